package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/store"
)

// sourceMsg brings what the ledger knows of the file of a line.
type sourceMsg struct {
	line payroll.Line
	file store.FileInfo
	ok   bool
	err  error
}

// member gives the hour line under the cursor, nil when there is none.
func (s *inNmbrsScreen) member() *payroll.Verdict {
	if i := cursorRow(s.lines); s.behind != nil && i >= 0 && i < len(s.members) && s.o.view != nil {
		return &s.o.view.Verdicts[s.members[i]]
	}
	return nil
}

func (s *inNmbrsScreen) noMember() string {
	if s.member() == nil {
		return s.o.Texts().InNmbrs.NoRow
	}
	return ""
}

// source shows the file and row that the line under the cursor came from.
func (s *inNmbrsScreen) source() tea.Cmd {
	l, led := s.member().Line, s.o.ledger
	return s.o.Fetch(s.id, "source", func(context.Context) tea.Msg {
		m := sourceMsg{line: l}
		if l.Source.Hash != "" {
			m.file, m.ok, m.err = led.File(l.Source.Hash)
		}
		return m
	})
}

// showSource tells in a dialog where a line came from.
func (s *inNmbrsScreen) showSource(m sourceMsg) {
	if m.err != nil {
		s.o.SayError("read where a line came from", m.err)
		return
	}
	x, l, src := s.o.Texts(), &m.line, m.line.Source
	t := x.Origin
	say := func(label, value string) string { return fmt.Sprintf("%s: %s", label, value) }
	out := []string{
		fmt.Sprintf("%s, %s", l.Person, x.DateLong(l.Date)),
		"",
		say(t.Kind, x.Source(src.Kind)),
	}
	if src.File != "" {
		out = append(out, say(t.File, src.File))
	}
	if src.Row > 0 {
		out = append(out, say(t.Row, strconv.Itoa(src.Row)))
	}
	if m.ok {
		out = append(out, say(t.ReadAt, s.o.moment(m.file.At)))
	}
	if src.Hash != "" {
		out = append(out, say(t.Hash, src.Hash))
	}
	out = append(out, say(t.Line, string(l.ID)+", "+fmt.Sprintf(t.Version, l.Version)))
	if l.Remark != "" {
		out = append(out, say(t.Remark, l.Remark))
	}
	if src.Hash != "" && !m.ok {
		out = append(out, "", t.Forgotten)
	}
	s.o.Open(&Message{Heading: t.Title, Text: strings.Join(out, "\n")})
}
