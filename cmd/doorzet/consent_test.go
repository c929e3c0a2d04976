package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"doorzet/nmbrs/sim"
)

// cmdConsent runs a command that signs in over REST, and does what a person at
// a browser would do, by script: "browser" is led back to the program, "paste"
// gives it the address at which a browser elsewhere would end.
func cmdConsent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: consent CODE browser|paste arguments…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := exec.Command(program(ts), append([]string{"--json", "--data", ts.Getenv("DZ")}, args[2:]...)...) //nolint:noctx // ends with its input
	cmd.Env = append(environment(ts), secretVariable+"="+sim.DefaultClientSecret, keyVariable+"="+sim.DefaultKey)
	var out bytes.Buffer
	cmd.Stdout = &out
	in, err := cmd.StdinPipe()
	ts.Check(err)
	told, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	lines := bufio.NewReader(told)
	address, err := addressIn(lines)
	ts.Check(err)
	ended, err := visit(address, ts.Getenv("SIM_EMAIL"), ts.Getenv("SIM_PASSWORD"), args[1] == "browser")
	ts.Check(err)
	if args[1] == "paste" {
		_, err = io.WriteString(in, ended+"\n")
		ts.Check(err)
	}
	rest, err := io.ReadAll(lines)
	ts.Check(err)
	err = cmd.Wait()
	for _, secret := range []string{sim.DefaultClientSecret, sim.DefaultKey} {
		if strings.Contains(out.String()+string(rest), secret) {
			ts.Fatalf("a secret was printed")
		}
	}
	wantExit(ts, want, err)
	file := ts.MkAbs("consent.json")
	ts.Check(os.WriteFile(file, out.Bytes(), 0o600))
	ts.Check(ts.Exec("cat", file))
}

// addressIn waits for the address that the program shows.
func addressIn(lines *bufio.Reader) (string, error) {
	form := regexp.MustCompile(`http://\S+/connect/authorize\S+`)
	for {
		line, err := lines.ReadString('\n')
		if a := form.FindString(line); a != "" {
			return a, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// visit posts the login page and gives the address at which a browser ends.
func visit(address, email, password string, follow bool) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	form := url.Values{"email": {email}, "password": {password}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	last := ""
	c := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		last = r.URL.String()
		if follow {
			return nil
		}
		return http.ErrUseLastResponse
	}}
	resp, err := c.Do(r)
	if err != nil {
		return "", err
	}
	return last, resp.Body.Close()
}
