package link

import (
	"context"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// rowMatch finds the rows of the register again over REST.
type rowMatch struct {
	*Move
	soap, rest nmbrs.Client
	info       store.CompanyInfo
	team       *payroll.Team
	progress   func(Progress)
}

// place is where rows of one kind and employee stand.
type place struct {
	kind     payroll.Kind
	employee payroll.EmployeeID
	period   payroll.Period
}

// all goes through the open periods: the current one and those after it, and
// an earlier one for which no run was made.
func (m *rowMatch) all(ctx context.Context, rows []payroll.OwnRow) error {
	var places []place
	own := map[place][]payroll.OwnRow{}
	for _, r := range rows {
		if r.Kind == payroll.KindWorked || r.Gone || r.Sheet != "" || isGUID(string(r.ID)) {
			continue
		}
		if r.BookedIn.Before(m.info.Current) && runMade(m.info, r.BookedIn) {
			continue
		}
		p := place{r.Kind, r.Employee, r.BookedIn}
		if own[p] == nil {
			places = append(places, p)
		}
		own[p] = append(own[p], r)
		if !slices.Contains(m.Periods, r.BookedIn) {
			m.Periods = append(m.Periods, r.BookedIn)
		}
	}
	guids := map[string]string{}
	for _, p := range m.pairs {
		if p.Kind == store.IDEmployee {
			guids[p.Own] = p.GUID
		}
	}
	for i, p := range places {
		if err := m.one(ctx, p, own[p], guids[string(p.employee)]); err != nil {
			return err
		}
		if m.progress != nil {
			m.progress(Progress{Stage: StageFetch, Done: i + 1, Total: len(places)})
		}
	}
	return nil
}

// one reads a place on both sides and pairs what is ours: by comment, then by
// code and amount where there is none.
func (m *rowMatch) one(ctx context.Context, p place, own []payroll.OwnRow, guid string) error {
	if guid == "" {
		for _, o := range own {
			m.doubt(MoveLostRow, p, o)
		}
		return nil
	}
	before, err := readRows(ctx, m.soap, p.kind, nmbrs.EmployeeID(p.employee), wirePeriod(p.period, m.info.Cadence))
	var after []nmbrs.Row
	if err == nil {
		after, err = readRows(ctx, m.rest, p.kind, nmbrs.EmployeeID(guid), wirePeriod(p.period, m.info.Cadence))
	}
	if err != nil {
		return m.unread(ctx, p, own, err)
	}
	// A row that a colleague deleted before is gone on both sides.
	own = slices.DeleteFunc(slices.Clone(own), func(o payroll.OwnRow) bool {
		return !slices.ContainsFunc(before, func(r nmbrs.Row) bool { return string(r.ID) == string(o.ID) })
	})
	certain := byComment(own, after)
	own, after = unpaired(own, after, certain)
	m.ByComment += len(certain)
	silent := slices.DeleteFunc(slices.Clone(after), func(r nmbrs.Row) bool { return r.Comment != "" })
	likely, doubtful := byAmount(own, silent)
	m.ByAmount += len(likely)
	for _, pair := range append(certain, likely...) {
		m.pairs = append(m.pairs, store.IDPair{Kind: idKind(p.kind), Own: string(pair.own.ID), GUID: string(pair.row.ID)})
	}
	own, _ = unpaired(own, silent, likely)
	for _, o := range own {
		kind := MoveLostRow
		if slices.ContainsFunc(doubtful, func(d payroll.OwnRow) bool { return d.ID == o.ID }) {
			kind = MoveSeveral
		}
		m.doubt(kind, p, o)
	}
	return nil
}

// unread tells of rows that could not be read on both sides; only a broken link
// or a stop ends the move for that.
func (m *rowMatch) unread(ctx context.Context, p place, own []payroll.OwnRow, err error) error {
	if ctx.Err() != nil || nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
		return err
	}
	for _, o := range own {
		m.doubt(MoveUnread, p, o)
	}
	return nil
}

func (m *rowMatch) doubt(k MoveDoubtKind, p place, o payroll.OwnRow) {
	person, _ := m.team.Person(p.employee)
	m.Doubts = append(m.Doubts, MoveDoubt{
		Kind: k, Employee: p.employee, Person: person.Name(), Period: p.period, Component: o.Component, Amount: o.Amount, Row: o.ID,
	})
}

func readRows(ctx context.Context, c nmbrs.Client, k payroll.Kind, e nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	if k == payroll.KindWage {
		return c.WageRows(ctx, e, p)
	}
	return c.HourRows(ctx, e, p)
}

// unpaired gives what no pair has.
func unpaired(own []payroll.OwnRow, rows []nmbrs.Row, pairs []rowPair) ([]payroll.OwnRow, []nmbrs.Row) {
	return slices.DeleteFunc(slices.Clone(own), func(o payroll.OwnRow) bool {
			return slices.ContainsFunc(pairs, func(p rowPair) bool { return p.own.ID == o.ID })
		}), slices.DeleteFunc(slices.Clone(rows), func(r nmbrs.Row) bool {
			return slices.ContainsFunc(pairs, func(p rowPair) bool { return p.row.ID == r.ID })
		})
}

// byAmount pairs rows without a comment by code and amount, where there are as
// many on both sides. Where there are more over REST than we made, one of them
// is somebody else's and nobody can tell which: those are doubtful.
func byAmount(own []payroll.OwnRow, rows []nmbrs.Row) (pairs []rowPair, doubtful []payroll.OwnRow) {
	type figure struct {
		code   int
		amount payroll.Hundredths
	}
	mine, theirs := map[figure][]payroll.OwnRow{}, map[figure][]nmbrs.Row{}
	var order []figure
	for _, o := range own {
		f := figure{o.Component.Code, o.Amount}
		if mine[f] == nil {
			order = append(order, f)
		}
		mine[f] = append(mine[f], o)
	}
	for _, r := range rows {
		if !r.Inexact {
			f := figure{r.Code, payroll.Hundredths(r.Amount)}
			theirs[f] = append(theirs[f], r)
		}
	}
	for _, f := range order {
		switch {
		case len(theirs[f]) == 0:
		case len(theirs[f]) != len(mine[f]):
			doubtful = append(doubtful, mine[f]...)
		default:
			for i, o := range mine[f] {
				pairs = append(pairs, rowPair{o, theirs[f][i]})
			}
		}
	}
	return pairs, doubtful
}
