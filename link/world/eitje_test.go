package world_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"

	"doorzet/eitje/fake"
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// planning is the eitje API with the shifts as they are when it is asked.
type planning struct {
	web *httptest.Server
	now atomic.Pointer[fake.Server]
}

func newPlanning() *planning {
	p := &planning{}
	p.now.Store(fake.New())
	p.web = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.now.Load().ServeHTTP(w, r) }))
	return p
}

// environments are the ids of the venues there; the third is not among them.
func environments() []int { return []int{11, 12} }

// show lets the API tell what a file would.
func (w *world) show(f *file) {
	var list []map[string]any
	for _, s := range f.rows {
		at := func(minutes int) string {
			d := dateOf(s.day + minutes/1440)
			return fmt.Sprintf("%sT%s:00+01:00", d.Format("2006-01-02"), clock(minutes))
		}
		x := fake.Shift(s.id, dateOf(s.day).Format("2006-01-02"), at(s.start), at(s.end))
		x["break_minutes"] = s.pause
		x["approved"] = f.approved
		x["type"] = map[string]any{"id": 1 + s.typ, "name": typeNames()[s.typ]}
		x["user"] = map[string]any{"id": 1 + s.person, "name": f.spell[s.person].name}
		x["team"] = map[string]any{"id": 1 + s.team, "name": w.truth.teams[s.team]}
		x["environment"] = map[string]any{"id": environments()[s.venue], "name": w.truth.venues[s.venue]}
		meals := make([]string, s.meals)
		for i := range meals {
			meals[i] = "Maaltijd"
		}
		x["meals"] = meals
		list = append(list, x)
	}
	w.eitje.now.Store(fake.New(list...))
}

// pull reads the shifts of the days that the file speaks of.
func (c *clerk) pull(f *file) (*link.Preview, error) {
	ctx := context.Background()
	c.w.show(f)
	if !c.pulls {
		_, err := c.svc.LinkEitje(ctx, link.EitjeCredentials{
			Endpoint: c.w.eitje.web.URL + "/open_api", PartnerUser: fake.PartnerUser, APIUser: fake.APIUser,
			Passwords: link.EitjePasswords{Partner: store.NewSecret(fake.PartnerPassword), API: store.NewSecret(fake.APIPassword)},
		})
		c.w.ok(err)
		ids := strings.Fields(strings.Trim(fmt.Sprint(environments()), "[]"))
		_, err = c.svc.ChooseEnvironments(ids)
		c.w.ok(err)
		c.pulls = true
	}
	days := payroll.Span{From: payroll.DateOf(dateOf(f.from)), To: payroll.DateOf(dateOf(f.to))}
	return c.svc.PullEitje(ctx, c.cos[0], link.PullRequest{Days: days})
}
