package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/paint"
)

// boardCount are the lines of a company's current period by state, or why they
// could not be counted.
type boardCount struct {
	states map[payroll.State]link.Tally
	err    error
}

type (
	countsMsg struct {
		counts map[store.CompanyKey]boardCount
		change int
	}
	labelMsg struct {
		key  store.CompanyKey
		said string
		err  error
	}
)

// boardChunk is how many companies are counted before the board is drawn again;
// labelLimit is the longest own name in characters.
const (
	boardChunk = 8
	labelLimit = 60
)

// gather lists the companies; their lines are counted after that.
func (s *companiesScreen) gather() tea.Cmd {
	svc, change := s.svc, s.change
	return s.Fetch(ScreenCompanies, "board", func(context.Context) tea.Msg {
		rows, err := svc.Companies()
		return boardMsg{rows, change, err}
	})
}

// list takes over the companies and keeps the cursor on the one that had it.
func (s *companiesScreen) list(m boardMsg) {
	key := s.info.Key
	if c := s.at(); c != nil {
		key = c.Key
	}
	s.rows, s.read = m.rows, m.change
	s.counts = make(map[store.CompanyKey]boardCount, len(m.rows))
	s.find()
	i := slices.IndexFunc(s.shown, func(i int) bool { return s.rows[i].Key == key })
	s.table.SetCursor(max(0, i), 0)
}

// countNext counts the lines of some companies more, those in the list first;
// nil when all are counted or nobody looks.
func (s *companiesScreen) countNext() tea.Cmd {
	if s.Active() != ScreenCompanies || s.read != s.change {
		return nil
	}
	next := s.uncounted()
	if len(next) == 0 {
		return nil
	}
	svc, change := s.svc, s.change
	return s.Fetch(ScreenCompanies, "counts", func(ctx context.Context) tea.Msg {
		m := countsMsg{make(map[store.CompanyKey]boardCount, len(next)), change}
		for i := range next {
			if ctx.Err() != nil {
				return nil
			}
			m.counts[next[i].Key] = countCompany(svc, &next[i])
		}
		return m
	})
}

// uncounted gives the companies that are counted next.
func (s *companiesScreen) uncounted() []store.CompanyInfo {
	var next []store.CompanyInfo
	taken := make(map[store.CompanyKey]bool, boardChunk)
	add := func(c *store.CompanyInfo) {
		if _, known := s.counts[c.Key]; !known && !taken[c.Key] && len(next) < boardChunk {
			taken[c.Key] = true
			next = append(next, *c)
		}
	}
	for _, i := range s.shown {
		add(&s.rows[i])
	}
	for i := range s.rows {
		add(&s.rows[i])
	}
	return next
}

func countCompany(svc *link.Service, info *store.CompanyInfo) boardCount {
	co, err := svc.Ledger.Company(info.Key)
	if err != nil {
		return boardCount{err: err}
	}
	desk, err := svc.Desk(co, info.Current)
	if err != nil {
		return boardCount{err: err}
	}
	return boardCount{states: desk.CountStates()}
}

// counted takes over counts, unless something has changed since, and goes on.
func (s *companiesScreen) counted(m countsMsg) tea.Cmd {
	if m.change != s.read || m.change != s.change {
		return nil
	}
	for key, c := range m.counts {
		s.counts[key] = c
		s.SayError("count the lines of a company", c.err)
	}
	return s.countNext()
}

// company gives the company in a row of the table.
func (s *companiesScreen) company(row int) *store.CompanyInfo { return &s.rows[s.shown[row]] }

// at gives the company under the cursor, nil when there is none.
func (s *companiesScreen) at() *store.CompanyInfo {
	if row := cursorRow(s.table); row >= 0 && row < len(s.shown) {
		return s.company(row)
	}
	return nil
}

// Capture tells that a search is being typed.
func (s *companiesScreen) Capture() Capture {
	if s.typing {
		return CaptureAll
	}
	return CaptureNone
}

func (s *companiesScreen) key(msg tea.Msg) {
	name := keyName(msg)
	switch {
	case !s.typing, name == "up", name == "down", name == "pgup", name == "pgdown":
		s.listed().Key(name)
	case name == "enter":
		s.typing = false
	case name == "esc":
		s.clear()
	default:
		if s.filter.Update(msg) {
			s.find()
		}
	}
}

// clear shows every company again.
func (s *companiesScreen) clear() tea.Cmd {
	s.typing = false
	s.filter.SetText("")
	s.find()
	return nil
}

// find lists the companies in whose names and numbers every word of the search
// occurs.
func (s *companiesScreen) find() {
	words := strings.Fields(foldText(s.filter.Text()))
	s.shown = s.shown[:0]
	for i := range s.rows {
		c := &s.rows[i]
		text := foldText(strings.Join([]string{c.Label, c.Name, c.Number, c.NmbrsID, c.Debtor}, " "))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			s.shown = append(s.shown, i)
		}
	}
	s.table.SetCursor(0, 0)
}

// askLabel asks for the office's own name of a company.
func (s *companiesScreen) askLabel() tea.Cmd {
	c, x := s.at(), s.texts.Board.Companies
	s.Open(&Input{
		Heading: x.RenameTitle, Text: fmt.Sprintf(x.RenameText, paint.Clean(nmbrsName(c))), Value: c.Label, Empty: true,
		Check: func(text string) string {
			if utf8.RuneCountInString(strings.TrimSpace(text)) > labelLimit {
				return fmt.Sprintf(x.LabelLong, s.texts.Count(labelLimit))
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd { return s.setLabel(c, strings.TrimSpace(paint.Clean(text))) },
	})
	return nil
}

// nmbrsName is what the company is called without an own name.
func nmbrsName(c *store.CompanyInfo) string {
	own := *c
	own.Label = ""
	return own.Title()
}

func (s *companiesScreen) setLabel(c *store.CompanyInfo, label string) tea.Cmd {
	x, svc, key := s.texts.Board.Companies, s.svc, c.Key
	said := fmt.Sprintf(x.Renamed, label)
	if label == "" {
		said = fmt.Sprintf(x.Unnamed, nmbrsName(c))
	}
	audit := store.Audit{Action: "label", Args: payroll.Args{"company": c.NmbrsID}, Details: payroll.Args{"name": label}}
	return s.Fetch(ScreenCompanies, "label", func(context.Context) tea.Msg {
		co, err := svc.Ledger.Company(key)
		if err == nil {
			err = co.SetLabel(label, audit)
		}
		return labelMsg{key, said, err}
	})
}

// labelled shows the own name everywhere.
func (s *companiesScreen) labelled(m labelMsg) {
	s.touch()
	if m.err != nil {
		s.SayError("name the company", m.err)
		return
	}
	s.Say(Good, m.said)
	if m.key == s.info.Key {
		s.SayError("read the company", s.reread())
	}
}
