package payroll

import (
	"cmp"
	"slices"
	"strings"
)

// The findings of hours that hardly can be what somebody worked. They hold a line
// back until a person has said that it is right, or one of them is withdrawn;
// on a line that was sent as it is they only warn.
const (
	// FindUnlikely has args why, one of the Unlikely… words, length and date: the
	// amount of the line, or of its day, can hardly be right.
	FindUnlikely FindingKind = "unlikely-amount"
	// FindTotal: the line is, or lies beside, what looks like the total of days
	// that are there as well. Args length and date are those of the total, days how
	// many days it adds up on the total itself, and line the total beside one.
	FindTotal FindingKind = "total-beside-days"
)

// Why an amount is unlikely.
const (
	UnlikelyLine     = "line"     // one line without times is as long as a day or longer
	UnlikelyDay      = "day"      // the lines of a day are longer than a day
	UnlikelyNegative = "negative" // a negative amount, and nothing on its day that it corrects
	UnlikelyMeals    = "meals"    // more meals on a day than anybody eats
)

const (
	// wholeDay is how long a day is. A line without times that is as long, or a day
	// that is longer, was not worked by one person.
	wholeDay Minutes = 24 * 60
	// totalLeast is a [guess]: a line without times that is at least this long, and
	// about as long as other days together, is taken for their total.
	totalLeast Minutes = 12 * 60
	// totalSlack is a [guess]: how far such a total may be off, by rounding or by a
	// shift that was put right since.
	totalSlack Minutes = 30
	// totalLoose is a [guess]: how many hundredths of the sum of all other days the last
	// line of somebody may be off and still be their total. Some days were put right
	// since, and the total was not. An ordinary long shift is not the last of all, or
	// is not as long as all others together.
	totalLoose Minutes = 10
	// totalDays and totalDaysShort are [guesses]: of how many days at least a line of
	// totalLeast or longer is a total, and a shorter one that is just as long. Of
	// somebody who works twice four hours a shift of eight says nothing.
	totalDays      = 2
	totalDaysShort = 3
	// mealsADay is a [guess]: how many meals one person has on a day.
	mealsADay Hundredths = 600
)

// besideWords are a [guess]: hour types with such a word are paid on top of the
// hours that were worked, for the same time.
var besideWords = []string{"toeslag", "surcharge", "premie", "premium", "onregelmatig", "ort"}

// OnTop tells whether hours of a type are paid on top of others for the same time.
func OnTop(hourType string) bool {
	t := FoldType(hourType)
	return strings.Contains(t, "%") || slices.ContainsFunc(strings.Fields(t), func(w string) bool {
		return slices.ContainsFunc(besideWords, func(b string) bool { return w == b || len(b) > 3 && strings.Contains(w, b) })
	})
}

// Paid is a line, or a row on its way to become one, as the rules on unlikely hours
// see it.
type Paid struct {
	*Facts
	// ID is that of the line; a row has none yet, and is newer than all lines.
	ID LineID
	// Who names whose it is.
	Who string
	// Seen and Chosen are those of the line.
	Seen   []FindingKind
	Chosen bool
	// Sent is set when Nmbrs holds the line as it is: nothing holds it back. Apart
	// is set where nothing is said of the line itself, such as one that was paid
	// elsewhere.
	Sent, Apart bool
}

// newer tells whether the line came after another.
func (p *Paid) newer(o *Paid) bool { return o.ID != "" && (p.ID == "" || p.ID > o.ID) }

// Holds tells whether a finding of the kind holds back a line that was not sent
// as it is, until it was seen.
func (k FindingKind) Holds() bool { return k == FindUnlikely || k == FindTotal || k == FindOverlap }

// Unlikely gives findings of amounts that can hardly be right, by the place of
// their line. The lines are those that may be paid in one period; at gives each.
func Unlikely(n int, at func(int) Paid) map[int][]Finding {
	u := unlikely{at: at, out: map[int][]Finding{}, kind: map[string]kindOfHours{}}
	for _, list := range byPerson(n, at) {
		u.person(list)
	}
	return u.out
}

// byPerson gives the places of the lines of each person, by day.
func byPerson(n int, at func(int) Paid) [][]int32 {
	numbers := map[string]int32{}
	who := make([]int32, n)
	var sizes []int
	for i := range n {
		name := at(i).Who
		k, known := numbers[name]
		if !known {
			k = int32(len(sizes)) //nolint:gosec // no file has so many people
			numbers[name] = k
			sizes = append(sizes, 0)
		}
		who[i] = k
		sizes[k]++
	}
	places := make([]int32, n)
	out := make([][]int32, len(sizes))
	from := 0
	for k, size := range sizes {
		out[k] = places[from : from : from+size]
		from += size
	}
	for i, k := range who {
		out[k] = append(out[k], int32(i))
	}
	byDay := func(a, b int32) int { return cmp.Compare(at(int(a)).Date, at(int(b)).Date) }
	for _, list := range out {
		if !slices.IsSortedFunc(list, byDay) {
			slices.SortStableFunc(list, byDay)
		}
	}
	return out
}

type unlikely struct {
	at   func(int) Paid
	out  map[int][]Finding
	kind map[string]kindOfHours
	// last is the hour type that was asked about last, and what it is.
	last string
	is   kindOfHours
}

// kindOfHours is what an hour type says of hours: whether they are paid on top of
// others, and whether they were worked.
type kindOfHours struct{ onTop, work bool }

// tell adds a finding to a line, one of a kind.
func (u *unlikely) tell(i int32, f Finding) {
	p := u.at(int(i))
	if p.Apart || slices.ContainsFunc(u.out[int(i)], func(o Finding) bool { return o.Kind == f.Kind }) {
		return
	}
	f.Holds, f.Seen = !p.Sent, slices.Contains(p.Seen, f.Kind)
	u.out[int(i)] = append(u.out[int(i)], f)
}

// of gives what an hour type says. Lines beside each other mostly have the same.
func (u *unlikely) of(hourType string) kindOfHours {
	if hourType == u.last && len(u.kind) > 0 {
		return u.is
	}
	k, known := u.kind[hourType]
	if !known {
		k = kindOfHours{OnTop(hourType), IsWorkedType(hourType)}
		u.kind[hourType] = k
	}
	u.last, u.is = hourType, k
	return k
}

// worked gives the hours of a line that were worked: none of what comes on top of
// those.
func (u *unlikely) worked(l *Facts) Minutes {
	if u.of(l.Type).onTop {
		return 0
	}
	return l.Minutes
}

// part gives the hours of a line that may be a part of a total: of none that is one
// for certain.
func (u *unlikely) part(l *Facts) Minutes {
	if m := u.worked(l); m > 0 && (m < wholeDay || !noTimes(l)) {
		return m
	}
	return 0
}

// person looks at all lines of one person, which stand by day.
func (u *unlikely) person(list []int32) {
	for from := 0; from < len(list); {
		to := from + 1
		day := u.at(int(list[from])).Date
		for to < len(list) && u.at(int(list[to])).Date == day {
			to++
		}
		u.day(list[from:to])
		from = to
	}
	u.totals(list)
}

// day looks at the lines of one day.
func (u *unlikely) day(list []int32) {
	var sum, all Minutes
	var counts map[string]Hundredths
	for _, i := range list {
		l := u.at(int(i)).Facts
		if noTimes(l) && u.worked(l) >= wholeDay {
			u.tell(i, unlikelyFinding(UnlikelyLine, l.Minutes.Clock(), l.Date))
		}
		sum += u.worked(l)
		all += l.Minutes
		for k, n := range l.Counts {
			if counts == nil {
				counts = map[string]Hundredths{}
			}
			counts[k] += n
		}
	}
	for _, i := range list {
		l := u.at(int(i)).Facts
		if sum > wholeDay && u.worked(l) > 0 {
			u.tell(i, unlikelyFinding(UnlikelyDay, sum.Clock(), l.Date))
		}
		if all < 0 && l.Minutes < 0 {
			u.tell(i, unlikelyFinding(UnlikelyNegative, l.Minutes.Clock(), l.Date))
		}
		for k, n := range l.Counts {
			switch {
			case counts[k] < 0 && n < 0:
				u.tell(i, unlikelyFinding(UnlikelyNegative, k+" "+n.Comma(), l.Date))
			case k == KindMeals && counts[k] > mealsADay && n > 0:
				u.tell(i, unlikelyFinding(UnlikelyMeals, counts[k].Comma(), l.Date))
			}
		}
	}
}

func unlikelyFinding(why, length string, day Date) Finding {
	return Finding{Kind: FindUnlikely, Args: Args{"why": why, "length": length, "date": day.Dutch()}}
}

// noTimes tells whether a line says how long and not when.
func noTimes(l *Facts) bool { return l.Start == NoTime && l.End == NoTime }

// totals finds lines that add up days which are there as well. Hours that were
// worked and leave are added up apart.
func (u *unlikely) totals(list []int32) {
	var all [2]Minutes
	for _, i := range list {
		l := u.at(int(i)).Facts
		all[u.pile(l)] += u.part(l)
	}
	for from := 0; from < len(list); {
		to := from
		var week [2]Minutes
		monday := mondayOf(u.at(int(list[from])).Date)
		for to < len(list) && mondayOf(u.at(int(list[to])).Date) == monday {
			l := u.at(int(list[to])).Facts
			week[u.pile(l)] += u.part(l)
			to++
		}
		for _, i := range list[from:to] {
			l := u.at(int(i)).Facts
			// a short one is looked at only where it is half of all there is
			if m, k := u.worked(l), u.pile(l); noTimes(l) && m > 0 && (m >= totalLeast || 2*m == week[k] || 2*m == all[k]) {
				u.total(i, list)
			}
		}
		from = to
	}
}

func (u *unlikely) pile(l *Facts) int {
	if u.of(l.Type).work {
		return 1
	}
	return 0
}

func mondayOf(d Date) Date { return d - (d-1)%7 }

// total says of one line that it is a total, on the line itself where nothing of
// it was sent, else on the days that came beside it.
func (u *unlikely) total(i int32, list []int32) {
	p := u.at(int(i))
	l := p.Facts
	days, parts := u.addsUp(i, list)
	if len(parts) == 0 {
		return
	}
	u.tell(i, Finding{Kind: FindTotal, Args: Args{"length": l.Minutes.Clock(), "date": l.Date.Dutch(), "days": IntText(days)}})
	if !p.Sent || slices.Contains(p.Seen, FindTotal) {
		return
	}
	for _, k := range parts {
		if !u.at(int(k)).Sent {
			u.tell(k, Finding{Kind: FindTotal, Args: Args{"length": l.Minutes.Clock(), "date": l.Date.Dutch(), "line": string(p.ID)}})
		}
	}
}

// addsUp gives the lines of which a line may be the total, and on how many days
// they lie: all others of the person, or those of its venue, type or week.
func (u *unlikely) addsUp(i int32, list []int32) (days int, parts []int32) {
	l := u.at(int(i)).Facts
	same := []func(o *Facts) bool{
		func(*Facts) bool { return true },
		func(o *Facts) bool { return mondayOf(o.Date) == mondayOf(l.Date) },
	}
	if l.Minutes >= totalLeast {
		venue := func(o *Facts) bool { return FoldType(o.Venue) == FoldType(l.Venue) }
		kind := func(o *Facts) bool { return FoldType(o.Type) == FoldType(l.Type) }
		same = append(same, venue, kind,
			func(o *Facts) bool { return mondayOf(o.Date) == mondayOf(l.Date) && venue(o) },
			func(o *Facts) bool { return mondayOf(o.Date) == mondayOf(l.Date) && kind(o) })
	}
	for whole, is := range same {
		var sum Minutes
		days, parts = 0, nil
		last := Date(0)
		for _, k := range list {
			o := u.at(int(k)).Facts
			if k == i || u.part(o) == 0 || u.pile(o) != u.pile(l) || !is(o) {
				continue
			}
			sum += o.Minutes
			parts = append(parts, k)
			if o.Date != last {
				last = o.Date
				days++
			}
		}
		if len(parts) > 0 && (isTotal(l.Minutes, sum, days) || whole == 0 && last <= l.Date && oldTotal(l.Minutes, sum, days)) {
			return days, parts
		}
	}
	return 0, nil
}

// oldTotal tells whether a length is what days together were before some of them
// were put right: that of the last line of somebody beside all their other days.
func oldTotal(length, sum Minutes, days int) bool {
	return length >= totalLeast && days >= totalDays && 100*max(length-sum, sum-length) <= totalLoose*sum
}

// isTotal tells whether a length is that of days together. What is as long as a
// day is a total whatever it adds up.
func isTotal(length, sum Minutes, days int) bool {
	off := max(length-sum, sum-length)
	switch {
	case length >= wholeDay:
		return true
	case length >= totalLeast:
		return off <= totalSlack && days >= totalDays
	}
	return off == 0 && days >= totalDaysShort
}
