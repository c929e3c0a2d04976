package store

import "doorzet/payroll"

// bucketAnswers holds what was answered about files, for later files too.
const bucketAnswers = "answers"

// answersKey is its only key.
const answersKey = "intake"

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
