package payroll

import "testing"

func hours(h Hundredths) *Hundredths { return &h }

func contract(h *Hundredths) []Contract { return []Contract{{Span: year(2026), HoursPerWeek: h}} }

func TestBasisOf(t *testing.T) {
	d := MustDate(2026, 11, 23)
	const salary, hourly = "Bruto_Salaris_Partime", "Bruto_Uurloon"
	for name, c := range map[string]struct {
		p       Person
		witness string
		want    PayBasis
		reason  string
	}{
		"contract of zero":           {p: Person{Contracts: contract(hours(0))}, want: BasisHourly, reason: ReasonContractHours},
		"zero with a salary type":    {p: Person{Contracts: contract(hours(0)), SalaryType: salary}, want: BasisHourly, reason: ReasonContractHours},
		"contract before roster":     {p: Person{Contracts: contract(hours(3800)), Schedules: []Schedule{{Week: hours(0)}}, SalaryType: salary}, want: BasisFixed, reason: ReasonSalary},
		"roster of zero":             {p: Person{Contracts: contract(nil), Schedules: []Schedule{{Week: hours(0)}}}, want: BasisHourly, reason: ReasonSchedule},
		"roster of the date":         {p: Person{Schedules: []Schedule{{From: d, Week: hours(0)}, {From: d - 30, Week: hours(3800)}, {From: d + 1, Week: hours(3800)}}}, want: BasisHourly, reason: ReasonSchedule},
		"roster not whole":           {p: Person{Schedules: []Schedule{{Week: nil}}}, want: BasisUnknown, reason: ReasonNothing},
		"flat hours of zero":         {p: Person{ContractHours: hours(0)}, want: BasisHourly, reason: ReasonFlatHours},
		"roster before flat":         {p: Person{Schedules: []Schedule{{Week: hours(1000)}}, ContractHours: hours(0), SalaryType: salary}, want: BasisFixed, reason: ReasonSalary},
		"flat hours with a contract": {p: Person{Contracts: contract(nil), ContractHours: hours(0)}, want: BasisHourly, reason: ReasonFlatHours},
		"salary":                     {p: Person{Contracts: contract(hours(3800)), SalaryType: "Bruto_Salaris_Fulltime"}, want: BasisFixed, reason: ReasonSalary},
		"net salary":                 {p: Person{ContractHours: hours(3800), SalaryType: "Netto_Salaris_Partime_incl_looncomp"}, want: BasisFixed, reason: ReasonSalary},
		"min-max":                    {p: Person{Contracts: contract(hours(800)), SalaryType: hourly}, want: BasisUnknown, reason: ReasonMinMax},
		"net hourly wage":            {p: Person{Contracts: contract(hours(800)), SalaryType: "Netto_Uurloon_excl_looncomp"}, want: BasisUnknown, reason: ReasonMinMax},
		"hours, no type":             {p: Person{Contracts: contract(hours(3800))}, want: BasisUnknown, reason: ReasonSalaryType},
		"hours, odd type":            {p: Person{Contracts: contract(hours(3800)), SalaryType: "Werkgeverslasten"}, want: BasisUnknown, reason: ReasonSalaryType},
		"salary, no hours":           {p: Person{SalaryType: salary}, want: BasisUnknown, reason: ReasonNothing},
		"hourly wage supports only":  {p: Person{SalaryType: hourly}, want: BasisUnknown, reason: ReasonNothing},
		"absent is not zero":         {p: Person{Contracts: contract(nil)}, want: BasisUnknown, reason: ReasonNothing},
		"nothing":                    {want: BasisUnknown, reason: ReasonNothing},
		"contract of another year":   {p: Person{Contracts: []Contract{{Span: year(2025), HoursPerWeek: hours(0)}}, ContractHours: hours(0)}, want: BasisUnknown, reason: ReasonNoContract},
		"two contracts":              {p: Person{Contracts: append(contract(hours(0)), contract(hours(3800))...)}, want: BasisUnknown, reason: ReasonTwoContracts},
		"two alike":                  {p: Person{Contracts: append(contract(hours(0)), contract(hours(0))...)}, want: BasisHourly, reason: ReasonContractHours},
		"witness agrees":             {p: Person{Contracts: contract(hours(0))}, witness: "Nul uren", want: BasisHourly, reason: ReasonContractHours},
		"witness agrees on a salary": {p: Person{Contracts: contract(hours(3800)), SalaryType: salary}, witness: "uren contract (38.0)", want: BasisFixed, reason: ReasonSalary},
		"forty is not zero":          {p: Person{Contracts: contract(hours(4000)), SalaryType: salary}, witness: "40 uren contract", want: BasisFixed, reason: ReasonSalary},
		"witness says hours":         {p: Person{Contracts: contract(hours(0))}, witness: "uren contract", want: BasisUnknown, reason: ReasonWitness},
		"witness says 38 hours":      {p: Person{Contracts: contract(hours(0))}, witness: "uren contract (38.0)", want: BasisUnknown, reason: ReasonWitness},
		"witness says zero":          {p: Person{Contracts: contract(hours(3800)), SalaryType: salary}, witness: "nul uren", want: BasisUnknown, reason: ReasonWitness},
		"witness zero in brackets":   {p: Person{Contracts: contract(hours(0))}, witness: "uren contract (0.0)", want: BasisHourly, reason: ReasonContractHours},
		"witness flex":               {p: Person{Contracts: contract(hours(3800)), SalaryType: salary}, witness: "flex", want: BasisUnknown, reason: ReasonWitness},
		"witness self-employed":      {p: Person{Contracts: contract(hours(0))}, witness: "zzp", want: BasisUnknown, reason: ReasonWitness},
		"witness says nothing":       {p: Person{Contracts: contract(hours(0))}, witness: "stagiair", want: BasisHourly, reason: ReasonContractHours},
		"witness is no evidence":     {witness: "nul uren", want: BasisUnknown, reason: ReasonNothing},
	} {
		got, reason := BasisOf(c.p, d, nil, c.witness)
		if got != c.want || reason.Code != c.reason {
			t.Errorf("%s: %q because %s, want %q because %s", name, got, reason.Code, c.want, c.reason)
		}
	}
}

func TestBasisFollowsTheDate(t *testing.T) {
	p := Person{SalaryType: "Bruto_Salaris_Fulltime", Contracts: []Contract{
		{Span: year(2025), HoursPerWeek: hours(3800)}, {Span: year(2026), HoursPerWeek: hours(0)},
	}}
	for y, want := range map[int]PayBasis{2024: BasisUnknown, 2025: BasisFixed, 2026: BasisHourly, 2027: BasisUnknown} {
		if got, _ := BasisOf(p, MustDate(y, 6, 1), nil, ""); got != want {
			t.Errorf("%d: %q, want %q", y, got, want)
		}
	}
}

func TestOverrides(t *testing.T) {
	p := Person{Contracts: contract(hours(0))}
	overrides := []Override{
		{Basis: BasisExtra, From: MustDate(2026, 7, 1), By: "anna"},
		{Basis: BasisFixed, From: MustDate(2026, 3, 1)},
		{Basis: BasisUnknown, From: MustDate(2026, 10, 1)},
	}
	for day, want := range map[Date]PayBasis{
		MustDate(2026, 2, 28): BasisHourly,
		MustDate(2026, 3, 1):  BasisFixed,
		MustDate(2026, 6, 30): BasisFixed,
		MustDate(2026, 7, 1):  BasisExtra,
		MustDate(2026, 10, 1): BasisHourly,
	} {
		if got, reason := BasisOf(p, day, overrides, ""); got != want {
			t.Errorf("%s: %q because %v, want %q", day, got, reason, want)
		}
	}
	// an override holds against a witness, and where no contract does
	d := MustDate(2026, 8, 1)
	if got, reason := BasisOf(Person{}, d, overrides, "zzp"); got != BasisExtra || reason.Code != ReasonOverride || reason.Args["by"] != "anna" {
		t.Errorf("%q because %v", got, reason)
	}
	if got, _ := BasisOf(Person{Contracts: []Contract{{Span: year(2020)}}}, d, overrides, ""); got != BasisExtra {
		t.Errorf("without a contract: %q", got)
	}
}
