package intake

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
)

// truth is one shift, as somebody worked it.
type truth struct {
	person          int
	day             time.Time
	start, end, brk int // minutes since midnight, and minutes
}

func (s *truth) net() int { return ((s.end-s.start)%1440+1440)%1440 - s.brk }

// folk are first and last names; some have letters that old encodings write otherwise.
var folk = [...][2]string{{"Sanne", "Bakker"}, {"Renée", "de Vries"}, {"Zoë", "Smit-Öztürk"}, {"Jan", "van 't Hoff"}, {"François", "Núñez"}, {"Bo", "Klein"}}

// way is one way to write a value: as text, and, in a sheet, perhaps as a number with a format.
type way struct {
	name  string
	write func(v int) string
	// number and format are those of a sheet; nil where it holds the text.
	number func(v int) float64
	format string
}

// writings are the choices of one file.
type writings struct {
	lay               string
	lang              int
	date              int
	hours, clock, brk way
	encoding, ends    string
	comma             rune
	quote             string
	sheets            string
	mac               bool
	top, totals       bool
	trailing          bool
}

func (w *writings) String() string {
	return fmt.Sprintf("layout %s, language %d, date %s, hours %s, clock %s, break %s, %s %q %q quotes %s, sheets %s mac %v, top %v totals %v trailing %v",
		w.lay, w.lang, dateWays[w.date].name, w.hours.name, w.clock.name, w.brk.name, w.encoding, w.comma, w.ends, w.quote, w.sheets, w.mac, w.top, w.totals, w.trailing)
}

// dateWay writes a day; number tells a format of a sheet.
type dateWay struct {
	name   string
	write  func(t time.Time) string
	format string
}

var (
	monthsNL   = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	weekdaysNL = [...]string{"zo", "ma", "di", "wo", "do", "vr", "za"}
)

func layoutOfDay(layout string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) }
}

func shortMonth(t time.Time) string {
	if t.Month() == time.March {
		return "mrt"
	}
	return monthsNL[t.Month()-1][:3]
}

var dateWays = []dateWay{
	{"dd-mm-yyyy", layoutOfDay("02-01-2006"), "dd-mm-yyyy"},
	{"d-m-yyyy", layoutOfDay("2-1-2006"), "d-mmm"},
	{"d/m/yyyy", layoutOfDay("2/1/2006"), "dd/mm/yy;@"},
	{"m/d/yyyy", layoutOfDay("1/2/2006"), "m/d/yyyy"},
	{"yyyy-mm-dd", layoutOfDay("2006-01-02"), "yyyy-mm-dd"},
	{"yyyymmdd", layoutOfDay("20060102"), "yyyymmdd"},
	{"yyyy/mm/dd", layoutOfDay("2006/01/02"), "General"},
	{"d.m.yyyy", layoutOfDay("2.1.2006"), `d"."m"."yyyy`},
	{"dd-mm-yy", layoutOfDay("02-01-06"), "dd-mm-yy"},
	{"iso moment", layoutOfDay("2006-01-02T15:04:05"), "dd-mm-yyyy hh:mm"},
	{"Mon d, yyyy", layoutOfDay("Jan 2, 2006"), "mmm d, yyyy"},
	{"d-mmm-yy", func(t time.Time) string { return fmt.Sprintf("%d-%s-%02d", t.Day(), shortMonth(t), t.Year()%100) }, "d-mmm-yy"},
	{"d mmmm yyyy", func(t time.Time) string { return fmt.Sprintf("%d %s %d", t.Day(), monthsNL[t.Month()-1], t.Year()) }, "[$-413]d mmmm yyyy;@"},
	{"ma dd-mm-yyyy", func(t time.Time) string { return weekdaysNL[t.Weekday()] + t.Format(" 02-01-2006") }, "ddd dd-mm-yyyy"},
	{"ma 2 nov", func(t time.Time) string {
		return fmt.Sprintf("%s %d %s", weekdaysNL[t.Weekday()], t.Day(), shortMonth(t))
	}, "ddd d mmm"},
}

func decimals(comma string, places int) func(int) string {
	return func(m int) string {
		return strings.Replace(strconv.FormatFloat(float64(m)/60, 'f', places, 64), ".", comma, 1)
	}
}

func clockAs(layout string) func(int) string {
	return func(m int) string { return fmt.Sprintf(layout, m/60, m%60) }
}

func partOfDay(m int) float64 { return float64(m) / 1440 }

// quarters drops the zeros behind, as a sheet does that holds 7.30 as a number.
func quarters(comma string) func(int) string {
	return func(m int) string {
		s := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%02d", m/60, m%60), "0"), ".")
		return strings.Replace(s, ".", comma, 1)
	}
}

var hourWays = []way{
	{"7,50", decimals(",", 2), func(m int) float64 { return float64(m) / 60 }, "0.00"},
	{"7.50", decimals(".", 2), func(m int) float64 { return float64(m) / 60 }, "General"},
	{"7,5", decimals(",", -1), partOfDay, "[h]:mm"},
	{"7:30", clockAs("%d:%02d"), partOfDay, "h:mm"},
	{"07:30:00", clockAs("%02d:%02d:00"), partOfDay, "[h]:mm:ss"},
	{"7u30", clockAs("%du%02d"), partOfDay, `[h]"u"mm`},
	{"7h 30m", clockAs("%dh %02dm"), partOfDay, `h" uur "mm" min"`},
	{"7,5 uur", func(m int) string { return decimals(",", 2)(m) + " uur" }, func(m int) float64 { return float64(m) / 60 }, `0.00" uur"`},
	{"450", strconv.Itoa, func(m int) float64 { return float64(m) }, "0"},
	{"450 min", func(m int) string { return strconv.Itoa(m) + " min" }, partOfDay, "[mm]"},
	{"7.30", clockAs("%d.%02d"), partOfDay, "[h].mm"},
	{"7,30", clockAs("%d,%02d"), partOfDay, "General"},
	{"0730", clockAs("%02d%02d"), partOfDay, "hh.mm"},
	{"730", func(m int) string { return strconv.Itoa(m/60*100 + m%60) }, func(m int) float64 { return float64(m/60*100 + m%60) }, "0"},
	{"7.3", quarters("."), func(m int) float64 { return float64(m/60) + float64(m%60)/100 }, "0.00"},
	{"7,3", quarters(","), func(m int) float64 { return float64(m/60) + float64(m%60)/100 }, "General"},
	{"+7,50", func(m int) string { return "+" + decimals(",", 2)(m) }, partOfDay, "[h]"},
}

func half(m int) string {
	return time.Date(2000, 1, 1, m/60, m%60, 0, 0, time.UTC).Format("3:04 PM")
}

var clockWays = []way{
	{"8:30", clockAs("%d:%02d"), partOfDay, "h:mm"},
	{"08:30", clockAs("%02d:%02d"), partOfDay, "hh:mm"},
	{"08:30:00", clockAs("%02d:%02d:00"), partOfDay, "hh:mm:ss"},
	{"0830", clockAs("%02d%02d"), partOfDay, "hhmm"},
	{"8u30", clockAs("%du%02d"), partOfDay, `h"u"mm`},
	{"08.30", clockAs("%02d.%02d"), partOfDay, "hh.mm"},
	{"8:30 PM", half, partOfDay, "h:mm AM/PM"},
	{"8.3", quarters("."), partOfDay, "General"},
}

var breakWays = []way{
	{"30", strconv.Itoa, func(m int) float64 { return float64(m) }, "0"},
	{"0:30", clockAs("%d:%02d"), partOfDay, "h:mm"},
	{"0,5", decimals(",", 2), func(m int) float64 { return float64(m) / 60 }, "0.00"},
	{"30 min", func(m int) string { return strconv.Itoa(m) + " min" }, func(m int) float64 { return float64(m) }, `0" min"`},
	{"00:30:00", clockAs("%02d:%02d:00"), partOfDay, "[h]:mm:ss"},
	{"0.30", clockAs("%d.%02d"), partOfDay, "General"},
}

// words are the headers in the order of the columns of written.
var words = [...]map[string]string{
	{"date": "datum", "person": "naam", "number": "personeelsnummer", "start": "start", "end": "eind", "break": "pauze", "hours": "uren", "first": "voornaam", "last": "achternaam", "venue": "vestiging", "minutes": "duur (min)", "note": "Loonkosten"},
	{"date": "Date", "person": "Employee", "number": "Employee number", "start": "Start time", "end": "End time", "break": "Break", "hours": "Hours", "first": "First name", "last": "Last name", "venue": "Location", "minutes": "Duration (min)", "note": "Rate"},
	{"date": "Werkdatum", "person": "Medewerker", "number": "Personeelsnr", "start": "Begintijd", "end": "Eindtijd", "break": "Pauze", "hours": "Gewerkte uren", "first": "Roepnaam", "last": "Achternaam", "venue": "Locatie", "minutes": "Uren (min)", "note": "Weeknr"},
	{"date": "Tag", "person": "Mitarbeiter", "number": "Personalnummer", "start": "Beginn", "end": "Ende", "break": "Pause", "hours": "Stunden", "first": "Vorname", "last": "Nachname", "venue": "Standort", "minutes": "Duration (minutes)", "note": "Kosten"},
}

// layouts are columns in their order.
var layouts = map[string][]string{
	"hours":      {"date", "person", "hours"},
	"times":      {"date", "person", "start", "end", "break"},
	"both":       {"person", "date", "start", "end", "break", "hours"},
	"split name": {"first", "last", "date", "hours", "note"},
	"number":     {"number", "date", "venue", "hours"},
	"all":        {"venue", "number", "person", "date", "start", "end", "break", "hours", "note"},
	"minutes":    {"date", "person", "minutes"},
	"across":     {"person"}, // and a column for each day
}

func draw[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

// chosen draws how a file is written.
func chosen(rnd *rand.Rand) writings {
	w := writings{
		lay: draw(rnd, sortedKeys(layouts)), lang: rnd.IntN(len(words)), date: rnd.IntN(len(dateWays)),
		hours: draw(rnd, hourWays), clock: draw(rnd, clockWays), brk: draw(rnd, breakWays),
		encoding: draw(rnd, []string{encUTF8, "mark", encUTF16, encWindows, encDOS, encMac}), comma: draw(rnd, commas[:]),
		ends: draw(rnd, []string{"\n", "\r\n", "\r"}), quote: draw(rnd, []string{"some", "all", "sep"}),
		sheets: draw(rnd, []string{"", "", "", "", "", "one", "weeks", "hidden", "copy", "filtered", "merged"}), mac: rnd.IntN(3) == 0,
		top: rnd.IntN(4) == 0, totals: rnd.IntN(4) == 0, trailing: rnd.IntN(6) == 0,
	}
	return w
}

// shifts draws what was worked: a month of a few people, nobody twice on a day.
func shifts(rnd *rand.Rand, w *writings) []truth {
	month := time.Date(2026, time.Month(1+rnd.IntN(12)), 1, 0, 0, 0, 0, time.UTC)
	step := draw(rnd, []int{15, 30, 5, 1})
	if strings.HasPrefix(w.hours.name, "7.3") || w.hours.name == "7,3" || w.clock.name == "8.3" {
		step = 15
	}
	seen := map[[2]int]bool{}
	var out []truth
	for range 4 + rnd.IntN(9) {
		s := truth{person: rnd.IntN(len(folk)), day: month.AddDate(0, 0, rnd.IntN(28)), brk: draw(rnd, []int{0, 15, 30, 45, 60})}
		s.start = (6*60 + rnd.IntN(14*60)) / step * step
		s.end = (s.start + s.brk + (60+rnd.IntN(8*60))/step*step) % 1440
		if key := [2]int{s.person, s.day.Day()}; !seen[key] && !clockChanges(s.day) {
			seen[key] = true
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b truth) int { return a.day.Compare(b.day) })
	return out
}

// clockChanges tells whether the clock changes in or after the night of a day: a shift is
// shorter or longer than its times then.
func clockChanges(day time.Time) bool {
	return (day.Month() == time.March || day.Month() == time.October) && day.Day() >= 24
}
