package lang

import (
	"fmt"

	"doorzet/payroll"
)

// RestTexts are the texts of the link over REST: signing in, moving to it, and
// the day on which SOAP ends.
type RestTexts struct {
	SignIn RestSignIn
	Move   RestMove
	Ending RestEnding
	Cmd    RestCmd
	Probe  RestProbe
	// Unchecked marks a code that Nmbrs gave no list for; it has a place for the number.
	Unchecked string
}

// RestSignIn are the texts of signing in with Nmbrs.
type RestSignIn struct {
	Action, Again                           string
	ClientTitle, ClientText                 string
	SecretTitle, SecretText                 string
	KeyTitle, KeyText                       string
	Title                                   string
	Text                                    string // address
	Label                                   string
	Opened, NotOpened                       string
	Busy, Done                              string
	PageTitle, PageGood, PageBad            string
	Transport, OverSOAP, OverREST, ClientID string
	Since                                   string // moment
	Left                                    string // days
	Ends                                    string // days
	EndsToday                               string
	NotOverREST                             string
	WayBackTitle, WayBackText               string
	NarrowTitle, NarrowText, NarrowYes      string
	Consents                                string
	ConsentOf, ConsentEnds                  string // debtor, client id, companies; days
	ConsentBroken, ConsentNone              string
	ConsentAction, ConsentPick              string
}

// RestMove are the texts of moving from SOAP to REST.
type RestMove struct {
	Action, Undo                  string
	Task                          string
	Title                         string // company
	Found                         string // people, by comment, by amount
	Periods                       string // periods
	Same, NoDoubts                string
	Doubts                        string // number
	Keep                          string
	Yes                           string
	Done                          string // company
	UndoTitle, UndoText, UndoYes  string // the text has the company
	Undone                        string // company
	Moved                         string // moment
	MayUndo, Stays                string
	Already, NotMoved             string
	PersonUnmapped                string // person
	RowNotFound, RowAmbiguous     string // person, period, code, amount
	RowUnread                     string // person, period, code, amount
	CentreUnmapped                string // cost centre
	PlanDiffers                   string // period
	BasisDiffers                  string // person, old and new basis
	PersonAbsent, HoursDiffer     string // person
	PeopleUnread                  string
	CodeAbsent                    string // code
	NeedYes, NeedClient, WhichWay string
	DryRun                        string
}

// RestEnding are the texts about the end of SOAP.
type RestEnding struct {
	Line   string // date
	Way    string
	Header string // date
	Over   string // date
}

// RestProbe is what the command probe says.
type RestProbe struct {
	Need string
	Done string // way back
	Kept string // file
}

// RestCmd is what the commands say.
type RestCmd struct {
	Open          string // address
	Paste         string
	SimREST       string // client id, client secret, subscription key
	Activated     string // company, id, environment
	SecretFrom    string
	DemoMove      string
	DemoSignedIn  string // client id
	CadenceNeeded string
}

func restSignInNL() RestSignIn {
	return RestSignIn{
		Action: "aanmelden met Nmbrs (REST)", Again: "opnieuw aanmelden bij Nmbrs",
		ClientTitle: "Client-id", ClientText: "Het client-id van het kantoor, uit het ontwikkelaarsportaal van Nmbrs.",
		SecretTitle: "Client secret", SecretText: "Het client secret dat erbij hoort. Het gaat alleen naar de sleutelbos.",
		KeyTitle: "Subscription key", KeyText: "De subscription key van het kantoor; de primaire en de secundaire mogen samen, met een spatie ertussen. Ze gaan alleen naar de sleutelbos.",
		Title: "Aanmelden met Nmbrs",
		Text:  "Open dit adres in een browser, meld aan met de bedrijfslogin en geef toestemming:\n\n%s\n\nStaat de browser op een andere computer? Plak dan hier het adres waar de browser eindigt, of alleen de code.",
		Label: "Aanmelding", Opened: "De browser is geopend; het adres is ook gekopieerd.", NotOpened: "Er is geen browser gevonden; het adres is gekopieerd.",
		Busy: "wacht op de aanmelding", Done: "Aangemeld bij Nmbrs.",
		PageTitle: "Doorzet", PageGood: "Aangemeld. Dit venster kan dicht; ga verder in Doorzet.",
		PageBad:   "Dit aanmelden hoort niet bij Doorzet of is geweigerd. Begin opnieuw in Doorzet.",
		Transport: "Verbinding", OverSOAP: "SOAP", OverREST: "REST", ClientID: "Client-id",
		Since: "aangemeld, vernieuwd op %s", Left: "blijft zonder gebruik nog %d dagen geldig",
		Ends:         "Wordt de koppeling niet gebruikt, dan verloopt de toestemming bij Nmbrs over %d dagen. Haal medewerkers op of meld opnieuw aan bij Koppeling.",
		EndsToday:    "De toestemming bij Nmbrs kan vandaag verlopen of is verlopen. Meld opnieuw aan bij Koppeling.",
		NotOverREST:  "deze koppeling gaat via SOAP",
		WayBackTitle: "Terugkeeradres", WayBackText: "Het adres waar de browser eindigt, precies zoals het bij de toepassing is geregistreerd: http://127.0.0.1:51781/callback, http://localhost:51781/callback, of een https-adres (dan plakt u wat de browser toont). Leeg is http://127.0.0.1.",
		NarrowTitle: "Aanmelden zonder afdelingen?",
		NarrowText:  "De toepassing mag employee.orgstructure.read niet vragen. Zonder dat recht werkt de koppeling ook; alleen afdelingen worden dan niet ververst.", NarrowYes: "Opnieuw aanmelden",
		Consents: "Toestemmingen", ConsentOf: "debiteur %s (client-id %s): %s", ConsentEnds: "zonder gebruik nog %d dagen", ConsentBroken: "afgelopen: meld opnieuw aan", ConsentNone: "Er is geen koppeling via REST.",
		ConsentAction: "een andere toestemming vernieuwen", ConsentPick: "Welke toestemming vernieuwen?",
	}
}

func restNL() RestTexts {
	return RestTexts{
		Unchecked: "%d (zelf getypt; Nmbrs geeft geen lijst)",
		SignIn:    restSignInNL(),
		Probe: RestProbe{
			Need: "Vragen aan Nmbrs gaat alleen bij een testbedrijf: geef --yes, --test-company met de naam van het bedrijf zoals Nmbrs die heeft, en --hour-code of --wage-code.",
			Done: "Alles wat is geschreven, is teruggehaald. Aangemeld langs %s (vraag 8).", Kept: "De antwoorden staan in %s, zonder persoonsgegevens.",
		},
		Move: RestMove{
			Action: "verhuizen naar REST", Undo: "verhuizing terugdraaien", Task: "verhuizing proberen",
			Title: "%s verhuizen naar REST?",
			Found: "%d medewerkers hebben een REST-nummer. Eigen rijen in open perioden: %d herkend aan hun kenmerk, %d aan persoon, code en aantal.", Periods: "Open perioden met eigen rijen: %s.",
			Same: "De proef zet over REST hetzelfde door als over SOAP.", NoDoubts: "Er is niets twijfelachtigs gevonden.",
			Doubts: "Twijfelachtig (%d). Wat niet is herkend, houdt die medewerker tegen tot u kiest; er wordt niets dubbel verstuurd:",
			Keep:   "Doorzet houdt beide nummers. Terugdraaien kan tot er iets via REST is doorgezet.",
			Yes:    "Verhuizen", Done: "%s gaat nu via REST.",
			UndoTitle: "Verhuizing terugdraaien?", UndoText: "%s gaat weer via SOAP. Er is nog niets via REST doorgezet.", UndoYes: "Terugdraaien",
			Undone: "%s gaat weer via SOAP.", Moved: "verhuisd van SOAP op %s", MayUndo: "nog terug te draaien", Stays: "er is via REST doorgezet",
			Already: "deze koppeling gaat al via REST", NotMoved: "er is geen verhuizing om terug te draaien",
			PersonUnmapped: "%s heeft in Nmbrs geen REST-nummer",
			RowNotFound:    "%s, periode %s, code %d: de eigen rij van %s staat niet in REST",
			RowUnread:      "%s, periode %s, code %d: of de eigen rij van %s er staat kon niet worden gelezen; probeer het opnieuw voor u verhuist",
			RowAmbiguous:   "%s, periode %s, code %d: meer rijen van %s kunnen de onze zijn",
			CentreUnmapped: "kostenplaats %s is in REST niet te vinden",
			PlanDiffers:    "het plan van %s zou over REST anders uitvallen",
			BasisDiffers:   "%s: de loonvorm wordt bij de volgende synchronisatie anders (%s wordt %s); kijk het na voor u verhuist",
			PersonAbsent:   "%s is in dienst en staat niet in de lijst van REST",
			HoursDiffer:    "%s: contracturen of rooster zijn over REST anders",
			PeopleUnread:   "de medewerkers konden over REST niet worden gelezen; probeer het opnieuw voor u verhuist",
			CodeAbsent:     "urencode %d staat niet in de lijst van REST",
			NeedYes:        "Verhuizen vraagt --yes; kijk eerst met --dry-run.",
			NeedClient:     "Aanmelden vraagt --client-id; client secret en subscription key komen van standaardinvoer, elk op een regel.",
			WhichWay:       "Kies --dry-run, --yes of --undo.", DryRun: "Dit was een proef; er is niets veranderd.",
		},
		Ending: RestEnding{
			Line: "Nmbrs stopt op %s met SOAP.", Way: "Verhuizen naar REST: 2, v.",
			Header: "Nmbrs stopt op %s met SOAP. Verhuizen naar REST: 2 Koppeling, toets v.", Over: "Nmbrs is op %s gestopt met SOAP. Verhuis deze koppeling naar REST.",
		},
		Cmd: RestCmd{
			Open:    "Open dit adres in een browser en geef toestemming:\n%s",
			Paste:   "Of plak hier het adres waar de browser eindigt, en druk op enter.",
			SimREST: "  REST    client-id %s  client secret %s  subscription key %s", Activated: "%s (%s) is gekoppeld via REST, omgeving %s.",
			SecretFrom:    "Het client secret of de subscription key ontbreekt: geef ze via DOORZET_CLIENT_SECRET en DOORZET_SUBSCRIPTION_KEY, of elk op een regel van standaardinvoer.",
			DemoMove:      "Halverwege verhuisd naar REST; de rest gaat via REST.",
			DemoSignedIn:  "Aangemeld bij de oefen-Nmbrs via REST (%s).",
			CadenceNeeded: "Nmbrs zegt niet per wat het verloont; geef --cadence month, 4week of week.",
		},
	}
}

func restSignInEN() RestSignIn {
	return RestSignIn{
		Action: "sign in with Nmbrs (REST)", Again: "sign in at Nmbrs again",
		ClientTitle: "Client id", ClientText: "The office's client id, from Nmbrs's developer portal.",
		SecretTitle: "Client secret", SecretText: "The client secret that belongs to it. It goes to the keyring only.",
		KeyTitle: "Subscription key", KeyText: "The office's subscription key; the primary and the secondary one may both be given, with a space between them. They go to the keyring only.",
		Title: "Sign in with Nmbrs",
		Text:  "Open this address in a browser, sign in with the company login and consent:\n\n%s\n\nIs the browser on another computer? Then paste here the address that the browser ends at, or the code alone.",
		Label: "Sign-in", Opened: "The browser was opened; the address was copied too.", NotOpened: "No browser was found; the address was copied.",
		Busy: "waiting for the sign-in", Done: "Signed in at Nmbrs.",
		PageTitle: "Doorzet", PageGood: "Signed in. This window can be closed; go on in Doorzet.",
		PageBad:   "This sign-in does not belong to Doorzet or was refused. Begin again in Doorzet.",
		Transport: "Connection", OverSOAP: "SOAP", OverREST: "REST", ClientID: "Client id",
		Since: "signed in, renewed on %s", Left: "holds for another %d days without being used",
		Ends:         "If the link is not used, the consent at Nmbrs ends in %d days. Fetch people or sign in again at Link.",
		EndsToday:    "The consent at Nmbrs may end today or has ended. Sign in again at Link.",
		NotOverREST:  "this link is over SOAP",
		WayBackTitle: "Address to come back to", WayBackText: "The address that the browser ends at, exactly as it is registered with the application: http://127.0.0.1:51781/callback, http://localhost:51781/callback, or an https address (then paste what the browser shows). Empty is http://127.0.0.1.",
		NarrowTitle: "Sign in without departments?",
		NarrowText:  "The application may not ask for employee.orgstructure.read. The link works without it; departments alone are not refreshed then.", NarrowYes: "Sign in again",
		Consents: "Consents", ConsentOf: "debtor %s (client id %s): %s", ConsentEnds: "another %d days without being used", ConsentBroken: "ended: sign in again", ConsentNone: "There is no link over REST.",
		ConsentAction: "renew another consent", ConsentPick: "Which consent to renew?",
	}
}

func restEN() RestTexts {
	return RestTexts{
		Unchecked: "%d (typed by hand; Nmbrs gives no list)",
		SignIn:    restSignInEN(),
		Probe: RestProbe{
			Need: "Asking Nmbrs is for a test company alone: give --yes, --test-company with the name of the company as Nmbrs has it, and --hour-code or --wage-code.",
			Done: "All that was written was taken back. Signed in by way of %s (question 8).", Kept: "The answers are in %s, without personal data.",
		},
		Move: RestMove{
			Action: "move to REST", Undo: "take the move back", Task: "trying the move",
			Title: "Move %s to REST?",
			Found: "%d people have a REST id. Own rows of open periods: %d recognised by their mark, %d by person, code and amount.", Periods: "Open periods with own rows: %s.",
			Same: "The plan over REST is the same as over SOAP.", NoDoubts: "Nothing doubtful was found.",
			Doubts: "Doubtful (%d). What is not recognised holds that person back until you choose; nothing is sent twice:",
			Keep:   "Doorzet keeps both ids. It can be taken back until something has been pushed over REST.",
			Yes:    "Move", Done: "%s now goes over REST.",
			UndoTitle: "Take the move back?", UndoText: "%s goes over SOAP again. Nothing was pushed over REST yet.", UndoYes: "Take back",
			Undone: "%s goes over SOAP again.", Moved: "moved from SOAP on %s", MayUndo: "can still be taken back", Stays: "something was pushed over REST",
			Already: "this link is over REST already", NotMoved: "there is no move to take back",
			PersonUnmapped: "%s has no REST id in Nmbrs",
			RowNotFound:    "%s, period %s, code %d: our row of %s is not in REST",
			RowUnread:      "%s, period %s, code %d: whether our row of %s is there could not be read; try again before moving",
			RowAmbiguous:   "%s, period %s, code %d: several rows of %s could be ours",
			CentreUnmapped: "cost centre %s cannot be found in REST",
			PlanDiffers:    "the plan of %s would come out differently over REST",
			BasisDiffers:   "%s: the pay basis will be another one at the next sync (%s becomes %s); look at it before you move",
			PersonAbsent:   "%s is employed and is not in the list of REST",
			HoursDiffer:    "%s: contract hours or roster are others over REST",
			PeopleUnread:   "the people could not be read over REST; try again before you move",
			CodeAbsent:     "hour code %d is not in the list of REST",
			NeedYes:        "Moving asks for --yes; look first with --dry-run.",
			NeedClient:     "Signing in asks for --client-id; client secret and subscription key come from standard input, a line each.",
			WhichWay:       "Choose --dry-run, --yes or --undo.", DryRun: "This was a dry run; nothing was changed.",
		},
		Ending: RestEnding{
			Line: "Nmbrs ends SOAP on %s.", Way: "To move to REST: 2, v.",
			Header: "Nmbrs ends SOAP on %s. To move to REST: 2 Link, key v.", Over: "Nmbrs ended SOAP on %s. Move this link to REST.",
		},
		Cmd: RestCmd{
			Open:    "Open this address in a browser and consent:\n%s",
			Paste:   "Or paste here the address that the browser ends at, and press enter.",
			SimREST: "  REST    client id %s  client secret %s  subscription key %s", Activated: "%s (%s) is linked over REST, environment %s.",
			SecretFrom:    "The client secret or the subscription key is missing: give them by DOORZET_CLIENT_SECRET and DOORZET_SUBSCRIPTION_KEY, or a line each on standard input.",
			DemoMove:      "Moved to REST half way; the rest goes over REST.",
			DemoSignedIn:  "Signed in at the practice Nmbrs over REST (%s).",
			CadenceNeeded: "Nmbrs does not say by what it pays; give --cadence month, 4week or week.",
		},
	}
}

// restWords are the help texts of the commands and flags of REST.
func restWords() map[string]word {
	return map[string]word{
		"c_move":         {"Verhuis een koppeling van SOAP naar REST, met een proef vooraf.", "Move a link from SOAP to REST, with a dry run first."},
		"f_movedry":      {"Alleen de proef: lees beide kanten en verander niets.", "The dry run alone: read both sides and change nothing."},
		"f_moveyes":      {"Ja, verhuis; wat twijfelachtig is, is gezien.", "Yes, move; what is doubtful was seen."},
		"f_moveundo":     {"Draai de verhuizing terug, zolang er niets via REST is doorgezet.", "Take the move back, as long as nothing was pushed over REST."},
		"f_restlink":     {"Welke koppeling: soap of rest.", "Which link: soap or rest."},
		"f_clientid":     {"Het client-id van het kantoor (REST).", "The office's client id (REST)."},
		"f_authority":    {"Adres van de aanmelding (REST), zonder pad.", "Address of the sign-in (REST), without a path."},
		"f_restaddress":  {"Adres van de REST-koppeling, zonder pad.", "Address of the REST link, without a path."},
		"f_signin":       {"Meld opnieuw aan bij Nmbrs (REST).", "Sign in at Nmbrs again (REST)."},
		"c_probe":        {"Stel Nmbrs bij een testbedrijf de vragen waarop geen bron antwoord geeft (REST), en haal alles terug.", "Ask Nmbrs, for a test company, what no source tells of REST, and take everything back."},
		"f_testcompany":  {"De naam van het testbedrijf, precies zoals Nmbrs die heeft.", "The name of the test company, exactly as Nmbrs has it."},
		"f_probewith":    {"Met deze medewerker; anders de eerste zonder regels en dagen.", "With this employee; else the first without rows and days."},
		"f_probehours":   {"Urencode voor een honderdste uur.", "Hour code for a hundredth of an hour."},
		"f_probewages":   {"Looncode voor een honderdste.", "Wage code for a hundredth."},
		"f_probefile":    {"Schrijf de antwoorden in dit nieuwe bestand.", "Write the answers to this new file."},
		"f_probeyes":     {"Ja, schrijf bij dit testbedrijf en haal het weer terug.", "Yes, write at this test company and take it back."},
		"f_wayback":      {"Het geregistreerde terugkeeradres (REST): 127.0.0.1, localhost of het hele adres.", "The registered address to come back to (REST): 127.0.0.1, localhost or the whole address."},
		"f_narrow":       {"Vraag geen toegang tot afdelingen (REST).", "Ask for no access to departments (REST)."},
		"c_consents":     {"Toon per debiteur de toestemming bij Nmbrs (REST), of vernieuw er een.", "Show the consent at Nmbrs per debtor (REST), or renew one."},
		"f_renewconsent": {"Vernieuw de toestemming van deze debiteur (nummer of id).", "Renew the consent of this debtor (number or id)."},
		"f_nobrowser":    {"Open zelf geen browser.", "Open no browser."},
		"f_actcadence":   {"Verloning per month, 4week of week, als Nmbrs het niet zegt (REST).", "Paid by month, 4week or week, where Nmbrs does not say (REST)."},
	}
}

// MoveDoubt words something doubtful about a move: its kind, and who, when,
// which code and how much it is about.
func (t *Texts) MoveDoubt(kind, who, period string, code int, amount string) string {
	x := t.Rest.Move
	switch kind {
	case "person-unmapped":
		return fmt.Sprintf(x.PersonUnmapped, who)
	case "row-not-found":
		return fmt.Sprintf(x.RowNotFound, who, period, code, amount)
	case "row-not-read":
		return fmt.Sprintf(x.RowUnread, who, period, code, amount)
	case "row-ambiguous":
		return fmt.Sprintf(x.RowAmbiguous, who, period, code, amount)
	case "cost-centre-unmapped":
		return fmt.Sprintf(x.CentreUnmapped, who)
	case "plan-differs":
		return fmt.Sprintf(x.PlanDiffers, period)
	case "basis-differs":
		return fmt.Sprintf(x.BasisDiffers, who, t.Basis(payroll.PayBasis(period)), t.Basis(payroll.PayBasis(amount)))
	case "person-absent":
		return fmt.Sprintf(x.PersonAbsent, who)
	case "hours-differ":
		return fmt.Sprintf(x.HoursDiffer, who)
	case "people-not-read":
		return x.PeopleUnread
	case "code-absent":
		return fmt.Sprintf(x.CodeAbsent, code)
	}
	return fmt.Sprintf(t.Words.Unknown, kind)
}
