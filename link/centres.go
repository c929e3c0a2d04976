package link

import (
	"cmp"
	"context"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// CodeNoCentre has the arg centre: Nmbrs has no such cost centre.
const CodeNoCentre payroll.Code = "cost-centre-unknown"

// Centre is a kostenplaats of Nmbrs.
type Centre struct {
	ID, Code, Description string
}

// CentreRow is a venue or team with the cost centre that it goes to.
type CentreRow struct {
	Name string
	Team bool
	// ID is the cost centre, "" for none.
	ID    string
	Lines int
}

// CostCentres reads the cost centres of the company afresh. They are kept
// nowhere: only the ids that were chosen are.
func (s *Service) CostCentres(ctx context.Context, co *store.Company) ([]Centre, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	list, err := c.CostCentres(ctx, nmbrs.CompanyID(info.NmbrsID))
	if err != nil {
		return nil, s.noteBroken(co, err)
	}
	out := make([]Centre, len(list))
	for i, x := range list {
		out[i] = Centre{x.ID, payroll.Clean(x.Code, 40), payroll.Clean(x.Description, 80)}
	}
	return out, nil
}

// CentreRows lists the venues and teams of the period's lines, and those that
// have a cost centre.
func (s *Service) CentreRows(d *Desk) []CentreRow {
	chosen, _ := d.Book.Settings.CostCentres.At(d.Period)
	type key struct {
		name string
		team bool
	}
	rows := map[key]*CentreRow{}
	at := func(name string, team bool) *CentreRow {
		k := key{payroll.FoldType(name), team}
		if rows[k] == nil {
			rows[k] = &CentreRow{Name: name, Team: team}
		}
		return rows[k]
	}
	for i := range d.Verdicts {
		l := &d.Verdicts[i].Line
		if l.Venue != "" {
			at(l.Venue, false).Lines++
		}
		if l.Team != "" {
			at(l.Team, true).Lines++
		}
	}
	for name, id := range chosen.Venues {
		at(name, false).ID = id
	}
	for name, id := range chosen.Teams {
		at(name, true).ID = id
	}
	out := make([]CentreRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b CentreRow) int {
		return cmp.Or(boolCompare(a.Team, b.Team), cmp.Compare(payroll.FoldType(a.Name), payroll.FoldType(b.Name)))
	})
	return out
}

// SetCentre keeps the cost centre of a venue or a team from a period onward;
// id "" takes it away. Every id is checked against offered, which is what
// CostCentres gave.
func (s *Service) SetCentre(co *store.Company, from payroll.Period, name string, team bool, id string, offered []Centre) error {
	if id != "" && !slices.ContainsFunc(offered, func(c Centre) bool { return c.ID == id }) {
		return payroll.NewProblem(CodeNoCentre, "centre", payroll.Clean(id, 40))
	}
	key := payroll.FoldType(name)
	audit := store.Audit{Action: "cost-centre", Args: payroll.Args{"name": key, "centre": id, "from": from.String()}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		old, _ := set.CostCentres.At(from)
		now := payroll.CostCentres{Venues: clonedWith(old.Venues, key, id, !team), Teams: clonedWith(old.Teams, key, id, team)}
		set.CostCentres = set.CostCentres.Set(from, now)
		return nil
	})
}

// clonedWith copies a map, and when mine is set puts or takes away one key.
func clonedWith(m map[string]string, key, value string, mine bool) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		out[k] = v
	}
	if mine {
		delete(out, key)
		if value != "" {
			out[key] = value
		}
	}
	return out
}
