package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"doorzet/link"
)

// RunOptions wire the program of screens.
type RunOptions struct {
	Service *link.Service
	// Desk holds the clock, the language and the theme.
	Desk Options
	// Demo is set in practice mode.
	Demo *Demo
	// Preferences, when not nil, take the place of those that the ledger keeps.
	Preferences *Preferences
	// FixedLang keeps Desk.Lang, which was asked for on the command line,
	// whatever language was kept.
	FixedLang bool
	In        io.Reader
	Out       io.Writer
	// Env is the environment as the terminal's description is read from it.
	Env []string
	// more are options of tests, such as the size of a window that is none.
	more []tea.ProgramOption
}

// Program is the program of screens, made but not running.
type Program struct {
	app    *App
	office *Office
	opts   RunOptions
}

// NewProgram makes the program on a service. It fails when the ledger cannot
// be read.
func NewProgram(o RunOptions) (*Program, error) {
	desk := NewDesk(o.Desk)
	office, err := newOffice(desk, o.Service, o.Demo)
	if err != nil {
		return nil, fmt.Errorf("ui: take up a company: %w", err)
	}
	office.keep = office.keepInLedger
	kept := o.Preferences
	if kept == nil {
		if kept, err = office.kept(); err != nil {
			return nil, err
		}
	}
	if kept != nil {
		p := *kept
		if o.FixedLang {
			p.Lang = o.Desk.Lang
		}
		p.Mode = fewest(p.Mode, desk.Theme().Options().Mode)
		office.prefer(p)
	}
	office.warnSOAP()
	office.tellNotes()
	office.askExposed()
	if o.Demo != nil && o.Demo.Tour {
		office.startTour()
	}
	return &Program{app: New(desk, screens(office)...), office: office, opts: o}, nil
}

// screens gives every screen its place: nine with a digit, the others in the palette.
func screens(o *Office) []Entry {
	return []Entry{
		{ScreenOverview, newOverviewScreen(o), 1},
		{ScreenLink, newLinkScreen(o), 2},
		{ScreenPeople, newPeopleScreen(o), 3},
		{ScreenPeriod, newPeriodScreen(o), 4},
		{ScreenCodes, newCodesScreen(o), 5},
		{ScreenImport, newImportScreen(o), 6},
		{ScreenHours, newHoursScreen(o), 7},
		{ScreenPush, newPushScreen(o), 8},
		{ScreenInNmbrs, newInNmbrsScreen(o), 9},
		{ScreenLog, newLogScreen(o), 0},
		{ScreenSettings, newSettingsScreen(o), 0},
		{ScreenCompanies, newCompaniesScreen(o), 0},
		{ScreenSurcharges, newSurchargesScreen(o), 0},
		{ScreenMatrix, newMatrixScreen(o), 0},
		{ScreenCentres, newCentresScreen(o), 0},
		{ScreenStragglers, newStragglersScreen(o), 0},
	}
}

// Run shows the screens until a person leaves or the context ends.
func Run(ctx context.Context, o RunOptions) error {
	o.Desk.Context = ctx
	p, err := NewProgram(o)
	if err != nil {
		return err
	}
	return p.Run(ctx)
}

// Run shows the screens until a person leaves or the context ends. The theme
// has already chosen colours that the terminal knows, so none are converted.
func (p *Program) Run(ctx context.Context) error {
	opts := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler(),
	}
	if p.opts.In != nil {
		opts = append(opts, tea.WithInput(p.opts.In))
	}
	if p.opts.Out != nil {
		opts = append(opts, tea.WithOutput(p.opts.Out))
	}
	if p.opts.Env != nil {
		opts = append(opts, tea.WithEnvironment(p.opts.Env))
	}
	_, err := tea.NewProgram(p.app, append(opts, p.opts.more...)...).Run()
	if crash := p.app.Err(); crash != nil {
		return crash
	}
	ended := ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled)
	if err != nil && !ended {
		return fmt.Errorf("ui: run: %w", err)
	}
	return nil
}

// warnSOAP puts the end of SOAP above every screen when it is near.
func (o *Office) warnSOAP() {
	h := o.Header()
	h.Notice = o.notice()
	o.SetHeader(h)
}

// tellNotes shows what was found when the ledger was opened.
func (o *Office) tellNotes() {
	var texts []string
	for _, n := range o.ledger.Notes() {
		texts = append(texts, o.Word(n))
	}
	if err := o.ledger.Sendable(); err != nil {
		if text := o.Word(err); !strings.Contains(strings.Join(texts, "\n"), text) {
			texts = append(texts, text)
		}
	}
	if len(texts) > 0 {
		o.OpenUnasked(&Message{Heading: o.texts.Overview.Notes, Text: strings.Join(texts, "\n\n")})
	}
}
