package link_test

import (
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

const listHead = "datum;naam;vestiging;uren;goedgekeurd\n"

// list makes an hour list of approved rows "day name venue hours", the name in one word
// with underscores.
func list(rows ...string) string {
	var b strings.Builder
	b.WriteString(listHead)
	for _, r := range rows {
		f := strings.Fields(r)
		b.WriteString(f[0] + "-11-2026;" + strings.ReplaceAll(f[1], "_", " ") + ";" + f[2] + ";" + f[3] + ";ja\n")
	}
	return b.String()
}

// everybodyElse are rows of people who stay as they are, so that a file is no part.
var everybodyElse = []string{"02 Medewerker_B001 Zaak 4:00", "06 Medewerker_C002 Zaak 4:00"}

// known are the ways in which it becomes known whose a name is.
var known = map[string]func(t *testing.T, o *office, name string){
	"linked": func(t *testing.T, o *office, name string) {
		t.Helper()
		noErr(t, o.svc.LinkName(o.co, name, smallID(0)))
	},
	"linked to another first": func(t *testing.T, o *office, name string) {
		t.Helper()
		noErr(t, o.svc.LinkName(o.co, name, smallID(2)))
		noErr(t, o.svc.LinkName(o.co, name, smallID(0)))
	},
	"by a people file": func(t *testing.T, o *office, name string) {
		t.Helper()
		p := o.see("mensen.csv", "▲ naam,contracttype,Nmbrs ID,e-mailadres,support ID\n"+name+",nul uren,"+string(smallID(0))+",,1\n")
		o.take(p, link.TakeOptions{})
	},
	"renamed in Nmbrs": func(t *testing.T, o *office, name string) {
		t.Helper()
		first, last, _ := strings.Cut(name, " ")
		o.renameTo(0, first, last)
	},
}

// TestWhoIsWhoAsksWhatAnImportWould: hours came in under a name of which nobody knew
// whose it was, beside hours of the person whose it turns out to be: on the same day,
// or on another one while the shift of before has gone. Before sending and after it,
// however it becomes known, and whatever was taken of the file, Nmbrs ends up with
// the hours once.
func TestWhoIsWhoAsksWhatAnImportWould(t *testing.T) {
	t.Parallel()
	for how, become := range known {
		for _, sent := range []bool{false, true} {
			for _, take := range []bool{false, true} {
				if take && how != "linked" {
					continue
				}
				for _, day := range []string{"02", "04"} {
					name := how + ", day " + day
					if sent {
						name += ", sent"
					}
					if take {
						name += ", all taken"
					}
					t.Run(name, func(t *testing.T) {
						o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
						o.read("uren.csv", []byte(list(append([]string{"02 Medewerker_A000 Zaak 3:15"}, everybodyElse...)...)))
						if sent {
							o.export()
							o.holds(0, 2100, "3.25", 1)
						}
						next := list(append([]string{day + " Medewerker_Aooo Zaak 3:15"}, everybodyElse...)...)
						if day == "02" { // beside it, from another list
							next = list("02 Medewerker_Aooo Elders 3:15")
						}
						p := o.see("nieuw.csv", next)
						o.take(p, link.TakeOptions{Sent: take, Withdraw: take})
						become(t, o, "Medewerker Aooo")
						if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
							t.Fatal(err)
						}
						o.export()
						if sum, _ := o.held(0, 2100); sum != "3.25" && (sent || sum != "0.00") {
							t.Fatalf("before anybody answers Nmbrs holds %s", sum)
						}
						for range 3 { // a correction goes before what waits for it
							o.answerAll()
							o.export()
						}
						if sum, _ := o.held(0, 2100); sum != "3.25" {
							t.Errorf("after answering Nmbrs holds %s", sum)
						}
					})
				}
			}
		}
	}
}

// answerAll gives to everything that is asked the answer that takes what the newest
// file says, confirms what changed and approves what is open.
func (o *office) answerAll() {
	o.t.Helper()
	for _, how := range []payroll.FixKind{payroll.FixReplace, payroll.FixMoved, payroll.FixTake, payroll.FixCorrect} {
		for {
			id, ok := o.asked(how)
			if !ok {
				break
			}
			if err := o.svc.Answer(o.co, o.desk(), []payroll.LineID{id}, how, "nagevraagd"); err != nil {
				o.t.Fatal(err)
			}
		}
	}
	var changed []payroll.LineID
	d := o.desk()
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.Changed() && v.Unconfirmed() {
			changed = append(changed, v.Line.ID)
		}
	}
	if len(changed) > 0 {
		o.confirm(changed...)
	}
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
}

// asked gives the first line of which an answer is asked.
func (o *office) asked(how payroll.FixKind) (payroll.LineID, bool) {
	d := o.desk()
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		for _, f := range v.Findings {
			if f.Blocks() || f.Kind == payroll.FindGone || f.Kind == payroll.FindTold {
				for _, fix := range payroll.Fixes(&v.Line, f) {
					if fix.Kind == how {
						return v.Line.ID, true
					}
				}
			}
		}
	}
	return "", false
}
