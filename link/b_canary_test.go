package link_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

const (
	canaryOne = "kanarie1kanarie1kanarie1kanarie1"
	canaryTwo = "kanarie2kanarie2kanarie2kanarie2"
)

// canaryForms are the shapes in which a token could lie about.
func canaryForms() []string {
	var out []string
	for _, c := range []string{canaryOne, canaryTwo} {
		out = append(out, c, hex.EncodeToString([]byte(c)), base64.StdEncoding.EncodeToString([]byte(c))[:40])
	}
	return out
}

// sieve gathers what is written and said, and looks for a token in it.
type sieve struct {
	mu  sync.Mutex
	all bytes.Buffer
}

// Write keeps.
func (s *sieve) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(p)
}

// say keeps an error in every way of printing it, and in words.
func (s *sieve) say(err error) {
	_, _ = fmt.Fprintf(s, "%v %+v %#v %q\n", err, err, err, err)
	for e := err; e != nil; e = errors.Unwrap(e) {
		_, _ = fmt.Fprintf(s, "%#v\n", e)
	}
	var p *payroll.Problem
	if !errors.As(err, &p) {
		return
	}
	for _, l := range []lang.Lang{lang.Dutch, lang.English} {
		_, _ = fmt.Fprintln(s, lang.For(l).Problem(p, "doorzet.log"))
	}
}

func (s *sieve) clean(t *testing.T, what string) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	noCanary(t, what, s.all.Bytes())
}

func noCanary(t *testing.T, what string, content []byte) {
	t.Helper()
	for _, form := range canaryForms() {
		if at := bytes.Index(content, []byte(form)); at >= 0 {
			t.Errorf("the token stands in %s: …%q…", what, content[max(0, at-80):min(len(content), at+len(form))])
		}
	}
}

// canaryOffice is an office of which the token is known and everything said is
// sieved, the wire log at debug level included.
func canaryOffice(t *testing.T) (*office, *sieve) {
	t.Helper()
	heard := &sieve{}
	log := slog.New(slog.NewTextHandler(heard, &slog.HandlerOptions{Level: slog.LevelDebug}))
	sc := sim.Demo()
	sc.Users[0].Token = canaryOne
	keys := store.MemoryKeyring()
	o := officeAt(t, sc, quickDir(t))
	o.settings = append(o.settings, func(opts *link.Options) {
		opts.Token, opts.Keys, opts.Log = store.Secret{}, keys, log
		opts.Dial = func(a link.Access) (nmbrs.Client, error) {
			_, _ = fmt.Fprintf(heard, "%v %+v %#v\n", a, a, a)
			return soap.New(soap.Options{
				Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal,
				ReadTimeout: 2 * time.Second, WriteTimeout: a.WriteTimeout, Log: log,
			})
		}
	})
	o.wire()
	return o, heard
}

// TestTokenCannotLeak walks the whole road, with servers that echo the token,
// and looks for it in everything that was said or kept.
func TestTokenCannotLeak(t *testing.T) {
	t.Parallel()
	o, heard := canaryOffice(t)
	ctx := t.Context()
	o.co = o.activateAll(canaryOne)[0]
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.FetchCodes(ctx, o.co); err != nil {
		t.Fatal(err)
	}
	o.codes("gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on")
	for _, v := range []string{"het anker", "brasserie het anker", ""} {
		if err := o.svc.SetVenue(v, o.co); err != nil {
			t.Fatal(err)
		}
	}
	o.read("uren.csv", demo.Hours())
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		t.Fatal(err)
	}
	if err := o.sim.Inject(
		sim.Fault{Operation: "HourComponentVar_Insert", Kind: "fault", Code: 2001, Text: "token " + canaryOne},
		sim.Fault{Operation: "HourComponentVar_Insert", Kind: "body", Body: "<html>" + canaryOne + "</html>"},
	); err != nil {
		t.Fatal(err)
	}
	res := o.export()
	if res.Done == 0 || res.Refused == 0 {
		t.Errorf("done %d, refused %d", res.Done, res.Refused)
	}
	_, _ = fmt.Fprintf(heard, "%+v %#v\n", res, res)
	for _, st := range res.Steps {
		_, _ = fmt.Fprintf(heard, "%+v\n", st)
	}
	o.echoes(heard)
	if err := o.sim.ResetToken("", canaryTwo); err != nil {
		t.Fatal(err)
	}
	_, err = o.svc.Sync(ctx, o.co)
	heard.say(err)
	heard.say(o.svc.NewToken(ctx, o.co, store.NewSecret(canaryOne)))
	if err := o.svc.NewToken(ctx, o.co, store.NewSecret(canaryTwo)); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(o.dir, "kopie.doorzet")
	if err := o.led.Backup(backup); err != nil {
		t.Fatal(err)
	}
	entries, err := o.led.AuditLog()
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d entries in the trail, %v", len(entries), err)
	}
	_, _ = fmt.Fprintf(heard, "%+v\n", entries)
	heard.clean(t, "what was said")
	for _, part := range []string{"<Token>[redacted]</Token>", "AuthHeaderWithDomain", "HourComponentVar_Insert"} {
		if !bytes.Contains(heard.all.Bytes(), []byte(part)) {
			t.Errorf("the wire log lacks %s", part)
		}
	}
	o.kept(backup)
	noCanary(t, "the arguments of the process", []byte(strings.Join(os.Args, " ")))
	if line, err := os.ReadFile("/proc/self/cmdline"); err == nil {
		noCanary(t, "the command line of the process", line)
	}
}

// echoes lets every kind of bad answer carry the token.
func (o *office) echoes(heard *sieve) {
	o.t.Helper()
	for _, f := range []sim.Fault{
		{Kind: "fault", Code: 1002, Text: canaryOne},
		{Kind: "fault", Code: -1, Text: canaryOne},
		{Kind: "fault12", Code: 9999, Text: canaryOne},
		{Kind: "body", Body: canaryOne},
		{Kind: "body", Status: 500, Body: "<" + canaryOne + "/>"},
		{Kind: "status", Status: 302, Location: "https://" + canaryOne + ".example.test/"},
	} {
		f.Operation = "List_GetByCompany"
		if err := o.sim.Inject(f); err != nil {
			o.t.Fatal(err)
		}
		_, err := o.svc.Sync(context.Background(), o.co)
		o.sim.ClearFaults()
		if err == nil {
			o.t.Errorf("%s: a bad answer was taken", f.Kind)
		}
		heard.say(err)
	}
}

// kept looks for the token in every file that the program wrote.
func (o *office) kept(also ...string) {
	o.t.Helper()
	files := append([]string{}, also...)
	err := filepath.WalkDir(o.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 4 {
		o.t.Fatalf("%d files, %v", len(files), err)
	}
	t, ok := o.t.(*testing.T)
	if !ok {
		o.t.Fatal("not in a test")
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			o.t.Fatal(err)
		}
		noCanary(t, name, content)
	}
}
