package lang

// CmdPapers is what the commands around the sending say: reports, the import
// sheet, copies, purging, settings.
type CmdPapers struct {
	BatchOrPlan, PlanOnly string
	Written               string // file
	OneSheet              string
	SheetEnding           string // file
	SheetFile             string // file, people
	SheetWithout          string // names
	SheetCentres          string
	SheetNext             string
	SheetMarked           string // steps, people, batch
	VerifyToImport        string

	PressEnter                                       string
	ManName, ManUse, ManCommand, ManOptions          string
	ManCommands, ManExit, ManEnv                     string
	ManExit0, ManExit1, ManExit2, ManExit3, ManExit4 string
	ManToken, ManNoColor                             string
	VersionData, VersionLog, VersionState            string // path
	VersionTerminal                                  string // terminal, language

	SettingsOut                 string // file
	SettingsIn                  string // company, codes, surcharges, profiles
	SettingsTrial, SettingsKept string

	PurgeRules             string // records from, leavers before
	PurgeSums              string // lines, details, undoes, links, notes
	PurgeGone, PurgeBare   string // names
	PurgeNothing, PurgeHow string
	PurgeDone              string // copies
	PurgeLeft              string // file

	FileOrList                                                  string
	NoCopies, NoGoodCopy                                        string
	RestoreOf                                                   string // moment
	RestoreLost                                                 string // lines, batches, people, settings, log
	RestoreUnread                                               string
	RestoreBatch                                                string // batch
	RestoreFills                                                string // calls, rows
	RestoreJournal, RestoreNoJournal, RestoreBroken, RestoreDry string
}

func cmdPapersNL() CmdPapers {
	return CmdPapers{
		BatchOrPlan: "Noem een verzending (of last), of kies --plan voor de proeflijst; niet allebei.",
		PlanOnly:    "--period, --venue en --mail horen bij --plan.",
		Written:     "Staat in %s.",

		OneSheet:     "Noem één bestand om te schrijven; met --mark alle bestanden die in Nmbrs zijn geïmporteerd.",
		SheetEnding:  "%s: het importblad is een .xlsx-bestand.",
		SheetFile:    "Importblad %s: %d medewerkers.",
		SheetWithout: "Zonder personeelsnummer, dus niet in het blad: %s",
		SheetCentres: "Het importblad kent geen kostenplaatsen: de bedragen per code zijn opgeteld.",
		SheetNext: "Importeer het blad in Nmbrs en markeer het daarna als doorgezet met: doorzet sheet --mark --yes BESTAND. " +
			"Tot dan tellen deze uren als niet doorgezet.",
		SheetMarked:    "%d stappen van %d medewerkers zijn gemarkeerd als doorgezet via importblad (verzending %s).",
		VerifyToImport: "nog te importeren:",

		PressEnter: "Druk op Enter om dit venster te sluiten.",
		ManName:    "NAAM", ManUse: "GEBRUIK", ManCommand: "opdracht", ManOptions: "ALGEMENE OPTIES", ManCommands: "OPDRACHTEN",
		ManExit: "UITKOMST", ManEnv: "OMGEVING",
		ManExit0: "0 gedaan", ManExit1: "1 mislukt", ManExit2: "2 verkeerd gebruik", ManExit3: "3 gedaan, met weigeringen, conflicten of verschillen",
		ManExit4:    "4 onzeker, of een mens moet kiezen",
		ManToken:    "Het API-token voor deze ene keer; de sleutelbos wordt dan niet gelezen en niet beschreven.",
		ManNoColor:  "Schermen zonder kleur.",
		VersionData: "administratie   %s", VersionLog: "logboekbestand  %s", VersionState: "kop journaal    %s", VersionTerminal: "terminal        %s, taal %s",

		SettingsOut:   "De instellingen staan in %s.",
		SettingsIn:    "Instellingen van %s: %d codekeuzes, %d toeslagen, %d kolomprofielen.",
		SettingsTrial: "Dit was een proef: er is niets overgenomen.",
		SettingsKept:  "De verloningsperiodes blijven zoals ze zijn: er is al doorgezet, en het bestand heeft andere.",

		PurgeRules:   "Urenregels van voor %s (7 jaar) en overige gegevens van wie voor %s (2 jaar) uit dienst ging mogen weg.",
		PurgeSums:    "  %d urenregels, %d persoonlijke details van het logboek, %d bewerkingen, %d gekoppelde namen en loonvormen, %d notities",
		PurgeGone:    "  helemaal weg: %s",
		PurgeBare:    "  alleen naam, dienstverband en contract blijven: %s",
		PurgeNothing: "Er is niets om op te ruimen.",
		PurgeHow:     "Er is nog niets verwijderd. Ruim op met: doorzet purge --yes",
		PurgeDone:    "Opgeruimd en vastgelegd in het logboek; %d automatische kopieën zijn ook verwijderd. Reservekopieën die u zelf hebt gemaakt bevatten deze gegevens nog.",
		PurgeLeft:    "Dit bestand bevat de gegevens nog; verwijder het zelf: %s",

		FileOrList:       "Noem een nieuw bestand voor de kopie, of kies --list voor de automatische kopieën; niet allebei.",
		NoCopies:         "Er zijn nog geen automatische kopieën; ze worden gemaakt voor elke verzending.",
		NoGoodCopy:       "De administratie is beschadigd en er is geen automatische kopie die heel is. Zet zelf een reservekopie terug met: doorzet restore BESTAND.",
		RestoreOf:        "De kopie is bijgewerkt tot en met %s.",
		RestoreLost:      "Wat er nu is en niet in de kopie staat: %d urenregels, %d verzendingen, %d medewerkers, %d keuzes, %d regels van het logboek.",
		RestoreUnread:    "De administratie die er nu is kan niet worden gelezen; wat daarvan verloren gaat is onbekend.",
		RestoreBatch:     "Niet in de kopie: verzending %s.",
		RestoreFills:     "Het journaal vult aan: %d aanroepen (worden eerst teruggelezen) en %d regels van het register.",
		RestoreJournal:   "Het journaal komt ook uit de kopie.",
		RestoreNoJournal: "Er is geen journaal: er wordt niets doorgezet voordat met Nmbrs is vergeleken (doorzet verify) en een nieuw is begonnen (doorzet check --reconcile --yes).",
		RestoreBroken:    "Het journaal hier is beschadigd of ingekort, en de kopie heeft er geen dat heel is: er wordt niets doorgezet voordat met Nmbrs is vergeleken (doorzet verify) en een nieuw is begonnen (doorzet check --reconcile --yes).",
		RestoreDry:       "Dit was een proef: er is niets veranderd.",
	}
}

func cmdPapersEN() CmdPapers {
	return CmdPapers{
		BatchOrPlan: "Name a batch (or last), or choose --plan for the plan on paper; not both.",
		PlanOnly:    "--period, --venue and --mail belong to --plan.",
		Written:     "Is in %s.",

		OneSheet:     "Name one file to write; with --mark all files that were imported into Nmbrs.",
		SheetEnding:  "%s: the import sheet is an .xlsx file.",
		SheetFile:    "Import sheet %s: %d employees.",
		SheetWithout: "Without an employee number, so not in the sheet: %s",
		SheetCentres: "The import sheet knows no cost centres: the amounts per code were added up.",
		SheetNext: "Import the sheet into Nmbrs and then mark it as sent with: doorzet sheet --mark --yes FILE. " +
			"Until then these hours count as not sent.",
		SheetMarked:    "%d steps of %d employees were marked as sent by import sheet (batch %s).",
		VerifyToImport: "to be imported:",

		PressEnter: "Press Enter to close this window.",
		ManName:    "NAME", ManUse: "SYNOPSIS", ManCommand: "command", ManOptions: "GLOBAL OPTIONS", ManCommands: "COMMANDS",
		ManExit: "EXIT STATUS", ManEnv: "ENVIRONMENT",
		ManExit0: "0 done", ManExit1: "1 failed", ManExit2: "2 wrong usage", ManExit3: "3 done, with refusals, conflicts or differences",
		ManExit4:    "4 unsure, or a person must choose",
		ManToken:    "The API token for this one run; the keyring is then neither read nor written.",
		ManNoColor:  "Screens without colours.",
		VersionData: "ledger          %s", VersionLog: "log file        %s", VersionState: "head of journal %s", VersionTerminal: "terminal        %s, language %s",

		SettingsOut:   "The settings are in %s.",
		SettingsIn:    "Settings of %s: %d code choices, %d surcharges, %d column profiles.",
		SettingsTrial: "This was a trial: nothing was taken over.",
		SettingsKept:  "The pay periods stay as they are: something was sent already, and the file has others.",

		PurgeRules:   "Hour lines from before %s (7 years) and other data of who left before %s (2 years) may go.",
		PurgeSums:    "  %d hour lines, %d personal details of the log, %d edits, %d linked names and pay bases, %d notes",
		PurgeGone:    "  nothing stays of: %s",
		PurgeBare:    "  only name, employment and contract stay of: %s",
		PurgeNothing: "There is nothing to clear up.",
		PurgeHow:     "Nothing was removed yet. Clear up with: doorzet purge --yes",
		PurgeDone:    "Cleared up and recorded in the log; %d automatic copies were removed as well. Backups that you made yourself still hold these data.",
		PurgeLeft:    "This file still holds the data; remove it yourself: %s",

		FileOrList:       "Name a new file for the copy, or choose --list for the automatic copies; not both.",
		NoCopies:         "There are no automatic copies yet; they are made before every batch.",
		NoGoodCopy:       "The ledger is damaged and no automatic copy is whole. Put a backup back yourself with: doorzet restore FILE.",
		RestoreOf:        "The copy is up to date until %s.",
		RestoreLost:      "What is there now and not in the copy: %d hour lines, %d batches, %d employees, %d choices, %d entries of the log.",
		RestoreUnread:    "The ledger that is there now cannot be read; what of it is lost is not known.",
		RestoreBatch:     "Not in the copy: batch %s.",
		RestoreFills:     "The journal fills in: %d calls (are read back first) and %d rows of the register.",
		RestoreJournal:   "The journal comes from the copy too.",
		RestoreNoJournal: "There is no journal: nothing is sent before it has been compared with Nmbrs (doorzet verify) and a new one was begun (doorzet check --reconcile --yes).",
		RestoreBroken:    "The journal here is damaged or cut, and the copy has none that is whole: nothing is sent before it has been compared with Nmbrs (doorzet verify) and a new one was begun (doorzet check --reconcile --yes).",
		RestoreDry:       "This was a trial: nothing was changed.",
	}
}

// paperWords are the help texts of those commands and their flags.
func paperWords() map[string]word {
	return map[string]word{
		"c_report": {
			"Schrijf het controleverslag van een verzending, of de proeflijst (--plan).",
			"Write the control report of a batch, or the plan on paper (--plan).",
		},
		"c_completions": {"Schrijf de aanvullingen voor een shell.", "Write the completions for a shell."},
		"a_shell":       {"bash, zsh, fish of powershell.", "bash, zsh, fish or powershell."},
		"c_man":         {"Schrijf de handleidingpagina (man).", "Write the manual page (man)."},
		"c_settings":    {"Instellingen naar een leesbaar bestand en terug, om te bewaren of naar een ander bedrijf te kopiëren.", "Settings to a readable file and back, to keep or to copy to another company."},
		"c_settingsout": {"Schrijf de instellingen als TOML.", "Write the settings as TOML."},
		"c_settingsin":  {"Neem instellingen over uit een bestand.", "Take settings over from a file."},
		"a_settingsout": {"Nieuw bestand; zonder bestand de standaarduitvoer.", "New file; standard output without one."},
		"a_settingsin":  {"Het bestand met instellingen.", "The file with settings."},
		"c_purge":       {"Ruim op wat niet langer bewaard hoeft te worden; toont eerst wat er weg zou gaan.", "Clear up what need not be kept any longer; first shows what would go."},
		"f_purgeyes":    {"Verwijder het ook echt.", "Really remove it."},
		"f_list":        {"Toon de automatische kopieën.", "List the automatic copies."},
		"f_restoredry":  {"Toon alleen wat er verloren gaat en wat het journaal aanvult.", "Only show what would be lost and what the journal fills."},
		"f_repair":      {"Zet bij schade de nieuwste hele automatische kopie terug.", "On damage put the newest whole automatic copy back."},
		"c_sheet": {
			"Schrijf het importblad van Nmbrs, of markeer het als doorgezet (--mark).",
			"Write the import sheet of Nmbrs, or mark it as sent (--mark).",
		},
		"a_sheet":       {"Het bestand, bij --mark alle bestanden.", "The file, with --mark all files."},
		"f_unread":      {"Zonder Nmbrs te lezen; regels van anderen worden dan niet gezien.", "Without reading Nmbrs; rows of others are not seen then."},
		"f_mark":        {"Markeer wat in de bladen staat als doorgezet.", "Mark what the sheets say as sent."},
		"a_reportbatch": {"De verzending, of last voor de laatste.", "The batch, or last for the newest."},
		"f_planpaper":   {"De proeflijst per vestiging, om te laten tekenen.", "The plan per venue, to have it signed."},
		"f_format":      {"Vorm: md, csv of html.", "Form: md, csv or html."},
		"f_output":      {"Schrijf naar dit nieuwe bestand; de naam bepaalt de vorm.", "Write to this new file; its name decides the form."},
		"f_paperven":    {"Alleen deze vestiging.", "This venue only."},
		"f_mail":        {"Alleen de e-mailtekst per vestiging.", "Only the e-mail text per venue."},
	}
}
