package payroll

import (
	"cmp"
	"slices"
	"strconv"
)

// Rounding shows how worked minutes became what is sent.
type Rounding struct {
	Minutes Minutes
	// Exact is the figure in hours before rounding, as a whole number and a
	// fraction in its lowest terms: "38 1/4".
	Exact string
	Sent  Hundredths
	// Seconds is how much longer (or shorter) what is sent is than the minutes.
	// A hundredth of an hour is 36 seconds, so it is exact.
	Seconds int64
}

// RoundingOf shows the rounding of a total of minutes to what is sent.
func RoundingOf(m Minutes, sent Hundredths) Rounding {
	return Rounding{Minutes: m, Exact: m.Fraction(), Sent: sent, Seconds: int64(sent)*36 - int64(m)*60}
}

// Fraction writes minutes as hours and a fraction in its lowest terms: 38 1/4.
func (m Minutes) Fraction() string {
	n, sign := int64(m), ""
	if n < 0 {
		n, sign = -n, "-"
	}
	whole, rest := n/60, n%60
	if rest == 0 {
		return sign + strconv.FormatInt(whole, 10)
	}
	a, b := rest, int64(60)
	for a != 0 {
		a, b = b%a, a
	}
	fraction := strconv.FormatInt(rest/b, 10) + "/" + strconv.FormatInt(60/b, 10)
	if whole == 0 {
		return sign + fraction
	}
	return sign + strconv.FormatInt(whole, 10) + " " + fraction
}

// WhyPart is the share of one line in a figure.
type WhyPart struct {
	Line LineID
	Date Date
	// Of is the line as it is now, nil when it is no longer there.
	Of *Line
	// Name is the part of the line: see Share.
	Name    string
	Minutes Minutes
	Count   Hundredths
	Rate    *Hundredths
	// Frozen is set for a share that was sent and keeps what it was.
	Frozen bool
}

// Why explains a figure of the plan: the lines that it is made of, their
// total, the rounding, and what of it is in Nmbrs already.
type Why struct {
	Target Target
	Person string
	Parts  []WhyPart
	// Total are all minutes or pieces; Dates the distinct days of worked days.
	Minutes Minutes
	Pieces  Hundredths
	Dates   int
	// Rounding is set for hours. Whole is the rounded total over all cost
	// centres where Wanted is a part of it, else nil.
	Rounding *Rounding
	Whole    *Hundredths
	Wanted   Hundredths
	Ours     Hundredths
	Amount   Hundredths
	Block    Block
}

// Explain gives the reasons behind a step of a plan; lines finds a line by its
// id, nil when it is no longer there.
func (p *Plan) Explain(s *PlanStep, lines func(LineID) *Line) Why {
	w := Why{
		Target: s.Target, Person: s.Person, Minutes: s.Minutes, Wanted: s.Wanted, Ours: s.Ours, Amount: s.Amount, Block: s.Block,
	}
	dates := map[Date]bool{}
	for _, c := range s.Counts {
		w.Parts = append(w.Parts, WhyPart{
			Line: c.Line, Date: c.Date, Of: lines(c.Line), Name: c.Name, Minutes: c.Minutes, Count: c.Count, Rate: c.Rate, Frozen: c.frozen,
		})
		w.Pieces += c.Count
		dates[c.Date] = true
	}
	slices.SortStableFunc(w.Parts, func(a, b WhyPart) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Line, b.Line)) })
	switch s.Component.Kind {
	case KindWorked:
		w.Dates = len(dates)
	case KindHours:
		r := RoundingOf(s.Minutes, s.Wanted)
		w.Rounding = &r
		w.Whole = p.whole(s)
	default:
	}
	return w
}

// whole gives the rounded total of which the step is one cost centre's part,
// nil when it stands alone.
func (p *Plan) whole(s *PlanStep) *Hundredths {
	var sum Hundredths
	n := 0
	for i := range p.Steps {
		o := &p.Steps[i]
		if o.Employee == s.Employee && o.Component.Kind == s.Component.Kind && o.Component.Code == s.Component.Code {
			sum += o.Wanted
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return &sum
}

// Pieces tells what a wage amount is made of: whether any of it is money, and
// how many pieces it counts.
func (s *PlanStep) Pieces() (n Hundredths, money bool) {
	for _, c := range s.Counts {
		n += c.Count
		money = money || c.Rate != nil
	}
	return n, money
}
