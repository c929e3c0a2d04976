package ui

import (
	"fmt"

	"doorzet/link"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Body draws the form, the companies to choose from, or the link.
func (s *linkScreen) Body(t *theme.Theme, w, h int) string {
	p := newSheet(t, w)
	switch s.stage {
	case linkTyping:
		s.drawForm(p)
		return p.String()
	case linkPicks:
		x := s.texts.Linking.Form
		p.line(theme.Title, x.Pick)
		p.text(theme.Faint, x.PickText)
		s.table.SetColumns(s.pickColumns())
		s.setRows(pickRows{s})
	default:
		s.drawLink(p)
		s.table.SetColumns(s.rightColumns())
		s.setRows(rightRows{s})
		if s.rights == nil {
			return p.String()
		}
	}
	return p.String() + "\n" + s.table.View(GridStyles(t, ""), w, max(2, p.left(h)))
}

// setRows gives the table its rows and keeps the cursor.
func (s *linkScreen) setRows(src grid.Source) {
	row, col, _ := s.table.Cursor()
	s.table.SetSource(src)
	s.table.SetCursor(row, col)
}

// drawLink tells of the link at hand and of every linked company.
func (s *linkScreen) drawLink(p *sheet) {
	x, l := s.texts.Linking.Linked, s.info.Link
	if s.err != nil {
		p.text(theme.Bad, s.Word(s.err))
	}
	if l.Broken != "" {
		p.text(theme.Bad, s.whyBroken(fmt.Sprintf(x.Broken, l.Broken)))
	}
	p.pair(x.Place, theme.Plain, s.environmentName(Environment(l.Environment))+"  "+l.Endpoint)
	s.drawTransport(p)
	p.pair(x.Contact, theme.Plain, s.moment(s.info.CurrentAt))
	for _, c := range s.companies {
		if c.Key != s.info.Key {
			continue
		}
		p.pair(x.From, theme.Plain, c.cutOver.String())
		switch {
		case c.oldOff == nil:
			p.pair(x.Old, theme.Warn, x.OldUnknown)
		case *c.oldOff:
			p.pair(x.Old, theme.Good, x.OldOff)
		default:
			p.pair(x.Old, theme.Bad, x.OldOn)
		}
	}
	if text, warn := s.ending(); text != "" {
		role := theme.Info
		if warn {
			role = theme.Warn
		}
		p.text(role, text)
	}
	p.gap()
	p.line(theme.Title, x.Companies)
	for _, c := range s.companies {
		mark, role := " ", theme.Plain
		if c.Key == s.info.Key {
			mark, role = p.t.Glyphs().Focus, theme.Strong
		}
		p.line(role, mark+" "+c.Name+" ("+c.Number+") "+p.t.Glyphs().Bullet+" "+fmt.Sprintf(x.Current, c.Current.Label(c.Cadence)))
	}
	s.drawConsents(p)
	p.gap()
	s.drawRightsHead(p)
}

func (s *linkScreen) drawRightsHead(p *sheet) {
	x := s.texts.Linking.Linked
	if s.rights == nil {
		p.line(theme.Faint, x.NoRights)
		return
	}
	p.line(theme.Title, fmt.Sprintf(x.RightsOf, s.rights.Company))
	if s.rights.Good() {
		p.line(theme.Good, p.t.Glyphs().Check+" "+x.RightsGood)
		return
	}
	bad := 0
	for _, r := range s.rights.Rights {
		if r.State != link.RightAllowed && r.State != link.RightUntried {
			bad++
		}
	}
	p.line(theme.Warn, fmt.Sprintf(x.RightsBad, s.texts.Count(bad)))
}

// tokenPlace says where the token is kept.
func (s *linkScreen) tokenPlace() string {
	x := s.texts.Linking.Linked
	switch {
	case !s.svc.Token.IsZero():
		return x.OfRun
	case s.runOnly:
		return x.InMemory
	}
	return x.InKeyring
}

func (o *Office) environmentName(e Environment) string {
	x := o.texts.Environment
	switch e {
	case Production:
		return x.Production
	case Sandbox:
		return x.Sandbox
	case Simulator:
		return x.Simulator
	case OtherEnv:
	}
	return x.Other
}

func (s *linkScreen) pickColumns() []grid.Column {
	return []grid.Column{{Width: 3}, {Width: 6, Align: paint.Right}, {Width: 20, Grow: 1}, {Width: 14}}
}

// pickRows are the companies that the login sees.
type pickRows struct{ s *linkScreen }

func (r pickRows) Len() int { return len(r.s.picked) }

func (r pickRows) Cell(row, col int) grid.Cell {
	c := r.s.login.Companies[row]
	switch col {
	case 0:
		if r.s.picked[row] {
			return grid.Cell{Text: "[x]"}
		}
		return grid.Cell{Text: "[ ]"}
	case 1:
		return grid.Cell{Text: c.Number}
	case 2:
		return grid.Cell{Text: c.Name}
	}
	for _, l := range r.s.companies {
		if l.NmbrsID == string(c.ID) && store.SameEnvironment(l.Link.Endpoint, r.s.login.Endpoint) {
			return grid.Cell{Text: r.s.texts.Linking.Form.AlreadyLinked}
		}
	}
	return grid.Cell{}
}

func (pickRows) RowStyle(int) paint.Style { return paint.Style{} }

func (s *linkScreen) rightColumns() []grid.Column {
	x := s.texts.Linking.Linked
	return []grid.Column{
		{Width: 2}, {Title: x.Call, Width: 30, Grow: 3}, {Title: x.Needed, Width: 8}, {Title: x.State, Width: 20, Grow: 1},
	}
}

// rightRows are the calls with how they fared.
type rightRows struct{ s *linkScreen }

func (r rightRows) Len() int {
	if r.s.rights == nil {
		return 0
	}
	return len(r.s.rights.Rights)
}

func (r rightRows) Cell(row, col int) grid.Cell {
	s, right := r.s, r.s.rights.Rights[row]
	x := s.texts.Linking.Linked
	switch col {
	case 0:
		return grid.Cell{Text: rightGlyph(s.Theme(), right.State)}
	case 1:
		return grid.Cell{Text: right.Name}
	case 2:
		if right.Essential {
			return grid.Cell{Text: x.Essential}
		}
		return grid.Cell{Text: x.Optional}
	}
	if right.Write {
		return grid.Cell{Text: x.Write + ": " + x.Unasked}
	}
	return grid.Cell{Text: s.texts.Right(string(right.State))}
}

func (r rightRows) RowStyle(row int) paint.Style {
	t := r.s.Theme()
	switch r.s.rights.Rights[row].State {
	case link.RightAllowed:
		return paint.Style{}
	case link.RightUntried, link.RightUnoffered:
		return t.Style(theme.Faint)
	case link.RightForbidden, link.RightFailed:
		return t.Style(theme.Bad)
	case link.RightNoData:
	}
	return t.Style(theme.Warn)
}

func rightGlyph(t *theme.Theme, state link.RightState) string {
	switch state {
	case link.RightAllowed:
		return t.Glyphs().Check
	case link.RightForbidden:
		return "!"
	case link.RightFailed:
		return "?"
	case link.RightUntried, link.RightUnoffered:
		return t.Glyphs().Bullet
	case link.RightNoData:
	}
	return "-"
}
