package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll/intake"
	"doorzet/ui/grid"
)

// columnsForm is where a clerk says what the columns of a file mean.
type columnsForm struct {
	o       *Office
	file    *shownFile
	profile intake.Profile
	view    intake.Preview
	// header is the line that was chosen as the header, 0 for the one that was found.
	header int
	// why tells why the file could not be read as it was.
	why  string
	grid *grid.Grid
}

type (
	// columnsMsg opens the form on a file.
	columnsMsg struct {
		file    *shownFile
		profile intake.Profile
		view    intake.Preview
		why     error
		err     error
	}
	// lookedMsg brings the file as another profile reads it.
	lookedMsg struct {
		profile intake.Profile
		view    intake.Preview
		err     error
	}
	profileSavedMsg struct {
		profile intake.Profile
		err     error
	}
)

func newColumnsForm(o *Office, m columnsMsg) *columnsForm {
	f := &columnsForm{o: o, file: m.file, profile: m.profile, view: m.view}
	if m.why != nil {
		f.why = o.Word(m.why)
	}
	f.grid = grid.New(nil, listing{count: func() int { return len(f.view.Keys) }, cell: f.cell})
	return f
}

// guessColumns looks at a file whose header says nothing to the program.
func guessColumns(f *shownFile, why error) tea.Msg {
	p, view, err := intake.Guess(f.input)
	return columnsMsg{f, p, view, why, err}
}

// openColumns shows how the file at hand was read.
func (s *importScreen) openColumns() tea.Cmd {
	f := s.shown
	return s.o.Fetch(ScreenImport, "columns", func(context.Context) tea.Msg {
		if p := f.preview.Profile; p != nil {
			view, err := intake.Look(f.input, *p, 0)
			return columnsMsg{f, *p, view, nil, err}
		}
		return guessColumns(f, nil)
	})
}

func (s *importScreen) noColumns() string {
	if s.shown == nil || len(s.shown.input.Data) == 0 {
		return s.o.Texts().Intake.NoColumns
	}
	return ""
}

// showColumns opens the form, or says why that cannot be.
func (s *importScreen) showColumns(m columnsMsg) {
	if m.err != nil {
		s.typing, s.wrong = s.shown == nil, s.o.Word(m.err)
		return
	}
	s.cols, s.typing = newColumnsForm(s.o, m), false
}

// columnActions is the table of the screen while the form is open.
func (s *importScreen) columnActions() []Action {
	x, f := s.o.Texts().Intake, s.cols
	onColumn := func() string {
		if _, ok := f.key(); !ok {
			return x.NoColumns
		}
		return ""
	}
	return []Action{
		{ID: "save", Keys: []string{"s"}, Help: x.Save, Do: s.saveProfile, Disabled: f.whyNotSave},
		{ID: "choose", Keys: []string{"enter", "space"}, Help: x.Choose, Do: f.choose, Disabled: onColumn},
		{ID: "dates", Keys: []string{"d"}, Help: x.DateKey, Do: f.turnDates},
		{ID: "hours", Keys: []string{"u"}, Help: x.HoursKey, Do: f.turnHours},
		{ID: "breaks", Keys: []string{"p"}, Help: x.BreakKey, Do: f.turnBreaks},
		{ID: "build", Keys: []string{"f"}, Help: x.FileKey, Do: f.askBuild},
		{ID: "type", Keys: []string{"t"}, Help: x.TypeKey, Do: f.askType},
		{ID: "back", Keys: []string{"esc"}, Help: x.Back, Do: s.leaveColumns},
	}
}

// leaveColumns goes back to the preview, or to the path when there is none.
func (s *importScreen) leaveColumns() tea.Cmd {
	s.cols, s.typing = nil, s.shown == nil
	return nil
}

// key gives the column under the cursor.
func (f *columnsForm) key() (string, bool) {
	i := cursorRow(f.grid)
	if i < 0 || i >= len(f.view.Keys) {
		return "", false
	}
	return f.view.Keys[i], true
}

// relook reads the first rows by the profile as it is now.
func (f *columnsForm) relook() tea.Cmd {
	in, p, header := f.file.input, f.profile.Clone(), f.header
	return f.o.Fetch(ScreenImport, "columns", func(context.Context) tea.Msg {
		view, err := intake.Look(in, p, header)
		return lookedMsg{p, view, err}
	})
}

// reguess reads the file anew in the way that was chosen.
func (f *columnsForm) reguess(c intake.Choice) tea.Cmd {
	in, name, typ := f.file.input, f.profile.Name, f.profile.Type
	f.header = c.HeaderLine
	return f.o.Fetch(ScreenImport, "columns", func(context.Context) tea.Msg {
		p, view, err := intake.GuessAs(in, c)
		p.Name, p.Type = name, typ
		return lookedMsg{p, view, err}
	})
}

func (f *columnsForm) looked(m lookedMsg) {
	if m.err != nil {
		f.o.SayError("look at the columns", m.err)
		return
	}
	f.profile, f.view = m.profile, m.view
}

// choose asks what the column under the cursor means.
func (f *columnsForm) choose() tea.Cmd {
	key, ok := f.key()
	if !ok {
		return nil
	}
	x := f.o.Texts()
	fields := append([]intake.Field{""}, intake.Fields()...)
	fields = slices.Insert(fields, slices.Index(fields, intake.FieldHours)+1, intake.CountOf("maaltijden"), intake.FieldCount)
	options := make([]Option, len(fields))
	first := 0
	for i, field := range fields {
		options[i] = Option{Label: x.ColumnField(string(field)), Detail: x.FieldHelp(string(field))}
		switch field {
		case "":
			options[i].Label = x.Intake.NotRead
		case intake.FieldCount:
			options[i] = Option{Label: x.ColumnField("aantal …"), Detail: x.FieldHelp("aantal …")}
		default:
		}
		if field == f.profile.Columns[key] {
			first = i
		}
	}
	f.o.Open(&Choice{
		Heading: fmt.Sprintf(x.Intake.ChooseTitle, key), Options: options, First: first, Filter: false,
		OnPick: func(i int) tea.Cmd {
			if fields[i] == intake.FieldCount {
				f.askCount(key)
				return nil
			}
			return f.assign(key, fields[i])
		},
	})
	return nil
}

// askCount asks what a number of pieces counts.
func (f *columnsForm) askCount(key string) {
	x := f.o.Texts().Intake
	f.o.Open(&Input{Heading: x.CountTitle, Text: x.CountText, OnOK: func(kind string) tea.Cmd {
		return f.assign(key, intake.CountOf(strings.TrimSpace(kind)))
	}})
}

// assign gives a column a meaning; the column that had it loses it.
func (f *columnsForm) assign(key string, field intake.Field) tea.Cmd {
	p := f.profile.Clone()
	for k, old := range p.Columns {
		if k == key || (field != "" && old == field) {
			delete(p.Columns, k)
		}
	}
	if field != "" {
		p.Columns[key] = field
		p.Adapt(field, f.column(key))
	}
	f.profile = p
	return f.relook()
}

// column gives the filled cells of a column, of the first rows.
func (f *columnsForm) column(key string) []string {
	i := slices.Index(f.view.Keys, key)
	var out []string
	for _, r := range f.view.Cells {
		if i >= 0 && i < len(r) && r[i] != "" {
			out = append(out, r[i])
		}
	}
	return out
}

// turn gives the next of a few values.
func turn[T comparable](now T, all ...T) T {
	return all[(slices.Index(all, now)+1)%len(all)]
}

func (f *columnsForm) turnDates() tea.Cmd {
	f.profile.DateOrder = turn(f.profile.DateOrder, intake.DayFirst, intake.MonthFirst, intake.YearFirst)
	return f.relook()
}

func (f *columnsForm) turnHours() tea.Cmd {
	f.profile.Hours = turn(f.profile.Hours, intake.NotationFree, intake.NotationDecimal, intake.NotationMinutes, intake.NotationDigits)
	return f.relook()
}

func (f *columnsForm) turnBreaks() tea.Cmd {
	f.profile.Break = turn(f.profile.Break, intake.NotationFree, intake.NotationDecimal, intake.NotationDigits)
	return f.relook()
}

// askType asks for the hour type of rows without one.
func (f *columnsForm) askType() tea.Cmd {
	x := f.o.Texts().Intake
	f.o.Open(&Input{Heading: x.TypeTitle, Text: x.TypeText, Value: f.profile.Type, Empty: true, OnOK: func(t string) tea.Cmd {
		f.profile.Type = strings.TrimSpace(t)
		return f.relook()
	}})
	return nil
}

// askBuild asks for the delimiter, the character set, the sheet or the header.
func (f *columnsForm) askBuild() tea.Cmd {
	x := f.o.Texts()
	now := intake.Choice{Delimiter: f.profile.Delimiter, Sheet: f.profile.Sheet, HeaderLine: f.view.HeaderLine}
	if f.profile.Fixed {
		now.Encoding = f.profile.Encoding
	}
	var options []Option
	var choices []intake.Choice
	add := func(label, detail string, c intake.Choice) {
		options, choices = append(options, Option{Label: label, Detail: detail}), append(choices, c)
	}
	for _, s := range f.view.Sheets {
		add(x.Intake.Sheet, s, intake.Choice{Sheet: s})
	}
	if len(f.view.Sheets) == 0 {
		for _, d := range []string{";", ",", "\t", "|"} {
			add(x.Intake.Delimiter, x.DelimiterName(d), intake.Choice{Delimiter: d, Encoding: now.Encoding})
		}
		for _, e := range intake.Encodings() {
			add(x.Intake.Encoding, e, intake.Choice{Delimiter: now.Delimiter, Encoding: e})
		}
		add(x.Intake.Encoding, x.Intake.Found, intake.Choice{Delimiter: now.Delimiter})
	}
	for _, line := range f.view.Lines {
		c := now
		c.HeaderLine = line
		add(fmt.Sprintf(x.Intake.HeaderLine, line), "", c)
	}
	f.o.Open(&Choice{
		Heading: x.Intake.FileTitle, Options: options,
		OnPick: func(i int) tea.Cmd { return f.reguess(choices[i]) },
	})
	return nil
}

// whyNotSave names what is still to be pointed out.
func (f *columnsForm) whyNotSave() string {
	if len(f.view.Missing) == 0 {
		return ""
	}
	return fmt.Sprintf(f.o.Texts().Intake.SaveFirst, f.missing())
}

func (f *columnsForm) missing() string {
	words := make([]string, len(f.view.Missing))
	for i, m := range f.view.Missing {
		words[i] = f.o.Texts().ColumnField(m)
	}
	return strings.Join(words, ", ")
}

// saveProfile keeps the profile under a name and reads the file by it.
func (s *importScreen) saveProfile() tea.Cmd {
	x, f, svc := s.o.Texts().Intake, s.cols, s.o.svc
	s.o.Open(&Input{Heading: x.SaveTitle, Text: x.SaveText, Value: f.profile.Name, OnOK: func(name string) tea.Cmd {
		p := f.profile.Clone()
		p.Name, p.HeaderKey = strings.TrimSpace(name), intake.HeaderKey(f.view.Headers)
		return s.o.Fetch(ScreenImport, "profile", func(context.Context) tea.Msg {
			return profileSavedMsg{p, svc.SaveProfile(p)}
		})
	}})
	return nil
}

// profileSaved reads the file by the profile that was kept.
func (s *importScreen) profileSaved(m profileSavedMsg) tea.Cmd {
	if m.err != nil {
		s.o.SayError("keep a profile", m.err)
		return nil
	}
	if s.cols == nil {
		return nil
	}
	s.o.Say(Good, fmt.Sprintf(s.o.Texts().Intake.Saved, m.profile.Name))
	f := &shownFile{path: s.cols.file.path, input: s.cols.file.input}
	s.cols, s.shown = nil, nil
	return s.previewTask(f.input.Name, func() (*shownFile, error) { return f, nil })
}
