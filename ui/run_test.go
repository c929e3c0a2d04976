package ui

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

func TestEveryScreenHasItsDigit(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, screens)
	x := lang.NL().Screens
	for i, name := range []string{
		x.Overview, x.Link, x.People, x.Period, x.Codes, x.Import, x.Hours, x.Push, x.InNmbrs,
	} {
		digit := string(rune('1' + i))
		d.Press("alt+"+digit).See(digit+" "+name, "Brasserie Het Anker")
		if captureOf(d.root.current()) == CaptureAll {
			d.Press("esc") // leaves the field in which a question mark is typed
		}
		d.Press("?").See("Hulp: "+name).Press("esc", "ctrl+p").See("Opdrachten").Press("esc")
	}
	for _, name := range []string{x.Log, x.Settings, x.Companies} {
		open(d.Press("alt+1"), name).See("│ " + name + " │").Press("?").See("Hulp: " + name).Press("esc")
	}
}

// Nothing is linked: each screen says so in words, in every look and size.
func TestEveryScreenWithoutALink(t *testing.T) {
	for _, mode := range []theme.Mode{theme.TrueColour, theme.Colours256, theme.Colours16, theme.Mono} {
		o := newTestOffice(t)
		o.desk.Theme = theme.Options{Mode: mode, Light: mode == theme.Colours256, ASCII: mode == theme.Mono}
		d := o.start(80, 24, screens)
		for _, digit := range "123456789" {
			d.Press("alt+" + string(digit)).Not("vastgelopen")
			if body := strings.Split(d.Screen(), "\n")[1:22]; strings.TrimSpace(strings.Join(body, "")) == "" {
				t.Errorf("screen %c says nothing", digit)
			}
			d.Resize(120, 40).Resize(80, 24)
		}
	}
}

func TestEndOfSOAPIsAnnounced(t *testing.T) {
	o := newTestOffice(t).link()
	desk, _ := newDesk(t, o.desk)
	desk.opts.Now = func() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }
	office, err := newOffice(desk, o.svc, nil)
	o.must(err)
	office.warnSOAP()
	if n := office.Header().Notice; !strings.Contains(n, "01-03-2027") {
		t.Fatalf("notice %q", n)
	}
	p := office.preferences()
	p.Lang = lang.English
	office.prefer(p)
	if n := office.Header().Notice; !strings.Contains(n, "2027-03-01") {
		t.Fatalf("notice %q", n)
	}
	o.must(office.choose(o.golf.Key()))
	if office.Header().Notice == "" {
		t.Fatal("the notice went with the company")
	}
	desk.opts.Now = func() time.Time { return testNow }
	office.SetHeader(Header{})
	office.warnSOAP()
	if n := office.Header().Notice; n != "" {
		t.Fatalf("notice %q too early", n)
	}
}

func TestPreferencesAreKeptForTheNextRun(t *testing.T) {
	o := newTestOffice(t).link()
	start := func() *Program {
		t.Helper()
		desk := o.desk
		desk.Now = func() time.Time { return testNow }
		p, err := NewProgram(RunOptions{Service: o.svc, Desk: desk})
		o.must(err)
		return p
	}
	p := start()
	chosen := p.office.preferences()
	chosen.Lang, chosen.Decimal, chosen.ColourBlind = lang.English, true, true
	o.must(p.office.keep(chosen))
	if got := start().office.preferences(); !reflect.DeepEqual(got, chosen) {
		t.Fatalf("got %+v, want %+v", got, chosen)
	}
	// Fewer colours here than there, and a language asked for, win.
	o.desk.Theme.Mode = theme.Mono
	desk := o.desk
	desk.Now = func() time.Time { return testNow }
	p, err := NewProgram(RunOptions{Service: o.svc, Desk: desk, FixedLang: true})
	o.must(err)
	if got := p.office.preferences(); got.Mode != theme.Mono || got.Lang != lang.Dutch || !got.Decimal {
		t.Fatalf("got %+v", got)
	}
	o.must(o.led.SavePreferences([]byte(`"not an object"`)))
	if got := start().office.preferences(); got.Lang != lang.Dutch {
		t.Fatalf("got %+v", got)
	}
}

// The whole program on the library's own loop.
func TestRunDrawsAndLeaves(t *testing.T) {
	o := newTestOffice(t).ready()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	desk := o.desk
	desk.Now = func() time.Time { return testNow }
	var out bytes.Buffer
	err := Run(ctx, RunOptions{
		Service: o.svc, Desk: desk, Demo: &Demo{Hours: o.hours, Endpoint: o.url},
		Preferences: &Preferences{Lang: lang.English}, In: strings.NewReader("q"), Out: &out, Env: []string{"TERM=xterm-256color"},
		more: []tea.ProgramOption{tea.WithWindowSize(80, 24)},
	})
	if err != nil || ctx.Err() != nil {
		t.Fatal(err, ctx.Err())
	}
	if !strings.Contains(out.String(), "Overview") {
		t.Errorf("nothing was drawn: %q", out.String())
	}
}
