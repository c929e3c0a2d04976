package link_test

import (
	"bytes"
	"testing"

	"doorzet/payroll"
	"doorzet/store"
)

// Whatever the settings are, out and in again gives the same, and a second
// writing gives the same bytes.
func TestSettingsRoundTrip(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	rate := payroll.Hundredths(456)
	p10, p11 := payroll.Period{Year: 2026, Number: 10}, nov
	full := func(s *payroll.Settings) error {
		s.Codes["maaltijden"] = payroll.History[payroll.CodeChoice]{}.Set(p10, payroll.CodeChoice{Kind: payroll.KindWage, Code: 5100, Rate: &rate}).
			Set(p11, payroll.CodeChoice{Kind: payroll.KindWage, Code: 5100})
		s.Codes["op = \"vreemd\" #"] = payroll.History[payroll.CodeChoice]{}.Set(payroll.Period{}, payroll.CodeChoice{Not: true})
		s.Days = s.Days.Set(p10, false)
		s.Matrix = s.Matrix.Set(p11, payroll.Matrix{payroll.BasisExtra: {payroll.PartHours: true, payroll.PartDays: false}})
		s.ExtraTypes, s.Correction, s.Off = []string{"meeruren"}, payroll.CorrectTWK, []payroll.FindingKind{payroll.FindNoBreak}
		rule := payroll.SurchargeRule{
			Name: "Nacht", Percent: 5050, Replaces: true, Days: []int{6, 7}, Window: payroll.Window{Start: 23 * 60, End: 6*60 + 15},
			Holidays: payroll.HolidayNot, UntilTwo: true, Scope: payroll.Scope{Teams: []string{"bar"}}, Break: payroll.BreakOutside, Rank: 2,
		}
		s.ExtraFrom = s.ExtraFrom.Set(p11, []string{"overuren"})
		s.Corrections = s.Corrections.Set(p11, payroll.CorrectCurrent)
		s.Surcharges = map[string]payroll.History[payroll.SurchargeRule]{"nacht": payroll.History[payroll.SurchargeRule]{}.Set(p11, rule)}
		s.Holidays = s.Holidays.Set(p11, payroll.HolidayChoice{LiberationDay: true, Extra: []payroll.Date{payroll.MustDate(2026, 12, 31)}})
		s.CostCentres = s.CostCentres.Set(p11, payroll.CostCentres{Venues: map[string]string{"het anker": "100"}})
		return nil
	}
	if err := o.co.UpdateSettings(store.Audit{}, full); err != nil {
		t.Fatal(err)
	}
	before, err := o.svc.ExportSettings(o.co)
	if err != nil {
		t.Fatal(err)
	}
	f, err := o.svc.ReadSettings(o.co, before)
	if err != nil {
		t.Fatalf("%v in\n%s", err, before)
	}
	if err := o.co.UpdateSettings(store.Audit{}, func(s *payroll.Settings) error {
		*s = payroll.Settings{Calendar: s.Calendar, CutOver: s.CutOver, Links: s.Links}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := o.svc.ImportSettings(o.co, f); err != nil {
		t.Fatal(err)
	}
	after, err := o.svc.ExportSettings(o.co)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("%v\nbefore\n%s\nafter\n%s", err, before, after)
	}
	set, err := o.co.Settings()
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := set.Code("maaltijden", p10); !ok || c.Rate == nil || *c.Rate != rate {
		t.Errorf("the rate came back as %+v", c)
	}
	if r, ok := set.Surcharges["nacht"].At(p11); !ok || r.Window.End != 375 || r.Percent != 5050 {
		t.Errorf("the surcharge came back as %+v", r)
	}
}

// Once something was sent, a file cannot move the pay periods.
func TestSettingsKeepThePeriodsOfWhatWasSent(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	text, err := o.svc.ExportSettings(o.co)
	if err != nil {
		t.Fatal(err)
	}
	o.export()
	moved := bytes.Replace(text, []byte("[periods]\ncadence = 'month'"), []byte("[periods]\ncadence = 'month'\n[[periods.rules]]\nfrom = ''\nfirst = '2025-12-21'\n"), 1)
	if bytes.Equal(moved, text) {
		t.Fatalf("no periods in\n%s", text)
	}
	before, err := o.co.Settings()
	if err != nil {
		t.Fatal(err)
	}
	f, err := o.svc.ReadSettings(o.co, moved)
	if err != nil || !f.KeepsPeriods {
		t.Fatalf("%v", err)
	}
	if err := o.svc.ImportSettings(o.co, f); err != nil {
		t.Fatal(err)
	}
	after, err := o.co.Settings()
	if err != nil || len(after.Calendar.Rules) != len(before.Calendar.Rules) {
		t.Errorf("the periods were moved: %v", err)
	}
}
