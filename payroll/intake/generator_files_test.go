package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"doorzet/payroll"
)

// cell gives a column's value of a shift.
func (w *writings) cell(column string, s *truth) (text string, by *way, v int) {
	switch column {
	case "person":
		return folk[s.person][0] + " " + folk[s.person][1], nil, 0
	case "first":
		return folk[s.person][0], nil, 0
	case "last":
		return folk[s.person][1], nil, 0
	case "number":
		return strconv.Itoa(100 + s.person), nil, 0
	case "venue":
		return "Noord", nil, 0
	case "note":
		return "12", nil, 0
	case "start":
		return w.clock.write(s.start), &w.clock, s.start
	case "end":
		return w.clock.write(s.end), &w.clock, s.end
	case "break":
		return w.brk.write(s.brk), &w.brk, s.brk
	case "hours":
		return w.hours.write(s.net()), &w.hours, s.net()
	case "minutes":
		return strconv.Itoa(s.net()), nil, 0
	}
	return dateWays[w.date].write(s.day), nil, 0
}

func (w *writings) heads() []string {
	var out []string
	for _, c := range layouts[w.lay] {
		out = append(out, words[w.lang][c])
	}
	return out
}

// totalRow is a row that says that it is a total.
func (w *writings) totalRow(all []truth) []string {
	sum := 0
	for i := range all {
		sum += all[i].net()
	}
	out := make([]string, len(layouts[w.lay]))
	for i, c := range layouts[w.lay] {
		switch c {
		case "person", "first":
			out[i] = "Totaal"
		case "hours":
			out[i] = w.hours.write(sum)
		}
	}
	return out
}

// acrossOf gives the days and the people of shifts, in the order in which they come.
func acrossOf(all []truth) (days []time.Time, people []int) {
	for i := range all {
		if !slices.Contains(days, all[i].day) {
			days = append(days, all[i].day)
		}
		if !slices.Contains(people, all[i].person) {
			people = append(people, all[i].person)
		}
	}
	return days, people
}

// across gives what a table of days as columns has for a person and a day.
func (w *writings) across(all []truth, person int, day time.Time) string {
	if s := shiftOf(all, person, day); s != nil {
		return w.hours.write(s.net())
	}
	return ""
}

func shiftOf(all []truth, person int, day time.Time) *truth {
	for i := range all {
		if all[i].person == person && all[i].day.Equal(day) {
			return &all[i]
		}
	}
	return nil
}

// text writes a CSV file.
func (w *writings) text(all []truth) []byte {
	var rows [][]string
	if w.top {
		rows = append(rows, []string{"Urenoverzicht"}, []string{"Zaak:", "Noord"})
	}
	rows = append(rows, w.heads())
	if w.lay == "across" {
		days, people := acrossOf(all)
		for _, d := range days {
			rows[len(rows)-1] = append(rows[len(rows)-1], dateWays[w.date].write(d))
		}
		for _, p := range people {
			row := []string{folk[p][0] + " " + folk[p][1]}
			for _, d := range days {
				row = append(row, w.across(all, p, d))
			}
			rows = append(rows, row)
		}
		all = nil
	}
	for i := range all {
		var row []string
		for _, c := range layouts[w.lay] {
			text, _, _ := w.cell(c, &all[i])
			row = append(row, text)
		}
		if w.trailing {
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	if w.totals && (w.lay == "hours" || w.lay == "both") && !w.trailing {
		rows = append(rows, w.totalRow(all))
	}
	var b bytes.Buffer
	if w.quote == "sep" {
		fmt.Fprintf(&b, "sep=%c\n", w.comma)
	}
	for _, row := range rows {
		if w.quote == "all" {
			for i := range row {
				row[i] = `"` + strings.ReplaceAll(row[i], `"`, `""`) + `"`
			}
			b.WriteString(strings.Join(row, string(w.comma)) + "\n")
			continue
		}
		c := csv.NewWriter(&b)
		c.Comma = w.comma
		if err := c.Write(row); err != nil {
			panic(err)
		}
		c.Flush()
	}
	return w.encoded(strings.ReplaceAll(b.String(), "\n", w.ends))
}

func (w *writings) encoded(s string) []byte {
	var enc encoding.Encoding
	switch w.encoding {
	case "mark":
		return []byte("\ufeff" + s)
	case encUTF16:
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case encWindows:
		enc = charmap.Windows1252
	case encDOS:
		enc = charmap.CodePage850
	case encMac:
		enc = charmap.Macintosh
	default:
		return []byte(s)
	}
	out, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return out
}

// sheetWriter fills a book.
type sheetWriter struct {
	f      *excelize.File
	styles map[string]int
}

func (x *sheetWriter) must(err error) {
	if err != nil {
		panic(err)
	}
}

func (x *sheetWriter) put(sheet string, column, row int, v any, format string) {
	ref, err := excelize.CoordinatesToCellName(column, row)
	x.must(err)
	x.must(x.f.SetCellValue(sheet, ref, v))
	if format == "" || format == "General" {
		return
	}
	id, ok := x.styles[format]
	if !ok {
		id, err = x.f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		x.must(err)
		x.styles[format] = id
	}
	x.must(x.f.SetCellStyle(sheet, ref, ref, id))
}

// list writes shifts to a sheet.
func (w *writings) list(x *sheetWriter, sheet string, all []truth) {
	at := 1
	if w.top {
		x.put(sheet, 1, 1, "Urenoverzicht", "")
		at = 3
	}
	for i, h := range w.heads() {
		x.put(sheet, i+1, at, h, "")
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if w.mac {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if w.lay == "across" {
		w.listAcross(x, sheet, at, first, all)
		return
	}
	for n := range all {
		for i, c := range layouts[w.lay] {
			text, by, v := w.cell(c, &all[n])
			switch {
			case c == "date":
				x.put(sheet, i+1, at+1+n, int(all[n].day.Sub(first).Hours()/24), dateWays[w.date].format)
			case by != nil && by.number != nil:
				x.put(sheet, i+1, at+1+n, by.number(v), by.format)
			case c == "minutes" || c == "number" || c == "note":
				v, err := strconv.Atoi(text)
				x.must(err)
				x.put(sheet, i+1, at+1+n, v, "")
			default:
				x.put(sheet, i+1, at+1+n, text, "")
			}
		}
	}
	if w.sheets == "merged" {
		w.merge(x, sheet, at, all)
	}
	if w.sheets == "filtered" {
		x.must(x.f.SetRowVisible(sheet, at+len(all), false))
	}
}

// listAcross writes a table of days as columns.
func (w *writings) listAcross(x *sheetWriter, sheet string, at int, first time.Time, all []truth) {
	days, people := acrossOf(all)
	for i, d := range days {
		x.put(sheet, i+2, at, int(d.Sub(first).Hours()/24), dateWays[w.date].format)
	}
	for n, p := range people {
		x.put(sheet, 1, at+1+n, folk[p][0]+" "+folk[p][1], "")
		for i, d := range days {
			if s := shiftOf(all, p, d); s != nil {
				x.put(sheet, i+2, at+1+n, w.hours.inSheet(s.net()), w.hours.format)
			}
		}
	}
}

// inSheet gives the number of a way, or its text where it has none.
func (y *way) inSheet(v int) any {
	if y.number == nil {
		return y.write(v)
	}
	return y.number(v)
}

// merge merges the names of rows below each other that are the same person's.
func (w *writings) merge(x *sheetWriter, sheet string, head int, all []truth) {
	for i, c := range layouts[w.lay] {
		if c != "date" {
			continue
		}
		for n := 0; n < len(all); {
			m := n + 1
			for m < len(all) && all[m].day.Equal(all[n].day) {
				m++
			}
			if m > n+1 {
				from, err := excelize.CoordinatesToCellName(i+1, head+1+n)
				x.must(err)
				to, err := excelize.CoordinatesToCellName(i+1, head+m)
				x.must(err)
				x.must(x.f.MergeCell(sheet, from, to))
			}
			n = m
		}
	}
}

// book writes an XLSX file.
func (w *writings) book(all []truth) []byte {
	x := &sheetWriter{f: excelize.NewFile(), styles: map[string]int{}}
	x.must(x.f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &w.mac}))
	more := func(name string, list []truth) {
		_, err := x.f.NewSheet(name)
		x.must(err)
		w.list(x, name, list)
	}
	switch w.sheets {
	case "weeks":
		half := len(all) / 2
		w.list(x, "Sheet1", all[:half])
		more("week 2", all[half:])
	case "hidden":
		w.list(x, "Sheet1", all[:1])
		more("nov", all)
		x.f.SetActiveSheet(1)
		x.must(x.f.SetSheetVisible("Sheet1", false))
	case "copy":
		w.list(x, "Sheet1", all)
		more("nov (2)", all)
	default:
		w.list(x, "Sheet1", all)
	}
	var b bytes.Buffer
	x.must(x.f.Write(&b))
	x.must(x.f.Close())
	return b.Bytes()
}

// file writes the shifts.
func (w *writings) file(all []truth) Input {
	near := payroll.MustDate(2026, 6, 15)
	if w.sheets == "" {
		return Input{Name: "u.csv", Data: w.text(all), Near: near}
	}
	return Input{Name: "u.xlsx", Data: w.book(all), Near: near}
}
