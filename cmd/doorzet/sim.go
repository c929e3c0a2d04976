package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store/plain"
)

// simCmd runs the simulator alone until it is told to stop.
type simCmd struct {
	Addr          string        `help:"${f_addr}" placeholder:"127.0.0.1:PORT" default:"127.0.0.1:0"`
	Scenario      string        `help:"${f_scenario}" placeholder:"FILE"`
	Latency       time.Duration `help:"${f_latency}" placeholder:"D"`
	Dialect       string        `help:"${f_dialect}" placeholder:"NAME"`
	WriteScenario bool          `help:"${f_writescenario}"`
	WriteHours    string        `help:"${f_writehours}" placeholder:"FILE"`
}

// Help describes the control door; kong shows it with --help.
func (c *simCmd) Help() string { return sim.Help() }

type simCompanyJSON struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Name   string `json:"name"`
	Period string `json:"period"`
}

// simJSON is the sign-in of the simulator. Its token is made up and opens
// nothing else.
type simJSON struct {
	URL       string           `json:"url"`
	Email     string           `json:"email"`
	Token     string           `json:"token"`
	Domain    string           `json:"domain"`
	Rest      simAppJSON       `json:"rest"`
	Companies []simCompanyJSON `json:"companies"`
}

// simAppJSON is the application under which a sign-in over REST works.
type simAppJSON struct {
	ClientID        string `json:"clientId"`
	ClientSecret    string `json:"clientSecret"`
	SubscriptionKey string `json:"subscriptionKey"`
}

func (c *simCmd) run(ctx context.Context, a *app) (reply, error) {
	if c.Latency < 0 {
		return reply{}, a.wrong("%s", a.say.BadDuration)
	}
	if c.Dialect != "" && !slices.Contains(sim.Dialects(), c.Dialect) {
		return reply{}, a.wrong(a.say.BadDialect, payroll.Clean(c.Dialect, 40), strings.Join(sim.Dialects(), ", "))
	}
	sc, err := c.scenario(a)
	if err != nil {
		return reply{}, err
	}
	if c.Dialect != "" {
		sc.Options.RestDialect = c.Dialect
	}
	if c.WriteScenario {
		return reply{}, writeScenario(a.stdout, sc)
	}
	if c.WriteHours != "" {
		if err := writeNew(c.WriteHours, demo.Hours()); err != nil {
			return reply{}, a.fileError(c.WriteHours, err)
		}
		doc := backupJSON{File: payroll.Clean(c.WriteHours, 400)}
		return reply{data: doc, page: func(p *page) { p.line(p.say.HoursWritten, doc.File) }}, nil
	}
	server := sim.New(sc, sim.Options{Latency: c.Latency})
	var printed error
	err = sim.Serve(ctx, c.Addr, server, func(url string) { printed = a.print(simReply(url, sc, server)) })
	if errors.Is(err, sim.ErrNotLoopback) {
		return reply{}, a.wrong(a.say.SimLoopback, payroll.Clean(c.Addr, 60))
	}
	if err != nil {
		return reply{}, codedError{"sim", nil, fmt.Sprintf(a.say.SimFailed, payroll.Clean(err.Error(), 200))}
	}
	return reply{}, printed
}

// scenario reads the scenario file; without one it is the example business.
func (c *simCmd) scenario(a *app) (sc sim.Scenario, err error) {
	if c.Scenario == "" {
		return sim.Demo(), nil
	}
	f, err := plain.Open(c.Scenario)
	if err != nil {
		return sc, a.fileError(c.Scenario, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if sc, err = sim.ParseScenario(f); err != nil {
		shown := payroll.Clean(err.Error(), 300)
		return sc, codedError{"sim-scenario", payroll.Args{"text": shown}, fmt.Sprintf(a.say.BadScenario, shown)}
	}
	return sc, nil
}

func simReply(url string, sc sim.Scenario, server *sim.Server) reply {
	doc := simJSON{URL: url, Companies: []simCompanyJSON{}}
	if len(sc.Users) > 0 {
		doc.Email, doc.Token, doc.Domain = sc.Users[0].Email, sc.Users[0].Token, sc.Users[0].Domain
	}
	doc.Rest = simAppJSON{sim.DefaultClientID, sim.DefaultClientSecret, sim.DefaultKey}
	if len(sc.Apps) > 0 {
		doc.Rest = simAppJSON{sc.Apps[0].ClientID, sc.Apps[0].ClientSecret, sc.Apps[0].SubscriptionKey}
	}
	for _, c := range server.State().Companies {
		doc.Companies = append(doc.Companies, simCompanyJSON(c))
	}
	return reply{data: doc, page: func(p *page) {
		p.line(p.say.SimSignIn, doc.URL, doc.Email, doc.Token, doc.Domain)
		p.line(p.t.Rest.Cmd.SimREST, doc.Rest.ClientID, doc.Rest.ClientSecret, doc.Rest.SubscriptionKey)
		for _, c := range doc.Companies {
			p.line(p.say.SimCompany, c.ID, c.Name, c.Period)
		}
	}}
}

func writeScenario(w io.Writer, sc sim.Scenario) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sc)
}

// writeNew writes a file that must not exist yet.
func writeNew(path string, content []byte) (err error) {
	f, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // the user names the file
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = f.Write(content)
	return err
}
