package link

import (
	"doorzet/payroll"
	"doorzet/store"
)

// SentFor are lines of a period that were sent for one person and are somebody
// else's, or nobody's, by their present words.
type SentFor struct {
	Period payroll.Period
	payroll.SentForOther
}

// SentFor lists those of the desk's period.
func (d *Desk) SentFor() []SentFor {
	var out []SentFor
	for _, s := range payroll.SentForOthers(d.Verdicts, d.Book.Team) {
		out = append(out, SentFor{d.Period, s})
	}
	return out
}

// SentForOther lists the lines that were sent for one person and are somebody
// else's now, in the desk's period and in those that corrections reach. Linking
// a name anew and accepting a sync concern all of them.
func (s *Service) SentForOther(co *store.Company, d *Desk) ([]SentFor, error) {
	sent, err := sentPeriods(co)
	if err != nil {
		return nil, err
	}
	out := d.SentFor()
	p := d.Info.Current
	if p == (payroll.Period{}) {
		p = d.Period
	}
	if p != d.Period && sent[p] {
		if out, err = s.addSentFor(co, p, out); err != nil {
			return nil, err
		}
	}
	for range leftoverPeriods {
		if p = d.Book.Settings.Calendar.Prev(p); p == d.Period || !sent[p] {
			continue
		}
		if out, err = s.addSentFor(co, p, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Service) addSentFor(co *store.Company, p payroll.Period, out []SentFor) ([]SentFor, error) {
	d, err := s.Desk(co, p)
	if err != nil {
		return nil, err
	}
	return append(out, d.SentFor()...), nil
}

// sentPeriods are the periods for which something was sent.
func sentPeriods(co *store.Company) (map[payroll.Period]bool, error) {
	batches, err := co.Batches()
	if err != nil {
		return nil, err
	}
	out := map[payroll.Period]bool{}
	for _, b := range batches {
		out[b.ForPeriod] = true
	}
	return out, nil
}

// ConfirmSentFor confirms that what was sent for an employee of lines that are
// somebody else's is corrected: it comes down there, and then goes up with
// whose they are; now, unless "", limits it to lines that are that person's.
// Lines to which nobody answers wait for a link. It tells how
// many lines it confirmed and how many wait.
func (s *Service) ConfirmSentFor(co *store.Company, d *Desk, of, now payroll.EmployeeID, reason string) (confirmed, waiting int, err error) {
	var ids []payroll.LineID
	for _, x := range d.SentFor() {
		switch {
		case x.For != of || (now != "" && x.Now != now):
		case x.Now == "":
			waiting += len(x.Lines)
		default:
			ids = append(ids, x.Lines...)
		}
	}
	if len(ids) == 0 {
		return 0, waiting, payroll.NewProblem(CodeNothingSentFor, "id", payroll.Clean(string(of), 60), "waiting", payroll.IntText(waiting))
	}
	return len(ids), waiting, s.Confirm(co, d, ids, reason)
}

// CodeNothingSentFor has args id, waiting. No line that was sent for this employee
// is somebody else's for certain; waiting counts those to which nobody answers.
const CodeNothingSentFor payroll.Code = "sent-for-nothing"
