package payroll

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// nightRule and eveningRule are the two sorts of surcharge: 150 % on a code of
// its own, and 50 % beside the ordinary hours.
func nightRule() SurchargeRule {
	return SurchargeRule{Name: "Nacht", Percent: 5000, Replaces: true, Window: Window{22 * 60, 6 * 60}}
}

func eveningRule() SurchargeRule {
	return SurchargeRule{Name: "Avond", Percent: 2500, Window: Window{18 * 60, 22 * 60}}
}

// surcharged is a desk with both rules, 2150 and 2160.
func surcharged() *desk {
	d := newDesk()
	d.refuseCode = map[int]bool{}
	s := &d.book.Settings
	s.Surcharges = map[string]History[SurchargeRule]{"nacht": {{Value: nightRule()}}, "avond": {{Value: eveningRule()}}}
	s.Codes[SurchargeKey("Nacht")] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2150}}}
	s.Codes[SurchargeKey("Avond")] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2160}}}
	return d
}

// shift puts an approved line with times in.
func (d *desk) shift(day int, start, end ClockTime, brk Minutes) *Line {
	l := d.add(day, 0, 0)
	l.Start, l.End, l.Break = start, end, brk
	l.Minutes, _ = NetMinutes(l.Date, start, end, brk, "")
	return l
}

func shared(v *Verdict) string {
	out := ""
	for _, s := range v.Shares {
		if s.Part != PartDays {
			out += fmt.Sprintf("%s%d %s; ", s.Name, s.Component.Code, s.Minutes.Clock())
		}
	}
	return out
}

func TestEvaluateSurcharges(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*desk)
		want   string
		finds  FindingKind
	}{
		"both":        {func(*desk) {}, "2100 4:00; toeslag nacht2150 4:00; toeslag avond2160 4:00; ", ""},
		"none at all": {func(d *desk) { d.book.Settings.Surcharges = nil }, "2100 8:00; ", ""},
		"no code yet": {func(d *desk) { delete(d.book.Settings.Codes, SurchargeKey("nacht")) }, "2100 4:00; toeslag avond2160 4:00; ", FindNoCode},
		"a wage code is none": {func(d *desk) {
			d.book.Settings.Codes[SurchargeKey("nacht")] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5100}}}
		}, "2100 4:00; toeslag avond2160 4:00; ", FindNoCode},
		"deliberately not": {func(d *desk) {
			d.book.Settings.Codes[SurchargeKey("nacht")] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
		}, "2100 8:00; toeslag avond2160 4:00; ", ""},
		"from a later period": {func(d *desk) {
			d.book.Settings.Surcharges["nacht"] = History[SurchargeRule]{{From: Period{2026, 12}, Value: nightRule()}}
		}, "2100 8:00; toeslag avond2160 4:00; ", ""},
		"ended": {func(d *desk) {
			d.book.Settings.Surcharges["nacht"] = append(d.book.Settings.Surcharges["nacht"], Dated[SurchargeRule]{testNov, SurchargeRule{Off: true}})
		}, "2100 8:00; toeslag avond2160 4:00; ", ""},
		"surcharges stay home": {func(d *desk) {
			d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisHourly: {PartHours: true}}}}
		}, "2100 8:00; ", ""},
		"hours stay home": {func(d *desk) { // 150 % would pay the wage twice
			d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisHourly: {PartSurcharges: true}}}}
		}, "toeslag avond2160 4:00; ", ""},
		"the type stays home": {func(d *desk) {
			d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
		}, "", ""},
		"somebody else": {func(d *desk) {
			r := nightRule()
			r.Scope.People = []EmployeeID{"2"}
			d.book.Settings.Surcharges["nacht"] = History[SurchargeRule]{{Value: r}}
		}, "2100 8:00; toeslag avond2160 4:00; ", ""},
		"a holiday of the company": {func(d *desk) {
			r := nightRule()
			r.Window, r.Holidays = Window{}, HolidayOnly
			d.book.Settings.Surcharges["nacht"] = History[SurchargeRule]{{Value: r}}
			d.book.Settings.Holidays = History[HolidayChoice]{{Value: HolidayChoice{Extra: []Date{MustDate(2026, time.November, 3)}}}}
		}, "2100 6:00; toeslag nacht2150 2:00; toeslag avond2160 4:00; ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := surcharged()
			d.shift(2, 18*60, 2*60, 0)
			c.change(d)
			v := d.book.Evaluate()[0]
			if shared(&v) != c.want {
				t.Errorf("%s, want %s", shared(&v), c.want)
			}
			if c.finds != "" && (len(v.Findings) == 0 || v.Findings[len(v.Findings)-1].Kind != c.finds) {
				t.Errorf("findings %v", v.Findings)
			}
			if c.finds == "" && v.Blocked() {
				t.Errorf("blocked by %v", v.Findings)
			}
		})
	}
}

// TestExtraHoursOnly takes of someone with a fixed wage the marked type alone.
func TestExtraHoursOnly(t *testing.T) {
	d := surcharged()
	d.book.Settings.Overrides = map[EmployeeID][]Override{jan: {{Basis: BasisExtra}}}
	d.book.Settings.ExtraTypes = []string{"Meeruren"}
	d.book.Settings.Codes["meeruren"] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2300}}}
	d.shift(2, 18*60, 2*60, 0)
	d.add(3, 90, 0).Type = "meeruren"
	vs := d.book.Evaluate()
	if vs[0].State != StateOutside || vs[0].Outside != OutsideFixed {
		t.Errorf("the ordinary line is %s, %s", vs[0].State, vs[0].Outside)
	}
	if vs[1].State != StateReady || shared(&vs[1]) != "2300 1:30; " {
		t.Errorf("the extra hours: %s, %s", vs[1].State, shared(&vs[1]))
	}
	// a typed figure of the same day repeats nothing
	l := d.add(2, 60, 0)
	l.Type, l.Source.Kind = "meeruren", SourceTyped
	for _, v := range d.book.Evaluate() {
		if slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Kind == FindDouble }) {
			t.Errorf("%s of the %s is called double", v.Line.Type, v.Line.Date)
		}
	}
}

func TestUnservedIsNoFinding(t *testing.T) {
	d := surcharged()
	d.add(2, 480, 0)
	v := d.book.Evaluate()[0]
	if !slices.Equal(v.Unserved, []string{"Nacht", "Avond"}) || len(v.Findings) != 0 || v.State != StateReady {
		t.Errorf("%v, %v, %s", v.Unserved, v.Findings, v.State)
	}
}

// TestWrongKindsOfCode block instead of sending nothing.
func TestWrongKindsOfCode(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 100)
	d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5000}}}
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2100}}}
	v := d.book.Evaluate()[0]
	if v.State != StateBlocked || len(v.Findings) != 2 {
		t.Errorf("%s, %v", v.State, v.Findings)
	}
}

// TestBaseAndReplacingAreTheHoursWorked sends shifts with refusals, changed
// rules and corrections in between. At the end Nmbrs holds for each line the
// hours worked, once.
func TestBaseAndReplacingAreTheHoursWorked(t *testing.T) {
	clocks := rapid.Map(rapid.IntRange(0, 95), func(n int) ClockTime { return ClockTime(n * 15) })
	rapid.Check(t, func(t *rapid.T) {
		d := surcharged()
		for range rapid.IntRange(1, 5).Draw(t, "exports") {
			for range rapid.IntRange(0, 2).Draw(t, "lines") {
				d.shift(rapid.IntRange(1, 28).Draw(t, "day"), clocks.Draw(t, "start"), clocks.Draw(t, "end"), 0)
			}
			if n := len(d.book.Lines); n > 0 && rapid.Bool().Draw(t, "correct") {
				d.correct(rapid.IntRange(0, n-1).Draw(t, "line"), func(l *Line) {
					l.Start, l.End = clocks.Draw(t, "new start"), clocks.Draw(t, "new end")
					l.Minutes, _ = NetMinutes(l.Date, l.Start, l.End, 0, "")
				})
			}
			r := nightRule()
			r.Window.Start = clocks.Draw(t, "night from")
			r.Off = rapid.IntRange(0, 3).Draw(t, "off") == 0
			d.book.Settings.Surcharges["nacht"] = History[SurchargeRule]{{Value: r}}
			for _, code := range []int{2100, 2150, 2160} {
				d.refuseCode[code] = rapid.IntRange(0, 3).Draw(t, "refuse") == 0
			}
			d.export()
		}
		d.refuseCode = map[int]bool{}
		d.export()
		var worked, base, night, evening Minutes
		for _, v := range d.book.Evaluate() {
			worked += v.Line.Minutes
			if v.State != StateSent && v.State != StateOpen && v.Line.Minutes > 0 {
				t.Errorf("line %s is %s", v.Line.ID, v.State)
			}
		}
		for _, h := range d.book.Heads() {
			if !h.Stands() {
				continue
			}
			for _, c := range h.Done.Counts {
				switch h.Target.Component.Code {
				case 2100:
					base += c.Minutes
				case 2150:
					night += c.Minutes
				case 2160:
					evening += c.Minutes
				}
			}
		}
		if base+night != worked {
			t.Errorf("%d base + %d replacing, %d worked", base, night, worked)
		}
		for code, minutes := range map[int]Minutes{2100: base, 2150: night, 2160: evening} {
			if got := d.held(KindHours, code); got != RoundMinutes(minutes) {
				t.Errorf("code %d: %s on the server, want %s", code, got, RoundMinutes(minutes))
			}
		}
		for _, s := range d.plan().Steps {
			if s.Sends() {
				t.Errorf("after a complete export the plan wants %+v", s)
			}
		}
	})
}

// TestPartlySentSurcharge keeps the minutes of a refused surcharge, also when
// the rule is changed or gone by then.
func TestPartlySentSurcharge(t *testing.T) {
	for name, change := range map[string]func(*Settings){
		"as it was": func(*Settings) {},
		"longer": func(s *Settings) {
			r := nightRule()
			r.Window.Start = 20 * 60
			s.Surcharges["nacht"] = History[SurchargeRule]{{Value: r}}
		},
		"gone": func(s *Settings) { delete(s.Surcharges, "nacht") },
		"switched on": func(s *Settings) {
			r := nightRule()
			r.Off = true
			s.Surcharges["nacht"] = History[SurchargeRule]{{Value: r}}
		},
	} {
		d := surcharged()
		d.shift(2, 18*60, 2*60, 0)
		d.refuseCode[2150] = true
		d.export()
		d.refuseCode[2150] = false
		change(&d.book.Settings)
		if s := d.state(0); s != StatePartly {
			t.Errorf("%s: the line is %s", name, s)
		}
		d.export()
		if d.held(KindHours, 2100) != 400 || d.held(KindHours, 2150) != 400 || d.state(0) != StateSent {
			t.Errorf("%s: %v, %s", name, d.rows[KindHours], d.state(0))
		}
	}
	d := surcharged()
	d.shift(2, 18*60, 2*60, 0)
	d.refuseCode[2150] = true
	d.export()
	d.book.Settings.Codes[SurchargeKey("nacht")] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
	if s := d.state(0); s != StateSent {
		t.Errorf("deliberately not: %s", s)
	}
}

// TestRulesLeaveSentAlone adds and changes rules after sending.
func TestRulesLeaveSentAlone(t *testing.T) {
	d := surcharged()
	rules := d.book.Settings.Surcharges
	d.book.Settings.Surcharges = nil
	d.shift(2, 18*60, 2*60, 0)
	d.export()
	d.book.Settings.Surcharges = rules
	for _, s := range d.plan().Steps {
		if s.Sends() {
			t.Errorf("the plan wants %+v", s)
		}
	}
	if s := d.state(0); s != StateSent {
		t.Errorf("the line is %s", s)
	}
	// recalculating is an act of its own
	d.change = func(in *PlanInput) { in.Recalculate = true }
	d.export()
	if d.held(KindHours, 2100) != 400 || d.held(KindHours, 2150) != 400 || d.held(KindHours, 2160) != 400 {
		t.Errorf("rows %v", d.rows[KindHours])
	}
}

func TestCostCentres(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		d.book.Settings.CostCentres = History[CostCentres]{{Value: CostCentres{
			Venues: map[string]string{"noord": "11", "zuid": "12"}, Teams: map[string]string{"bar": "13"},
		}}}
		var minutes Minutes
		var meals Hundredths
		for range rapid.IntRange(1, 3).Draw(t, "exports") {
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				l := d.add(rapid.IntRange(1, 28).Draw(t, "day"), Minutes(rapid.IntRange(0, 500).Draw(t, "minutes")), Hundredths(rapid.IntRange(0, 300).Draw(t, "meals")))
				l.Venue = rapid.SampledFrom([]string{"Noord", "Zuid", "West", ""}).Draw(t, "venue")
				l.Team = rapid.SampledFrom([]string{"Bar", "Keuken"}).Draw(t, "team")
				minutes += l.Minutes
				meals += l.Count(KindMeals)
			}
			d.export()
		}
		if got := d.held(KindHours, 2100); got != RoundMinutes(minutes) {
			t.Errorf("%s over all cost centres, want %s", got, RoundMinutes(minutes))
		}
		if got := d.held(KindWage, 5100); got != meals {
			t.Errorf("%s meals over all cost centres, want %s", got, meals)
		}
		for _, s := range d.plan().Steps {
			if s.Sends() {
				t.Errorf("after a complete export the plan wants %+v", s)
			}
			if s.Component.Kind == KindHours && abs64(int64(s.Wanted)*60-int64(s.Minutes)*100) >= 60 {
				t.Errorf("%s for %d minutes", s.Wanted, s.Minutes)
			}
		}
	})
}

// TestCostCentresOfMoney splits an amount by what each centre's pieces are worth.
func TestCostCentresOfMoney(t *testing.T) {
	d := newDesk()
	rate := Hundredths(333)
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5100, Rate: &rate}}}
	d.book.Settings.CostCentres = History[CostCentres]{{Value: CostCentres{Venues: map[string]string{"noord": "11"}}}}
	d.add(2, 0, 150).Venue = "Noord" // 4.995
	d.add(3, 0, 350).Venue = "Zuid"  // 11.655
	got := map[string]Hundredths{}
	for _, s := range d.plan().Steps {
		if s.Component.Kind == KindWage {
			got[s.Component.CostCentre] = s.Wanted
		}
	}
	if got["11"]+got[""] != 1665 || got["11"] != 499 && got["11"] != 500 {
		t.Errorf("%v", got)
	}
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5100}}}
	for _, s := range d.plan().Steps {
		if s.Component.Kind == KindWage && s.Wanted != map[string]Hundredths{"11": 150, "": 350}[s.Component.CostCentre] {
			t.Errorf("pieces: %v %s", s.Component, s.Wanted)
		}
	}
}

func abs64(n int64) int64 { return max(n, -n) }

func TestLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		tops  []int64
		total Hundredths
		want  []Hundredths
	}{
		{[]int64{20 * 100, 20 * 100, 20 * 100}, 100, []Hundredths{34, 33, 33}},
		{[]int64{10 * 100, 50 * 100}, 100, []Hundredths{17, 83}},
		{[]int64{-20 * 100, 20 * 100}, 0, []Hundredths{-33, 33}},
		{[]int64{0, 3000}, 50, []Hundredths{0, 50}},
		{[]int64{60, 60}, 1, []Hundredths{1, 0}},
		{[]int64{60, 60}, 3, []Hundredths{2, 1}},
		{[]int64{120, 120}, 3, []Hundredths{2, 1}},
		{[]int64{120, 125, 120}, 4, []Hundredths{1, 2, 1}},
		{[]int64{120, 120}, 1, []Hundredths{1, 0}},
	} {
		exact := make([]fraction, len(c.tops))
		for i, n := range c.tops {
			exact[i] = fraction{n, 60}
		}
		if got := byLargestRemainder(exact, c.total); !slices.Equal(got, c.want) {
			t.Errorf("%v of %s: %v, want %v", c.tops, c.total, got, c.want)
		}
	}
}

// TestSettleWithCostCentre adopts by code and amount: a read over SOAP gives no
// cost centre, and one call of an employee is in flight at a time.
func TestSettleWithCostCentre(t *testing.T) {
	st := addStep()
	st.Component.CostCentre = "11"
	row := SeenRow{ID: "2", Code: 2100, Amount: 800}
	if s := Settle(st, 0, &Snapshot{Hours: []SeenRow{row}}, Around{}); s.Fate != FateApplied || s.Row != "2" {
		t.Errorf("%+v", s)
	}
}

func TestPersonFindings(t *testing.T) {
	nov := Span{MustDate(2026, 11, 1), MustDate(2026, 11, 30)}
	mid := MustDate(2026, 11, 16)
	zero, full := Hundredths(0), Hundredths(3800)
	served := []Span{{From: MustDate(2024, 1, 1)}}
	for name, c := range map[string]struct {
		p    Person
		want string
	}{
		"nothing":      {Person{Employments: served, Contracts: []Contract{{Span: served[0], HoursPerWeek: &zero}}}, ""},
		"two kinds":    {Person{Employments: served, SalaryType: "Bruto_Salaris_Fulltime", Contracts: []Contract{{Span: Span{served[0].From, mid - 1}, HoursPerWeek: &zero}, {Span: Span{From: mid}, HoursPerWeek: &full}}}, "two-contracts "},
		"wage change":  {Person{Employments: served, ContractHours: &zero, SalaryFrom: []Date{mid}}, "wage-change "},
		"on the first": {Person{Employments: served, ContractHours: &zero, SalaryFrom: []Date{nov.From}}, ""},
		"first wage":   {Person{Employments: []Span{{From: mid}}, ContractHours: &zero, SalaryFrom: []Date{mid}}, ""},
		"a gap":        {Person{Employments: served, Contracts: []Contract{{Span: Span{served[0].From, mid - 1}, HoursPerWeek: &zero}, {Span: Span{From: mid + 3}, HoursPerWeek: &zero}}}, "contract-gap "},
		"leaver":       {Person{Employments: []Span{{served[0].From, mid}}, ContractHours: &zero}, "leaver "},
		"back again":   {Person{Employments: []Span{{served[0].From, MustDate(2025, 1, 1)}, {From: mid}}, ContractHours: &zero}, "rehired "},
		"goes on":      {Person{Employments: []Span{{served[0].From, mid - 1}, {From: mid}}, ContractHours: &zero}, ""},
		"the last day": {Person{Employments: []Span{{served[0].From, nov.To}}, ContractHours: &zero}, "leaver "},
	} {
		got := ""
		for _, f := range PersonFindings(c.p, nov, nil) {
			got += string(f.Kind) + " "
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	over := []Override{{Basis: BasisHourly}, {Basis: BasisFixed, From: mid}}
	if f := PersonFindings(Person{Employments: served}, nov, over); len(f) != 1 || f[0].Kind != FindTwoContracts || f[0].Args["date"] != mid.Dutch() {
		t.Errorf("by hand: %v", f)
	}
}

// TestPersonFindingOnce tells about a person on the earliest line alone.
func TestPersonFindingOnce(t *testing.T) {
	d := newDesk()
	p, _ := d.book.Team.Person(jan)
	p.SalaryFrom = []Date{MustDate(2026, 11, 10)}
	p.Employments = []Span{{From: MustDate(2024, 1, 1)}}
	d.book.Team = NewTeam([]Person{p})
	d.add(5, 60, 0)
	d.add(3, 60, 0)
	vs := d.book.Evaluate()
	if len(vs[0].Findings) != 0 || len(vs[1].Findings) != 1 || vs[1].Findings[0].Kind != FindWageChange || vs[1].State != StateReady {
		t.Errorf("%v, %v", vs[0].Findings, vs[1].Findings)
	}
	d.book.Settings.Off = []FindingKind{FindWageChange}
	if vs := d.book.Evaluate(); len(vs[1].Findings) != 0 {
		t.Errorf("switched off: %v", vs[1].Findings)
	}
}
