package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"doorzet/link"
	"doorzet/store"
)

// The environment variables that win over the keyring's passwords of eitje;
// they count only together.
const (
	partnerVariable  = "DOORZET_EITJE_PARTNER_PASSWORD"
	eitjeAPIVariable = "DOORZET_EITJE_API_PASSWORD"
)

// eitjeCmd is the link with eitje's Open API.
type eitjeCmd struct {
	Status       eitjeStatusCmd       `cmd:"" default:"1" help:"${c_eitjestatus}"`
	Link         eitjeLinkCmd         `cmd:"" help:"${c_eitjelink}"`
	Environments eitjeEnvironmentsCmd `cmd:"" help:"${c_eitjeenvironments}"`
	Pull         eitjePullCmd         `cmd:"" help:"${c_eitjepull}"`
	Unlink       eitjeUnlinkCmd       `cmd:"" help:"${c_eitjeunlink}"`
}

type environmentJSON struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Chosen bool   `json:"chosen"`
}

type eitjeJSON struct {
	Linked       bool              `json:"linked"`
	Endpoint     string            `json:"endpoint,omitempty"`
	PartnerUser  string            `json:"partnerUser,omitempty"`
	APIUser      string            `json:"apiUser,omitempty"`
	Broken       bool              `json:"broken,omitempty"`
	PulledAt     string            `json:"pulledAt,omitempty"`
	ChangedTo    string            `json:"changedTo,omitempty"`
	Environments []environmentJSON `json:"environments"`
}

// eitjeReply shows the link. Where nothing is chosen a person must choose.
func eitjeReply(l store.EitjeLink, linked bool) reply {
	doc := eitjeJSON{
		Linked: linked, Endpoint: l.Endpoint, PartnerUser: l.PartnerUser, APIUser: l.APIUser, Broken: l.Broken,
		PulledAt: l.PulledAt, ChangedTo: l.ChangedTo, Environments: []environmentJSON{},
	}
	rep := reply{exit: exitDone}
	chosen := false
	for _, e := range l.Environments {
		doc.Environments = append(doc.Environments, environmentJSON{e.ID, e.Name, e.Chosen})
		chosen = chosen || e.Chosen
	}
	if linked && !chosen {
		rep.exit = exitPerson
	}
	rep.data = doc
	rep.page = func(p *page) { eitjePage(p, doc, chosen) }
	return rep
}

func eitjePage(p *page, doc eitjeJSON, chosen bool) {
	if !doc.Linked {
		p.line("%s", p.say.EitjeUnlinked)
		return
	}
	p.line(p.say.EitjeLinked, doc.PartnerUser, doc.APIUser, doc.Endpoint)
	if doc.PulledAt != "" {
		p.line(p.say.EitjePulled, doc.PulledAt, doc.ChangedTo)
	}
	var rows [][]string
	for _, e := range doc.Environments {
		mark := ""
		if e.Chosen {
			mark = p.say.EitjeChosen
		}
		rows = append(rows, []string{e.ID, e.Name, mark})
	}
	p.table([]column{left("id"), left("venue"), left("state")}, rows)
	if !chosen {
		p.line("%s", p.say.EitjeChoose)
	}
}

// eitjeStatusCmd shows the link with eitje.
type eitjeStatusCmd struct{}

func (c *eitjeStatusCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	l, ok, err := a.svc.Eitje()
	return eitjeReply(l, ok), err
}

// eitjeLinkCmd links with eitje, or gives the link other credentials.
type eitjeLinkCmd struct {
	PartnerUser string `help:"${f_partneruser}" placeholder:"NAME" required:""`
	APIUser     string `name:"api-user" help:"${f_apiuser}" placeholder:"NAME" required:""`
	Endpoint    string `help:"${f_eitjeendpoint}" placeholder:"URL"`
}

func (c *eitjeLinkCmd) run(ctx context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	secrets, err := a.eitjePasswords()
	if err != nil {
		return reply{}, err
	}
	l, err := a.svc.LinkEitje(ctx, link.EitjeCredentials{
		Endpoint: c.Endpoint, PartnerUser: c.PartnerUser, APIUser: c.APIUser, Passwords: secrets,
	})
	return eitjeReply(l, true), err
}

// eitjePasswords reads the two passwords: from the environment, else from the
// first two lines of standard input, the partner's first. On a terminal they
// are not echoed.
func (a *app) eitjePasswords() (link.EitjePasswords, error) {
	if s := a.svc.EitjeSecrets; !s.Partner.IsZero() && !s.API.IsZero() {
		return s, nil
	}
	var texts [2]string
	if f, ok := a.stdin.(*os.File); ok && term.IsTerminal(f.Fd()) {
		for i, ask := range []string{a.say.TypePartner, a.say.TypeAPI} {
			a.note(ask)
			text, err := term.ReadPassword(f.Fd())
			if err != nil {
				return link.EitjePasswords{}, err
			}
			texts[i] = string(text)
		}
	} else {
		in := bufio.NewReader(io.LimitReader(a.stdin, 2*tokenLimit))
		for i := range texts {
			text, err := in.ReadString('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				return link.EitjePasswords{}, err
			}
			texts[i] = text
		}
	}
	return link.EitjePasswords{
		Partner: store.NewSecret(strings.TrimSpace(texts[0])), API: store.NewSecret(strings.TrimSpace(texts[1])),
	}, nil
}

// eitjeEnvironmentsCmd reads the environments anew, and chooses among them.
type eitjeEnvironmentsCmd struct {
	Choose []string `help:"${f_choose}" placeholder:"ID"`
}

func (c *eitjeEnvironmentsCmd) run(ctx context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if _, err := a.svc.Environments(ctx); err != nil {
		return reply{}, err
	}
	if len(c.Choose) > 0 {
		if _, err := a.svc.ChooseEnvironments(c.Choose); err != nil {
			return reply{}, err
		}
	}
	l, ok, err := a.svc.Eitje()
	return eitjeReply(l, ok), err
}

// eitjePullCmd reads hours in from eitje.
type eitjePullCmd struct {
	Period  string `help:"${f_pullperiod}" placeholder:"P" xor:"what"`
	Changes bool   `help:"${f_changes}" xor:"what"`
	DryRun  bool   `help:"${f_dryrun}"`
	takeFlags
}

func (c *eitjePullCmd) run(ctx context.Context, a *app) (reply, error) {
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	req := link.PullRequest{Progress: a.progress(), Answers: c.answers()}
	if req.Renamed, err = c.renamed(a); err != nil {
		return reply{}, err
	}
	if req.Venues, err = c.venueChoices(a, co); err != nil {
		return reply{}, err
	}
	if !c.Changes {
		p, err := a.period(c.Period, info)
		if err != nil {
			return reply{}, err
		}
		set, err := co.Settings()
		if err != nil {
			return reply{}, err
		}
		if err := set.Calendar.Valid(p); err != nil {
			return reply{}, err
		}
		req.Days = link.DaysOf(set.Calendar, p)
	}
	pre, err := a.svc.PullEitje(ctx, co, req)
	if err != nil {
		return reply{}, err
	}
	return a.take(pre, c.takeFlags, c.DryRun)
}

// eitjeUnlinkCmd forgets the link with eitje.
type eitjeUnlinkCmd struct{}

func (c *eitjeUnlinkCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if err := a.svc.UnlinkEitje(); err != nil {
		return reply{}, err
	}
	return eitjeReply(store.EitjeLink{}, false), nil
}

// eitjeSecrets gives the passwords of eitje of this run; both or none.
func eitjeSecrets(env func(string) string) link.EitjePasswords {
	p := link.EitjePasswords{Partner: store.NewSecret(env(partnerVariable)), API: store.NewSecret(env(eitjeAPIVariable))}
	if p.Partner.IsZero() || p.API.IsZero() {
		return link.EitjePasswords{}
	}
	return p
}
