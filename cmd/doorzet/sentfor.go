package main

import (
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// sentForSumJSON adds up the lines of a period that were sent for one person and
// are another's now; Confirmed of them come down with the next sending.
type sentForSumJSON struct {
	Period payroll.Period `json:"period"`
	sentForJSON
	Names     []string `json:"names"`
	Lines     []string `json:"lines"`
	Minutes   int64    `json:"minutes"`
	Confirmed int      `json:"confirmed"`
}

func (a *app) sentForDocs(list []link.SentFor) []sentForSumJSON {
	out := []sentForSumJSON{}
	for _, x := range list {
		row := sentForSumJSON{
			Period: x.Period, sentForJSON: sentForJSON{string(x.For), x.ForName, string(x.Now), x.NowName},
			Names: orEmpty(x.Names), Minutes: int64(x.Minutes), Confirmed: x.Confirmed,
		}
		for _, id := range x.Lines {
			row.Lines = append(row.Lines, string(id))
		}
		out = append(out, row)
	}
	return out
}

// sentFor lists what was sent for somebody whose it is no more, and how that is
// put right.
func (p *page) sentFor(list []sentForSumJSON) {
	if len(list) == 0 {
		return
	}
	p.line("\n%s", p.say.SentForHead)
	var rows [][]string
	for _, x := range list {
		now := x.NowID + " " + x.Now
		switch payroll.EmployeeID(x.NowID) {
		case "":
			now = p.say.SentForNobody
		case payroll.Nobody:
			now = p.say.SentForNotHere
		}
		rows = append(rows, []string{
			x.Period.String(), strings.Join(x.Names, ", "), x.ID + " " + x.Name, now, strconv.Itoa(len(x.Lines)),
			payroll.Minutes(x.Minutes).Clock(), strconv.Itoa(x.Confirmed),
		})
	}
	p.table([]column{
		left("period"), left("name"), left("sentfor"), left("nowof"), right("lines"), right("time"), right("confirmed"),
	}, rows)
	p.line("%s", p.say.SentForHow)
}

type sentForDoneJSON struct {
	Corrected int `json:"corrected"`
	Waiting   int `json:"waiting"`
}

// sentFor confirms the correction of all that was sent for one employee and is
// another's.
func (c *correctCmd) sentFor(a *app) (reply, error) {
	switch {
	case len(lineIDs(c.IDs)) > 0:
		return reply{}, a.wrong("%s", a.say.IDsOrSentFor)
	case strings.TrimSpace(c.Reason) == "":
		return reply{}, a.wrong("%s", a.say.NeedReason)
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	var doc sentForDoneJSON
	doc.Corrected, doc.Waiting, err = a.svc.ConfirmSentFor(co, desk, payroll.EmployeeID(strings.TrimSpace(c.SentFor)), "", c.Reason)
	if err != nil {
		return reply{}, err
	}
	rep := reply{data: doc, page: func(p *page) { p.line(p.say.SentForConfirmed, doc.Corrected, doc.Waiting) }}
	if doc.Waiting > 0 {
		rep.exit = exitParts
	}
	return rep, nil
}

// sentForNow lists them for a company as it is now.
func (a *app) sentForNow(co *store.Company) ([]sentForSumJSON, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	desk, err := a.svc.Desk(co, link.Current(info))
	if err != nil {
		return nil, err
	}
	sent, err := a.svc.SentForOther(co, desk)
	return a.sentForDocs(sent), err
}
