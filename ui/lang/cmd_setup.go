package lang

// CmdSetUp is what the commands that set up say.
type CmdSetUp struct {
	SimFailed, BadScenario                   string // text
	SimLoopback                              string // address
	SimSignIn                                string // url, e-mail, token, domain
	SimCompany                               string // id, name, period
	HoursWritten                             string // file
	ChooseCompany                            string
	Activated                                string // company, id, domain, environment
	ActivatedPeriod                          string // period, cadence, first period
	Unlinked                                 string // company
	Renewed                                  string // e-mail
	RightsGood, RightsMissing                string
	SyncApplied                              string // applied, left, same
	SyncShown                                string // rows, same
	SyncSkipped                              string
	IsCurrent, IsToday, IsRunMade, IsCutOver string
	IsRunAsk                                 string
	PeriodSums                               string // cadence, current period
	PeriodDiffers                            string // cadence of Nmbrs
	CodeOpen, CodeNot, CodeGone              string
	CodesDays                                string // yes or no
}

func cmdSetUpNL() CmdSetUp {
	return CmdSetUp{
		SimFailed:    "De simulator kon niet draaien: %s",
		BadScenario:  "Het scenario kan niet worden gelezen: %s",
		SimLoopback:  "De simulator luistert alleen op deze computer zelf, niet op %s.",
		SimSignIn:    "Simulator van Nmbrs\n  adres   %s\n  e-mail  %s\n  token   %s\n  domein  %s",
		SimCompany:   "  bedrijf %s  %s  (%s)",
		HoursWritten: "De voorbeelduren staan in %s.",

		ChooseCompany:   "Deze gebruiker ziet meer bedrijven. Kies er een met --company.",
		Activated:       "%s (%s) is gekoppeld. Domein %s, omgeving %s.",
		ActivatedPeriod: "Huidige verloningsperiode %s (per %s); Doorzet zet door vanaf %s.",
		Unlinked:        "%s is ontkoppeld. De gegevens blijven bewaard.",
		Renewed:         "Het nieuwe token van %s werkt en is bewaard.",
		RightsGood:      "Alle rechten die te proberen zijn, zijn er.",
		RightsMissing:   "Er ontbreken rechten. Deze e-mail kan naar de beheerder:",
		SyncApplied:     "%d overgenomen, %d wachten op een keuze, %d ongewijzigd.",
		SyncShown:       "%d verschillen, %d ongewijzigd. Overnemen: doorzet sync --apply",
		SyncSkipped:     "Niet gelezen, maar niet noodzakelijk:",
		IsCurrent:       "huidig in Nmbrs", IsToday: "vandaag", IsRunMade: "loonrun gemaakt", IsRunAsk: "verloond? (--paid)", IsCutOver: "eerste periode",
		PeriodSums:    "Verloning per %s; huidige verloningsperiode in Nmbrs: %s.",
		PeriodDiffers: "Let op: Nmbrs verloont per %s.",
		CodeOpen:      "nog te kiezen", CodeNot: "gaat bewust niet mee", CodeGone: "bestaat niet meer in Nmbrs",
		CodesDays: "Gewerkte dagen doorzetten: %s",
	}
}

func cmdSetUpEN() CmdSetUp {
	return CmdSetUp{
		SimFailed:    "The simulator could not run: %s",
		BadScenario:  "The scenario cannot be read: %s",
		SimLoopback:  "The simulator listens on this computer itself only, not on %s.",
		SimSignIn:    "Simulator of Nmbrs\n  address %s\n  e-mail  %s\n  token   %s\n  domain  %s",
		SimCompany:   "  company %s  %s  (%s)",
		HoursWritten: "The example hours are in %s.",

		ChooseCompany:   "This user sees several companies. Choose one with --company.",
		Activated:       "%s (%s) is linked. Domain %s, environment %s.",
		ActivatedPeriod: "Current pay period %s (by %s); Doorzet pushes from %s.",
		Unlinked:        "%s is unlinked. Its data stay.",
		Renewed:         "The new token of %s works and was kept.",
		RightsGood:      "Every right that can be tried is there.",
		RightsMissing:   "Rights are missing. This e-mail can go to the administrator:",
		SyncApplied:     "%d taken over, %d wait for a choice, %d unchanged.",
		SyncShown:       "%d differences, %d unchanged. To take them over: doorzet sync --apply",
		SyncSkipped:     "Not read, but not essential:",
		IsCurrent:       "current in Nmbrs", IsToday: "today", IsRunMade: "payroll run made", IsRunAsk: "paid? (--paid)", IsCutOver: "first period",
		PeriodSums:    "Pay by %s; current pay period in Nmbrs: %s.",
		PeriodDiffers: "Note: Nmbrs pays by %s.",
		CodeOpen:      "to be chosen", CodeNot: "deliberately not sent", CodeGone: "no longer in Nmbrs",
		CodesDays: "Push worked days through: %s",
	}
}
