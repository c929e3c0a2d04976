package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// page writes plain text for a person. The first failed write is kept and
// silences the rest.
type page struct {
	w   io.Writer
	t   *lang.Texts
	say *lang.CmdTexts
	err error
}

func (p *page) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// line writes a formatted line.
func (p *page) line(format string, args ...any) {
	p.write(paint.CleanLines(fmt.Sprintf(format, args...)) + "\n")
}

// column is a column of a table; figures stand right.
type column struct {
	name  string
	right bool
}

// left and right make columns of the names of the language's column words.
func left(name string) column  { return column{name: name} }
func right(name string) column { return column{name: name, right: true} }

// table writes rows under their headings; the last column is not padded.
func (p *page) table(cols []column, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	width := make([]int, len(cols))
	heads := make([]string, len(cols))
	for i, c := range cols {
		heads[i] = p.t.Column(c.name)
		width[i] = paint.Width(heads[i])
	}
	for _, r := range rows {
		for i := range r {
			r[i] = paint.Clean(r[i])
			width[i] = max(width[i], paint.Width(r[i]))
		}
	}
	p.write(tableLine(cols, width, heads))
	for _, r := range rows {
		p.write(tableLine(cols, width, r))
	}
}

func tableLine(cols []column, width []int, cells []string) string {
	var b strings.Builder
	for i, s := range cells {
		pad := strings.Repeat(" ", max(width[i]-paint.Width(s), 0))
		if i > 0 {
			b.WriteString("  ")
		}
		if cols[i].right {
			b.WriteString(pad + s)
		} else {
			b.WriteString(s + pad)
		}
	}
	return strings.TrimRight(b.String(), " ") + "\n"
}

// problems writes each problem on a line of its own.
func (p *page) problems(list []problemJSON) {
	for _, x := range list {
		p.line("%s", x.Text)
	}
}

// problemJSON is a problem in the JSON documents, worded in the language.
type problemJSON struct {
	Code string       `json:"code"`
	Text string       `json:"text"`
	Args payroll.Args `json:"args,omitempty"`
}

// problem words a problem; nil stays nil.
func (a *app) problem(p *payroll.Problem) *problemJSON {
	if p == nil {
		return nil
	}
	return &problemJSON{Code: string(p.Code), Text: a.texts.Problem(p, a.logFile), Args: p.Args}
}

// problems words a list; it is never nil, so that JSON shows a list.
func (a *app) problems(list []*payroll.Problem) []problemJSON {
	out := []problemJSON{}
	for _, p := range list {
		if p != nil {
			out = append(out, *a.problem(p))
		}
	}
	return out
}

// wrong makes an error of usage.
func (a *app) wrong(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// progressPause is the least time between two lines about the same work.
const progressPause = 2 * time.Second

// tellWait tells on standard error that calls wait because Nmbrs asks for it, once
// for each moment until which they do: both the calls and the sending tell of it.
func (a *app) tellWait(p *payroll.Problem) {
	a.waitsMu.Lock()
	defer a.waitsMu.Unlock()
	if until := p.Args["until"]; !slices.Contains(a.waits, until) {
		a.waits = append(a.waits, until)
		a.note(a.texts.Problem(p, a.logFile))
	}
}

// progress tells on standard error how far long work has come.
func (a *app) progress() func(link.Progress) {
	var mu sync.Mutex
	var stage link.Stage
	var last, began time.Time
	return func(p link.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Problem != nil && p.Problem.Code == link.CodeWaits {
			a.tellWait(p.Problem)
			return
		}
		if p.Problem != nil {
			a.note(paint.Clean(p.Person) + ", " + a.texts.Kind(p.Component.Kind) + " " + codeText(codeOf(p.Component)) + ": " + a.texts.Problem(p.Problem, a.logFile))
			return
		}
		ended := p.Total > 0 && p.Done == p.Total
		if p.Stage == stage && !ended && time.Since(last) < progressPause {
			return
		}
		if p.Stage != stage {
			began = time.Now()
		}
		stage, last = p.Stage, time.Now()
		if p.Total == 0 {
			a.note(a.texts.Stage(string(p.Stage)))
			return
		}
		text := fmt.Sprintf(a.say.Progress, a.texts.Stage(string(p.Stage)), p.Done, p.Total)
		if p.Stage == link.StageSend {
			text += fmt.Sprintf(a.say.ProgressSend, p.People, p.OfPeople, p.Calls, p.Refused, p.Unsure)
		}
		a.note(text + a.pace(p, last.Sub(began)))
	}
}

// pace tells how fast work goes and how long it will take, "" while that is
// not worth telling.
func (a *app) pace(p link.Progress, took time.Duration) string {
	if took < time.Second || p.Done <= 0 || p.Done >= p.Total {
		return ""
	}
	rate := int64(p.Done) * 1000 * int64(time.Second) / int64(took)
	left := took * time.Duration(p.Total-p.Done) / time.Duration(p.Done)
	x := a.texts.Task
	return " (" + fmt.Sprintf(x.Rate, a.texts.Rate(rate)) + ", " + fmt.Sprintf(x.Left, a.texts.Duration(left)) + ")"
}

// orEmpty gives a list that JSON shows as a list.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
