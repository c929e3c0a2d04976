package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/ui/grid"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// importPart is a part of a preview that is listed at a time.
type importPart uint8

// The parts, what needs a look first.
const (
	partRefused importPart = iota
	partUnknown
	partTotals
	partUnread
	partHeld
	partRenames
	partDouble
	partMoved
	partUnlikely
	partSent
	partVanished
	partClash
	partChanged
	partTold
	partJoined
	partKept
	partBack
	partOutside
	partAhead
	partUnapproved
	partNew
	partVenues
	partPeople
)

// pathWidth is how much of the path's field is shown.
const pathWidth = 60

// counted is a part with its size.
type counted struct {
	part importPart
	n    int
	name string
	role theme.Role
}

// parts lists the parts that hold something; new rows always.
func (s *importScreen) parts() []counted {
	x, in, p := s.o.Texts().Import, s.o.Texts().Intake, s.shown.preview
	if p.People != nil {
		out := []counted{{partPeople, len(p.People.Rows), in.People, theme.Good}}
		if n := len(p.Result.Refused); n > 0 {
			out = append(out, counted{partRefused, n, x.Refused, theme.Bad})
		}
		return out
	}
	all := []counted{
		{partRefused, len(p.Result.Refused), x.Refused, theme.Bad},
		{partUnknown, len(p.Unknown), x.Unknown, theme.Warn},
		{partTotals, len(p.Result.Totals), x.Totals, theme.Warn},
		{partUnread, len(p.Result.Notes), s.o.Texts().Ask.Unread, theme.Warn},
		{partHeld, len(p.Held), s.o.Texts().Ask.VenueHeld, theme.Warn},
		{partRenames, len(p.Changes.Renames), s.o.Texts().Ask.Renames, theme.Warn},
		{partDouble, len(p.Changes.Double), x.Double, theme.Warn},
		{partMoved, len(p.Changes.Moved), s.o.Texts().Ask.Moved, theme.Warn},
		{partUnlikely, len(p.Unlikely), s.o.Texts().Ask.Unlikely, theme.Warn},
		{partSent, len(p.Sent), x.SentLines, theme.Warn},
		{partVanished, len(p.Changes.Vanished), x.Vanished, theme.Warn},
		{partClash, len(p.Clash), in.Clash, theme.Bad},
		{partChanged, len(p.Changes.Changed), x.Changed, theme.Info},
		{partTold, len(p.Changes.Redescribed), s.o.Texts().Ask.Redescribed, theme.Info},
		{partJoined, len(p.Changes.Joined), s.o.Texts().Ask.Joined, theme.Info},
		{partKept, len(p.Changes.Kept), in.Kept, theme.Info},
		{partBack, len(p.Changes.Back), in.Back2, theme.Info},
		{partAhead, len(p.Ahead), s.o.Texts().Ask.Ahead, theme.Warn},
		{partUnapproved, len(p.Changes.Unapprove) + len(p.Changes.Revoked), s.o.Texts().Ask.Unapproved, theme.Warn},
		{partOutside, len(p.Outside), s.o.Texts().Ask.Outside, theme.Info},
		{partNew, len(p.Changes.New), x.New, theme.Good},
		{partVenues, len(p.Venues), in.Venues, theme.Faint},
	}
	var out []counted
	for _, c := range all {
		if c.n > 0 || c.part == partNew {
			out = append(out, c)
		}
	}
	return out
}

// turnPart shows the next part.
func (s *importScreen) turnPart(by int) tea.Cmd {
	all := s.parts()
	at := 0
	for i, c := range all {
		if c.part == s.part {
			at = i
		}
	}
	s.part = all[(at+by+len(all))%len(all)].part
	s.grid.SetCursor(0, 0)
	return nil
}

func (s *importScreen) rows() int {
	if s.shown == nil {
		return 0
	}
	for _, c := range s.parts() {
		if c.part == s.part {
			return c.n
		}
	}
	return 0
}

func (s *importScreen) columns() []grid.Column {
	x, in := s.o.Texts().Import, s.o.Texts().Intake
	switch s.part {
	case partRefused:
		return []grid.Column{{Title: x.Where, Width: 20}, {Title: x.What, Width: 16, Grow: 1}, {Title: x.Reason, Width: 30, Grow: 3}}
	case partTotals, partUnread, partRenames, partHeld:
		return []grid.Column{{Title: x.What, Width: 40, Grow: 1}}
	case partUnknown:
		return []grid.Column{
			{Title: in.Names, Width: 22, Grow: 1},
			{Title: in.Lines, Width: 7, Align: paint.Right},
			{Title: x.Hours, Width: 9, Align: paint.Right},
			{Title: in.Suggest, Width: 24, Grow: 3},
		}
	case partPeople:
		return []grid.Column{
			{Title: in.Names, Width: 22, Grow: 1}, {Title: in.Fate, Width: 16}, {Title: in.InNmbrs, Width: 18, Grow: 1}, {Title: in.Contract, Width: 16, Grow: 2},
		}
	case partVenues:
		return s.venueColumns()
	default:
	}
	return []grid.Column{
		{Title: x.Date, Width: 10}, {Title: x.Person, Width: 18, Grow: 1}, {Title: x.What, Width: 24, Grow: 2}, {Title: x.Hours, Width: 15, Align: paint.Right},
	}
}

func (s *importScreen) venueColumns() []grid.Column {
	x, in := s.o.Texts().Import, s.o.Texts().Intake
	number := func(title string, w int) grid.Column { return grid.Column{Title: title, Width: w, Align: paint.Right} }
	return []grid.Column{
		{Title: in.Company, Width: 12, Grow: 1},
		{Title: in.Venue, Width: 10, Grow: 1},
		number(x.New, 6), number(x.Changed, 9), number(x.Same, 11), number(x.Vanished, 9), number(x.Double, 7),
		number(x.Hours, 8), number(in.Added, 8),
	}
}

// refusedAt names the cell of a refused row by its line and the head of its column:
// the number that a refusal has is a place in the line of a text file.
func refusedAt(x *lang.Texts, r *intake.Refusal) string {
	if head := r.Problem.Args["field"]; head != "" {
		return fmt.Sprintf(x.Import.LineField, r.Line, head)
	}
	return fmt.Sprintf(x.Import.Line, r.Line)
}

// cell gives a field of the part in sight.
func (s *importScreen) cell(row, col int) grid.Cell {
	x, p := s.o.Texts(), s.shown.preview
	switch s.part {
	case partRefused:
		r := p.Result.Refused[row]
		return grid.Cell{Text: [...]string{refusedAt(x, &r), r.Text, x.Problem(r.Problem, "")}[col]}
	case partUnknown:
		return s.unknownCell(row, col)
	case partPeople:
		return s.personCell(row, col)
	case partVenues:
		return s.venueCell(row, col)
	case partHeld:
		return grid.Cell{Text: s.heldText(p.Held[row])}
	case partRenames:
		return grid.Cell{Text: s.renameText(row)}
	case partUnread:
		return grid.Cell{Text: x.Unread(p.Result.Notes[row])}
	case partTotals:
		n := p.Result.Totals[row]
		return grid.Cell{Text: fmt.Sprintf(x.Import.TotalsText, n.Column, n.Stated.Clock(), n.Summed.Clock())}
	default:
	}
	old, now, extra := s.factsAt(row)
	f := now
	if f == nil {
		f = old
	}
	switch col {
	case 0:
		return grid.Cell{Text: x.Date(f.Date)}
	case 1:
		return grid.Cell{Text: s.named(f)}
	case 2:
		if s.part == partChanged || s.part == partKept {
			return grid.Cell{Text: strings.TrimSpace(extra + " " + f.Venue + " " + f.Team + " " + f.Type + " " + times(f))}
		}
		return grid.Cell{Text: strings.TrimSpace(f.Venue + " " + f.Team + " " + f.Type + " " + times(f) + " " + extra)}
	}
	if old != nil && now != nil {
		return grid.Cell{Text: fmt.Sprintf(x.Import.Change, old.Minutes.Clock(), now.Minutes.Clock())}
	}
	return grid.Cell{Text: f.Minutes.Clock()}
}

// times writes start and end, "" when a line has none.
func times(f *payroll.Facts) string {
	if f.Start == payroll.NoTime {
		return ""
	}
	return f.Start.String() + "-" + f.End.String()
}

// factsAt gives the facts before and after of a row, nil where there are none.
func (s *importScreen) factsAt(row int) (old, now *payroll.Facts, extra string) {
	p := s.shown.preview
	switch s.part {
	case partDouble, partMoved:
		d := &either(s.part == partDouble, p.Changes.Double, p.Changes.Moved)[row]
		return nil, &d.Row.Facts, s.o.Texts().Many(s.o.Texts().Import.Beside, len(d.Others))
	case partUnlikely:
		h := &p.Unlikely[row]
		return nil, &h.Facts, s.o.Texts().Finding(h.Findings[0].Kind)
	case partTold:
		c := &p.Changes.Redescribed[row]
		return nil, &c.New.Facts, s.o.Texts().Ask.Told
	case partJoined:
		f, extra := s.joinedFacts(row)
		return nil, f, extra
	case partOutside:
		return nil, &p.Outside[row].Facts, ""
	case partAhead:
		return nil, &p.Ahead[row].Facts, ""
	case partUnapproved:
		return s.unapprovedFacts(row)
	case partSent:
		c := &p.Sent[row]
		if c.Vanished {
			return &c.Old.Facts, nil, s.o.Texts().Import.Vanished
		}
		return &c.Old.Facts, &c.New.Facts, ""
	case partVanished:
		return &p.Changes.Vanished[row].Facts, nil, ""
	case partChanged:
		c := &p.Changes.Changed[row]
		return &c.Old.Facts, &c.New.Facts, moved(s.o.Texts(), c)
	case partKept:
		c := &p.Changes.Kept[row]
		return &c.New.Facts, &c.Old.Facts, moved(s.o.Texts(), c)
	case partBack:
		return nil, &p.Changes.Back[row].Old.Facts, p.Changes.Back[row].Old.Reason
	case partClash:
		return nil, &p.Clash[row].Facts, ""
	default:
	}
	return nil, &p.Changes.New[row].Facts, ""
}

// moved tells from which day a line moves, "" when it stays.
func moved(x *lang.Texts, c *intake.Change) string {
	if c.Old.Date == c.New.Date {
		return ""
	}
	return fmt.Sprintf(x.Import.Change, x.Date(c.Old.Date), x.Date(c.New.Date))
}

// unapprovedFacts gives a line that the source does not call approved any more: those
// that lose their approval, then those that were sent and stay.
func (s *importScreen) unapprovedFacts(row int) (old, now *payroll.Facts, extra string) {
	p := s.shown.preview
	if n := len(p.Changes.Unapprove); row >= n {
		return &p.Changes.Revoked[row-n].Facts, nil, s.o.Texts().Ask.StaysSent
	}
	l := p.Line(p.Changes.Unapprove[row])
	return &l.Facts, nil, ""
}

// pathAt gives the column in which the path begins.
func (s *importScreen) pathAt() int { return paint.Width(s.o.Texts().Import.Path) + 2 }

// Body draws the path and the preview, or what was done.
func (s *importScreen) Body(t *theme.Theme, w, h int) string {
	x := s.o.Texts()
	if !s.o.linked() {
		return strings.Join(wrapped(t, theme.Warn, x.Place.NoLink, w), "\n")
	}
	lines := []string{" " + t.Paint(theme.Strong, x.Import.Path) + " " + s.pathLine(t, w)}
	switch {
	case s.cols != nil:
		lines = append(lines, s.cols.body(t, w, h-1)...)
	case s.typing:
		lines = append(lines, s.typingBody(t, w, h)...)
	case s.shown != nil:
		lines = append(lines, s.previewBody(t, w, h)...)
	case s.taken != nil:
		lines = append(lines, s.takenBody(t, w)...)
	default:
		if _, busy := s.o.Running(); busy {
			lines = append(lines, "", " "+t.Paint(theme.Faint, x.Place.Loading))
		} else {
			lines = append(lines, wrapped(t, theme.Faint, x.Import.NotHere, w)...)
		}
	}
	return strings.Join(lines, "\n")
}

func (s *importScreen) pathLine(t *theme.Theme, w int) string {
	room := min(pathWidth, w-s.pathAt()-1)
	if s.typing {
		return s.path.View(t, room)
	}
	if s.shown != nil && s.shown.preview.Result.Kind == payroll.SourceEitjeAPI {
		return t.Fit(s.shown.preview.Result.Name, room)
	}
	return t.Fit(paint.Clean(s.path.Text()), room)
}

func (s *importScreen) typingBody(t *theme.Theme, w, h int) []string {
	x := s.o.Texts().Import
	out := []string{" " + t.Paint(theme.Faint, t.Fit(x.Hint, w-2)), ""}
	if s.wrong != "" {
		out = append(out, wrapped(t, theme.Bad, s.wrong, w)...)
	}
	if s.looked && len(s.names) == 0 && s.wrong == "" {
		out = append(out, "")
	}
	for _, n := range s.names[:min(len(s.names), max(0, h-6))] {
		out = append(out, "   "+t.Fit(filepath.Base(n)+trailing(n), w-4))
	}
	if len(s.names) == 0 && s.wrong == "" {
		out = append(out, wrapped(t, theme.Faint, x.NotHere, w)...)
		if s.o.demo != nil && s.path.Text() == s.o.demo.Hours {
			out = append(out, wrapped(t, theme.Info, x.Practice, w)...)
		}
	}
	return out
}

// trailing gives the separator with which a folder's path ends.
func trailing(path string) string {
	if sep := string(filepath.Separator); strings.HasSuffix(path, sep) {
		return sep
	}
	return ""
}

func (s *importScreen) previewBody(t *theme.Theme, w, h int) []string {
	x, p := s.o.Texts(), s.shown.preview
	res := p.Result
	out := []string{" " + t.Fit(fmt.Sprintf(x.Import.File, res.Name, x.Source(res.Kind), x.Date(res.Covers.From), x.Date(res.Covers.To)), w-2)}
	if p.People != nil {
		out = append([]string{" " + t.Fit(res.Name, w-2)}, wrapped(t, theme.Info, x.Import.People, w)...)
	}
	if p.Before != nil {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(x.Import.Before, s.o.moment(p.Before.At)), w)...)
	}
	if o := p.Open; o != nil {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(x.Intake.BrokenOff, o.Name, s.o.moment(o.At), x.Count(o.Done), x.Count(o.Total)), w)...)
	}
	if p.Profile != nil {
		out = append(out, " "+t.Paint(theme.Faint, t.Fit(fmt.Sprintf(x.Intake.ByProfile, p.Profile.Name), w-2)))
	}
	if n := len(p.Changes.Elsewhere); n > 0 {
		out = append(out, wrapped(t, theme.Info, x.Many(x.Intake.ElsewhereNote, n), w)...)
	}
	if len(s.shown.venues) > 0 {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(x.Import.VenuesAhead, strings.Join(s.shown.venues, ", ")), w)...)
	}
	out = append(out, s.heldLines(t, p.Held, w)...)
	out = append(out, s.countsLines(t, w)...)
	if len(p.Changes.Vanished) > 0 {
		out = append(out, " "+t.Fit(either(s.opt.Withdraw, x.Import.WithdrawOn, x.Import.WithdrawOff), w-2))
	}
	if len(p.Sent) > 0 {
		out = append(out, " "+t.Fit(either(s.opt.Sent, x.Import.SentOn, x.Import.SentOff), w-2))
	}
	if len(p.Changes.Back) > 0 {
		out = append(out, " "+t.Fit(either(s.opt.Restore, x.Intake.BackOn, x.Intake.BackOff), w-2))
	}
	switch s.part {
	case partKept:
		out = append(out, wrapped(t, theme.Info, x.Intake.KeptNote, w)...)
	case partClash:
		out = append(out, wrapped(t, theme.Bad, x.Intake.ClashTx, w)...)
	default:
	}
	out = append(out, "")
	s.grid.SetColumns(s.columns())
	reason := s.reasonLines(t, w)
	out = append(out, s.grid.View(GridStyles(t, x.Import.Nothing), w, max(2, h-1-len(out)-len(reason))))
	return append(out, reason...)
}

// reasonLines tells in full why the row under the cursor was refused.
func (s *importScreen) reasonLines(t *theme.Theme, w int) []string {
	i := cursorRow(s.grid)
	if s.part != partRefused || i < 0 || i >= len(s.shown.preview.Result.Refused) {
		return nil
	}
	lines := wrapped(t, theme.Warn, s.o.Word(s.shown.preview.Result.Refused[i].Problem), w)
	return lines[:min(3, len(lines))]
}

func either[T any](on bool, yes, no T) T {
	if on {
		return yes
	}
	return no
}

// countsLines names every part with its number, the one in sight marked.
func (s *importScreen) countsLines(t *theme.Theme, w int) []string {
	x := s.o.Texts()
	var out []string
	line, used := " ", 1
	add := func(text string, st paint.Style) {
		if n := paint.Width(text); used+n+2 > w {
			out = append(out, line)
			line, used = " ", 1
		}
		line += st.Render(text) + "  "
		used += paint.Width(text) + 2
	}
	for _, c := range s.parts() {
		st := t.Style(c.role)
		text := c.name + " " + x.Count(c.n)
		if c.part == s.part {
			text = t.Glyphs().Focus + text
			st = st.With(paint.Bold | paint.Underline)
		}
		add(text, st)
	}
	if s.shown.preview.People != nil {
		return append(out, line)
	}
	add(x.Import.Same+" "+x.Count(len(s.shown.preview.Changes.Same)), t.Style(theme.Faint))
	if n := toApprove(s.shown.preview); n > 0 {
		add(fmt.Sprintf(x.Import.Open, x.Count(n)), t.Style(theme.Faint))
	}
	return append(out, line)
}

// toApprove counts the new rows that the file does not call approved.
func toApprove(p *link.Preview) int {
	n := 0
	for i := range p.Changes.New {
		if !p.Changes.New[i].Approved {
			n++
		}
	}
	return n
}
