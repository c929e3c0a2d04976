package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	importsheet "doorzet/payroll/sheet"
	"doorzet/store/plain"
)

type (
	// sheetMsg tells how writing the import sheet ended.
	sheetMsg struct {
		plan  *link.SheetPlan
		files []string
		err   error
	}
	// sheetReadMsg brings the files that went to Nmbrs.
	sheetReadMsg struct {
		files  []string
		sheets []importsheet.Sheet
		err    error
	}
	markedMsg struct{ out *link.MarkedSheet }
)

// sheetAct writes the import sheet, or marks one as sent.
func (s *pushScreen) sheetAct() Action {
	x := s.o.Texts().Paper.Sheet
	return Action{ID: "sheet", Keys: []string{"i"}, Help: x.Act, Disabled: s.noPlan, Quiet: true, Do: func() tea.Cmd {
		s.o.Open(&Choice{
			Heading: x.Title, Text: x.Text, Options: []Option{{Label: x.Write}, {Label: x.Mark}},
			OnPick: func(i int) tea.Cmd {
				if i == 0 {
					return s.askSheet(x.FileTitle, s.writeSheet)
				}
				return s.askSheet(x.MarkFile, s.readSheets)
			},
		})
		return nil
	}}
}

// askSheet asks for the name of an .xlsx file.
func (s *pushScreen) askSheet(title string, then func(string) tea.Cmd) tea.Cmd {
	x := s.o.Texts().Paper.Sheet
	name := strings.TrimSuffix(paperName("importblad-"+s.period()+"-"+s.o.info.Title()), ".html") + ".xlsx"
	s.o.Open(&Input{
		Heading: title, Text: x.FileText, Value: name,
		Check: func(path string) string {
			return either(strings.EqualFold(filepath.Ext(strings.TrimSpace(path)), ".xlsx"), "", x.BadEnding)
		},
		OnOK: func(path string) tea.Cmd { return then(strings.TrimSpace(path)) },
	})
	return nil
}

// partPath gives the name of the n-th file of a sheet, from 1.
func partPath(first string, n int) string {
	if n == 1 {
		return first
	}
	ext := filepath.Ext(first)
	return strings.TrimSuffix(first, ext) + "-" + strconv.Itoa(n) + ext
}

func (s *pushScreen) writeSheet(path string) tea.Cmd {
	svc, plan := s.o.svc, s.plan.PlanResult
	return s.o.Fetch(ScreenPush, "sheet", func(context.Context) tea.Msg {
		out, err := svc.SheetOf(plan)
		if err != nil {
			return sheetMsg{err: err}
		}
		m := sheetMsg{plan: out}
		for i, part := range out.Sheet.Parts() {
			name := partPath(path, i+1)
			content, err := part.Write()
			if err == nil {
				err = writeNewFile(name, content)
			}
			if err != nil {
				return sheetMsg{err: err}
			}
			m.files = append(m.files, name)
		}
		return m
	})
}

// sheetDone tells where the sheet is and what comes next.
func (s *pushScreen) sheetDone(m sheetMsg) {
	if m.err != nil {
		s.o.SayError("write the import sheet", m.err)
		return
	}
	x := s.o.Texts().Paper.Sheet
	var out []string
	if len(m.files) > 0 {
		out = append(out, fmt.Sprintf(x.WrittenText, strings.Join(m.files, ", "), len(m.plan.Sheet.Rows)))
	}
	if len(m.plan.Without) > 0 {
		out = append(out, fmt.Sprintf(x.Without, strings.Join(m.plan.Without, ", ")))
	}
	if len(m.plan.Held) > 0 {
		out = append(out, fmt.Sprintf(x.Held, len(m.plan.Held)))
	}
	if m.plan.Centres {
		out = append(out, x.Centres)
	}
	s.o.Open(&Message{Heading: x.WrittenTitle, Text: strings.Join(out, "\n\n")})
}

// sheetLimit bounds how much of a sheet is read.
const sheetLimit = 32 << 20

// readSheets reads a sheet and the files that belong to it.
func (s *pushScreen) readSheets(path string) tea.Cmd {
	return s.o.Fetch(ScreenPush, "sheet", func(context.Context) tea.Msg {
		var m sheetReadMsg
		for n := 1; m.err == nil; n++ {
			name := partPath(path, n)
			content, err := readLimited(name)
			if errors.Is(err, fs.ErrNotExist) && n > 1 {
				return m
			}
			var one importsheet.Sheet
			if err == nil {
				one, err = importsheet.Read(name, content)
			}
			m.files, m.sheets, m.err = append(m.files, name), append(m.sheets, one), err
		}
		return m
	})
}

func readLimited(path string) ([]byte, error) {
	from, err := atHome(path)
	if err != nil {
		return nil, err
	}
	f, err := plain.Open(from)
	if err != nil {
		return nil, fileProblem(path, err)
	}
	defer f.Close() //nolint:errcheck // only read
	return io.ReadAll(io.LimitReader(f, sheetLimit))
}

// confirmMark asks before the amounts of the sheets count as sent.
func (s *pushScreen) confirmMark(m sheetReadMsg) {
	if m.err != nil {
		s.o.SayError("read the import sheet", m.err)
		return
	}
	x, people := s.o.Texts().Paper.Sheet, 0
	for _, one := range m.sheets {
		people += len(one.Rows)
	}
	s.o.Open(&Confirm{
		Heading: x.MarkTitle, Yes: x.MarkYes,
		Text: fmt.Sprintf(x.MarkText, people, strings.Join(m.files, ", "), s.period(), s.o.info.Title()),
		OnYes: func() tea.Cmd {
			svc, co := s.o.svc, s.o.co
			req := link.MarkRequest{Period: s.o.period, Unlock: s.want.unlock, BookIn: s.want.bookIn, WithoutDays: s.want.leavesDays(), Sheets: m.sheets}
			return s.o.Start(TaskSpec{Name: x.Working, Screen: ScreenPush, Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
				req.Progress = func(p link.Progress) { r.Set(p.Done, p.Total) }
				out, err := svc.MarkSheet(ctx, co, req)
				if err != nil {
					return nil, err
				}
				return markedMsg{out}, nil
			}})
		},
	})
}

// markDone tells what counts as sent now, and plans anew.
func (s *pushScreen) markDone(m markedMsg) tea.Cmd {
	x := s.o.Texts().Paper.Sheet
	s.o.touch()
	s.o.Open(&Message{Heading: x.Title, Text: fmt.Sprintf(x.Marked, m.out.Steps, m.out.People)})
	return s.makePlan()
}

// askUnmark asks before a mark is taken back.
func (s *pushScreen) askUnmark(b payroll.Batch) {
	x := s.o.Texts().Paper.Sheet
	s.o.Open(&Confirm{
		Heading: x.UnmarkTitle, Yes: x.UnmarkYes, OnYes: func() tea.Cmd { return s.takeBack(b) },
		Text: fmt.Sprintf(x.UnmarkText, moment(b.At), b.Steps, b.ForPeriod.Label(s.o.info.Cadence), s.o.info.Title()),
	})
}
