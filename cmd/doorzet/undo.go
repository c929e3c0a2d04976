package main

import (
	"context"
	"slices"
	"time"

	"doorzet/link"
	"doorzet/payroll"
)

// undoCmd takes a batch back out of Nmbrs.
type undoCmd struct {
	Batch   string        `arg:"" help:"${a_batch}"`
	Only    []string      `help:"${f_only}" placeholder:"ID"`
	Period  string        `help:"${f_period}" placeholder:"P"`
	Yes     bool          `help:"${f_yes}"`
	Timeout time.Duration `help:"${f_timeout}" placeholder:"D"`
	Settle  time.Duration `help:"${f_settle}" placeholder:"D"`
}

func (c *undoCmd) run(ctx context.Context, a *app) (reply, error) {
	if !c.Yes {
		return reply{}, a.wrong("%s", a.say.NeedYes)
	}
	if c.Timeout < 0 || c.Settle < 0 {
		return reply{}, a.wrong("%s", a.say.BadDuration)
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	if err := a.hasten(info.Link.Endpoint, c.Timeout, c.Settle); err != nil {
		return reply{}, err
	}
	if c.Batch == undoBeside {
		p, err := a.period(c.Period, info)
		if err != nil {
			return reply{}, err
		}
		res, err := a.svc.StandBack(ctx, co, link.StandBackRequest{Period: p, Only: employees(c.Only), Progress: a.progress()})
		return a.takenBack(res, err)
	}
	if len(c.Only) > 0 || c.Period != "" {
		return reply{}, a.wrong("%s", a.say.OnlyBeside)
	}
	res, err := a.svc.TakeBack(ctx, co, link.TakeBackRequest{Batch: payroll.BatchID(c.Batch), Progress: a.progress()})
	return a.takenBack(res, err)
}

// undoBeside names, in the place of a batch, what somebody else paid too.
const undoBeside = "beside"

// takenBack replies with the end of a taking back.
func (a *app) takenBack(res *link.ExportResult, err error) (reply, error) {
	rep, err := a.exported(res, err, []remainJSON{})
	if err != nil {
		return rep, err
	}
	if rep.exit = exportExit(&link.ExportResult{Unsure: res.Unsure, Refused: res.Refused, Different: res.Different, Waiting: res.Waiting, Stop: res.Stop}); rep.exit != exitPerson && stays(res) {
		rep.exit = exitParts
	}
	doc := a.exportDoc(res)
	for i := range doc.Held {
		doc.Held[i].Exact, doc.Held[i].Seconds = "", 0 // the lines of the sending say nothing of what was there before it
	}
	rep.page = func(p *page) { undoPage(p, doc) }
	return rep, nil
}

// stays tells whether something of the batch is still in Nmbrs, or may be.
func stays(res *link.ExportResult) bool {
	return len(res.Held) > 0 || slices.ContainsFunc(res.Notes, func(n *payroll.Problem) bool {
		return n.Code == link.CodeUndoTwin || n.Code == link.CodeSheetStays
	})
}

// undoPage tells how a taking back ended: what went back, and by name what did
// not, with what Nmbrs holds of it now.
func undoPage(p *page, doc exportJSON) {
	p.exportSteps(doc.Steps)
	if len(doc.Held) > 0 {
		p.line("\n%s", p.say.UndoHeld)
		p.planSteps(doc.Held, doc.Period)
	}
	if doc.Batch == nil {
		p.line("%s", p.say.UndoNothing)
	} else {
		p.line(p.say.UndoSums, *doc.Batch, doc.Done, doc.Refused, doc.Unsure, doc.Waiting, len(doc.Held))
		p.line(p.say.ExportCheck, doc.Equal, doc.Different)
	}
	p.problems(doc.Notes)
	if doc.Stop != nil {
		p.line("%s", doc.Stop.Text)
	}
}
