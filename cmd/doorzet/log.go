package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/store"
)

// logCmd shows the audit trail, writes it to a file with its own proof, or proves
// such a file.
type logCmd struct {
	Export      string `help:"${f_logexport}" placeholder:"${p_file}"`
	Verify      string `help:"${f_logverify}" placeholder:"${p_file}"`
	Fingerprint string `help:"${f_fingerprint}"`
}

type entryJSON struct {
	Company string       `json:"company"`
	Seq     uint64       `json:"seq"`
	At      string       `json:"at"`
	Actor   string       `json:"actor"`
	Action  string       `json:"action"`
	Args    payroll.Args `json:"args"`
	Digest  string       `json:"digest,omitempty"`
	Hash    string       `json:"hash"`
}

type logJSON struct {
	Entries []entryJSON `json:"entries"`
}

func (c *logCmd) run(_ context.Context, a *app) (reply, error) {
	switch {
	case c.Export != "" && c.Verify != "", c.Fingerprint != "" && c.Verify == "":
		return reply{}, a.wrong("%s", a.say.LogUsage)
	case c.Verify != "":
		return a.verifyLog(c.Verify, c.Fingerprint)
	case c.Export != "":
		return a.exportLog(c.Export)
	}
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	doc := logJSON{Entries: []entryJSON{}}
	add := func(company string, list []store.AuditEntry) {
		for _, e := range list {
			doc.Entries = append(doc.Entries, entryJSON{company, e.Seq, e.At, e.Actor, e.Action, e.Args, e.Digest, e.Hash})
		}
	}
	own, err := a.ledger.AuditLog()
	if err != nil {
		return reply{}, err
	}
	if a.flags.Company == "" {
		add("", own)
	}
	infos, err := a.svc.Companies()
	if err != nil {
		return reply{}, err
	}
	for _, info := range infos {
		if a.flags.Company != "" && a.flags.Company != info.NmbrsID && a.flags.Company != string(info.Key) {
			continue
		}
		co, err := a.ledger.Company(info.Key)
		if err != nil {
			return reply{}, err
		}
		list, err := co.AuditLog()
		if err != nil {
			return reply{}, err
		}
		add(info.NmbrsID, list)
	}
	slices.SortStableFunc(doc.Entries, func(x, y entryJSON) int { return cmp.Compare(x.At, y.At) })
	return reply{data: doc, page: func(p *page) { logPage(p, doc) }}, nil
}

func logPage(p *page, doc logJSON) {
	var rows [][]string
	for _, e := range doc.Entries {
		var args []string
		for _, name := range slices.Sorted(maps.Keys(e.Args)) {
			args = append(args, name+"="+e.Args[name])
		}
		rows = append(rows, []string{e.At, e.Actor, e.Company, e.Action, strings.Join(args, " ")})
	}
	p.table([]column{left("at"), left("by"), left("company"), left("action"), left("note")}, rows)
}
