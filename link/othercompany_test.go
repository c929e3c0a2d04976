package link_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// TestAnotherCompanysListLandsOnNobody reads in a list of people who work for
// another company, under the numbers of the people here: at a venue that is
// mapped to nobody, at one that is the company's own, with one company linked
// and with two. Not one line is anybody's, nothing is planned or sent.
func TestAnotherCompanysListLandsOnNobody(t *testing.T) {
	t.Parallel()
	for _, two := range []bool{false, true} {
		for _, own := range []bool{false, true} {
			t.Run(fmt.Sprintf("two linked %v, venue mapped %v", two, own), func(t *testing.T) {
				o := newOffice(t)
				o.activate()
				team, err := o.svc.Sync(context.Background(), o.co)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := o.svc.Apply(o.co, team, nil); err != nil {
					t.Fatal(err)
				}
				if _, err := o.svc.FetchCodes(context.Background(), o.co); err != nil {
					t.Fatal(err)
				}
				o.codes("gewerkte uren=2100", "dagen=on")
				if two {
					o.second()
				}
				if own {
					if err := o.svc.SetVenue("Elders", o.co); err != nil {
						t.Fatal(err)
					}
				}
				before := o.sim.State()
				o.strangers(team, !own)
				for _, v := range o.desk().Verdicts {
					if v.Employee != "" {
						t.Errorf("%s (%s) went to %s: %+v", v.Line.Person, v.Line.Number, v.Employee, v.Match)
					}
				}
				if res := o.export(); res.Batch != "" {
					t.Errorf("a batch: %+v", res)
				}
				if now := o.sim.State(); len(now.Rows) != len(before.Rows) {
					t.Errorf("Nmbrs holds %d rows, %d before", len(now.Rows), len(before.Rows))
				}
			})
		}
	}
}

// strangers takes in a list of names that nobody here has, each under the
// number of somebody here, approved as far as approving goes.
// The venue is asked about while nobody decided about it.
func (o *office) strangers(team *link.Team, asked bool) {
	o.t.Helper()
	var b strings.Builder
	b.WriteString("datum;naam;personeelsnummer;vestiging;uren;goedgekeurd\n")
	rows := 0
	for i, r := range team.Rows {
		if r.Person.Number == "" {
			continue
		}
		rows++
		_, _ = fmt.Fprintf(&b, "02-11-2026;Xq%dvo Zwq%drt;%s;Elders;8;ja\n", i, i, r.Person.Number)
	}
	p, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: intake.Input{Name: "elders.csv", Data: []byte(b.String())}})
	if err != nil {
		o.t.Fatal(err)
	}
	if p.OpenVenue() != asked {
		o.t.Errorf("held: %+v", p.Held)
	}
	if asked {
		if len(p.Changes.New) > 0 || p.Held[0].Rows != rows || p.Held[0].Known != 0 {
			o.t.Errorf("%d rows come in unasked, held: %+v", len(p.Changes.New), p.Held)
		}
		p = o.answerVenue(p, link.VenueChoice{Venue: "Elders", Here: true}) // the worst answer
	}
	if len(p.Unknown) != rows || rows < 20 {
		o.t.Errorf("%d of %d names are told as unknown", len(p.Unknown), rows)
	}
	for _, u := range p.Unknown {
		if u.Why != payroll.DoubtOther || len(u.Suggestions) == 0 {
			o.t.Errorf("%s: %q, %+v", u.Name, u.Why, u.Suggestions)
		}
	}
	if _, err := o.svc.Take(p, link.TakeOptions{}); err != nil {
		o.t.Fatal(err)
	}
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
}
