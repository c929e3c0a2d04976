package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// tourStep is one step of the guided tour through the practice month.
type tourStep struct {
	screen ScreenID
	digit  int
	done   bool
	// here is what to press on the screen itself.
	here string
}

// startTour shows the tour: a welcome, and a line above every screen that says
// what to press now. It follows what has been done, in whatever order.
func (o *Office) startTour() {
	o.touring = true
	o.SetStrip(o.tourLine)
	o.OpenUnasked(&Message{Heading: o.texts.Tour.Title, Text: o.texts.Tour.Welcome})
}

// toggleTour takes the line away, or brings it back.
func (o *Office) toggleTour() tea.Cmd {
	o.touring = !o.touring
	return nil
}

// tourLine says what to do now, "" when the tour is off.
func (o *Office) tourLine() string {
	if !o.touring {
		return ""
	}
	x := o.texts.Tour
	steps := o.tourSteps()
	for i, st := range steps {
		if st.done {
			continue
		}
		text := st.here
		if o.Active() != st.screen {
			text = fmt.Sprintf(x.Go, st.digit, o.screenName(st.screen))
		}
		return fmt.Sprintf(x.Step, i+1, len(steps), text)
	}
	return x.Done
}

// tourSteps tells how far the practice month is, by what is known of it now.
func (o *Office) tourSteps() []tourStep {
	x := o.texts.Tour
	out := []tourStep{
		{screen: ScreenPeople, digit: 3, here: x.People, done: o.info.SyncedAt != ""},
		{screen: ScreenPeriod, digit: 4, here: x.Period},
		{screen: ScreenImport, digit: 6, here: x.Import},
		{screen: ScreenCodes, digit: 5, here: x.Codes},
		{screen: ScreenHours, digit: 7, here: x.Hours},
		{screen: ScreenPush, digit: 8, here: x.Push},
		{screen: ScreenInNmbrs, digit: 9, here: x.InNmbrs},
	}
	f := o.tourFacts
	sent := f.counts[payroll.StateSent] > 0
	out[1].done = f.ruled || f.lines
	out[2].done = f.lines
	out[3].done = f.lines && f.undecided == 0 && len(o.info.HourCodes) > 0
	out[4].done = out[3].done && f.counts[payroll.StateOpen] == 0 || sent
	out[5].done = sent && f.counts[payroll.StateReady] < f.counts[payroll.StateSent] // a foreign row may hold somebody back
	return out
}

// tourFacts is how far the practice month is.
type tourFacts struct {
	ruled, lines bool
	undecided    int
	// counts leaves out open lines that approving all leaves open.
	counts map[payroll.State]int
}

type tourMsg struct {
	facts tourFacts
	err   error
}

// lookTour reads how far the month is, beside the loop; the overview hands it on.
func (o *Office) lookTour() tea.Cmd {
	if !o.touring || !o.linked() {
		return nil
	}
	svc, co, period := o.svc, o.co, o.period
	return o.Fetch(ScreenOverview, "tour", func(context.Context) tea.Msg {
		view, err := svc.Desk(co, period)
		if err != nil {
			return tourMsg{err: err}
		}
		f := tourFacts{
			ruled: len(view.Book.Settings.Calendar.Rules) > 0, lines: len(view.Verdicts) > 0, counts: map[payroll.State]int{},
		}
		for i := range view.Verdicts {
			v := &view.Verdicts[i]
			if v.State == payroll.StateOpen && v.Blocked() {
				continue
			}
			f.counts[v.State]++
			for _, n := range v.Findings {
				if n.Kind == payroll.FindNoCode {
					f.undecided++
				}
			}
		}
		return tourMsg{facts: f}
	})
}

// takeTour keeps it.
func (o *Office) takeTour(m tourMsg) {
	if m.err != nil {
		o.opts.Log("follow the tour", m.err)
		return
	}
	o.tourFacts = m.facts
	if err := o.reread(); err != nil {
		o.opts.Log("follow the tour", err)
	}
}

// screenName names a screen in the current language.
func (o *Office) screenName(id ScreenID) string {
	n := o.texts.Screens
	return map[ScreenID]string{
		ScreenPeople: n.People, ScreenPeriod: n.Period, ScreenCodes: n.Codes, ScreenImport: n.Import, ScreenHours: n.Hours,
		ScreenPush: n.Push, ScreenInNmbrs: n.InNmbrs,
	}[id]
}
