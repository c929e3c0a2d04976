package link_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// changesFrom changes, per field of the settings that holds from a period
// onward, something of it from a period.
func changesFrom(o *office) map[string]func(from payroll.Period) error {
	plain := o.centres()
	return map[string]func(payroll.Period) error{
		"Calendar": func(from payroll.Period) error {
			return o.svc.SetPeriod(o.co, link.PeriodSetting{Rule: payroll.CalendarRule{First: payroll.MustDate(2025, 12, 21), From: from}})
		},
		"Codes": func(from payroll.Period) error {
			return o.svc.SetCodes(o.co, from, []link.CodeSetting{{Name: "overuren", Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2100}}})
		},
		"Days": func(from payroll.Period) error {
			off := false
			return o.svc.SetCodes(o.co, from, []link.CodeSetting{{Days: &off}})
		},
		"Matrix": func(from payroll.Period) error {
			return o.svc.SetPart(o.co, from, payroll.BasisHourly, payroll.PartMeals, false)
		},
		"ExtraFrom": func(from payroll.Period) error { return o.svc.SetExtraType(o.co, from, "overuren", true) },
		"Surcharges": func(from payroll.Period) error {
			err := o.svc.SetSurcharge(o.co, from, payroll.SurchargeRule{
				Name: weekend, Percent: 5000, Replaces: true, Days: []int{6, 7}, Break: payroll.BreakProportional,
			})
			if err != nil {
				return err
			}
			return o.svc.SetCodes(o.co, from, []link.CodeSetting{{
				Name: payroll.SurchargeKey(weekend), Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: weekendCode},
			}})
		},
		"Holidays": func(from payroll.Period) error {
			return o.svc.SetHolidays(o.co, from, payroll.HolidayChoice{}.WithDay(payroll.MustDate(2026, 12, 3), true))
		},
		"CostCentres": func(from payroll.Period) error {
			return o.svc.SetCentre(o.co, from, "Zaak", false, plain[0].ID, plain)
		},
		"Corrections": func(from payroll.Period) error { return o.svc.SetCorrection(o.co, from, payroll.CorrectTWK) },
	}
}

func (o *office) centres() []link.Centre {
	id := "77"
	if overREST() {
		id = guidOf("CostCenter", id)
	}
	return []link.Centre{{ID: id, Code: "K", Description: "Keuken"}}
}

// TestChangesFromAPeriodChangeNoEarlierPlan changes each setting that holds
// from a period onward: what earlier periods would send stays as it is, and
// from the period on it changes. A setting that is added later must be here.
func TestChangesFromAPeriodChangeNoEarlierPlan(t *testing.T) {
	t.Parallel()
	dated := datedSettings()
	if covered := keys(changesFrom(&office{})); !slices.Equal(dated, covered) {
		t.Fatalf("the settings with a period are %v, those tried %v", dated, covered)
	}
	o := fromOffice(t)
	change := changesFrom(o)
	before := [2]string{o.wantedOf(oct), o.wantedOf(nov)}
	// Set from December on one after another, the calendar last: it moves the
	// end of November, where no lines are.
	for _, name := range append(slices.DeleteFunc(dated, func(s string) bool { return s == "Calendar" }), "Calendar") {
		was := o.wantedOf(dec)
		if err := change[name](dec); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, p := range []payroll.Period{oct, nov} {
			if now := o.wantedOf(p); now != before[i] {
				t.Errorf("%s from %s changes %s:\n%s\nwas\n%s", name, dec, p, now, before[i])
			}
		}
		if o.wantedOf(dec) == was {
			t.Errorf("%s from %s changes nothing there", name, dec)
		}
	}
}

// TestBasisFromADateChangesNoEarlierPlan is the same for a pay basis, which
// holds from a date.
func TestBasisFromADateChangesNoEarlierPlan(t *testing.T) {
	t.Parallel()
	o := fromOffice(t)
	october, november, december := o.wantedOf(oct), o.wantedOf(nov), o.wantedOf(dec)
	if err := o.svc.SetBasis(o.co, smallID(0), payroll.BasisFixed, payroll.MustDate(2026, 12, 1)); err != nil {
		t.Fatal(err)
	}
	if o.wantedOf(oct) != october || o.wantedOf(nov) != november || o.wantedOf(dec) == december {
		t.Error("a pay basis from 1 December changes another period, or not December")
	}
}

var oct = payroll.Period{Year: 2026, Number: 10}

// fromOffice has the same kinds of line in three periods: of somebody paid by
// the hour and of somebody with extra hours.
func fromOffice(t *testing.T) *office {
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	if err := o.co.UpdateSettings(store.Audit{Action: "test"}, func(s *payroll.Settings) error {
		s.CutOver = oct
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := o.svc.SetBasis(o.co, smallID(1), payroll.BasisExtra, 0); err != nil {
		t.Fatal(err)
	}
	if err := o.svc.SetSurcharge(o.co, payroll.Period{}, payroll.SurchargeRule{
		Name: "Feestdag", Percent: 10000, Holidays: payroll.HolidayOnly, Break: payroll.BreakProportional,
	}); err != nil {
		t.Fatal(err)
	}
	o.codes(payroll.SurchargeKey("Feestdag") + "=2150")
	var lines []payroll.Line
	for month := 10; month <= 12; month++ {
		for person := range 2 {
			for day := 1; day <= 8; day++ {
				l := o.line(person, day, 480, 100)
				l.Date = payroll.MustDate(2026, time.Month(month), day)
				l.Start, l.End, l.Venue = 9*60, 17*60, "Zaak"
				if day%3 == 0 {
					l.Type = "overuren"
				}
				lines = append(lines, l)
			}
		}
	}
	late := o.line(0, 1, 480, 0) // a day that another first day takes along
	late.Date = payroll.MustDate(2026, 12, 29)
	o.put(append(lines, late)...)
	return o
}

// wantedOf writes down what a sending of a period would want, and where a
// correction of it would go.
func (o *office) wantedOf(p payroll.Period) string {
	o.t.Helper()
	d, err := o.svc.Desk(o.co, p)
	if err != nil {
		o.t.Fatal(err)
	}
	plan := payroll.MakePlan(payroll.PlanInput{Book: &d.Book, Verdicts: d.Verdicts, BookedIn: p})
	var b strings.Builder
	for _, s := range plan.Steps {
		text, err := json.Marshal(struct {
			Target payroll.Target
			Wanted payroll.Hundredths
			Counts []payroll.Counted
		}{s.Target, s.Wanted, s.Counts})
		if err != nil {
			o.t.Fatal(err)
		}
		b.Write(append(text, '\n'))
	}
	return b.String() + string(d.Book.Settings.CorrectionAt(p))
}

// datedSettings lists the fields of the settings that hold from a period
// onward: the calendar, histories, and maps of histories.
func datedSettings() []string {
	var out []string
	t := reflect.TypeFor[payroll.Settings]()
	for i := range t.NumField() {
		f := t.Field(i)
		of := f.Type
		if of.Kind() == reflect.Map {
			of = of.Elem()
		}
		if strings.HasPrefix(of.Name(), "History[") || of == reflect.TypeFor[payroll.Calendar]() {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return out
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
