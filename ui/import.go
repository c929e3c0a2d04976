package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
	"doorzet/ui/grid"
)

// importScreen reads files of hours: a path, a preview, and the taking over.
type importScreen struct {
	o      *Office
	path   Field
	typing bool
	names  []string // what tab found
	looked bool
	wrong  string

	shown *shownFile
	taken *link.Taken
	grid  *grid.Grid
	part  importPart
	opt   link.TakeOptions
	// from is the file that taken speaks of, unknown its unrecognised names.
	from    string
	unknown int
	// held are the venues of it whose rows stayed out.
	held []link.HeldVenue
	// sent is what became of lines that were sent before; also is what else the file held.
	sent sentTaken
	also []string
	// open counts the new lines that have still to be approved.
	open int
	// venues are those of the file that belong to no company yet.
	venues []string
	// cols is where the columns of a file are pointed out, nil when it is closed.
	cols *columnsForm
	// eitjeAt is another address of eitje to offer, "" for none; venueAt is the
	// option that the choice of venues opens on.
	eitjeAt string
	venueAt int
	// asked are the questions of the file that were put.
	asked asking
	// isPeople is set when what was taken was a people file.
	isPeople bool
}

// shownFile is a file with what it would do.
type shownFile struct {
	path     string
	input    intake.Input
	preview  *link.Preview
	approved bool
	// way is what was said of how the file is written, nil for nothing.
	way *intake.Way
	// venues are those that belong to no company yet.
	venues []string
}

type (
	previewMsg struct{ file *shownFile }
	takenMsg   struct{ taken link.Taken }
	namesMsg   struct {
		text  string
		names []string
	}
	folderMsg     struct{}
	openVenuesMsg []string
	exportedMsg   struct {
		path string
		err  error
	}
)

func newImportScreen(o *Office) *importScreen {
	s := &importScreen{o: o, typing: true}
	if o.demo != nil {
		s.path.SetText(o.demo.Hours)
	}
	s.grid = grid.New(nil, listing{count: s.rows, cell: s.cell})
	return s
}

// Title names the screen.
func (s *importScreen) Title() string { return s.o.Texts().Screens.Import }

// Init starts nothing.
func (s *importScreen) Init() tea.Cmd { return nil }

// Shown puts who comes back back into the field, while there is nothing else to do
// here than to name a file.
func (s *importScreen) Shown() tea.Cmd {
	s.typing = s.typing || s.shown == nil && s.taken == nil && s.cols == nil && s.noLink() == ""
	return nil
}

// Capture takes every key while the path is typed.
func (s *importScreen) Capture() Capture {
	if s.typing && s.cols == nil && s.o.linked() {
		return CaptureAll
	}
	return CaptureNone
}

// Cursor stands in the path.
func (s *importScreen) Cursor() (x, y int, ok bool) {
	if s.Capture() == CaptureAll {
		return s.pathAt() + s.path.Column(pathWidth), 0, true
	}
	return 0, 0, false
}

// Update types, moves and takes answers.
func (s *importScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.Capture() == CaptureAll {
			return s.typed(m)
		}
		if s.cols != nil {
			s.cols.grid.Key(keyName(m))
			return nil
		}
		s.grid.Key(keyName(m))
	case namesMsg:
		if m.text == s.path.Text() {
			s.complete(m.names)
		}
	case folderMsg:
		s.typing, s.wrong = true, s.o.Texts().Import.IsFolder
	case previewMsg:
		return s.preview(m.file)
	case takenMsg:
		s.taken, s.from, s.unknown = &m.taken, s.shown.preview.Result.Name, len(s.shown.preview.Unknown)
		s.isPeople, s.held = s.shown.preview.People != nil, s.shown.preview.Held
		s.venues, s.open = s.shown.venues, toApprove(s.shown.preview)
		s.sent, s.also = takenOfSent(s.shown.preview, s.opt), s.alsoIn()
		s.shown, s.opt = nil, link.TakeOptions{}
		s.o.touch()
	case TaskEndedMsg:
		if errors.Is(m.Err, &payroll.Problem{Code: store.CodeStale}) || (m.Stopped && s.shown != nil) {
			return s.again("", true, nil)
		}
		if m.Err != nil && s.shown == nil && s.taken == nil {
			s.typing = true
			s.wrong = s.o.Word(m.Err)
		}
	default:
		return s.answered(msg)
	}
	return nil
}

// answered takes the answers to the smaller questions.
func (s *importScreen) answered(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case wayMsg:
		s.askWay(m)
	case columnsMsg:
		s.showColumns(m)
	case lookedMsg:
		if s.cols != nil {
			s.cols.looked(m)
		}
	case profileSavedMsg:
		return s.profileSaved(m)
	case againMsg:
		s.heldAgain(m)
		if m.next && m.err == nil {
			return s.askNext()
		}
	case eitjeMsg:
		return s.askEitje(m)
	case eitjeLinkedMsg:
		return s.eitjeLinked(m)
	case openVenuesMsg:
		s.venues = m
	case changedMsg:
		if s.shown != nil && s.o.co != nil && s.shown.preview.Company() != s.o.co.Key() {
			s.shown, s.cols, s.typing = nil, nil, true // it was made for another company
		}
		return s.recount()
	case exportedMsg:
		if m.err != nil {
			s.o.SayError("export the refused rows", m.err)
			return nil
		}
		s.o.Say(Good, fmt.Sprintf(s.o.Texts().Import.Exported, m.path))
	}
	return nil
}

// typed gives a key to the path.
func (s *importScreen) typed(msg tea.Msg) tea.Cmd {
	switch keyName(msg) {
	case "enter":
		return s.read()
	case "esc":
		s.typing = false
		return nil
	case "tab":
		return s.look()
	case "shift+tab", "up", "down":
		return nil
	}
	if s.path.Update(msg) {
		s.names, s.looked, s.wrong = nil, false, ""
	}
	return nil
}

// read reads the file and shows what it would do.
func (s *importScreen) read() tea.Cmd {
	path := s.path.Text()
	if path == "" {
		s.wrong = s.o.Texts().Dialog.Empty
		return nil
	}
	s.typing, s.wrong, s.names, s.looked = false, "", nil, false
	s.shown, s.taken = nil, nil
	today := payroll.DateOf(s.o.Now())
	return s.previewTask(filepath.Base(path), func() (*shownFile, error) {
		path, err := atHome(path)
		if err != nil {
			return nil, err
		}
		if st, err := os.Stat(path); err == nil && st.IsDir() {
			return nil, nil //nolint:nilnil // a folder is no file and no fault
		}
		in, err := loadFile(path)
		in.Near = today
		return &shownFile{path: path, input: in}, err
	})
}

// previewTask holds a file against the ledger, with progress.
func (s *importScreen) previewTask(name string, load func() (*shownFile, error)) tea.Cmd {
	svc, co := s.o.svc, s.o.co
	return s.o.Start(TaskSpec{
		Name: fmt.Sprintf(s.o.Texts().Import.Reading, name), Screen: ScreenImport,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			f, err := load()
			if err != nil {
				return nil, err
			}
			if f == nil {
				return folderMsg{}, nil
			}
			f.preview, err = svc.Preview(ctx, co, link.ImportRequest{
				Input: f.input, Approved: f.approved, Way: f.way,
				Progress: func(p link.Progress) { r.Set(p.Done, p.Total) },
			})
			if intake.Unrecognised(err) {
				return guessColumns(f, err), nil
			}
			if err != nil {
				return askedOf(f, err)
			}
			f.venues, err = svc.OpenVenues(f.preview.Result.Covers.Venues)
			if err != nil {
				return nil, err
			}
			return previewMsg{f}, nil
		},
	})
}

// preview shows a file, and asks once whether it was approved elsewhere.
func (s *importScreen) preview(f *shownFile) tea.Cmd {
	first := s.shown == nil
	s.shown, s.taken = f, nil
	s.typing = false
	s.part = s.parts()[0].part
	s.grid.SetCursor(0, 0)
	res := f.preview.Result
	s.cols = nil
	if first {
		s.asked = asking{}
	}
	if !first || res.HasApproval || len(res.Rows)+len(f.preview.Held) == 0 || f.approved {
		return s.askNext()
	}
	x := s.o.Texts().Import
	s.o.Open(&Choice{
		Heading: x.AskTitle, Text: fmt.Sprintf(x.AskText, res.Name),
		Options: []Option{{Label: x.AskNo}, {Label: x.AskYes}},
		OnPick: func(i int) tea.Cmd {
			if i == 0 {
				return s.askNext()
			}
			yes := &shownFile{path: f.path, input: f.input, approved: true}
			return s.previewTask(res.Name, func() (*shownFile, error) { return yes, nil })
		},
	})
	return nil
}

// Actions is the table of the screen.
func (s *importScreen) Actions() []Action {
	x := s.o.Texts()
	acts := []Action{}
	if s.cols != nil {
		return s.columnActions()
	}
	if s.Capture() == CaptureAll {
		return append(acts,
			Action{ID: "read", Keys: []string{"enter"}, Help: x.Import.Preview, Do: s.read},
			Action{ID: "complete", Keys: []string{"tab"}, Help: x.Import.Hint, Quiet: true},
			Action{ID: "leave", Keys: []string{"esc"}, Help: x.Import.Leave},
		)
	}
	return append(acts,
		Action{ID: "accept", Keys: []string{"enter"}, Help: x.Import.Accept, Do: s.accept, Disabled: s.noAccept},
		Action{ID: "link", Keys: []string{"l"}, Help: x.Intake.LinkFirst, Do: s.linkFirst, Disabled: s.noSuggestion},
		Action{ID: "who", Keys: []string{"o"}, Help: x.Intake.Who, Do: s.askWho, Disabled: s.noName},
		Action{ID: "type", Keys: []string{"e", "i"}, Help: x.Import.Type, Do: s.retype, Disabled: s.noLink},
		Action{ID: "part", Keys: []string{"tab"}, Help: x.Import.Part, Do: func() tea.Cmd { return s.turnPart(1) }, Disabled: s.noPreview},
		Action{ID: "part-back", Keys: []string{"shift+tab"}, Help: x.Import.Part, Do: func() tea.Cmd { return s.turnPart(-1) }, Disabled: s.noPreview, Quiet: true},
		Action{ID: "withdraw", Keys: []string{"w"}, Help: x.Import.Withdraw, Do: s.toggleWithdraw, Disabled: s.noVanished},
		Action{ID: "sent", Keys: []string{"c"}, Help: x.Import.Sent, Do: s.toggleSent, Disabled: s.noSent},
		Action{ID: "restore", Keys: []string{"t"}, Help: x.Intake.Restore, Do: s.toggleRestore, Disabled: s.noBack},
		Action{ID: "questions", Keys: []string{"a"}, Help: x.Ask.Key, Do: s.askAgain, Disabled: s.noQuestions},
		Action{ID: "columns", Keys: []string{"k"}, Help: x.Intake.ColumnsWhy, Do: s.openColumns, Disabled: s.noColumns},
		Action{ID: "eitje", Keys: []string{"f"}, Help: x.Intake.Eitje, Do: s.openEitje, Disabled: s.noLink},
		Action{ID: "venues", Keys: []string{"v"}, Help: x.Import.Venues, Do: s.o.toVenues, Disabled: s.noVenues},
		Action{ID: "export", Keys: []string{"x"}, Help: x.Import.Export, Do: s.exportRefused, Disabled: s.noRefused},
		Action{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	)
}

func (s *importScreen) retype() tea.Cmd {
	s.typing = true
	return nil
}

func (s *importScreen) noLink() string {
	if !s.o.linked() {
		return s.o.Texts().Place.NoLinkShort
	}
	return ""
}

func (s *importScreen) noPreview() string {
	if s.shown == nil {
		return s.o.Texts().Import.NoPreview
	}
	return ""
}

// reasonWhen gives the reason when there is no preview or nothing counts.
func (s *importScreen) reasonWhen(count func(*link.Preview) int, reason string) string {
	if s.shown == nil {
		return s.o.Texts().Import.NoPreview
	}
	if count(s.shown.preview) == 0 {
		return reason
	}
	return ""
}

func (s *importScreen) noAccept() string {
	return s.reasonWhen(func(p *link.Preview) int {
		if p.People != nil {
			return p.People.Teaches()
		}
		c := &p.Changes
		n := len(c.New) + len(c.Changed) + len(c.Redescribed) + len(c.Approve) + len(c.Unapprove) + len(c.KeepTold) + len(c.Elsewhere) + len(c.Vanished) + len(c.Settled) + len(c.Transferred)
		if s.opt.Restore {
			n += len(p.Changes.Back)
		}
		return n + len(p.Sent)
	}, s.o.Texts().Import.Nothing)
}

func (s *importScreen) noVanished() string {
	return s.reasonWhen(func(p *link.Preview) int { return len(p.Changes.Vanished) }, s.o.Texts().Import.NoVanished)
}

func (s *importScreen) noSent() string {
	return s.reasonWhen(func(p *link.Preview) int { return len(p.Sent) }, s.o.Texts().Import.NoSent)
}

// openVenues gives the venues of the file that belong to no company.
func (s *importScreen) openVenues() []string {
	if s.shown != nil {
		return s.shown.venues
	}
	return s.venues
}

// noVenues is the reason while every venue has a company, or the rows are not
// in yet: the list of venues is made from the lines.
func (s *importScreen) noVenues() string {
	switch {
	case len(s.openVenues()) == 0:
		return s.o.Texts().Import.NoVenues
	case s.shown != nil:
		return s.o.Texts().Import.TakeFirst
	}
	return ""
}

// recount looks again which venues of the file taken wait for a company.
func (s *importScreen) recount() tea.Cmd {
	if len(s.venues) == 0 {
		return nil
	}
	svc, names := s.o.svc, s.venues
	return s.o.Fetch(ScreenImport, "venues", func(context.Context) tea.Msg {
		open, err := svc.OpenVenues(names)
		if err != nil {
			return openVenuesMsg(names)
		}
		return openVenuesMsg(open)
	})
}

func (s *importScreen) noRefused() string {
	return s.reasonWhen(func(p *link.Preview) int { return len(p.Result.Refused) }, s.o.Texts().Import.NoRefused)
}

func (s *importScreen) toggleWithdraw() tea.Cmd {
	s.opt.Withdraw = !s.opt.Withdraw
	return nil
}

func (s *importScreen) noBack() string {
	return s.reasonWhen(func(p *link.Preview) int { return len(p.Changes.Back) }, s.o.Texts().Intake.NoBack)
}

func (s *importScreen) toggleRestore() tea.Cmd {
	s.opt.Restore = !s.opt.Restore
	return nil
}

func (s *importScreen) toggleSent() tea.Cmd {
	s.opt.Sent = !s.opt.Sent
	return nil
}

// accept asks, and takes the file over.
func (s *importScreen) accept() tea.Cmd {
	x, p := s.o.Texts(), s.shown.preview
	text := fmt.Sprintf(x.Import.TakeText, p.Result.Name, x.Count(len(p.Changes.New)), x.Count(len(p.Changes.Changed)))
	if n := len(p.Result.Refused); n > 0 {
		text += "\n" + x.Many(x.Import.TakeRefused, n)
	}
	if n := len(p.Changes.Vanished); n > 0 && s.opt.Withdraw {
		text += "\n" + x.Many(x.Import.TakeWithdraw, n)
	}
	if n := len(p.Sent); n > 0 && s.opt.Sent {
		text += "\n" + x.Many(x.Import.TakeSent, n)
	}
	if n := len(p.Changes.Double) + len(p.Changes.Moved); n > 0 {
		text += "\n" + x.Many(x.Ask.Blocked, n)
	}
	if n := len(p.Changes.Back); n > 0 && s.opt.Restore {
		text += "\n" + x.Many(x.Intake.TakeRestore, n)
	}
	if p.People != nil {
		links := p.People.Count(link.FateLink)
		text = fmt.Sprintf(x.Intake.TakePeople, p.Result.Name, x.Count(links), x.Count(p.People.Witnesses()))
	}
	s.o.Open(&Confirm{Heading: x.Import.TakeTitle, Text: text, Yes: x.Import.TakeYes, OnYes: s.take})
	return nil
}

func (s *importScreen) take() tea.Cmd {
	svc, p, opt := s.o.svc, s.shown.preview, s.opt
	return s.o.Start(TaskSpec{
		Name: fmt.Sprintf(s.o.Texts().Import.Taking, p.Result.Name), Screen: ScreenImport,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			opt.Stop = func() bool { return ctx.Err() != nil }
			opt.Progress = func(p link.Progress) { r.Set(p.Done, p.Total) }
			taken, err := svc.Take(p, opt)
			if err != nil {
				return nil, err
			}
			return takenMsg{taken}, nil
		},
	})
}
