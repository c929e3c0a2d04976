package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// looked are the findings that hold a line back, all of them seen: what unlikely
// hours do is tested here, and elsewhere a person has said that the hours are right.
func looked() []FindingKind { return []FindingKind{FindUnlikely, FindTotal, FindOverlap} }

// unlikelyOf gives what is found of lines of one person, as "a: unlikely-amount!",
// with a mark where it holds the line back.
func unlikelyOf(lines []Line, sent ...LineID) string {
	found := Unlikely(len(lines), func(i int) Paid {
		return Paid{Facts: &lines[i].Facts, ID: lines[i].ID, Seen: lines[i].Seen, Who: "1", Sent: slices.Contains(sent, lines[i].ID)}
	})
	var out []string
	for i := range lines {
		for _, f := range found[i] {
			mark := ""
			if f.Blocks() {
				mark = "!"
			}
			out = append(out, string(lines[i].ID)+" "+string(f.Kind)+" "+f.Args["why"]+mark)
		}
	}
	return strings.Join(out, "; ")
}

func TestUnlikelyAmounts(t *testing.T) {
	const h = Minutes(60)
	with := func(l Line, change func(*Line)) Line {
		change(&l)
		return l
	}
	kind := func(l Line, hourType string) Line { return with(l, func(l *Line) { l.Type = hourType }) }
	at := func(l Line, venue string) Line { return with(l, func(l *Line) { l.Venue = venue }) }
	seen := func(l Line, k ...FindingKind) Line { return with(l, func(l *Line) { l.Seen = k }) }
	meals := func(l Line, n Hundredths) Line {
		return with(l, func(l *Line) { l.Counts = map[string]Hundredths{KindMeals: n} })
	}
	long, total := "unlikely-amount line!", "total-beside-days !"
	for name, c := range map[string]struct {
		lines []Line
		sent  []LineID
		want  string
	}{
		"a day's work":                       {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 8*h)}},
		"one line as long as a day":          {lines: []Line{untimed("a", 2, 24*h)}, want: "a " + long},
		"just under it, alone":               {lines: []Line{untimed("a", 2, 24*h-1)}},
		"1.234,5 hours":                      {lines: []Line{untimed("a", 2, 74070)}, want: "a " + long},
		"seen":                               {lines: []Line{seen(untimed("a", 2, 96*h), FindUnlikely)}, want: "a unlikely-amount line"},
		"sent as it is":                      {lines: []Line{untimed("a", 2, 96*h)}, sent: []LineID{"a"}, want: "a unlikely-amount line"},
		"24 hours by the clock":              {lines: []Line{with(untimed("a", 2, 24*h), func(l *Line) { l.Start, l.End = 0, 0 })}},
		"a total beside its days":            {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 16*h-1), untimed("c", 30, 24*h)}, want: "c " + long + "; c " + total},
		"a total before its days":            {lines: []Line{untimed("c", 1, 24*h), untimed("a", 2, 8*h), untimed("b", 3, 8*h)}, want: "c " + long + "; c " + total},
		"a short total":                      {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 15*h)}, want: "c " + total},
		"twelve hours, two days":             {lines: []Line{untimed("a", 2, 7*h), untimed("b", 5, 5*h), untimed("c", 30, 12*h)}, want: "c " + total},
		"just under twelve, two days":        {lines: []Line{untimed("a", 2, 7*h), untimed("b", 5, 5*h-1), untimed("c", 30, 12*h-1)}},
		"a short total, about":               {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 15*h+totalSlack)}, want: "c " + total},
		"a day was put right since":          {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 6*h), untimed("c", 30, 15*h)}, want: "c " + total},
		"on that day, put right since":       {lines: []Line{untimed("a", 2, 8*h), untimed("b", 30, 8*h), untimed("c", 30, 15*h)}, want: "c " + total},
		"a tenth off":                        {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 16*h+30)}, want: "c " + total},
		"too far off":                        {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 16*h+31)}},
		"a long shift among others":          {lines: []Line{untimed("a", 2, 7*h), untimed("c", 3, 13*h), untimed("b", 4, 7*h)}},
		"a long shift at the end":            {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 8*h), untimed("c", 4, 13*h)}},
		"a long shift beside one":            {lines: []Line{untimed("a", 2, 13*h), untimed("c", 30, 14*h)}},
		"a long shift of a week":             {lines: []Line{untimed("d", 2, 8*h), untimed("a", 10, 7*h), untimed("b", 11, 7*h), untimed("c", 12, 13*h)}},
		"days with times":                    {lines: []Line{timed(t, "a", 2, "9:00", "17:00", 0), timed(t, "b", 3, "9:00", "16:00", 0), untimed("c", 30, 15*h)}, want: "c " + total},
		"a total with times is none":         {lines: []Line{untimed("a", 2, 7*h), untimed("b", 3, 6*h), timed(t, "c", 30, "9:00", "22:00", 0)}},
		"two long days":                      {lines: []Line{untimed("a", 2, 13*h), untimed("b", 3, 13*h)}},
		"twice four and eight":               {lines: []Line{untimed("a", 2, 4*h), untimed("b", 3, 4*h), untimed("c", 4, 8*h)}},
		"three times three and nine":         {lines: []Line{untimed("a", 2, 3*h), untimed("b", 3, 3*h), untimed("d", 10, 3*h), untimed("c", 30, 9*h)}, want: "c " + total},
		"nine and a minute":                  {lines: []Line{untimed("a", 2, 3*h), untimed("b", 3, 3*h), untimed("d", 10, 3*h), untimed("c", 30, 9*h+1)}},
		"on a day that was worked":           {lines: []Line{untimed("a", 2, 8*h), untimed("b", 30, 7*h), untimed("c", 30, 15*h)}, want: "c " + total},
		"a total a week":                     {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 8, 15*h), untimed("d", 9, 8*h), untimed("e", 10, 6*h), untimed("f", 15, 14*h)}, want: "c " + total + "; f " + total},
		"a total a venue":                    {lines: []Line{at(untimed("a", 2, 8*h), "A"), at(untimed("b", 3, 6*h), "A"), at(untimed("d", 4, 8*h), "B"), at(untimed("e", 5, 5*h), "B"), at(untimed("c", 30, 14*h), "A"), at(untimed("f", 30, 13*h), "B")}, want: "c unlikely-amount day!; c " + total + "; f unlikely-amount day!; f " + total},
		"a total of a type":                  {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 6*h), kind(untimed("d", 4, 5*h), "keuken"), untimed("c", 30, 14*h)}, want: "c " + total},
		"leave beside work":                  {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 6*h), kind(untimed("d", 4, 14*h), "ziek")}},
		"three days and leave":               {lines: []Line{untimed("a", 2, 3*h), untimed("b", 3, 3*h), kind(untimed("d", 10, 8*h), "ziek"), untimed("e", 10, 3*h), untimed("c", 30, 9*h)}, want: "c " + total},
		"days beside a total that was sent":  {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 15*h)}, sent: []LineID{"c"}, want: "a " + total + "; b " + total + "; c total-beside-days "},
		"a day beside a sent total":          {lines: []Line{untimed("a", 2, 8*h), untimed("c", 30, 96*h)}, sent: []LineID{"c"}, want: "a " + total + "; c unlikely-amount line; c total-beside-days "},
		"of which that was seen":             {lines: []Line{untimed("a", 2, 8*h), seen(untimed("c", 30, 96*h), FindUnlikely, FindTotal)}, sent: []LineID{"c"}, want: "c unlikely-amount line; c total-beside-days "},
		"days that were sent with the total": {lines: []Line{untimed("a", 2, 8*h), untimed("b", 3, 7*h), untimed("c", 30, 15*h)}, sent: []LineID{"a", "b"}, want: "c " + total},
		"25 hours a day":                     {lines: []Line{untimed("a", 2, 13*h), untimed("b", 2, 12*h)}, want: "a unlikely-amount day!; b unlikely-amount day!"},
		"25 hours a day by the clock":        {lines: []Line{timed(t, "a", 2, "0:00", "13:00", 0), timed(t, "b", 2, "12:00", "24:00", 0)}, want: "a unlikely-amount day!; b unlikely-amount day!"},
		"24 hours a day":                     {lines: []Line{untimed("a", 2, 12*h), untimed("b", 2, 12*h)}},
		"25 hours, of which 13 were sent":    {lines: []Line{untimed("a", 2, 13*h), untimed("b", 2, 12*h)}, sent: []LineID{"a"}, want: "a unlikely-amount day; b unlikely-amount day!"},
		"what comes on top is no day":        {lines: []Line{untimed("a", 2, 13*h), kind(untimed("b", 2, 12*h), "avondtoeslag"), kind(untimed("c", 2, 12*h), "toeslag 50%")}},
		"a negative line":                    {lines: []Line{untimed("a", 2, -2*h)}, want: "a unlikely-amount negative!"},
		"that corrects its day":              {lines: []Line{untimed("a", 2, -2*h), untimed("b", 2, 8*h)}},
		"more than its day":                  {lines: []Line{untimed("a", 2, -9*h), untimed("b", 2, 8*h)}, want: "a unlikely-amount negative!"},
		"22 meals":                           {lines: []Line{meals(untimed("a", 2, 8*h), 2200)}, want: "a unlikely-amount meals!"},
		"meals of a day":                     {lines: []Line{meals(untimed("a", 2, 4*h), 300), meals(untimed("b", 2, 4*h), 300)}},
		"a meal back":                        {lines: []Line{meals(untimed("a", 2, 8*h), -100)}, want: "a unlikely-amount negative!"},
		"nothing":                            {},
	} {
		t.Run(name, func(t *testing.T) {
			if got := unlikelyOf(c.lines, c.sent...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestUnlikelyKnowsNoOrder: what is said of a line hangs on whose it is and on what
// that person has, not on the order of the lines or on anybody else's.
func TestUnlikelyKnowsNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []Line
		who := map[LineID]string{}
		for i := range rapid.IntRange(0, 24).Draw(t, "lines") {
			l := untimed(fmt.Sprintf("l%02d", i), rapid.IntRange(1, 30).Draw(t, "day"), Minutes(60*rapid.SampledFrom([]int{-2, 2, 3, 4, 7, 8, 13, 14, 15, 24, 40}).Draw(t, "hours")))
			l.Type = rapid.SampledFrom([]string{TypeWorked, TypeWorked, "ziek", "avondtoeslag"}).Draw(t, "type")
			who[l.ID] = rapid.SampledFrom([]string{"1", "2"}).Draw(t, "who")
			lines = append(lines, l)
		}
		say := func(lines []Line) map[LineID]string {
			out := map[LineID]string{}
			for i, found := range Unlikely(len(lines), func(i int) Paid { return Paid{Facts: &lines[i].Facts, ID: lines[i].ID, Who: who[lines[i].ID]} }) {
				var kinds []string
				for _, f := range found {
					kinds = append(kinds, fmt.Sprint(f.Kind, f.Args))
				}
				slices.Sort(kinds)
				out[lines[i].ID] = strings.Join(kinds, " ")
			}
			return out
		}
		want := say(lines)
		mixed := rapid.Permutation(lines).Draw(t, "order")
		got := say(mixed)
		alone := say(slices.DeleteFunc(slices.Clone(lines), func(l Line) bool { return who[l.ID] != "1" }))
		for _, l := range lines {
			if got[l.ID] != want[l.ID] || who[l.ID] == "1" && alone[l.ID] != want[l.ID] {
				t.Fatalf("%s: %q in order, %q mixed, %q alone", l.ID, want[l.ID], got[l.ID], alone[l.ID])
			}
		}
	})
}

// TestNeverReadyWithoutAWord: whatever lines a person has, each approved by its
// file: what is ready adds up to no more than a day on any day, no line without
// times is as long as a day, and no two share time.
func TestNeverReadyWithoutAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		for range rapid.IntRange(1, 9).Draw(t, "lines") {
			day, start := rapid.IntRange(1, 4).Draw(t, "day"), ClockTime(30*rapid.IntRange(0, 47).Draw(t, "start"))
			if rapid.Bool().Draw(t, "timed") {
				d.shift(day, start, (start+ClockTime(30*rapid.IntRange(1, 26).Draw(t, "long")))%ClockTime(dayMinutes), 0).Seen = nil
			} else {
				d.add(day, Minutes(60*rapid.IntRange(-3, 30).Draw(t, "hours")), 0).Seen = nil
			}
		}
		send := rapid.Bool().Draw(t, "send first")
		if send {
			d.export()
			d.add(rapid.IntRange(1, 4).Draw(t, "day"), Minutes(60*rapid.IntRange(1, 30).Draw(t, "hours")), 0).Seen = nil
		}
		days, held := map[Date]Minutes{}, map[Date]bool{}
		var times []*Line
		vs := d.book.Evaluate()
		for i := range vs {
			v := &vs[i]
			if v.State != StateReady && v.State != StateSent {
				held[v.Line.Date] = true
				continue
			}
			l := &v.Line
			days[l.Date] += l.Minutes
			if noTimes(&l.Facts) && l.Minutes >= wholeDay {
				t.Fatalf("%s of %s is %s", l.ID, l.Minutes.Clock(), v.State)
			}
			if !noTimes(&l.Facts) && l.Start != l.End {
				times = append(times, l)
			}
		}
		for day, sum := range days {
			if sum > wholeDay || sum < 0 && !held[day] {
				t.Fatalf("%s of %s goes along", sum.Clock(), day)
			}
		}
		for i, a := range times {
			for _, b := range times[i+1:] {
				from, to := spanOf(a)
				if start, end := spanOf(b); from < end && start < to {
					t.Fatalf("%s and %s share time and go along", a.ID, b.ID)
				}
			}
		}
	})
}

// spanOf gives the times of a line on one scale, in minutes.
func spanOf(l *Line) (from, to int64) {
	from, to = int64(l.Date)*1440+int64(l.Start), int64(l.Date)*1440+int64(l.End)
	if to <= from {
		to += 1440
	}
	return from, to
}

func TestOverlapsHold(t *testing.T) {
	change := func(l Line, do func(*Line)) Line { do(&l); return l }
	chosen := func(l Line) Line { return change(l, func(l *Line) { l.Chosen = true }) }
	kind := func(l Line, hourType string) Line { return change(l, func(l *Line) { l.Type = hourType }) }
	for name, c := range map[string]struct {
		lines []Line
		want  string
	}{
		"equal":                           {[]Line{timed(t, "a", 2, "9:00", "17:00", 0), timed(t, "b", 2, "9:00", "17:00", 0)}, "a b"},
		"an hour":                         {[]Line{timed(t, "a", 2, "9:00", "17:00", 0), timed(t, "b", 2, "16:00", "20:00", 0)}, "a b"},
		"end to end":                      {[]Line{timed(t, "a", 2, "9:00", "17:00", 0), timed(t, "b", 2, "17:00", "20:00", 0)}, ""},
		"past midnight":                   {[]Line{timed(t, "a", 2, "20:00", "4:00", 0), timed(t, "b", 3, "3:00", "8:00", 0)}, "a b"},
		"to midnight":                     {[]Line{timed(t, "a", 2, "20:00", "24:00", 0), timed(t, "b", 3, "0:00", "8:00", 0)}, ""},
		"one within another, two apart":   {[]Line{timed(t, "a", 2, "9:00", "20:00", 0), timed(t, "b", 2, "10:00", "11:00", 0), timed(t, "c", 2, "12:00", "13:00", 0)}, "a b c"},
		"chosen beside the older one":     {[]Line{timed(t, "a", 2, "9:00", "17:00", 0), chosen(timed(t, "b", 2, "9:00", "17:00", 0))}, ""},
		"and a newer one":                 {[]Line{timed(t, "a", 2, "9:00", "17:00", 0), chosen(timed(t, "b", 2, "9:00", "17:00", 0)), timed(t, "c", 2, "10:00", "11:00", 0)}, "a c"},
		"newer than the chosen one alone": {[]Line{chosen(timed(t, "b", 2, "9:00", "17:00", 0)), timed(t, "c", 2, "10:00", "11:00", 0)}, "c"},
		"a surcharge over its shift":      {[]Line{timed(t, "a", 2, "9:00", "24:00", 0), kind(timed(t, "b", 2, "20:00", "24:00", 0), "Avondtoeslag")}, ""},
		"a surcharge twice":               {[]Line{kind(timed(t, "a", 2, "20:00", "24:00", 0), "Avondtoeslag"), kind(timed(t, "b", 2, "20:00", "24:00", 0), "avondtoeslag")}, "a b"},
		"sick and at work":                {[]Line{kind(timed(t, "a", 2, "9:00", "17:00", 0), "ziek"), timed(t, "b", 2, "9:00", "12:00", 0)}, "a b"},
		"no times":                        {[]Line{untimed("a", 2, 480), untimed("b", 2, 480)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for i := range overlapping(len(c.lines), func(i int) Paid {
				return Paid{Facts: &c.lines[i].Facts, ID: c.lines[i].ID, Chosen: c.lines[i].Chosen, Who: "1"}
			}) {
				got = append(got, string(c.lines[i].ID))
			}
			slices.Sort(got)
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%q, want %q", s, c.want)
			}
		})
	}
}
