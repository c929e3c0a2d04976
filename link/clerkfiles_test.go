package link_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doorzet/internal/shared"
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// clerkOpen are the shared files that do not yet give what their entry expects, with
// why. A file that does may not stand here.
var clerkOpen = map[string]string{
	"11d-hours-negative.csv": "hours below zero with nothing to take them from wait until somebody has seen each, by design",
}

// clerkLine is an hour line that is expected: employee, day and minutes.
type clerkLine struct {
	employee, day string
	minutes       int
}

// UnmarshalJSON reads [employee, day, minutes] with perhaps the meals behind.
func (l *clerkLine) UnmarshalJSON(data []byte) error {
	var meals json.RawMessage
	return json.Unmarshal(data, &[]any{&l.employee, &l.day, &l.minutes, &meals})
}

// clerkWant is an entry of expect.json; FILES.md beside it says what each part means.
type clerkWant struct {
	Lines     []clerkLine
	Refuse    bool
	MustSay   bool `json:"must_say"`
	Maybe     []clerkLine
	MaybeSaid []clerkLine `json:"maybe_said"`
	Alt       [][]clerkLine
	Finding   bool
	Others    int
	Pre       string
	Link      []string
	BadCodes  []payroll.Code `json:"bad_codes"`
	NoUnknown bool           `json:"no_unknown"`
	Note      string
}

// clerkSaw is what became of a file, as the clerk sees it.
type clerkSaw struct {
	refused error
	// lines are those that may go on; others those of other types.
	lines  map[clerkLine]int
	others int
	// said is what the clerk was told, unknown which names nobody answers to.
	said, unknown []string
	codes         []payroll.Code
	findings      int
}

// faults compares what came of a file with what a careful person expects.
func (w *clerkWant) faults(saw *clerkSaw) []string {
	var out []string
	for _, c := range saw.codes {
		if slices.Contains(w.BadCodes, c) {
			out = append(out, fmt.Sprintf("says %s, which is untrue", c))
		}
	}
	if saw.refused != nil {
		if !w.Refuse {
			out = append(out, fmt.Sprintf("refused: %v", saw.refused))
		}
		return out
	}
	told := len(saw.said) > 0
	if w.MustSay && !told {
		out = append(out, "nothing is said")
	}
	if w.Finding && saw.findings == 0 {
		out = append(out, "no finding")
	}
	if w.NoUnknown && len(saw.unknown) > 0 {
		out = append(out, fmt.Sprintf("taken for people: %q", saw.unknown))
	}
	if saw.others > w.Others || saw.others < w.Others && !told {
		out = append(out, fmt.Sprintf("%d lines of other types, want %d", saw.others, w.Others))
	}
	best := w.amiss(w.Lines, saw, told)
	for _, alt := range w.Alt {
		if o := w.amiss(alt, saw, told); len(o) < len(best) {
			best = o
		}
	}
	return append(out, best...)
}

// amiss compares the lines with one right outcome.
func (w *clerkWant) amiss(right []clerkLine, saw *clerkSaw, told bool) []string {
	want, may := map[clerkLine]int{}, map[clerkLine]bool{}
	for _, l := range right {
		want[l]++
	}
	for _, l := range w.Maybe {
		may[l] = true
	}
	for _, l := range w.MaybeSaid {
		may[l] = told
	}
	var out []string
	for l, n := range saw.lines {
		if n > want[l] && !may[l] {
			out = append(out, fmt.Sprintf("wrong figure: %v, %d times", l, n))
		}
	}
	for l, n := range want {
		switch {
		case saw.lines[l] >= n:
		case !told:
			out = append(out, fmt.Sprintf("lost without a word: %v", l))
		case !w.Refuse:
			out = append(out, fmt.Sprintf("lost: %v", l))
		}
	}
	slices.Sort(out)
	return out
}

// clerkWay is a way in which a file comes in.
type clerkWay struct {
	name string
	// request asks for the preview of a file.
	request func(in intake.Input) (link.ImportRequest, error)
}

// onScreen proposes what the columns of an unknown header mean, as the form of
// columns does, and the clerk agrees.
func onScreen(in intake.Input) (link.ImportRequest, error) {
	req := link.ImportRequest{Input: in}
	if known, err := intake.Recognise(in); known || !intake.Unrecognised(err) {
		return req, nil // what is the matter with it comes of the preview
	}
	prof, _, err := intake.Guess(in)
	req.Profile = &prof
	return req, err
}

// byCommand reads without anybody who looks.
func byCommand(in intake.Input) (link.ImportRequest, error) {
	return link.ImportRequest{Input: in, Guess: true}, nil
}

// TestFilesThatClerksHold reads the files of the shared folder, each into an office of
// its own, and holds what becomes of them against what a careful person expects.
func TestFilesThatClerksHold(t *testing.T) {
	t.Parallel()
	dir := shared.Dir(t, "files")
	data, err := os.ReadFile(filepath.Join(dir, "expect.json"))
	noErr(t, err)
	var all map[string]clerkWant
	noErr(t, json.Unmarshal(data, &all))
	base := clerkOffice(t)
	right := map[string]int{}
	ways := []clerkWay{{"screen", onScreen}, {"command", byCommand}}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		want := all[name]
		for _, way := range ways {
			t.Run(name+" by "+way.name, func(t *testing.T) {
				saw := base.copied(t).bring(dir, name, &want, way)
				faults := want.faults(saw)
				if len(faults) == 0 {
					right[name]++
				} else if clerkOpen[name] == "" {
					t.Errorf("%q\nsaid %q, has to be: %s", faults, saw.said, want.Note)
				}
			})
		}
		if right[name] == len(ways) && clerkOpen[name] != "" {
			t.Errorf("%s is right and still stands among those that are not", name)
		}
	}
	t.Logf("%d files, %d not yet as a careful person expects", len(all), len(clerkOpen))
	for name := range clerkOpen {
		if _, ok := all[name]; !ok {
			t.Errorf("there is no file %s", name)
		}
	}
}

// clerkOffice is an office that is linked and has its codes, and holds no hours.
func clerkOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.activate()
	team, err := o.svc.Sync(t.Context(), o.co)
	noErr(t, err)
	_, err = o.svc.Apply(o.co, team, nil)
	noErr(t, err)
	_, err = o.svc.FetchCodes(t.Context(), o.co)
	noErr(t, err)
	o.codes("gewerkte uren=2100", "maaltijden=5100", "verlof=-", "ziek=-")
	noErr(t, o.led.Close())
	t.Cleanup(o.open) // what closes the ledger at the end wants it open
	return o
}

// copied opens a copy of an office whose ledger is closed.
func (o *office) copied(t *testing.T) *office {
	t.Helper()
	c := &office{t: t, sim: o.sim, url: o.url, dir: t.TempDir(), settings: o.settings}
	noErr(t, os.CopyFS(c.dir, os.DirFS(o.dir)))
	c.open()
	t.Cleanup(func() { noErr(t, c.led.Close()) })
	c.co = c.must(c.svc.Company(string(o.co.Key())))
	return c
}

// bring reads a file in, after the one that comes before it, approves all that may be
// and tells what the clerk sees then.
func (o *office) bring(dir, name string, want *clerkWant, way clerkWay) *clerkSaw {
	o.t.Helper()
	if want.Pre != "" {
		noErr(o.t, o.takeFile(dir, want.Pre, way, &clerkSaw{}))
		o.approveAll()
	}
	for _, l := range want.Link {
		o.t.Fatalf("nobody links %q in this test", l)
	}
	saw := &clerkSaw{lines: map[clerkLine]int{}}
	if saw.refused = o.takeFile(dir, name, way, saw); saw.refused != nil {
		saw.said = append(saw.said, saw.refused.Error())
		return saw
	}
	o.approveAll()
	d := o.desk()
	for i := range d.Verdicts {
		saw.see(&d.Verdicts[i])
	}
	return saw
}

// see takes in a line: one that is approved, or that needs no approval because it goes
// nowhere, is there; another waits for a person.
func (s *clerkSaw) see(v *payroll.Verdict) {
	if v.Line.Withdrawn {
		return
	}
	s.findings += len(v.Findings)
	switch {
	case !v.Line.Approved && v.State != payroll.StateOutside:
		s.said = append(s.said, fmt.Sprintf("%s of %s waits: %v", v.Line.Person, v.Line.Date, v.Findings))
	case v.Line.Type != payroll.TypeWorked:
		s.others++
	default:
		s.lines[clerkLine{string(v.Employee), v.Line.Date.String(), int(v.Line.Minutes)}]++
	}
}

// takeFile previews a file and takes it over.
func (o *office) takeFile(dir, name string, way clerkWay, saw *clerkSaw) error {
	data, err := os.ReadFile(filepath.Join(dir, name))
	noErr(o.t, err)
	req, err := way.request(intake.Input{Name: name, Data: data})
	var p *link.Preview
	if err == nil {
		p, err = o.svc.Preview(o.t.Context(), o.co, req)
	}
	if err != nil {
		var prob *payroll.Problem
		if !errors.As(err, &prob) {
			o.t.Fatalf("no words for %v", err)
		}
		saw.codes = append(saw.codes, prob.Code)
		return err
	}
	saw.hear(p)
	_, err = o.svc.Take(p, link.TakeOptions{})
	return err
}

// hear takes in what the preview tells beside the lines.
func (s *clerkSaw) hear(p *link.Preview) {
	say := func(what string, n int) {
		if n > 0 {
			s.said = append(s.said, fmt.Sprintf("%d %s", n, what))
		}
	}
	for _, r := range p.Result.Refused {
		s.codes = append(s.codes, r.Problem.Code)
		s.said = append(s.said, fmt.Sprintf("line %d: %s", r.Line, r.Problem.Code))
	}
	for i := range p.Result.Notes {
		if n := &p.Result.Notes[i]; n.Lost() {
			s.said = append(s.said, fmt.Sprintf("not read: %s %s%s%s", n.What, n.Column, n.Sheet, n.Text))
		}
	}
	for _, u := range p.Unknown {
		s.unknown = append(s.unknown, u.Name)
	}
	c := &p.Changes
	say("unknown names", len(p.Unknown))
	say("venues held", len(p.Held))
	say("totals that differ", len(p.Result.Totals))
	say("led to by another name or number", len(p.Said))
	say("outside", len(p.Outside))
	say("unlikely", len(p.Unlikely))
	say("possibly double", len(c.Double))
	say("moved", len(c.Moved))
	say("copies", len(c.Copies))
	say("vanished", len(c.Vanished))
	say("new names", len(c.Renames))
	if c.Part != nil {
		say("part", 1)
	}
}
