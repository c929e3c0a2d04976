package store

import "doorzet/payroll"

// bucketAnswers holds what was answered about files, for later files too.
const bucketAnswers = "answers"

// answersKey holds the answers, untakenKey the rows that were not taken for want of one.
const (
	answersKey = "intake"
	untakenKey = "untaken"
)

// Remembered gives the answers about files that hold for later files too. They
// are of all companies, as a file is.
func (l *Ledger) Remembered() (out payroll.Remembered, err error) {
	err = l.view(func(t *tx) (err error) { out, err = t.remembered(); return err })
	return out, err
}

func (t *tx) remembered() (payroll.Remembered, error) {
	var out payroll.Remembered
	all, err := t.table(bucketAnswers)
	if err != nil {
		return out, err
	}
	_, err = all.get([]byte(answersKey), &out)
	return out, err
}

// remember keeps answers beside those that are there, or takes them back.
func (t *tx) remember(answers payroll.Remembered, undone bool) error {
	if answers.Empty() {
		return nil
	}
	now, err := t.remembered()
	if err != nil {
		return err
	}
	if undone {
		now = now.Without(answers)
	} else {
		now = now.With(answers)
	}
	all, err := t.table(bucketAnswers)
	if err != nil {
		return err
	}
	return all.put([]byte(answersKey), now)
}

// Untaken gives the rows of sources that were not taken because nobody has said whose
// their venue is, of all companies.
func (l *Ledger) Untaken() (out []payroll.Untaken, err error) {
	err = l.view(func(t *tx) (err error) { out, err = t.untaken(); return err })
	return out, err
}

func (t *tx) untaken() (out []payroll.Untaken, err error) {
	all, err := t.table(bucketAnswers)
	if err != nil {
		return nil, err
	}
	_, err = all.get([]byte(untakenKey), &out)
	return out, err
}

// readings keeps what sources that were read leave untaken.
func (t *tx) readings(now []payroll.Reading, said []payroll.VenueAnswer) error {
	was, err := t.untaken()
	if err != nil || len(was)+len(now) == 0 {
		return err
	}
	next := payroll.After(was, now)
	for _, v := range said {
		if !v.Here {
			next = payroll.Refused(next, v.Venue, v.Company)
		}
	}
	if len(next)+len(was) == 0 {
		return nil
	}
	all, err := t.table(bucketAnswers)
	if err != nil {
		return err
	}
	return all.put([]byte(untakenKey), next)
}
