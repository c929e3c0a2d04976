package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// start runs two demo screens, Uren at digit 1 and Codes at digit 2.
func start(t *testing.T, w, h int) (*driver, *demoScreen, *demoScreen) {
	t.Helper()
	desk, dr := newDesk(t, testOptions())
	return startOn(desk, dr, w, h)
}

func startOn(desk *Desk, dr *driver, w, h int) (*driver, *demoScreen, *demoScreen) {
	one := newDemo(desk, "one", "Uren")
	two := newDemo(desk, "two", "Codes")
	desk.SetHeader(Header{Company: "Bistro De Kade", Period: "2026-11-M", Environment: Simulator})
	dr.drive(New(desk, Entry{"one", one, 1}, Entry{"two", two, 2}), w, h)
	return dr, one, two
}

func TestFrameShowsWhereOneIs(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	d.See("Doorzet", "1 Uren", "Bistro De Kade", "2026-11-M", "SIMULATOR", "goedkeuren", "hulp", "stoppen")
	if got := d.root.View().WindowTitle; got != "Doorzet - Uren - Bistro De Kade" {
		t.Errorf("window title %q", got)
	}
	if c := d.root.View().Cursor; c == nil || c.Y != 2 {
		t.Errorf("cursor at %v, not on the active cell", c)
	}
}

func TestGoldens(t *testing.T) {
	for _, mode := range []theme.Mode{theme.TrueColour, theme.Mono} {
		for _, size := range []struct {
			name string
			w, h int
		}{{"80x24", 80, 24}, {"120x40", 120, 40}} {
			o := testOptions()
			o.Theme.Mode = mode
			desk, dr := newDesk(t, o)
			d, _, _ := startOn(desk, dr, size.w, size.h)
			prefix := "frame-" + string(mode) + "-" + size.name
			d.Press("down", "down", "right").Golden(prefix + "-grid")
			d.Press("c").Golden(prefix + "-confirm")
			d.Press("esc", "?").Golden(prefix + "-help")
			d.Press("esc", "ctrl+p").Type("door").Golden(prefix + "-palette")
		}
	}
	o := testOptions()
	o.Lang = lang.English
	o.Theme.ASCII = true
	desk, dr := newDesk(t, o)
	d, _, _ := startOn(desk, dr, 80, 24)
	d.Golden("frame-ascii-en-80x24")
}

func TestDispatchOrder(t *testing.T) {
	d, one, two := start(t, 80, 24)
	d.Press("a", "down")
	if !slices.Equal(one.did, []string{"approve"}) || !slices.Equal(one.keys, []string{"down"}) {
		t.Fatalf("did %v, keys %v", one.did, one.keys)
	}
	// While text is typed, letters and digits are text.
	d.Press("e").Type("as2?q")
	if one.typed != "as2?q" || len(one.did) != 1 || d.quit {
		t.Fatalf("typed %q, did %v", one.typed, one.did)
	}
	// alt and a digit work even then; the screen keeps its state.
	d.Press("alt+2").See("2 Codes")
	if two.inits != 1 || two.shown != 1 {
		t.Fatalf("inits %d, shown %d", two.inits, two.shown)
	}
	d.Press("1").See("1 Uren")
	if one.inits != 1 || one.shown != 2 || one.capture != CaptureAll {
		t.Fatalf("inits %d, shown %d, capture %d", one.inits, one.shown, one.capture)
	}
	d.Press("enter")
	one.capture = CaptureDigits
	one.keys = nil
	d.Press("2").See("1 Uren")
	if !slices.Equal(one.keys, []string{"2"}) {
		t.Fatalf("a bare digit did not go to the grid: %v", one.keys)
	}
}

func TestDialogGetsEveryKey(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Press("c").See("Doorzetten?", "12 urenregels", "[ Annuleren ]")
	d.Press("a", "2", "q", "alt+2", "?").See("1 Uren", "Doorzetten?")
	if len(one.did) != 0 {
		t.Fatalf("keys went through the dialog: %v", one.did)
	}
	d.Press("enter").Not("Doorzetten?")
	if !slices.Equal(one.did, []string{"no"}) {
		t.Fatalf("Cancel was not first: %v", one.did)
	}
	d.Press("c", "tab", "enter", "c", "esc")
	if !slices.Equal(one.did, []string{"no", "yes", "no"}) {
		t.Fatalf("did %v", one.did)
	}
}

func TestTypedConfirmWantsTheWord(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Press("t").See("Typ 2026-10 om door te gaan")
	d.Type("2026-11").Press("enter").See("niet het gevraagde woord")
	d.Press("backspace", "backspace").Type("10").Press("enter").Not("Ontgrendelen")
	if !slices.Equal(one.did, []string{"typed"}) {
		t.Fatalf("did %v", one.did)
	}
}

func TestChoiceAndInput(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Press("o", "down", "enter").See("Urencode", "bestaat niet meer")
	d.Press("down", "enter").Not("Urencode")
	d.Press("i").Press("enter").See("Vul iets in")
	d.Type("jan").Press("enter").See("Er ontbreekt een @")
	d.Paste("@kade.nl\n").See("jan@kade.nl").Press("enter")
	if !slices.Equal(one.did, []string{"pick 2", "input jan@kade.nl"}) {
		t.Fatalf("did %v", one.did)
	}
	d.Press("i", "esc").Not("E-mail")
}

func TestDisabledSaysWhy(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	one.blocked = "er is nog geen urencode gekozen"
	d.Press("s").See("doorzetten kan nu niet: er is nog geen urencode gekozen")
	if len(one.did) != 0 {
		t.Fatal("a disabled action ran")
	}
	d.Press("?").See("nu niet: er is nog geen")
	d.Press("esc", "ctrl+p").Type("doorz").Press("enter").See("Opdrachten", "er is nog geen")
	if len(one.did) != 0 {
		t.Fatal("the palette ran a disabled action")
	}
}

func TestPaletteFindsAndRuns(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Press("ctrl+p").See("Opdrachten", "goedkeuren")
	d.Type("gdk").Press("enter").Not("Opdrachten")
	if !slices.Equal(one.did, []string{"approve"}) {
		t.Fatalf("did %v", one.did)
	}
	d.Press("ctrl+p").Type("codes").Press("enter").See("2 Codes")
	d.Press("ctrl+p").Type("zzzz").See("Niets gevonden").Press("enter", "esc").Not("Opdrachten")
}

func TestUnaskedDialogIgnoresKeysForAMoment(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.root.desk.OpenUnasked(&Confirm{Heading: "Let op", Text: "Nmbrs antwoordt niet.", Yes: "Verder", OnYes: one.do("yes"), OnNo: one.do("no")})
	d.Press("enter", "esc", "tab").See("Let op")
	d.Tick(time.Second)
	d.Press("enter").Not("Let op")
	if !slices.Equal(one.did, []string{"no"}) {
		t.Fatalf("did %v: a key reached the dialog too early", one.did)
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	desk := d.root.desk
	fetch := func(what string) tea.Cmd {
		return desk.Fetch("one", "list", func(context.Context) tea.Msg { return loadedMsg{what} })
	}
	first, second := fetch("first"), fetch("second")
	d.Press("2")
	d.run(second)
	d.run(first)
	if !slices.Equal(one.got, []string{"second"}) {
		t.Fatalf("got %v", one.got)
	}
	third := fetch("third")
	desk.Forget("one", "list")
	d.run(third)
	d.run(desk.After(time.Second, "one", "later", loadedMsg{"later"}))
	d.Tick(time.Second)
	if !slices.Equal(one.got, []string{"second", "later"}) {
		t.Fatalf("got %v", one.got)
	}
}

func TestNoticeReachesEveryStartedScreen(t *testing.T) {
	d, one, two := start(t, 80, 24)
	d.root.desk.Notify(loadedMsg{"changed"})
	d.Press("2")
	if len(one.got) != 1 || len(two.got) != 1 {
		t.Fatalf("one %v, two %v", one.got, two.got)
	}
}

func TestTaskRunsAndEnds(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Press("w").See("Doorzetten 2026-11: klaar")
	if want := []string{"worked", "ended Doorzetten 2026-11 stopped=false err=<nil>"}; !slices.Equal(one.got, want) {
		t.Fatalf("got %v", one.got)
	}
}

// held starts a task whose work the test ends by hand.
func held(d *driver, r **Report, ended *error) tea.Cmd {
	var run tea.Cmd
	cmd := d.root.desk.Start(TaskSpec{Name: "Inlezen", Screen: "one", Work: func(ctx context.Context, rep *Report) (tea.Msg, error) {
		*ended = ctx.Err()
		return nil, ctx.Err()
	}})
	*r = d.root.desk.task.report
	run = cmd
	return run
}

func TestTaskProgressAndStop(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	var rep *Report
	var ended error
	run := held(d, &rep, &ended)
	rep.Set(250, 1000)
	rep.Note("Anna\x1b[31m")
	d.Tick(10*time.Second).See("Inlezen [###", "250 van 1.000", "25 per seconde", "nog 30 s")
	d.Not("\x1b[31m")
	d.Press("w").See("Er loopt al iets: Inlezen")
	d.Tick(4 * time.Second).Not("Er loopt al iets").See("esc stopt")
	d.Press("2", "esc").Not("esc stopt", "wordt netjes gestopt")
	d.Press("1", "esc").See("wordt netjes gestopt")
	d.run(run)
	d.look().See("Inlezen: gestopt")
	if !errors.Is(ended, context.Canceled) {
		t.Fatalf("the work was not told to stop: %v", ended)
	}
	if len(one.got) != 1 || !strings.Contains(one.got[0], "stopped=true") {
		t.Fatalf("got %v", one.got)
	}
}

func TestQuitWaitsForTheTask(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	var rep *Report
	var ended error
	run := held(d, &rep, &ended)
	d.Press("q").See("Inlezen loopt nog", "[ Annuleren ]")
	if d.quit {
		t.Fatal("left without asking")
	}
	d.Press("tab", "enter")
	if d.quit {
		t.Fatal("left before the task had stopped")
	}
	d.run(run)
	if !d.quit {
		t.Fatal("did not leave after the task had stopped")
	}
}

func TestCtrlC(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	var rep *Report
	var ended error
	run := held(d, &rep, &ended)
	d.Press("ctrl+c")
	if d.quit {
		t.Fatal("the first ctrl+c cut off the task")
	}
	d.run(run)
	if !d.quit {
		t.Fatal("did not leave")
	}
	d, one, _ := start(t, 80, 24)
	one.capture = CaptureAll
	d.Press("ctrl+c")
	if !d.quit {
		t.Fatal("ctrl+c must always leave")
	}
}

func TestTooSmallInWords(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	d.Resize(79, 24).See("te klein: 79 × 24")
	d.Press("a")
	if len(one.did) != 0 {
		t.Fatal("a key did something that nobody could see")
	}
	d.Resize(80, 23).See("te klein").Resize(3, 2).Resize(1, 1).Resize(80, 24).See("1 Uren")
}

func TestCrashIsShown(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	d.Press("x").See("vastgelopen", "doorzet.log", "Druk op q")
	if !errors.Is(d.root.Err(), ErrCrashed) || len(d.log) != 1 || !strings.Contains(d.log[0], "kapot") {
		t.Fatalf("err %v, log %v", d.root.Err(), d.log)
	}
	d.Press("a", "1")
	if d.quit {
		t.Fatal("left by a stray key")
	}
	if d.Press("q"); !d.quit {
		t.Fatal("cannot leave")
	}
	d, one, _ := start(t, 80, 24)
	one.boom = true
	d.look().See("vastgelopen")
	if d.root.Err() == nil {
		t.Fatal("a crash while drawing is not reported")
	}
	d, _, _ = start(t, 80, 24)
	d.run(d.root.desk.Fetch("one", "x", func(context.Context) tea.Msg { panic("in een opdracht") }))
	d.look().See("vastgelopen")
}

func TestHostileTextIsHarmless(t *testing.T) {
	d, one, _ := start(t, 80, 24)
	evil := "\x1b[2J\x07\u202eevil\u2066\r\n\x00\u200d\u009b31m" + strings.Repeat("界", 300)
	one.text = evil
	one.name = evil
	d.root.desk.SetHeader(Header{Company: evil, Period: evil, Notice: evil})
	d.root.desk.Say(Bad, evil)
	d.root.desk.Open(&Choice{Heading: evil, Text: evil, Options: []Option{{Label: evil, Detail: evil, Disabled: evil}, {Label: evil}}})
	d.look()
	d.root.desk.Open(&Message{Heading: evil, Text: evil})
	d.look().Press("down")
	d.root.desk.Open(&Confirm{Heading: evil, Text: evil, Yes: "Ja"})
	d.look()
	for _, bad := range []string{"\x1b[2J", "\x07", "\u202e", "\u2066", "\x00", "\u009b"} {
		if strings.Contains(d.seen, bad) {
			t.Errorf("%q reached the terminal", bad)
		}
	}
	if title := d.root.View().WindowTitle; strings.ContainsAny(title, "\x1b\x07\u202e\n") {
		t.Errorf("window title %q", title)
	}
}

func TestEnvironmentsAndNotice(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	seen := map[string]bool{}
	for env, word := range map[Environment]string{
		Production: "PRODUCTIE", Sandbox: "TESTOMGEVING", Simulator: "SIMULATOR", OtherEnv: "ANDERE OMGEVING",
	} {
		d.root.desk.SetHeader(Header{Environment: env, Notice: "SOAP stopt op 1 maart 2027"})
		d.look().See(word, "SOAP stopt op 1 maart 2027", "nog geen koppeling")
		seen[strings.SplitN(d.seen, "\n", 2)[0]] = true
	}
	if len(seen) != 4 {
		t.Error("environments look the same")
	}
}

func TestLanguageAndBackgroundChangeAtOnce(t *testing.T) {
	o := testOptions()
	o.FollowBackground = true
	desk, dr := newDesk(t, o)
	d, _, _ := startOn(desk, dr, 80, 24)
	desk.SetLang(lang.English)
	d.look().See("help", "commands")
	dark := d.seen
	d.send(tea.BackgroundColorMsg{Color: rgb{0xff, 0xff, 0xff}})
	if d.look(); d.seen == dark || !strings.Contains(d.seen, "200;240;200") {
		t.Error("a light background was not followed")
	}
}

type rgb struct{ r, g, b uint8 }

func (c rgb) RGBA() (r, g, b, a uint32) {
	return uint32(c.r) * 0x101, uint32(c.g) * 0x101, uint32(c.b) * 0x101, 0xffff
}
