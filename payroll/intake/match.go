package intake

import (
	"errors"

	"doorzet/payroll"
)

// MatchProfile finds the profile that a file was made for: one whose header
// is exactly there, else one all of whose columns are, else nil. exact tells
// which; among several that fit the one with most columns wins, the first of equals.
func MatchProfile(in Input, profiles []Profile) (best *Profile, exact bool) {
	if len(profiles) == 0 || in.check() != nil {
		return nil, false
	}
	all, err := samples(in, "")
	if err != nil {
		return nil, false
	}
	for _, s := range all {
		for _, r := range s.rows[:min(len(s.rows), headerRows)] {
			key := HeaderKey(r.cells)
			for i := range profiles {
				p := &profiles[i]
				if p.HeaderKey == key && key != "" && len(p.Columns) > 0 && p.sheetFits(s) {
					return p, true
				}
				if lay, _ := p.layoutOf(r.cells); lay != nil && p.sheetFits(s) && (best == nil || len(p.Columns) > len(best.Columns)) {
					best = p
				}
			}
		}
	}
	return best, false
}

func (p *Profile) sheetFits(s sample) bool { return p.Sheet == "" || p.Sheet == s.sheet }

// Unrecognised tells whether a file failed for its header alone, so that the
// clerk can say what its columns mean.
func Unrecognised(err error) bool {
	for _, code := range [...]payroll.Code{CodeUnknownHeader, CodeMissingColumn, CodeNoDays, CodeDuplicateColumn, CodeProfile} {
		if errors.Is(err, &payroll.Problem{Code: code}) {
			return true
		}
	}
	return false
}

// Guessable tells whether a file failed because its columns have other names than
// those of the known forms.
func Guessable(err error) bool {
	return Unrecognised(err) && !errors.Is(err, &payroll.Problem{Code: CodeDuplicateColumn}) && !errors.Is(err, &payroll.Problem{Code: CodeProfile})
}

// KnownForm tells whether a file is a form that needs no profile.
func KnownForm(in Input) bool {
	known, _ := Recognise(in)
	return known
}

// Recognise is KnownForm with the reason why it is none.
func Recognise(in Input) (bool, error) {
	t, _, err := open(in, Options{})
	if err != nil {
		return false, err
	}
	return t.close() == nil, nil
}
