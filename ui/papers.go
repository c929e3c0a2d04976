package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/paper"
)

// Problems of writing a paper.
const (
	// CodeFileExists: args file. A file of that name is there already and stays.
	CodeFileExists payroll.Code = "file-exists"
)

// askPaper asks for a file's name and writes the paper that make lays out. The
// ending of the name decides the form.
func (o *Office) askPaper(screen ScreenID, name string, lay func() (*paper.Doc, error)) tea.Cmd {
	x := o.texts.Paper.Make
	o.Open(&Input{
		Heading: x.Title, Text: x.Text, Value: paperName(name),
		Check: func(s string) string {
			if _, ok := paper.FormatOf(strings.TrimSpace(s)); !ok {
				return x.BadEnding
			}
			return ""
		},
		OnOK: func(path string) tea.Cmd {
			path = strings.TrimSpace(path)
			return o.Fetch(screen, "paper", func(context.Context) tea.Msg {
				doc, err := lay()
				if err == nil {
					err = writePaper(path, doc)
				}
				return paperMsg{path, err}
			})
		},
	})
	return nil
}

// paperMsg tells that a paper was written, or why not.
type paperMsg struct {
	path string
	err  error
}

// paperDone says where the paper is.
func (o *Office) paperDone(m paperMsg) {
	if m.err != nil {
		o.SayError("write a paper", m.err)
		return
	}
	o.Say(Good, fmt.Sprintf(o.texts.Paper.Make.Written, m.path))
}

// paperName proposes a name in the home directory.
func paperName(name string) string {
	keep := func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') || r == '-' {
			return r
		}
		return '-'
	}
	return "~" + string(os.PathSeparator) + strings.Map(keep, strings.ToLower(name)) + ".html"
}

// writePaper writes a new file; what is there already stays.
func writePaper(path string, doc *paper.Doc) error {
	format, _ := paper.FormatOf(path)
	content, err := doc.Render(format)
	if err != nil {
		return err
	}
	return writeNewFile(path, content)
}

// writeNewFile writes a new file that only its owner can read.
func writeNewFile(path string, content []byte) error {
	to, err := atHome(path)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the clerk names the file on her own machine
	if errors.Is(err, fs.ErrExist) {
		return payroll.NewProblem(CodeFileExists, "file", payroll.Clean(path, 200)).Because(err)
	}
	if err != nil {
		return fileProblem(path, err)
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// proofAct makes the plan on paper.
func (s *pushScreen) proofAct() Action {
	return Action{ID: "proof", Keys: []string{"w"}, Help: s.o.Texts().Paper.Make.ProofAct, Disabled: s.noPlan, Quiet: true, Do: func() tea.Cmd {
		svc, x, plan := s.o.svc, s.o.Texts(), s.plan.PlanResult
		return s.o.askPaper(ScreenPush, "proeflijst-"+s.period()+"-"+s.o.info.Title(), func() (*paper.Doc, error) {
			list, err := svc.ProofOf(plan, "")
			if err != nil {
				return nil, err
			}
			return paper.Proof(x, list), nil
		})
	}}
}

// reportAct makes the control report of a batch, nil when there is none.
func (s *pushScreen) reportAct(batch func() *payroll.Batch) Action {
	x := s.o.Texts()
	return Action{
		ID: "report", Keys: []string{"w"}, Help: x.Paper.Make.ReportAct,
		Disabled: func() string {
			if batch() == nil {
				return x.Push.NothingToSend
			}
			return ""
		},
		Do: func() tea.Cmd {
			svc, co, b := s.o.svc, s.o.co, *batch()
			name := "controleverslag-" + b.ForPeriod.Label(s.o.info.Cadence) + "-" + s.o.info.Title()
			return s.o.askPaper(ScreenPush, name, func() (*paper.Doc, error) {
				r, err := svc.Report(co, b.ID)
				if err != nil {
					return nil, err
				}
				return paper.Report(x, r), nil
			})
		},
	}
}

// resultBatch is the batch of the result that is shown, nil when none was made.
func (s *pushScreen) resultBatch() *payroll.Batch {
	if s.result == nil || s.result.Batch == "" {
		return nil
	}
	return &payroll.Batch{ID: s.result.Batch, ForPeriod: s.result.Period}
}
