package payroll

import "slices"

// keepsSent adds the finding of a line that was edited after it was sent, and of
// which something that Nmbrs holds would go to nothing although the line still
// says it: its type, its kind of count or the pay basis of the person no longer
// goes along. What was sent never goes down because of a setting, so all of the
// line stays as it was sent until a person withdraws it or lets it go along. A
// line that became leave by its own type is no longer work: that goes down.
func (b *Book) keepsSent(v *Verdict) {
	if !v.Edited() || v.Line.Withdrawn || v.SentFor != "" || v.Blocked() {
		return
	}
	if v.Line.Minutes != 0 && v.hoursConfirmed() && (IsWorkedType(v.Line.Type) || b.sentAs(v)) && !v.goesTo(func(s Share) bool { return s.Component.Kind == KindHours }) {
		v.add(FindStays, "part", v.Line.Type)
	}
	for _, kind := range countKinds(v.Line.Counts) {
		if v.cover.confirmed[kind] != nil && !v.goesTo(func(s Share) bool { return s.Name == kind }) {
			v.add(FindStays, "part", kind)
		}
	}
}

func (v *Verdict) goesTo(is func(Share) bool) bool { return slices.ContainsFunc(v.Shares, is) }

// sentAs tells whether the hours of a line went to a code that its type had, in
// whatever period: then it was of that type when it was sent.
func (b *Book) sentAs(v *Verdict) bool {
	sent := v.cover.confirmed[""]
	return sent != nil && slices.ContainsFunc(b.Settings.Codes[FoldType(v.Line.Type)], func(e Dated[CodeChoice]) bool {
		return e.Value.Kind == KindHours && e.Value.Code == sent.component.Code
	})
}
