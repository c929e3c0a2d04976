package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
)

// linkStage is what the screen Koppeling shows.
type linkStage uint8

const (
	linkShown  linkStage = iota // the link that is there
	linkTyping                  // the form
	linkPicks                   // choosing companies
)

// linkScreen links Doorzet to Nmbrs and shows the link.
type linkScreen struct {
	*Office
	stage linkStage
	form  linkForm
	// what a link is being made of
	login  *link.Login
	picked []bool
	from   payroll.Period
	oldOff *bool
	// what there is
	companies []linkedCompany
	rights    *link.Rights
	table     *grid.Grid
	err       error
	busy      bool
}

// linkedCompany is a linked company with the choices that belong to its link.
type linkedCompany struct {
	store.CompanyInfo
	cutOver payroll.Period
	oldOff  *bool
}

func newLinkScreen(o *Office) *linkScreen {
	s := &linkScreen{Office: o, form: newLinkForm(o)}
	s.table = grid.New(nil, nil)
	return s
}

// Title names the screen.
func (s *linkScreen) Title() string { return s.texts.Screens.Link }

// Init has nothing to do: Shown loads.
func (s *linkScreen) Init() tea.Cmd { return nil }

// Shown begins with the form when nothing is linked.
func (s *linkScreen) Shown() tea.Cmd {
	if !s.linked() && s.stage == linkShown {
		s.stage = linkTyping
	}
	return s.readCompanies()
}

// Capture tells that text is typed in the form.
func (s *linkScreen) Capture() Capture {
	if s.stage == linkTyping {
		return CaptureAll
	}
	return CaptureNone
}

// Cursor stands in the field that has the focus.
func (s *linkScreen) Cursor() (x, y int, ok bool) {
	if s.stage != linkTyping || s.busy {
		return 0, 0, false
	}
	return s.form.cursorX, s.form.cursorY, s.form.focus != fieldPlace
}

// Update takes answers and keys.
func (s *linkScreen) Update(msg tea.Msg) tea.Cmd {
	if cmd, mine := s.restMsg(msg); mine {
		return cmd
	}
	switch m := msg.(type) {
	case companiesMsg:
		s.companies, s.err = m.list, m.err
		s.SayError("read the companies", m.err)
	case triedMsg:
		return s.tried(m)
	case activatedMsg:
		return s.activated(m)
	case rightsMsg:
		s.rights = m.rights
		s.touch()
	case tokenMsg:
		return s.told(m.err, s.texts.Linking.Do.TokenKept)
	case answeredMsg:
		return s.told(m.err, s.texts.Linking.Do.OldKept)
	case unlinkedMsg:
		return s.unlinked(m)
	case TaskEndedMsg:
		return s.ended(m)
	case changedMsg:
		if s.Active() == ScreenLink {
			return s.readCompanies()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return s.key(msg)
	}
	return nil
}

// told says how a small change went and shows what it changed.
func (s *linkScreen) told(err error, good string) tea.Cmd {
	if err != nil {
		s.SayError("change the link", err)
	} else {
		s.Say(Good, good)
	}
	if rerr := s.reread(); rerr != nil {
		s.SayError("read the company", rerr)
	}
	s.touch()
	return nil
}

func (s *linkScreen) key(msg tea.Msg) tea.Cmd {
	if s.stage == linkTyping {
		return s.formKey(msg, keyName(msg))
	}
	s.table.Key(keyName(msg))
	return nil
}

// Actions lists what can be done in the stage at hand.
func (s *linkScreen) Actions() []Action {
	x := s.texts.Linking
	switch s.stage {
	case linkTyping:
		return []Action{
			{ID: "next", Keys: []string{"tab"}, Help: strings.TrimPrefix(s.texts.Linking.Form.Keys, "tab ")},
		}
	case linkPicks:
		return []Action{
			{ID: "mark", Keys: []string{"space"}, Help: x.Do.Mark, Do: s.mark},
			{ID: "go", Keys: []string{"enter"}, Help: x.Do.Go, Do: s.askFrom, Disabled: func() string {
				if s.pickedCount() == 0 {
					return x.Form.PickNone
				}
				return ""
			}},
			{ID: "back", Keys: []string{"esc"}, Help: x.Do.Back, Do: func() tea.Cmd { s.stage = linkTyping; return nil }},
		}
	case linkShown:
	}
	return s.linkActions()
}

// linkActions lists what can be done with a link.
func (s *linkScreen) linkActions() []Action {
	x := s.texts.Linking
	unlinked := func() string {
		if s.linked() {
			return ""
		}
		return x.Do.NotLinked
	}
	noToken := func() string {
		if s.linked() && s.overREST() {
			return s.texts.Rest.Move.Already
		}
		if !s.svc.Token.IsZero() {
			return x.Linked.OfRun
		}
		return unlinked()
	}
	mail := func() string {
		if s.linked() && s.overREST() {
			return s.texts.Rest.Move.Already
		}
		if s.rights == nil {
			return x.Do.MailFirst
		}
		return ""
	}
	return append([]Action{
		{ID: "rights", Keys: []string{"c"}, Help: x.Do.Rights, Do: s.checkRights, Disabled: unlinked},
		{ID: "mail", Keys: []string{"m"}, Help: x.Do.Mail, Do: s.mail, Disabled: mail},
		{ID: "token", Keys: []string{"t"}, Help: x.Do.NewToken, Do: s.askToken, Disabled: noToken},
		{ID: "add", Keys: []string{"a"}, Help: x.Do.Add, Do: s.add},
		{ID: "old", Keys: []string{"o"}, Help: x.Do.OldLink, Do: s.askOldAgain, Disabled: unlinked, Quiet: true},
		{ID: "unlink", Keys: []string{"x"}, Help: x.Do.Unlink, Do: s.askUnlink, Disabled: unlinked, Quiet: true},
	}, s.restActions()...)
}

func (s *linkScreen) add() tea.Cmd {
	s.stage = linkTyping
	if s.linked() {
		s.form.email.SetText(s.info.Link.Email)
		s.form.domain.SetText(s.info.Link.Domain)
		s.form.choosePlace(s.info.Link.Endpoint)
		s.form.focus = fieldToken
	}
	return nil
}

func (s *linkScreen) mark() tea.Cmd {
	if row, _, ok := s.table.Cursor(); ok && row < len(s.picked) {
		s.picked[row] = !s.picked[row]
	}
	return nil
}

func (s *linkScreen) pickedCount() int {
	n := 0
	for _, on := range s.picked {
		if on {
			n++
		}
	}
	return n
}

// askFrom asks from which period Doorzet pushes.
func (s *linkScreen) askFrom() tea.Cmd {
	x := s.texts.Linking.Form
	s.Open(&Input{
		Heading: x.FromTitle, Text: x.FromText, Empty: true,
		Check: func(text string) string {
			if _, err := payroll.ParsePeriod(text); err != nil && strings.TrimSpace(text) != "" {
				return x.FromBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			s.from = payroll.Period{}
			if p, err := payroll.ParsePeriod(text); err == nil {
				s.from = p
			}
			s.askOld(func(off *bool) tea.Cmd {
				s.oldOff = off
				return s.activate()
			})
			return nil
		},
	})
	return nil
}

// askOld asks whether the old link is switched off; nil means not known.
func (s *linkScreen) askOld(then func(off *bool) tea.Cmd) {
	x := s.texts.Linking.Form
	s.Open(&Choice{
		Heading: x.OldTitle, Text: x.OldText, First: 2,
		Options: []Option{{Label: x.OldYes}, {Label: x.OldNo}, {Label: x.OldMaybe}},
		OnPick: func(i int) tea.Cmd {
			if i == 2 {
				return then(nil)
			}
			off := i == 0
			return then(&off)
		},
	})
}

func (s *linkScreen) askToken() tea.Cmd {
	x := s.texts.Linking.Do
	s.Open(&Input{Heading: x.TokenTitle, Text: x.TokenText, Secret: true, OnOK: s.newToken})
	return nil
}

func (s *linkScreen) askUnlink() tea.Cmd {
	x := s.texts.Linking.Do
	s.Open(&Confirm{
		Heading: x.UnlinkTitle, Text: fmt.Sprintf(x.UnlinkText, s.info.Title()), Yes: x.UnlinkYes, OnYes: s.unlink,
	})
	return nil
}

// mail shows the ready e-mail and copies it by way of the terminal.
func (s *linkScreen) mail() tea.Cmd {
	forbidden, writes := s.rights.Missing()
	text := s.texts.RightsMail(s.rights.Company, s.rights.Email, forbidden, writes)
	s.Open(&Message{Heading: s.texts.Linking.Do.MailTitle, Text: text})
	s.Say(Good, s.texts.Linking.Do.MailCopied)
	return tea.SetClipboard(text)
}
