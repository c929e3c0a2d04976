package lang

// LinkingTexts are the texts of the screen Koppeling.
type LinkingTexts struct {
	Form   LinkingForm
	Linked LinkingState
	Do     LinkingActions
}

// LinkingForm are the texts of signing in and choosing companies.
type LinkingForm struct {
	Title, Intro, Where, Whom                  string
	Email, Token, Domain, Place                string
	DomainHint, TokenOfRun                     string
	Production, Sandbox, Practice              string
	PlaceHint, Keys                            string
	Trying                                     string
	Pick, PickText, PickNone                   string
	AlreadyLinked                              string
	FromTitle, FromText, FromBad               string
	OldTitle, OldText, OldYes, OldNo, OldMaybe string
	Activate                                   string
	NoKeyring, NoKeyringText, NoKeyringYes     string // NoKeyringText: what the keyring said
}

// LinkingState are the texts of a link that is there.
type LinkingState struct {
	Place, Email, Domain, Token, Contact, From, Old          string
	InKeyring, OfRun, InMemory                               string
	OldOff, OldOn, OldUnknown                                string
	Companies, Current                                       string // Current: period
	Broken                                                   string // reason
	NoRights, RightsOf                                       string // RightsOf: company
	RightsGood, RightsBad                                    string // RightsBad: number
	Call, Needed, State, Essential, Optional, Write, Unasked string
}

// LinkingActions are the names of what can be done, and what is said after it.
type LinkingActions struct {
	Rights, Mail, NewToken, Unlink, Add, OldLink, Mark, Go, Back string
	RightsTask                                                   string
	MailTitle, MailCopied, MailFirst                             string
	TokenTitle, TokenText, TokenKept                             string
	UnlinkTitle, UnlinkText, UnlinkYes, Unlinked                 string // UnlinkText, Unlinked: company
	Linked                                                       string // number
	OldKept                                                      string
	NotLinked                                                    string
}

func linkingNL() LinkingTexts {
	return LinkingTexts{
		Form: LinkingForm{
			Title: "Doorzet koppelen aan Nmbrs",
			Intro: "Vul het e-mailadres van de Nmbrs-gebruiker in en het API-token dat daarbij hoort.",
			Where: "Het token staat in Nmbrs bij het gebruikersprofiel, onder API; daar kan het ook worden aangezet of vernieuwd.",
			Whom:  "Niet te vinden? Vraag de beheerder van de loonadministratie.",
			Email: "E-mailadres", Token: "API-token", Domain: "Domein", Place: "Omgeving",
			DomainHint: "mag leeg blijven", TokenOfRun: "dat van deze run geldt",
			Production: "Nmbrs (productie)", Sandbox: "Nmbrs testomgeving", Practice: "oefen-Nmbrs (simulator)",
			PlaceHint: "met links en rechts", Keys: "tab volgende veld · enter verbinden · esc terug",
			Trying: "Nmbrs wordt gevraagd welke bedrijven er zijn…",
			Pick:   "Welke bedrijven wil je koppelen?", PickText: "Spatie kiest een bedrijf, enter gaat verder, esc gaat terug.",
			PickNone: "kies eerst een bedrijf met spatie", AlreadyLinked: "al gekoppeld",
			FromTitle: "Vanaf welke verloningsperiode?",
			FromText:  "Uren van eerdere perioden zet Doorzet nooit door. Leeg is de huidige verloningsperiode van Nmbrs; anders bijvoorbeeld 2026-11.",
			FromBad:   "Schrijf jaar en nummer, bijvoorbeeld 2026-11.",
			OldTitle:  "Is de oude koppeling uitgezet?",
			OldText:   "Zet een andere koppeling (bijvoorbeeld die van eitje) ook uren door, dan worden uren dubbel betaald.",
			OldYes:    "ja, die is uit, of er was er geen", OldNo: "nee, die staat nog aan", OldMaybe: "weet ik niet",
			Activate:      "Koppelen aan Nmbrs",
			NoKeyring:     "Geen sleutelbos",
			NoKeyringText: "%s\n\nHet token kan alleen voor deze keer in het geheugen blijven. Na het afsluiten vraagt Doorzet er opnieuw om.",
			NoKeyringYes:  "Alleen deze keer",
		},
		Linked: LinkingState{
			Place: "Omgeving", Email: "E-mailadres", Domain: "Domein", Token: "API-token", Contact: "Laatste contact",
			From: "Doorzetten vanaf", Old: "Oude koppeling",
			InKeyring: "in de sleutelbos van dit apparaat", OfRun: "alleen voor deze run meegegeven",
			InMemory: "alleen in het geheugen, tot Doorzet stopt",
			OldOff:   "uitgezet", OldOn: "STAAT NOG AAN: kans op dubbel betaalde uren", OldUnknown: "niet bekend: vraag het na",
			Companies: "Gekoppelde bedrijven", Current: "huidige periode %s",
			Broken:   "Nmbrs weigert deze koppeling (%s). Vraag in Nmbrs een nieuw token aan en geef het hier met t.",
			NoRights: "De rechten zijn nog niet gecontroleerd. Druk op c.", RightsOf: "Rechten bij %s",
			RightsGood: "alles wat te proberen is, mag", RightsBad: "niet in orde: %s. Druk op m voor een kant-en-klare e-mail aan de beheerder.",
			Call: "aanroep", Needed: "nodig", State: "staat", Essential: "ja", Optional: "handig", Write: "schrijft", Unasked: "blijkt bij gebruik",
		},
		Do: LinkingActions{
			Rights: "rechten controleren", Mail: "e-mail aan beheerder", NewToken: "nieuw token", Unlink: "ontkoppelen",
			Add: "bedrijf erbij", OldLink: "oude koppeling", Mark: "kiezen", Go: "verder", Back: "terug",
			RightsTask: "Rechten controleren",
			MailTitle:  "E-mail aan de beheerder", MailCopied: "De e-mail is naar het klembord gestuurd.",
			MailFirst:  "controleer eerst de rechten met c",
			TokenTitle: "Nieuw API-token", TokenText: "Plak het nieuwe token. Het wordt eerst bij Nmbrs geprobeerd.",
			TokenKept: "Het nieuwe token werkt en is bewaard.", UnlinkTitle: "Ontkoppelen?",
			UnlinkText: "Doorzet vergeet de koppeling met %s. Uren, verzendingen en logboek blijven bewaard; in Nmbrs verandert niets.",
			UnlinkYes:  "Ontkoppelen", Unlinked: "%s is ontkoppeld.", Linked: "Gekoppeld, bedrijven: %s. De volgende stap is 3 Medewerkers.",
			OldKept: "Het antwoord is bewaard.", NotLinked: "er is nog geen koppeling",
		},
	}
}

func linkingEN() LinkingTexts {
	return LinkingTexts{
		Form: LinkingForm{
			Title: "Link Doorzet to Nmbrs",
			Intro: "Fill in the e-mail address of the Nmbrs user and the API token that goes with it.",
			Where: "The token is in Nmbrs at the user profile, under API; it can be switched on or renewed there too.",
			Whom:  "Cannot find it? Ask the administrator of the payroll.",
			Email: "E-mail address", Token: "API token", Domain: "Domain", Place: "Environment",
			DomainHint: "may stay empty", TokenOfRun: "that of this run holds",
			Production: "Nmbrs (production)", Sandbox: "Nmbrs sandbox", Practice: "practice Nmbrs (simulator)",
			PlaceHint: "left and right switch", Keys: "tab next field · enter connect · esc back",
			Trying: "Asking Nmbrs which companies there are…",
			Pick:   "Which companies do you want to link?", PickText: "Space chooses a company, enter goes on, esc goes back.",
			PickNone: "choose a company with space first", AlreadyLinked: "linked already",
			FromTitle: "From which pay period?",
			FromText:  "Doorzet never pushes hours of earlier periods. Empty is the current pay period of Nmbrs; otherwise 2026-11, for example.",
			FromBad:   "Write year and number, such as 2026-11.",
			OldTitle:  "Is the old link switched off?",
			OldText:   "If another link (that of eitje, for example) pushes hours too, hours are paid twice.",
			OldYes:    "yes, it is off, or there was none", OldNo: "no, it is still on", OldMaybe: "I do not know",
			Activate:      "Linking to Nmbrs",
			NoKeyring:     "No keyring",
			NoKeyringText: "%s\n\nThe token can stay in memory for this time only. After closing, Doorzet asks for it again.",
			NoKeyringYes:  "This time only",
		},
		Linked: LinkingState{
			Place: "Environment", Email: "E-mail address", Domain: "Domain", Token: "API token", Contact: "Last contact",
			From: "Pushes from", Old: "Old link",
			InKeyring: "in the keyring of this machine", OfRun: "given for this run only",
			InMemory: "in memory only, until Doorzet stops",
			OldOff:   "switched off", OldOn: "STILL ON: hours may be paid twice", OldUnknown: "not known: find out",
			Companies: "Linked companies", Current: "current period %s",
			Broken:   "Nmbrs refuses this link (%s). Ask for a new token in Nmbrs and give it here with t.",
			NoRights: "The rights have not been checked yet. Press c.", RightsOf: "Rights at %s",
			RightsGood: "everything that can be tried is allowed", RightsBad: "not in order: %s. Press m for a ready e-mail to the administrator.",
			Call: "call", Needed: "needed", State: "state", Essential: "yes", Optional: "useful", Write: "writes", Unasked: "shows in use",
		},
		Do: LinkingActions{
			Rights: "check rights", Mail: "e-mail administrator", NewToken: "new token", Unlink: "unlink",
			Add: "add company", OldLink: "old link", Mark: "choose", Go: "go on", Back: "back",
			RightsTask: "Checking rights",
			MailTitle:  "E-mail to the administrator", MailCopied: "The e-mail was sent to the clipboard.",
			MailFirst:  "check the rights with c first",
			TokenTitle: "New API token", TokenText: "Paste the new token. It is tried at Nmbrs first.",
			TokenKept: "The new token works and is kept.", UnlinkTitle: "Unlink?",
			UnlinkText: "Doorzet forgets the link with %s. Hours, batches and log are kept; nothing changes in Nmbrs.",
			UnlinkYes:  "Unlink", Unlinked: "%s was unlinked.", Linked: "Linked, companies: %s. The next step is 3 People.",
			OldKept: "The answer is kept.", NotLinked: "there is no link yet",
		},
	}
}
