package office

import "strconv"

// The people of the example; every other fact of it is in Demo.
type demoPerson struct {
	company             int
	number              int
	first, prefix, last string
	pay                 demoPay
	team                string
	// cents is the hourly wage or the monthly salary, in cents.
	cents int64
	// start and end of employment; end is empty for who is in service.
	start, end string
	// email overrides the address made from the name.
	email string
}

// demoPay is the kind of contract of a person in the example.
type demoPay int

const (
	zeroHours demoPay = iota
	fullTime
	partTime
	minMax
)

// DemoCanaryBSN is the citizen service number of everybody in the example; it
// belongs to nobody and must never be seen outside the simulator.
const DemoCanaryBSN = "999999990"

const (
	demoDebtor  = 4071
	demoAnker   = 71001
	demoGolf    = 71002
	demoFirstID = 510001
	demoEmail   = "loket@het-anker.example"
	demoToken   = "demo0000demo0000demo0000demo0000"
	demoDomain  = "hetanker"
	// DemoHandTyped is the e-mail of the person with a row typed by hand.
	DemoHandTyped = "daan.bakker@het-anker.example"
)

// Demo is the example business: two companies of one debtor, in November 2026
// with October paid. Everybody and everything in it is made up.
func Demo() Scenario {
	sc := Scenario{
		Clock: "2026-12-02T09:30:00+01:00",
		Users: []User{{Email: demoEmail, Token: demoToken, Domain: demoDomain}},
		Debtors: []Debtor{{
			ID: demoDebtor, Number: "1208", Name: "Van Zanten Horeca Groep",
			Departments: demoTeams(), Functions: demoFunctions(),
		}},
		Companies: []Company{
			demoCompany(demoAnker, 1, "Brasserie Het Anker B.V."),
			demoCompany(demoGolf, 2, "Strandpaviljoen De Golf B.V."),
		},
	}
	for i, p := range demoPeople() {
		sc.Employees = append(sc.Employees, p.employee(demoFirstID+i))
	}
	sc.demoPaidOctober()
	return sc
}

func demoCompany(id, number int, name string) Company {
	c := Company{
		ID: id, Number: number, Name: name, Debtor: demoDebtor, Period: "2026-11-M",
		HourCodes: []Code{
			{2100, "Gewerkte uren", 1},
			{2110, "Toeslag 25%", 1},
			{2150, "Toeslag 50%", 1},
			{2200, "Toeslag 100% feestdag", 1},
			{2300, "Ziekteuren", 1},
			{2310, "Verlofuren", 1},
			{2400, "Meeruren", 2},
			{2410, "Overuren 150%", 2},
		},
		WageCodes: []Code{
			{5100, "Maaltijden", 1},
			{5200, "Reiskosten", 1},
			{5300, "Bonus", 2},
		},
		CostCentres: []CostCentre{
			{id*10 + 1, "100", "Bediening"},
			{id*10 + 2, "200", "Keuken"},
			{id*10 + 3, "300", "Bar"},
		},
		Declared: []string{"2026-08", "2026-09"},
	}
	for n := 1; n <= 10; n++ {
		p := Period{2026, n}
		c.Runs = append(c.Runs, Run{
			ID: number*1000 + n, Number: n, Year: 2026, PeriodStart: n, PeriodEnd: n,
			Description: "Verloning " + p.String(), RunAt: p.String() + "-27T14:05:00.123", Locked: true,
		})
	}
	return c
}

func demoTeams() []Post {
	return []Post{
		{ID: 1, Code: 100, Description: "bediening"},
		{ID: 2, Code: 200, Description: "keuken"},
		{ID: 3, Code: 300, Description: "bar"},
		{ID: 4, Code: 400, Description: "spoelkeuken"},
	}
}

func demoFunctions() []Post {
	return []Post{
		{ID: 11, Code: 10, Description: "medewerker bediening"},
		{ID: 12, Code: 20, Description: "kok"},
		{ID: 13, Code: 30, Description: "barmedewerker"},
		{ID: 14, Code: 40, Description: "afwasser"},
	}
}

// employee makes the record of a person.
func (p demoPerson) employee(id int) Employee {
	e := Employee{ID: id, Company: p.company, Number: p.number, Type: 2, Person: p.person()}
	if p.end != "" && p.end < "2026-11-01" {
		e.Type = 4
	}
	e.Address = &Address{
		ID: id, Street: "Havenstraat", Number: strconv.Itoa(p.number), PostalCode: "1976AB", City: "IJmuiden", Country: "NL",
	}
	e.Employments = []Employment{{ID: id*10 + 1, Start: p.start, End: p.end}}
	hours, indefinite := p.weekHours(), p.pay == fullTime
	e.Contracts = []Contract{{
		ID: id*10 + 2, Start: p.start, End: p.end, Type: 1, Indefinite: &indefinite, Written: true, HoursPerWeek: &hours,
	}}
	e.Schedules = []Schedule{{
		ID: id*10 + 3, Start: p.start, Hours: weekOf(hours), Parttime: hours * 100 / 38,
	}}
	var kind int
	switch p.pay {
	case fullTime:
		kind = 1
	case partTime:
		kind = 2
	default:
		kind = 3
	}
	e.Salaries = []Salary{{ID: id*10 + 4, Start: p.start, Type: kind, Value: Hundredths(p.cents)}}
	for i, t := range demoTeams() {
		if t.Description == p.team {
			t.StartYear, t.StartPeriod = 2025, 1
			e.Departments = []Post{t}
			f := demoFunctions()[i]
			f.StartYear, f.StartPeriod = 2025, 1
			e.Functions = []Post{f}
			cc := min(i, 2) + 1
			e.CostCentres = []EmployeeCostCentre{{ID: id*10 + 5, CostCentre: p.company*10 + cc, Percentage: Whole(100), Default: true}}
		}
	}
	return e
}

func (p demoPerson) weekHours() Decimal {
	switch p.pay {
	case fullTime:
		return Whole(38)
	case partTime:
		return Whole(24)
	case minMax:
		return Whole(12)
	default:
		return 0
	}
}

// weekOf spreads the contract hours over Wednesday to Sunday.
func weekOf(hours Decimal) []Decimal {
	day := hours / 5
	return []Decimal{0, 0, day, day, day, day, day}
}

func (p demoPerson) person() Person {
	gender := "female"
	if p.number%2 == 0 {
		gender = "male"
	}
	return Person{
		FirstName: p.first, Initials: string([]rune(p.first)[:1]) + ".", Prefix: p.prefix, LastName: p.last, Gender: gender,
		EmailWork: p.mail(), Mobile: "06-00000000", BSN: DemoCanaryBSN, Birthday: "1999-09-09",
		StartYear: 2025, StartPeriod: 1,
	}
}

// demoPaidOctober gives the hourly people of October their rows and days.
func (sc *Scenario) demoPaidOctober() {
	for i, e := range sc.Employees {
		if e.Salaries[0].Type != 3 || e.Employments[0].Start > "2026-10-01" || e.Type == 4 {
			continue
		}
		days := 9 + i%8
		worked := Hundredths(int64(days)*600 + int64(i%4)*25)
		sc.Hours = append(sc.Hours, InitialRow{Employee: e.ID, Code: 2100, Amount: worked, Period: "2026-10"})
		if i%3 == 0 {
			sc.Hours = append(sc.Hours, InitialRow{Employee: e.ID, Code: 2150, Amount: Hundredths(int64(i%5+1) * 150), Period: "2026-10"})
		}
		sc.Wages = append(sc.Wages, InitialRow{Employee: e.ID, Code: 5100, Amount: Whole(days / 2), Period: "2026-10"})
		sc.Days = append(sc.Days, InitialDays{Employee: e.ID, Period: "2026-10", Days: days})
		if e.Person.EmailWork == DemoHandTyped {
			sc.Hours = append(sc.Hours, InitialRow{
				Employee: e.ID, Code: 2100, Amount: Whole(8), Period: "2026-11", Hand: true,
			})
		}
	}
}
