package ui

import (
	"strings"
	"testing"
	"time"

	"doorzet/link"
	practice "doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// linkOnly is the program with the screen Koppeling and an overview.
func linkOnly(o *Office) []Entry {
	return []Entry{{ScreenLink, newLinkScreen(o), 2}, {ScreenOverview, newOverviewScreen(o), 1}}
}

// noToken leaves the token to the form and the keyring.
func noToken(o *link.Options) { o.Token = store.Secret{} }

func TestLinkFirstRun(t *testing.T) {
	o := newTestOffice(t, noToken)
	d := o.start(80, 24, linkOnly)
	d.See("Doorzet koppelen aan Nmbrs", "gebruikersprofiel, onder API", practice.Email, "oefen-Nmbrs (simulator)")

	// A wrong token: what was typed stays, the error stands under the form.
	d.Type("verkeerd").Press("enter").See("********", practice.Email, "token").Not("verkeerd")
	d.Press("ctrl+u").Paste(practice.Token).Press("enter")
	d.See("Welke bedrijven", "Brasserie Het Anker B.V.", "Strandpaviljoen De Golf B.V.").Not(practice.Token)

	// Nothing chosen: enter says why not.
	d.Press("enter").See("kies eerst een bedrijf")
	d.Press("space", "down", "space").See("[x]").Press("enter")
	d.See("Vanaf welke verloningsperiode?").Type("november").Press("enter").See("Schrijf jaar en nummer")
	for range "november" {
		d.Press("backspace")
	}
	d.Press("enter").See("Is de oude koppeling uitgezet?").Press("home", "enter")
	d.See("Gekoppelde bedrijven", "SIMULATOR", practice.Email, practice.Domain, "in de sleutelbos", "02-12-2026 09:30", "uitgezet", "2026-11",
		"alles wat te proberen is, mag", "Gekoppeld, bedrijven: 2")
	all, err := o.svc.Companies()
	o.must(err)
	if len(all) != 2 || all[0].Link.ID == "" || all[0].Link.ID != all[1].Link.ID {
		t.Fatalf("companies %+v", all)
	}
	if back, err := o.svc.Keys.Get(all[0].Link.ID); err != nil || back.Reveal() != practice.Token {
		t.Fatalf("the token is not in the keyring: %v", err)
	}
	for _, line := range d.log {
		if strings.Contains(line, practice.Token) {
			t.Fatal("the token is in the log")
		}
	}
}

func TestLinkFormMovesAndLeaves(t *testing.T) {
	o := newTestOffice(t)
	d := o.start(80, 24, linkOnly)
	d.See("dat van deze run geldt")
	d.Press("tab", "tab", "right").See("Nmbrs (productie)").Press("right").See("testomgeving").Press("left", "left").See("oefen-Nmbrs")
	d.Press("tab").Type("q").See(practice.Email+"q").Press("backspace", "alt+1").See("1 Overzicht")
	d.Press("2").See("Doorzet koppelen").Press("esc").See("1 Overzicht")
	if d.quit {
		t.Fatal("a typed letter left the program")
	}
}

func TestLinkWithoutAKeyring(t *testing.T) {
	o := newTestOffice(t, noToken, func(l *link.Options) { l.Keys = noKeyring{} })
	d := o.start(80, 24, linkOnly)
	d.Paste(practice.Token).Press("enter", "space", "enter", "enter", "end", "enter")
	d.See("Geen sleutelbos", "[ Annuleren ]").Tick(time.Second).Press("tab", "enter")
	d.See("alleen in het geheugen", "niet bekend: vraag het na")
}

// noKeyring is a machine without a keyring.
type noKeyring struct{}

func (noKeyring) Set(string, store.Secret) error { return payroll.NewProblem(store.CodeKeyringAbsent) }

func (noKeyring) Get(string) (store.Secret, error) {
	return store.Secret{}, payroll.NewProblem(store.CodeKeyringAbsent)
}

func (noKeyring) Delete(string) error { return payroll.NewProblem(store.CodeKeyringAbsent) }

func TestLinkRightsAndMail(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(120, 40, linkOnly)
	d.Press("t").See("alleen voor deze run meegegeven")
	d.See("De rechten zijn nog niet gecontroleerd").Press("m").See("controleer eerst de rechten")
	d.Press("c").See("CompanyService", "mag", "alles wat te proberen is").Press("G").See("blijkt bij gebruik")
	d.Press("m").See("Onderwerp: API-rechten", "naar het klembord").Press("enter").Not("Onderwerp")
}

func TestLinkAnswersTokenAndUnlink(t *testing.T) {
	o := newTestOffice(t, noToken).link()
	d := o.start(80, 24, linkOnly)
	d.See("niet bekend: vraag het na").Press("o", "home", "down", "enter").See("STAAT NOG AAN")
	d.Press("t").Type("fout").Press("enter").Not("is bewaard")
	d.Press("t").Paste(practice.Token).Press("enter").See("Het nieuwe token werkt")
	d.Press("a").See("API-token", practice.Email).Press("esc").See("Gekoppelde bedrijven")

	d.Press("x").See("Ontkoppelen?", "Brasserie Het Anker B.V.").Press("enter").See("Brasserie Het Anker B.V. (1)")
	d.Press("x", "tab", "enter").See("is ontkoppeld", "Strandpaviljoen De Golf")
	d.Press("x", "tab", "enter").See("Doorzet koppelen aan Nmbrs", "nog geen koppeling")
}

func TestLinkShowsThatItIsBroken(t *testing.T) {
	o := newTestOffice(t).link()
	o.must(o.anker.UpdateInfo(func(i *store.CompanyInfo) error { i.Link.Broken = "1001"; return nil }))
	o.start(80, 24, linkOnly).See("Nmbrs weigert deze koppeling (1001)", "nieuw token")
}

func TestLinkGoldens(t *testing.T) {
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o := newTestOffice(t)
		o.desk.Theme.Mode = mode
		d := o.start(w, h, linkOnly)
		// The port of the simulator differs from run to run and is not shown here.
		d.Golden("link-form-" + suffix)
		d.Press("enter", "space").Golden("link-pick-" + suffix)
	})
}
