package link

import (
	"context"
	"errors"
	"slices"
	"strings"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of moving a company from SOAP to REST.
const (
	// CodeMoveNotSOAP: args company. The link is not one over SOAP.
	CodeMoveNotSOAP payroll.Code = "move-not-soap"
	// CodeMoveOpen: args count. Steps are open; they come to an end first.
	CodeMoveOpen payroll.Code = "move-open-steps"
	// CodeMoveUnmapped: args company. The converter of Nmbrs does not know the company.
	CodeMoveUnmapped payroll.Code = "move-unmapped"
	// CodeMovePeriod: args soap, rest. Both sides name another current period.
	CodeMovePeriod payroll.Code = "move-period"
	// CodeMoveChanged: something was sent since the dry run.
	CodeMoveChanged payroll.Code = "move-changed"
	// CodeMoveNothing: args company. There is no move to take back.
	CodeMoveNothing payroll.Code = "move-nothing"
	// CodeMoveStays: args company. Something was sent over REST already.
	CodeMoveStays payroll.Code = "move-stays"
)

// MoveDoubt is something that a person should look at before the move.
type MoveDoubt struct {
	Kind MoveDoubtKind
	// Employee and Person say of whom, Period and Component of what.
	Employee  payroll.EmployeeID
	Person    string
	Period    payroll.Period
	Component payroll.Component
	Amount    payroll.Hundredths
	Row       payroll.RowID
	// Old and New are the pay bases, of MoveBasis.
	Old, New payroll.PayBasis
}

// MoveDoubtKind says what is doubtful.
type MoveDoubtKind string

// The doubts. None of them can lead to hours being sent twice: a row that is
// not recognised holds its employee back until a person has chosen.
const (
	// MoveNobody: the converter has no id of REST for a person.
	MoveNobody MoveDoubtKind = "person-unmapped"
	// MoveLostRow: a row of ours that SOAP shows is not found over REST.
	MoveLostRow MoveDoubtKind = "row-not-found"
	// MoveUnread: the rows could not be read on both sides.
	MoveUnread MoveDoubtKind = "row-not-read"
	// MoveSeveral: more rows over REST could be it, and no comment tells.
	MoveSeveral MoveDoubtKind = "row-ambiguous"
	// MoveCentre: a cost centre has no counterpart with its code.
	MoveCentre MoveDoubtKind = "cost-centre-unmapped"
	// MovePlan: the plan of the current period would not be the same.
	MovePlan MoveDoubtKind = "plan-differs"
)

// Move is the dry run of a move: what would be kept, and what is doubtful.
type Move struct {
	Company string
	RestID  string
	Debtor  string
	People  int
	// Rows are our rows of open periods that are recognised: ByComment by their
	// comment, ByAmount by person, code and amount.
	ByComment, ByAmount int
	Periods             []payroll.Period
	Doubts              []MoveDoubt
	// PlanSame tells that the plan of the current period is the same on both.
	PlanSame bool

	pairs []store.IDPair
	after payroll.BatchID
	login *Login
	link  store.Link
}

// PrepareMove works out the move of a company to REST, with a sign-in that
// covers it. It reads both sides and writes nothing.
func (s *Service) PrepareMove(ctx context.Context, co *store.Company, l *Login, progress func(Progress)) (*Move, error) {
	soap, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	if info.Link.Transport == store.TransportREST || l.rest == nil {
		return nil, payroll.NewProblem(CodeMoveNotSOAP, "company", info.Title())
	}
	m := &Move{Company: info.Title(), login: l, link: info.Link}
	if err := s.moveReady(co, m); err != nil {
		return nil, err
	}
	if err := m.mapFirm(ctx, soap, info); err != nil {
		return nil, s.noteBroken(co, err)
	}
	if !l.covers(m.RestID) {
		return nil, payroll.NewProblem(CodeSignInOther, "company", info.Title())
	}
	rest, err := s.moveClient(l, info, m.RestID)
	if err != nil {
		return nil, err
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	rows, err := co.Rows()
	if err != nil {
		return nil, err
	}
	if err := m.mapPeople(ctx, soap, info, people); err != nil {
		return nil, s.noteBroken(co, err)
	}
	if err := m.mapCentres(ctx, soap, rest, info); err != nil {
		return nil, Explain(err)
	}
	if err := samePeriod(ctx, soap, rest, info, m.RestID); err != nil {
		return nil, err
	}
	match := &rowMatch{Move: m, soap: soap, rest: rest, info: info, team: payroll.NewTeam(people), progress: progress}
	if err := match.all(ctx, rows); err != nil {
		return nil, Explain(err)
	}
	if err := s.comparePlans(ctx, co, m, soap, rest, info, rows); err != nil {
		return nil, err
	}
	info.RestID = m.RestID
	return m, s.compareSync(ctx, co, m, newBridge(rest, info, m.pairs, rows), info, people)
}

// moveReady refuses while steps are open, and remembers the newest batch.
func (s *Service) moveReady(co *store.Company, m *Move) error {
	open, err := co.OpenSteps()
	if err != nil {
		return err
	}
	if len(open) > 0 {
		return payroll.NewProblem(CodeMoveOpen, "count", payroll.IntText(len(open)))
	}
	m.after, err = co.NewestBatch()
	return err
}

// moveClient dials REST for the company of a sign-in.
func (s *Service) moveClient(l *Login, info store.CompanyInfo, restID string) (nmbrs.Client, error) {
	a := l.rest.access(l.rest.vault)
	a.Company, a.PeriodType = nmbrs.CompanyID(restID), periodTypes[info.Cadence]
	return s.Dial(a)
}

// mapFirm asks the converter for company and debtor.
func (m *Move) mapFirm(ctx context.Context, soap nmbrs.Client, info store.CompanyInfo) error {
	pairs, err := soap.GUIDs(ctx, nmbrs.CompanyID(info.NmbrsID), "Company")
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if p.Int == info.NmbrsID {
			m.RestID = p.GUID
		}
	}
	if m.RestID == "" {
		return payroll.NewProblem(CodeMoveUnmapped, "company", info.Title())
	}
	debtors, err := soap.DebtorGUIDs(ctx)
	if err != nil {
		return err
	}
	for _, p := range debtors {
		if p.Int == info.Debtor {
			m.Debtor = p.GUID
		}
	}
	for _, c := range m.login.Companies {
		if m.Debtor == "" && string(c.ID) == m.RestID {
			m.Debtor = string(c.Debtor)
		}
	}
	return nil
}

// mapPeople asks the converter for everybody; the pairs of people who are not
// in the team are kept too.
func (m *Move) mapPeople(ctx context.Context, soap nmbrs.Client, info store.CompanyInfo, people []payroll.Person) error {
	pairs, err := soap.GUIDs(ctx, nmbrs.CompanyID(info.NmbrsID), "Employee")
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, p := range pairs {
		known[p.Int] = true
		m.pairs = append(m.pairs, store.IDPair{Kind: store.IDEmployee, Own: p.Int, GUID: p.GUID})
	}
	for _, p := range people {
		if known[string(p.ID)] {
			m.People++
			continue
		}
		m.Doubts = append(m.Doubts, MoveDoubt{Kind: MoveNobody, Employee: p.ID, Person: p.Name()})
	}
	return nil
}

// mapCentres pairs cost centres by their code: the converter does not know
// them. A login that may not read them has none in use.
func (m *Move) mapCentres(ctx context.Context, soap, rest nmbrs.Client, info store.CompanyInfo) error {
	old, err := soap.CostCentres(ctx, nmbrs.CompanyID(info.NmbrsID))
	if err != nil {
		return ignoreForbidden(err)
	}
	fresh, err := rest.CostCentres(ctx, nmbrs.CompanyID(m.RestID))
	if err != nil && ignoreForbidden(err) != nil {
		return err
	}
	byCode := map[string][]string{}
	for _, c := range fresh {
		byCode[c.Code] = append(byCode[c.Code], c.ID)
	}
	for _, c := range old {
		if ids := byCode[c.Code]; len(ids) == 1 && c.Code != "" {
			m.pairs = append(m.pairs, store.IDPair{Kind: store.IDCostCentre, Own: c.ID, GUID: ids[0]})
			continue
		}
		m.Doubts = append(m.Doubts, MoveDoubt{
			Kind: MoveCentre, Person: strings.TrimSpace(c.Code + " " + payroll.Clean(c.Description, 60)),
			Component: payroll.Component{CostCentre: c.ID},
		})
	}
	return nil
}

func ignoreForbidden(err error) error {
	if nmbrs.OutcomeOf(err) == nmbrs.ClassRefused {
		return nil
	}
	return err
}

// samePeriod refuses where both sides name another period: the payroll is just
// rolling on.
func samePeriod(ctx context.Context, soap, rest nmbrs.Client, info store.CompanyInfo, restID string) error {
	one, err := soap.CurrentPeriod(ctx, nmbrs.CompanyID(info.NmbrsID))
	if err != nil {
		return Explain(err)
	}
	two, err := rest.CurrentPeriod(ctx, nmbrs.CompanyID(restID))
	if err != nil {
		return Explain(err)
	}
	if one != two {
		return payroll.NewProblem(CodeMovePeriod, "soap", one.String(), "rest", two.String())
	}
	return nil
}

// comparePlans plans the current period over both: what is not recognised
// would show as a difference.
func (s *Service) comparePlans(ctx context.Context, co *store.Company, m *Move, soap, rest nmbrs.Client, info store.CompanyInfo, rows []payroll.OwnRow) error {
	info.RestID = m.RestID
	req := PlanRequest{Period: info.Current}
	before, err := s.plan(ctx, soap, co, req)
	if err != nil {
		// Where no plan can be made over SOAP there is none to compare with.
		m.PlanSame = true
		var p *payroll.Problem
		if errors.As(err, &p) && ctx.Err() == nil {
			return nil
		}
		return err
	}
	req.trial = true
	after, err := s.plan(ctx, newBridge(rest, info, m.pairs, rows), co, req)
	if err != nil {
		return err
	}
	m.PlanSame = before.Digest() == after.Digest()
	if !m.PlanSame {
		m.Doubts = append(m.Doubts, MoveDoubt{Kind: MovePlan, Period: info.Current})
	}
	return nil
}

// CommitMove makes the move that was prepared, in one transaction: from then on
// the company is reached over REST, under the ids that it always had here.
func (s *Service) CommitMove(_ context.Context, co *store.Company, m *Move) error {
	now := &Move{}
	if err := s.moveReady(co, now); err != nil {
		return err
	}
	info, err := co.Info()
	if err != nil {
		return err
	}
	if now.after != m.after || info.Link != m.link {
		return payroll.NewProblem(CodeMoveChanged)
	}
	if p := s.KeepCopy("move"); p != nil {
		return p // unlike a batch, a move can wait
	}
	link, err := s.keepREST(m.login, info.Link, m.Debtor)
	if err != nil {
		return err
	}
	audit := store.Audit{Action: "move", Args: payroll.Args{
		"company": info.NmbrsID, "rest": m.RestID, "rows": payroll.IntText(m.ByComment + m.ByAmount), "doubts": payroll.IntText(len(m.Doubts)),
	}}
	return co.Relink(m.pairs, audit, func(i *store.CompanyInfo) error {
		i.Moved = &store.Move{At: s.stamp(), From: i.Link, After: m.after}
		i.Link, i.RestID, i.RestDebtor = link, m.RestID, m.Debtor
		i.RunMemo = payroll.RunMemo{} // runs have other ids there
		return nil
	})
}

// MayUndoMove tells whether a move can still be taken back.
func (s *Service) MayUndoMove(co *store.Company) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	if info.Moved == nil || info.Link.Transport != store.TransportREST {
		return payroll.NewProblem(CodeMoveNothing, "company", info.Title())
	}
	newest, err := co.NewestBatch()
	if err != nil {
		return err
	}
	if newest != info.Moved.After {
		return payroll.NewProblem(CodeMoveStays, "company", info.Title())
	}
	return nil
}

// UndoMove goes back to SOAP, as long as nothing was sent over REST. The pairs
// of ids stay: they are as true as before.
func (s *Service) UndoMove(co *store.Company) error {
	if err := s.MayUndoMove(co); err != nil {
		return err
	}
	info, err := co.Info()
	if err != nil {
		return err
	}
	left := info.Link.ID
	if err := co.Relink(nil, store.Audit{Action: "move-undo", Args: payroll.Args{"company": info.NmbrsID}}, func(i *store.CompanyInfo) error {
		i.Link, i.Moved = i.Moved.From, nil
		i.RestID, i.RestDebtor, i.RunMemo = "", "", payroll.RunMemo{}
		return nil
	}); err != nil {
		return err
	}
	all, err := s.Ledger.Companies()
	if err != nil || slices.ContainsFunc(all, func(c store.CompanyInfo) bool { return c.Link.ID == left }) {
		return err
	}
	return s.vaultOf(left).forget()
}

// Words gives what fills the text of a doubt: kind, who, period, code, amount.
// Of a pay basis that would be another one, the old and the new one stand in the
// place of period and amount.
func (d MoveDoubt) Words() (kind, who, period string, code int, amount string) {
	if d.Kind == MoveBasis {
		return string(d.Kind), d.Person, string(d.Old), 0, string(d.New)
	}
	return string(d.Kind), d.Person, d.Period.String(), d.Component.Code, d.Amount.String()
}

// PrepareMoveKnown is PrepareMove with a sign-in that is kept already, for a
// company of a debtor of which another one was moved. Nil without an error
// where there is none that covers the company.
func (s *Service) PrepareMoveKnown(ctx context.Context, co *store.Company, progress func(Progress)) (*Move, error) {
	all, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	tried := map[string]bool{}
	for _, c := range all {
		if c.Link.Transport != store.TransportREST || c.Link.Broken != "" || tried[c.Link.ID] {
			continue
		}
		tried[c.Link.ID] = true
		l, err := s.LoginOf(ctx, c.Link)
		if err != nil {
			s.Log.Info("a sign-in that is kept cannot be used", "err", err)
			continue
		}
		m, err := s.PrepareMove(ctx, co, l, progress)
		if errors.Is(err, &payroll.Problem{Code: CodeSignInOther}) {
			continue
		}
		return m, err
	}
	return nil, nil
}
