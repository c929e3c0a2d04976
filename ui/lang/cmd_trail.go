package lang

// CmdTrail is what the commands say of the proof of the audit trail.
type CmdTrail struct {
	LogUsage         string
	LogOwn           string
	LogForged        string // company
	LogProven        string // company, sealed, entries, moment
	LogUnproven      string // company, entries
	LogWritten       string // file
	LogPrint         string // fingerprint
	LogPrintHow      string
	LogFileOf        string // moment, who
	LogFileProven    string
	Concealed        string
	NotMended        string
	Rebuilt, Dropped string // bucket
	LogFileWhole     string // fingerprint
	PartHealed       string // file
	JournalClosed    string // entries, MB before, MB after
}

func cmdTrailNL() CmdTrail {
	return CmdTrail{
		LogUsage:      "Kies --export om te schrijven of --verify om te controleren, niet allebei; --fingerprint hoort bij --verify.",
		NotMended:     "Dat kan niet bewezen worden hersteld uit wat heel is; de nieuwste hele automatische kopie wordt teruggezet.",
		Rebuilt:       "Opnieuw gemaakt en nagerekend: %s. Er is niets verloren.",
		PartHealed:    "Afgesloten deel van het journaal teruggezet uit een hele kopie: %s. Er is niets verloren.",
		JournalClosed: "Journaal van vóór deze maand afgesloten en ingepakt: %d regels, van %s naar %s MB.",
		Dropped:       "Weggelaten, want beschadigd en nergens voor nodig: %s.",
		LogOwn:        "de administratie zelf",
		LogForged:     "Logboek van %s: VERVALST. Dit is geen schade: iemand heeft het herschreven.",
		LogProven:     "Logboek van %s: bewezen tot en met regel %d van %d, verzegeld op %s.",
		LogUnproven:   "Logboek van %s: niet bewezen (%d regels). Er is niets dat het tegenspreekt.",
		LogWritten:    "Het logboek staat in %s.",
		LogPrint:      "Vingerafdruk: %s",
		LogPrintHow:   "Bewaar de vingerafdruk apart van het bestand, op papier of in een e-mail. Wie beide heeft, controleert met: doorzet log --verify BESTAND --fingerprint VINGERAFDRUK",
		LogFileOf:     "Geschreven op %s door %s. Wat die computer er toen van kon bewijzen:",
		Concealed:     "Wat anderen op deze computer mochten lezen of wijzigen is afgeschermd.",
		LogFileProven: "De vingerafdruk past: wat hier staat is precies wat toen is geschreven.",
		LogFileWhole:  "Het bestand is in zichzelf heel, meer is niet bewezen. De vingerafdruk is %s; vergelijk die met wat toen is genoteerd, of geef die mee met --fingerprint.",
	}
}

func cmdTrailEN() CmdTrail {
	return CmdTrail{
		LogUsage:      "Choose --export to write or --verify to check, not both; --fingerprint belongs to --verify.",
		NotMended:     "That cannot be rebuilt with proof from what is whole; the newest whole automatic copy is put back.",
		Rebuilt:       "Made anew and proven: %s. Nothing is lost.",
		PartHealed:    "Closed part of the journal put back from a whole copy: %s. Nothing is lost.",
		JournalClosed: "Journal of before this month closed and packed: %d entries, from %s to %s MB.",
		Dropped:       "Left out, for it is damaged and nothing needs it: %s.",
		LogOwn:        "the ledger itself",
		LogForged:     "Log of %s: FORGED. This is no damage: somebody rewrote it.",
		LogProven:     "Log of %s: proven up to entry %d of %d, sealed at %s.",
		LogUnproven:   "Log of %s: not proven (%d entries). Nothing contradicts it.",
		LogWritten:    "The log is in %s.",
		LogPrint:      "Fingerprint: %s",
		LogPrintHow:   "Keep the fingerprint apart from the file, on paper or in an e-mail. Who has both checks with: doorzet log --verify FILE --fingerprint FINGERPRINT",
		LogFileOf:     "Written at %s by %s. What that computer could prove of it then:",
		Concealed:     "What others on this computer might read or change was taken away from them.",
		LogFileProven: "The fingerprint fits: what stands here is exactly what was written then.",
		LogFileWhole:  "The file is whole in itself, no more is proven. Its fingerprint is %s; compare that with what was noted then, or give it with --fingerprint.",
	}
}
