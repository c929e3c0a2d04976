package link

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// The ids of a moved company: as the ledger has them, and as REST has them.
const (
	ownCompany, ownPerson, ownCentre, ownHours, ownWage = "71001", "510008", "300", "9001", "9002"
)

func far(kind string) string { return "00000000-0000-0000-0000-" + fmt.Sprintf("%012s", kind) }

// TestBridgeForwardsEveryCall: whatever call a client has, ids of the ledger do
// not go out over REST and ids of REST do not come in for what the ledger knows.
// The methods are those of nmbrs.Client, so that a new one is tried as well.
func TestBridgeForwardsEveryCall(t *testing.T) {
	t.Parallel()
	info := store.CompanyInfo{NmbrsID: ownCompany, RestID: far("c")}
	pairs := []store.IDPair{
		{Kind: store.IDEmployee, Own: ownPerson, GUID: far("e")},
		{Kind: store.IDCostCentre, Own: ownCentre, GUID: far("k")},
		{Kind: store.IDHours, Own: ownHours, GUID: far("h")},
		{Kind: store.IDWage, Own: ownWage, GUID: far("w")},
	}
	rest := &farSide{}
	b := newBridge(rest, info, pairs, nil)
	calls := reflect.TypeFor[nmbrs.Client]()
	for i := range calls.NumMethod() {
		name := calls.Method(i).Name
		rest.heard = nil
		given := reflect.ValueOf(b).MethodByName(name).Call(arguments(t, name, calls.Method(i).Type))
		if len(rest.heard) == 0 || rest.heard[0] != name {
			t.Errorf("%s was passed on as %v", name, rest.heard)
			continue
		}
		for _, id := range []string{ownCompany, ownPerson, ownCentre, ownHours, ownWage} {
			if sent := strings.Join(rest.heard[1:], " "); slices.Contains(strings.FieldsFunc(sent, func(r rune) bool { return strings.ContainsRune(" {}[]:", r) }), id) {
				t.Errorf("%s went out with an id of the ledger: %s", name, sent)
			}
		}
		for _, v := range given {
			text := fmt.Sprintf("%+v", v.Interface())
			for _, p := range append(pairs, store.IDPair{GUID: far("c")}) {
				made := strings.HasPrefix(name, "Insert") // a row that is new has one id
				if strings.Contains(text, p.GUID) && !made {
					t.Errorf("%s gave an id of REST: %s", name, text)
				}
			}
		}
	}
	if _, wide := reflect.TypeFor[bridge]().FieldByName("Client"); wide {
		t.Error("the bridge embeds a client: a call that nobody thought about would pass")
	}
}

// arguments are ids of the ledger wherever a call takes one.
func arguments(t *testing.T, name string, f reflect.Type) []reflect.Value {
	t.Helper()
	row := nmbrs.RowID(ownHours)
	if strings.Contains(name, "Wage") {
		row = ownWage
	}
	known := []any{
		nmbrs.CompanyID(ownCompany), nmbrs.EmployeeID(ownPerson),
		[]nmbrs.EmployeeID{ownPerson},
		row,
		nmbrs.Period{Year: 2026, Number: 11, Type: nmbrs.Month},
		nmbrs.Insert{Employee: ownPerson, CostCentre: ownCentre, Code: 2100},
		nmbrs.SetDays{Employee: ownPerson},
		nmbrs.ProbeTarget{Company: ownCompany, Employee: ownPerson},
		"x", 2026,
	}
	var in []reflect.Value
	for i := range f.NumIn() {
		if f.In(i) == reflect.TypeFor[context.Context]() {
			in = append(in, reflect.ValueOf(t.Context()))
			continue
		}
		at := slices.IndexFunc(known, func(v any) bool { return reflect.TypeOf(v) == f.In(i) })
		if at < 0 {
			t.Fatalf("%s takes a %s: what of it is an id?", name, f.In(i))
		}
		in = append(in, reflect.ValueOf(known[at]))
	}
	return in
}

// farSide is a client over REST that notes what it was asked.
type farSide struct{ heard []string }

func (f *farSide) hear(name string, args ...any) {
	f.heard = append(f.heard, name)
	for _, a := range args {
		f.heard = append(f.heard, fmt.Sprintf("%+v", a))
	}
}

func (f *farSide) Calls() []nmbrs.Call { f.hear("Calls"); return nil }

func (f *farSide) Probe(_ context.Context, call string, t nmbrs.ProbeTarget) error {
	f.hear("Probe", call, t)
	return nil
}

func (f *farSide) Domain(context.Context) (string, error) { f.hear("Domain"); return "", nil }

func (f *farSide) Debtors(context.Context) ([]nmbrs.Debtor, error) {
	f.hear("Debtors")
	return nil, nil
}

func (f *farSide) Companies(context.Context) ([]nmbrs.Company, error) {
	f.hear("Companies")
	return []nmbrs.Company{{ID: nmbrs.CompanyID(far("c"))}, {ID: nmbrs.CompanyID(far("x"))}}, nil
}

func (f *farSide) CurrentPeriod(_ context.Context, c nmbrs.CompanyID) (nmbrs.Period, error) {
	f.hear("CurrentPeriod", c)
	return nmbrs.Period{}, nil
}

func (f *farSide) Runs(_ context.Context, c nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	f.hear("Runs", c)
	return nil, nil
}

func (f *farSide) HourCodes(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	f.hear("HourCodes", c)
	return nil, nil, nil
}

func (f *farSide) WageCodes(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	f.hear("WageCodes", c)
	return nil, nil, nil
}

func (f *farSide) CostCentres(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	f.hear("CostCentres", c)
	return []nmbrs.CostCentre{{ID: far("k")}}, nil
}

func (f *farSide) EmployeeTypes(context.Context) ([]nmbrs.EmployeeType, error) {
	f.hear("EmployeeTypes")
	return nil, nil
}

func (f *farSide) Employees(_ context.Context, c nmbrs.CompanyID, kind string) ([]nmbrs.Employee, error) {
	f.hear("Employees", c, kind)
	return []nmbrs.Employee{{ID: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) People(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	f.hear("People", c)
	return []nmbrs.PersonalInfo{{Employee: nmbrs.EmployeeID(far("e"))}}, nil, nil
}

func (f *farSide) Employments(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	f.hear("Employments", c)
	return []nmbrs.Employment{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) Contracts(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	f.hear("Contracts", c)
	return []nmbrs.Contract{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) Schedules(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	f.hear("Schedules", c)
	return []nmbrs.Schedule{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) Departments(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.Department, error) {
	f.hear("Departments", c)
	return []nmbrs.Department{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) PayFacts(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	f.hear("PayFacts", c)
	return []nmbrs.PayFacts{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) SalaryStarts(_ context.Context, c nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	f.hear("SalaryStarts", c)
	return []nmbrs.SalaryStart{{Employee: nmbrs.EmployeeID(far("e"))}}, nil
}

func (f *farSide) HourRows(_ context.Context, e nmbrs.EmployeeID, _ nmbrs.Period) ([]nmbrs.Row, error) {
	f.hear("HourRows", e)
	return []nmbrs.Row{{ID: nmbrs.RowID(far("h"))}}, nil
}

func (f *farSide) WageRows(_ context.Context, e nmbrs.EmployeeID, _ nmbrs.Period) ([]nmbrs.Row, error) {
	f.hear("WageRows", e)
	return []nmbrs.Row{{ID: nmbrs.RowID(far("w"))}}, nil
}

func (f *farSide) WageRowsOf(_ context.Context, list []nmbrs.EmployeeID, _ nmbrs.Period) (map[nmbrs.EmployeeID][]nmbrs.Row, error) {
	f.hear("WageRowsOf", list)
	return map[nmbrs.EmployeeID][]nmbrs.Row{list[0]: {{ID: nmbrs.RowID(far("w"))}}}, nil
}

func (f *farSide) Days(_ context.Context, e nmbrs.EmployeeID, _ nmbrs.Period) (nmbrs.DayFigures, error) {
	f.hear("Days", e)
	return nil, nil
}

func (f *farSide) DebtorGUIDs(context.Context) ([]nmbrs.IDPair, error) {
	f.hear("DebtorGUIDs")
	return nil, nil
}

func (f *farSide) GUIDs(_ context.Context, c nmbrs.CompanyID, _ string) ([]nmbrs.IDPair, error) {
	f.hear("GUIDs", c)
	return nil, nil
}

func (f *farSide) InsertHours(_ context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	f.hear("InsertHours", in)
	return nmbrs.RowID(far("n")), nil
}

func (f *farSide) InsertWage(_ context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	f.hear("InsertWage", in)
	return nmbrs.RowID(far("n")), nil
}

func (f *farSide) DeleteHours(_ context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	f.hear("DeleteHours", e, row)
	return true, nil
}

func (f *farSide) DeleteWage(_ context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	f.hear("DeleteWage", e, row)
	return true, nil
}

func (f *farSide) SetDays(_ context.Context, in nmbrs.SetDays) error {
	f.hear("SetDays", in)
	return nil
}

// TestConsentsByDebtor: companies of one sign-in stand together under their
// debtor, what has ended or ends first stands first, and a link over SOAP is none.
func TestConsentsByDebtor(t *testing.T) {
	t.Parallel()
	at := func(day string) string { return day + "T09:00:00Z" }
	company := func(id, name, debtor, link, signed, broken string) store.CompanyInfo {
		return store.CompanyInfo{NmbrsID: id, Name: name, DebtorNumber: debtor, Link: store.Link{
			ID: link, Transport: store.TransportREST, ClientID: "kantoor", SignedAt: signed, Broken: broken,
		}}
	}
	all := []store.CompanyInfo{
		company("1", "Zon", "1208", "a", at("2026-11-20"), ""), company("2", "Maan", "1208", "a", at("2026-11-20"), ""),
		company("3", "Ster", "1300", "b", at("2026-11-02"), ""), company("4", "Zee", "1400", "c", at("2026-11-27"), "afgelopen"),
		{NmbrsID: "5", Name: "Oud", Link: store.Link{ID: "d", Transport: store.TransportSOAP}},
	}
	now, err := time.Parse(time.RFC3339, at("2026-11-28"))
	if err != nil {
		t.Fatal(err)
	}
	got := ConsentsOf(all, now)
	var told []string
	for _, k := range got {
		told = append(told, fmt.Sprintf("%s %s %d %v %v", k.Debtor, k.Companies[0].Name, len(k.Companies), k.Broken, k.Soon))
	}
	if want := []string{"1400 Zee 1 true false", "1300 Ster 1 false true", "1208 Maan 2 false false"}; !slices.Equal(told, want) {
		t.Errorf("got %q, want %q", told, want)
	}
	for _, name := range []string{"1208", "1"} {
		if k, err := ConsentFor(got, name); err != nil || k.Link != "a" {
			t.Errorf("%s: %+v, %v", name, k, err)
		}
	}
	for _, name := range []string{"", "5", "9"} {
		if _, err := ConsentFor(got, name); err == nil {
			t.Errorf("%q has a consent", name)
		}
	}
}

// TestUnreadKeepsWhatWasKnown: whatever of people cannot be read, what was known
// of it stays, and nothing else does.
func TestUnreadKeepsWhatWasKnown(t *testing.T) {
	t.Parallel()
	was := payroll.Person{
		ID: "7", First: "Sanne", Last: "Bakker", Emails: []string{"a@b.example"}, Department: "bediening", SalaryType: "Bruto_Uurloon",
		Employments: []payroll.Span{{}}, Contracts: []payroll.Contract{{ID: "1"}}, Schedules: []payroll.Schedule{{}},
		ContractHours: new(payroll.Hundredths), SalaryFrom: []payroll.Date{1},
	}
	for name, c := range map[string]struct {
		unread unreadParts
		same   []string
	}{
		"nothing":     {unreadParts{}, nil},
		"names":       {unreadParts{names: true}, []string{"First", "Last", "Emails"}},
		"service":     {unreadParts{service: true}, []string{"Employments"}},
		"contracts":   {unreadParts{contracts: true}, []string{"Contracts"}},
		"facts":       {unreadParts{facts: true}, []string{"SalaryType", "ContractHours"}},
		"departments": {unreadParts{departments: true}, []string{"Department"}},
		"schedules":   {unreadParts{schedules: true}, []string{"Schedules"}},
		"salaries":    {unreadParts{salaries: true}, []string{"SalaryFrom", "SalaryType"}},
	} {
		now := payroll.Person{ID: "7"}
		f := &fetcher{people: map[payroll.EmployeeID]*payroll.Person{"7": &now}, unread: c.unread}
		f.keep([]payroll.Person{was, {ID: "8"}})
		for i := range reflect.TypeFor[payroll.Person]().NumField() {
			field := reflect.TypeFor[payroll.Person]().Field(i).Name
			kept := reflect.DeepEqual(reflect.ValueOf(now).Field(i).Interface(), reflect.ValueOf(was).Field(i).Interface())
			empty := reflect.ValueOf(now).Field(i).IsZero()
			if slices.Contains(c.same, field) && !kept || !slices.Contains(c.same, field) && field != "ID" && !empty {
				t.Errorf("%s: %s is %v", name, field, reflect.ValueOf(now).Field(i))
			}
		}
	}
}
