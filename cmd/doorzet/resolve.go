package main

import (
	"context"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// doubtsCmd lists the steps of which nobody knows whether they arrived.
type doubtsCmd struct{}

type doubtJSON struct {
	Step       stepJSON      `json:"step"`
	Before     []seenRowJSON `json:"before"`
	Now        []seenRowJSON `json:"now"`
	Candidates []seenRowJSON `json:"candidates"`
}

type doubtsJSON struct {
	Doubts []doubtJSON `json:"doubts"`
	// Waiting are steps of a sending that broke off before them: none of them is
	// unsure, and the next export goes on with them.
	Waiting []remainJSON `json:"waiting"`
}

func (c *doubtsCmd) run(ctx context.Context, a *app) (reply, error) {
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	list, err := a.svc.Doubts(ctx, co)
	if err != nil {
		return reply{}, err
	}
	waiting, err := a.waitingSteps(co)
	if err != nil {
		return reply{}, err
	}
	doc := doubtsJSON{Doubts: []doubtJSON{}, Waiting: waiting}
	for _, d := range list {
		doc.Doubts = append(doc.Doubts, a.doubtDoc(d))
	}
	rep := reply{data: doc, page: func(p *page) { doubtsPage(p, doc) }}
	switch {
	case len(list) > 0:
		rep.exit = exitPerson
	case len(waiting) > 0:
		rep.exit = exitParts
	}
	return rep, nil
}

// waitingSteps counts per period the steps of a sending that broke off.
func (a *app) waitingSteps(co *store.Company) ([]remainJSON, error) {
	open, err := co.OpenSteps()
	if err != nil {
		return nil, err
	}
	out := []remainJSON{}
	for _, st := range open {
		if st.State == payroll.StepUnsure {
			continue
		}
		i := slices.IndexFunc(out, func(r remainJSON) bool { return r.Period == st.ForPeriod })
		if i < 0 {
			i = len(out)
			out = append(out, remainJSON{Period: st.ForPeriod, Lines: []remainLinesJSON{}, Ends: []endJSON{}})
		}
		out[i].Steps++
		out[i].Text = a.brokenOff(st.ForPeriod, out[i].Steps)
	}
	return out, nil
}

func (a *app) doubtDoc(d link.Doubt) doubtJSON {
	return doubtJSON{a.stepDoc(d.Step, d.Person), seenRows(d.Before), seenRows(d.Now), seenRows(d.Candidates)}
}

func doubtsPage(p *page, doc doubtsJSON) {
	p.remains(doc.Waiting)
	if len(doc.Doubts) == 0 {
		p.line("%s", p.say.NoDoubts)
		return
	}
	var rows [][]string
	for _, d := range doc.Doubts {
		var likely []string
		for _, r := range d.Candidates {
			likely = append(likely, r.ID+" ("+p.amount(r.Amount)+")")
		}
		rows = append(rows, []string{
			d.Step.ID, d.Step.Person, p.t.Kind(d.Step.Kind), codeText(d.Step.Code), p.t.Action(d.Step.Action), p.amount(d.Step.Amount),
			strings.Join(likely, ", "),
		})
	}
	p.table([]column{
		left("step"), left("person"), left("kind"), right("code"), left("action"), right("amount"), left("candidates"),
	}, rows)
	p.line("%s", p.say.DoubtsHow)
}

// resolveCmd settles by a person's word: a doubtful step, a row of ours that a
// colleague touched, a late twin, or a row of somebody else.
type resolveCmd struct {
	Step      string `arg:"" help:"${a_step}"`
	Row       string `help:"${f_row}" placeholder:"ID"`
	None      bool   `help:"${f_none}"`
	Again     bool   `help:"${f_again}"`
	Leave     bool   `help:"${f_leave}"`
	Adopt     bool   `help:"${f_adopt}"`
	Remove    bool   `help:"${f_remove}"`
	Keep      bool   `help:"${f_keep}"`
	Skip      bool   `help:"${f_skip}"`
	Ask       bool   `help:"${f_ask}"`
	Beside    bool   `help:"${f_besideone}"`
	Overwrite bool   `help:"${f_overwriteone}"`
	StandBack bool   `help:"${f_standback}"`
	Period    string `help:"${f_period}" placeholder:"P"`
}

// choice gives what was chosen about a row, "" when it is about a step; ok is
// false unless exactly one thing was chosen.
func (c *resolveCmd) choice() (choice link.RowChoice, ok bool) {
	n := 0
	for _, o := range []struct {
		on     bool
		choice link.RowChoice
	}{
		{c.Row != "", ""},
		{c.None, ""},
		{c.Again, link.ChoiceAgain},
		{c.Leave, link.ChoiceLeave},
		{c.Adopt, link.ChoiceAdopt},
		{c.Remove, link.ChoiceRemove},
		{c.Keep, link.ChoiceKeep},
		{c.Skip, link.ChoiceSkip},
		{c.Ask, link.ChoiceAsk},
		{c.Beside, link.ChoiceBeside},
		{c.Overwrite, link.ChoiceOverwrite},
		{c.StandBack, link.ChoiceStandBack},
	} {
		if o.on {
			n++
			choice = o.choice
		}
	}
	return choice, n == 1
}

func (c *resolveCmd) run(ctx context.Context, a *app) (reply, error) {
	choice, ok := c.choice()
	if !ok {
		return reply{}, a.wrong("%s", a.say.RowOrNone)
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	if choice != "" {
		p, err := a.period(c.Period, info)
		if err != nil {
			return reply{}, err
		}
		return a.chooseRow(ctx, co, p, c.Step, choice)
	}
	st, err := a.svc.Resolve(ctx, co, payroll.StepID(c.Step), payroll.RowID(c.Row))
	if err != nil {
		return reply{}, err
	}
	people, err := co.Team()
	if err != nil {
		return reply{}, err
	}
	who, _ := payroll.NewTeam(people).Person(st.Employee)
	doc := struct {
		Step stepJSON `json:"step"`
	}{a.stepDoc(st, who.Name())}
	return reply{data: doc, page: func(p *page) { p.line(p.say.Resolved, doc.Step.ID, p.t.StepState(st.State)) }}, nil
}
