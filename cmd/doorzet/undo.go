package main

import (
	"context"
	"time"

	"doorzet/link"
	"doorzet/payroll"
)

// undoCmd takes a batch back out of Nmbrs.
type undoCmd struct {
	Batch   string        `arg:"" help:"${a_batch}"`
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
	res, err := a.svc.TakeBack(ctx, co, link.TakeBackRequest{Batch: payroll.BatchID(c.Batch), Progress: a.progress()})
	rep, err := a.exported(res, err)
	if err == nil && rep.exit == exitDone && len(res.Notes) > 0 {
		// Something was no longer as we left it and stayed in Nmbrs.
		rep.exit = exitParts
	}
	return rep, err
}
