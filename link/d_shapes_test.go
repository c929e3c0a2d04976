package link_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// TestEveryShapeOfFile reads a file of every shape that clerks hold, made by
// us. Its preview is that of the golden file, and taking it over makes exactly
// the lines that a careful person typed into the .lines file beside it.
func TestEveryShapeOfFile(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/shapes/*.[ctx][sxl][vts]*")
	noErr(t, err)
	if len(files) != 8 {
		t.Fatalf("%d shapes: %q", len(files), files)
	}
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			o := shapeOffice(t)
			base := strings.TrimSuffix(path, filepath.Ext(path))
			if content, err := os.ReadFile(base + ".profile.json"); err == nil {
				var p intake.Profile
				noErr(t, json.Unmarshal(content, &p))
				noErr(t, o.svc.SaveProfile(p))
			}
			data, err := os.ReadFile(path)
			noErr(t, err)
			p := o.see(name, string(data))
			goldenText(t, base+".golden", previewText(p))
			taken := o.take(p, link.TakeOptions{})
			if p.People != nil {
				o.wantHours(0, 0)
				if taken.Linked+taken.Witnesses == 0 {
					t.Errorf("taken %+v", taken)
				}
				return
			}
			want, err := os.ReadFile(base + ".lines")
			noErr(t, err)
			if got := o.typedLines(); got != string(want) {
				t.Errorf("the lines are\n%s\nand should be\n%s", got, want)
			}
			o.t = t
			if again := o.see(name, string(data)); len(again.Changes.Same) != len(p.Changes.New) || len(again.Changes.New) > 0 {
				t.Errorf("again: %s", tally(again))
			}
		})
	}
}

// TestTheShapeOfEitjeItself is the same for the Open API.
func TestTheShapeOfEitjeItself(t *testing.T) {
	t.Parallel()
	night := shift(2, 6, "start", "2026-11-06T20:00:00+01:00", "end", "2026-11-07T02:30:00+01:00", "break_minutes", 15, "approved", false)
	o, _, _ := eitjeOffice(t, shift(1, 2, "meals", []string{"Lunch", "Diner"}), night,
		shift(3, 9, "type", map[string]any{"id": 2, "name": "Verlof"}, "team", nil), shift(4, 10, "end", nil))
	p := o.pulled(november)
	goldenText(t, "testdata/shapes/eitje-api.golden", previewText(p))
	o.take(p, link.TakeOptions{})
	want, err := os.ReadFile("testdata/shapes/eitje-api.lines")
	noErr(t, err)
	if got := o.typedLines(); got != string(want) {
		t.Errorf("the lines are\n%s\nand should be\n%s", got, want)
	}
}

// shapeOffice has both companies linked, their people taken over, and Het Anker at hand.
func shapeOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.activate()
	second := o.second()
	noErr(t, o.svc.SetVenue("Het Anker", o.co))
	for _, co := range []*store.Company{o.co, second} {
		team, err := o.svc.Sync(t.Context(), co)
		noErr(t, err)
		_, err = o.svc.Apply(co, team, nil)
		noErr(t, err)
	}
	return o
}

func goldenText(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		noErr(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	noErr(t, err)
	if got != string(want) {
		t.Errorf("%s differs.\n--- got\n%s--- want\n%s", path, got, want)
	}
}

// previewText writes a preview as text.
func previewText(p *link.Preview) string {
	var b strings.Builder
	res := p.Result
	fmt.Fprintf(&b, "%s, form %q, %d rows, times %v, approval %v, meals %v\n", res.Kind, res.Form, res.RowCount, res.HasTimes, res.HasApproval, res.HasMeals)
	fmt.Fprintf(&b, "covers %s..%s, venues %q, teams %q, types %q\n", res.Covers.From, res.Covers.To, res.Covers.Venues, res.Covers.Teams, res.Covers.Types)
	fmt.Fprintf(&b, "%s\n", tally(p))
	for _, v := range p.Venues {
		fmt.Fprintf(&b, "venue %s, %s: %d new, %d changed, %d same, %d vanished, %d double, %s of which %s added\n",
			v.Company, v.Venue, v.New, v.Changed, v.Same, v.Vanished, v.Double, v.Minutes.Clock(), v.Added.Clock())
	}
	for _, u := range p.Unknown {
		fmt.Fprintf(&b, "unknown %s: %d lines, %s", u.Name, u.Lines, u.Minutes.Clock())
		for _, s := range u.Suggestions {
			fmt.Fprintf(&b, ", %s (%s)", s.Name, s.Why)
		}
		b.WriteString("\n")
	}
	for _, r := range res.Refused {
		fmt.Fprintf(&b, "refused %d:%d %q %s (%s %s)\n", r.Line, r.Column, r.Text, r.Problem.Code, r.Person, r.Date)
	}
	for _, n := range res.Totals {
		fmt.Fprintf(&b, "totals row %d, %s: %s stated, %s summed\n", n.Line, n.Column, n.Stated.Clock(), n.Summed.Clock())
	}
	if p.People != nil {
		for _, m := range p.People.Rows {
			fmt.Fprintf(&b, "person %s: %s, %s by %q, contract %q, disagrees %v", m.Name, m.Fate, m.Called, m.By, m.Contract, m.Disagrees)
			for _, s := range m.Suggestions {
				fmt.Fprintf(&b, ", perhaps %s", s.Name)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// typedLines writes the lines as a person would type them, in the order of the source.
func (o *office) typedLines() string {
	o.t.Helper()
	lines, err := o.co.Lines(payroll.Span{})
	if err != nil {
		o.t.Fatal(err)
	}
	slices.SortStableFunc(lines, func(a, b payroll.Line) int { return cmp.Compare(a.Source.Row, b.Source.Row) })
	var b strings.Builder
	for _, l := range lines {
		yes := "nee"
		if l.Approved {
			yes = "ja"
		}
		meals := ""
		if n := l.Count(payroll.KindMeals); n != 0 {
			meals = strings.TrimSuffix(n.String(), ".00")
		}
		if n := l.Count("kilometers"); n != 0 {
			meals = strings.TrimSpace(meals + " kilometers " + strings.TrimSuffix(n.String(), "0"))
		}
		cells := []string{
			l.Date.Dutch(), l.Person, l.Venue, l.Team, l.Type, l.Start.String(), l.End.String(), payroll.IntText(int(l.Break)),
			l.Minutes.Clock(), meals, yes, l.Contract,
		}
		fmt.Fprintln(&b, strings.Join(cells, "\t"))
	}
	return b.String()
}
