package lang

import (
	"fmt"
	"strconv"
	"strings"

	"doorzet/payroll"
)

// Figure explains a figure of the plan in lines of text: the total, the
// rounding, what of it is in Nmbrs already, and each share.
func (t *Texts) Figure(w *payroll.Why, description string) string {
	x := &t.Rules
	head := fmt.Sprintf(x.WhyTitle, t.Wanted(w), w.Person)
	if c := w.Target.Component; c.Kind != payroll.KindWorked {
		head += ", " + strings.TrimSpace(strconv.Itoa(c.Code)+" "+description)
	}
	out := []string{head, ""}
	row := func(label, value string) { out = append(out, label+": "+value) }
	switch {
	case w.Rounding != nil:
		row(x.WhyMinutes, w.Minutes.Clock()+" ("+strconv.FormatInt(int64(w.Minutes), 10)+")")
		row(x.WhyExact, w.Rounding.Exact)
		row(x.WhySent, t.Amount(w.Wanted)+" ("+t.Seconds(*w.Rounding)+")")
	case w.Target.Component.Kind == payroll.KindWorked:
		row(x.WhyDays, t.Count(w.Dates))
	default:
		row(x.WhyPieces, t.Pieces(w.Pieces))
	}
	if w.Whole != nil {
		row(x.WhyWhole, t.Amount(*w.Whole))
	}
	row(x.WhyOurs, t.Amount(w.Ours))
	row(x.WhyAmount, t.Amount(w.Wanted-w.Ours))
	out = append(out, "")
	for i := range w.Parts {
		out = append(out, t.whyPart(w, &w.Parts[i]))
	}
	return strings.Join(out, "\n")
}

// Wanted writes a figure as the plan does: hours, days, "12 stuks" or money.
func (t *Texts) Wanted(w *payroll.Why) string {
	if w.Target.Component.Kind != payroll.KindWage {
		return t.Amount(w.Wanted)
	}
	for _, p := range w.Parts {
		if p.Rate != nil {
			return t.Money(w.Wanted)
		}
	}
	return fmt.Sprintf(t.Rules.Stuks, t.Pieces(w.Wanted))
}

// whyPart writes one share with where it came from.
func (t *Texts) whyPart(w *payroll.Why, p *payroll.WhyPart) string {
	x := &t.Rules
	parts := []string{t.WeekdayShort(p.Date) + " " + t.Date(p.Date)}
	switch {
	case w.Target.Component.Kind == payroll.KindWorked:
	case w.Target.Component.Kind == payroll.KindHours:
		parts = append(parts, p.Minutes.Clock())
	case p.Rate != nil:
		parts = append(parts, t.Pieces(p.Count)+" × "+t.Money(*p.Rate))
	default:
		parts = append(parts, t.Pieces(p.Count))
	}
	if p.Name != "" && p.Name != payroll.KindDays {
		parts = append(parts, p.Name)
	}
	if p.Of == nil {
		return strings.Join(append(parts, x.WhyGone), "  ")
	}
	if l := p.Of; l.Start != payroll.NoTime {
		clock := l.Start.String() + "–" + l.End.String()
		if l.Break > 0 {
			clock += ", " + x.WhyBreak + " " + l.Break.Clock()
		}
		parts = append(parts, clock)
	}
	parts = append(parts, t.whence(&p.Of.Source))
	if p.Frozen {
		parts = append(parts, x.WhyFrozen)
	}
	return strings.Join(parts, "  ")
}

// whence says from which row of which file a line came.
func (t *Texts) whence(s *payroll.Source) string {
	if s.File == "" {
		return t.Source(s.Kind)
	}
	return fmt.Sprintf(t.Rules.WhyRow, s.File, t.Count(s.Row))
}

// WhyLine says in lines of text what becomes of an hour line and why.
func (t *Texts) WhyLine(v *payroll.Verdict) string {
	x, l := &t.Rules, &v.Line
	out := []string{t.WeekdayShort(l.Date) + " " + t.Date(l.Date) + "  " + l.Person + "  " + l.Type, ""}
	row := func(label, value string) { out = append(out, label+": "+value) }
	if v.Match.By != "" {
		row(x.WhyMatch, t.Match(v.Match.By))
	}
	if v.Basis != payroll.BasisUnknown || v.Reason.Code != "" {
		row(x.WhyBasis, t.Basis(v.Basis)+", "+t.BasisReason(v.Reason))
	}
	row(x.WhyPeriod, v.Period.String())
	net := l.Minutes.Clock()
	if l.Start != payroll.NoTime {
		net += ", " + fmt.Sprintf(x.WhyElapsed, l.Start, l.End)
		if l.Break > 0 {
			net += ", " + x.WhyBreak + " " + l.Break.Clock()
		}
	}
	row(x.WhyNet, net)
	for _, s := range v.Shares {
		row(x.WhyCode, t.share(&s))
	}
	if v.Outside != "" {
		out = append(out, fmt.Sprintf(x.WhyStays, t.Outside(v.Outside)))
	}
	row(x.WhyState, t.State(v.State))
	for _, rule := range v.Unserved {
		out = append(out, t.Unserved(rule, l.Source.File, l.Source.Kind, 1))
	}
	for _, f := range v.Findings {
		out = append(out, t.FindingText(f))
	}
	return strings.Join(append(out, t.whence(&l.Source)), "\n")
}

func (t *Texts) share(s *payroll.Share) string {
	code := strconv.Itoa(s.Component.Code)
	name := s.Name
	if name == "" {
		name = t.Rules.Ordinary
	}
	switch s.Component.Kind {
	case payroll.KindHours:
		return code + "  " + name + " " + s.Minutes.Clock()
	case payroll.KindWorked:
		return name + " 1"
	default:
	}
	if s.Rate != nil {
		return code + "  " + name + " " + t.Pieces(s.Count) + " × " + t.Money(*s.Rate)
	}
	return code + "  " + name + " " + fmt.Sprintf(t.Rules.Stuks, t.Pieces(s.Count))
}
