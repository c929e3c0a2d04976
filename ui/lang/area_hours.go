package lang

import "doorzet/payroll"

// HoursTexts are the texts of the screen Uren.
type HoursTexts struct {
	Columns                                    HourColumnTexts
	Empty, EmptyFilter                         string
	All, Filtered, Selected                    string
	Sum, SumHours                              string // lines; hours
	Meals                                      string // number
	FilterPrompt, FilterHint                   string
	Approve, ApproveAll, Range, Filter         string
	NextFinding, PrevFinding                   string
	Edit, New, Duplicate, Delete               string
	Confirm, Choose, Seen                      string
	Undo, Redo, Decimals, Copy, Group, Details string
	NextPeriod, PrevPeriod, Clear              string
	NoLine, Locked, NotEditable                string
	Approved, Unapproved                       string // number
	ApproveTitle                               string
	ApproveText                                string // number, hours, blocked
	ApproveYes                                 string
	NothingOpen                                string
	NoFinding                                  string
	EditHint                                   string
	BadTime, BadWork, BadDate, BadCount        string
	HasTimes                                   string
	Overnight                                  string // date
	Saved                                      string // person, date
	WhoTitle                                   string // name
	WhoKnown, WhoUnknown, WhoNew               string
	Linked                                     string // name, person
	Added                                      string // person, date
	Deleted                                    string // number
	DeleteTitle                                string
	DeleteText                                 string // number, hours
	DeleteYes                                  string
	WithdrawTitle, WithdrawText                string // number
	Withdrawn                                  string // number
	ConfirmTitle, ConfirmText                  string // number
	Confirmed                                  string // number
	NotChanged, IsConfirmed, NotDouble         string
	Chosen                                     string
	SeenDone, NothingSeen                      string
	StayHeld                                   string // number: of several lines at once, those that are held are left
	Undone, Redone                             string // label
	Copied                                     string // number
	NoNumber                                   string
	GroupLines                                 string // number
	WhichHour, FirstHour, SecondHour           string
	HourTitle                                  string
	HourText                                   string // person, date, times
	HourMakes                                  string // length
	HourKept                                   string // choice
	NotTwice, HourMissing, HourImpossible      string
	Detail                                     HourDetailTexts
}

// HourColumnTexts are the headings of the grid.
type HourColumnTexts struct {
	Date, Day, Person, Venue, Team, Type, Start, End, Break, Hours, Surcharge, Days, Meals, Before, Difference, State, Remark string
}

// HourDetailTexts are the texts of the detail pane.
type HourDetailTexts struct {
	Person  string // name, number, how recognised
	Nobody  string
	Time    string // date, clock, decimal
	Source  string // kind, file, row
	Typed   string
	Basis   string // basis, reason
	Finding string
	Seen    string
	Share   string // kind, code, amount
	Step    string // code, amount, state
	NoSteps string
	Remark  string // remark
}

func hoursNL() HoursTexts {
	return HoursTexts{
		Columns: HourColumnTexts{
			Date: "datum", Day: "dg", Person: "medewerker", Venue: "vestiging", Team: "team", Type: "soort", Start: "start", End: "eind",
			Break: "pauze", Hours: "uren", Surcharge: "toeslag", Days: "dgn", Meals: "mlt", Before: "vorige", Difference: "verschil", State: "toestand", Remark: "opmerking",
		},
		Empty:       "Deze verloningsperiode heeft nog geen uren. Druk op 6 om in te lezen, of o voor een nieuwe regel.",
		EmptyFilter: "Niets gevonden met dit filter. Druk op esc om het weg te halen.",
		All:         "Alles", Filtered: "Filter", Selected: "Selectie", Sum: "# regel|# regels", SumHours: "%s uur", Meals: "%s mlt",
		FilterPrompt: "Filter:", FilterHint: "status:goed team:bar week:47 van:9-11 punt: >8u -soort:ziek",
		Approve: "keuren", ApproveAll: "keur alles", Range: "bereik", Filter: "filter",
		NextFinding: "volgend aandachtspunt", PrevFinding: "vorig aandachtspunt",
		Edit: "bewerken", New: "nieuwe regel", Duplicate: "kopie", Delete: "weg", Confirm: "correctie bevestigen",
		Choose: "dubbel kiezen", Seen: "gezien", Undo: "ongedaan maken", Redo: "opnieuw", Decimals: "7:40 of 7,67",
		Copy: "kopieer personeelsnummer", Group: "groeperen", Details: "details", NextPeriod: "volgende periode", PrevPeriod: "vorige periode", Clear: "filter weg",
		NoLine: "er staat geen regel onder de cursor", Locked: "de regel is onzeker; eerst uitzoeken bij 8 Doorzetten", NotEditable: "dit veld kan niet worden bewerkt",
		Approved: "# regel goedgekeurd|# regels goedgekeurd", Unapproved: "# goedkeuring teruggenomen|# goedkeuringen teruggenomen",
		ApproveTitle: "Alles goedkeuren?", ApproveText: "Goed te keuren regels: %s, samen %s uur. Regels die blijven staan met een blokkerend aandachtspunt: %s.", ApproveYes: "Goedkeuren",
		NothingOpen: "er is niets meer te keuren zonder aandachtspunt", NoFinding: "Er zijn geen aandachtspunten meer.",
		EditHint: "enter neemt · tab volgende · esc annuleert",
		BadTime:  "Typ een tijd: 7, 7:30, 0730 of 7u30.", BadWork: "Typ een lengte: 7, 7:30, 7,5 of 7u30.", BadDate: "Typ een datum zoals 03-11-2026 of 3-11.", BadCount: "Typ een aantal.",
		HasTimes: "wijzig start of eind, dan volgen de uren", Overnight: "Het eind ligt voor de start: de dienst loopt door tot %s.",
		Saved: "%s, %s: opgeslagen", WhoTitle: "Wie is %s?", WhoKnown: "Deze regel gaat naar wie je kiest.",
		WhoUnknown: "Alle regels met deze naam gaan naar wie je kiest.", WhoNew: "Voor wie is de nieuwe regel?",
		Linked: "%s is voortaan %s", Added: "Nieuwe regel voor %s, %s", Deleted: "# regel verwijderd; u maakt het ongedaan|# regels verwijderd; u maakt het ongedaan",
		DeleteTitle: "Verwijderen?", DeleteText: "%s regels, samen %s uur.", DeleteYes: "Verwijderen",
		WithdrawTitle: "Intrekken", WithdrawText: "# regel is al doorgezet en kan alleen worden ingetrokken. Waarom?|# regels zijn al doorgezet en kunnen alleen worden ingetrokken. Waarom?", Withdrawn: "# regel ingetrokken; bevestig de correctie met c|# regels ingetrokken; bevestig de correctie met c",
		ConfirmTitle: "Correctie bevestigen", ConfirmText: "# gewijzigde regel: de volgende verzending stuurt het verschil. Waarom?|# gewijzigde regels: de volgende verzending stuurt het verschil. Waarom?", Confirmed: "Correctie van # regel bevestigd|Correctie van # regels bevestigd",
		NotChanged: "de regel is niet gewijzigd sinds hij is doorgezet", IsConfirmed: "deze correctie is al bevestigd; zet haar door met 8", NotDouble: "de regel is niet mogelijk dubbel",
		Chosen: "Keuze opgeslagen", SeenDone: "Gezien", StayHeld: "; # regel blijft staan: bekijk die zelf (f)|; # regels blijven staan: bekijk die een voor een (f)", NothingSeen: "er is geen aandachtspunt om als gezien te merken",
		Undone: "Ongedaan gemaakt: %s", Redone: "Opnieuw gedaan: %s", Copied: "Personeelsnummer %s gekopieerd", NoNumber: "deze medewerker heeft geen personeelsnummer",
		WhichHour: "eerste of tweede uur", FirstHour: "het eerste uur (zomertijd)", SecondHour: "het tweede uur (wintertijd)",
		HourTitle: "De klok ging een uur terug", HourText: "%s, %s, %s. Die tijd kwam twee keer voor. Welke is bedoeld?",
		HourMakes: "%s uur", HourKept: "Opgeslagen: %s",
		NotTwice:    "deze regel heeft geen tijd die twee keer voorkwam",
		HourMissing: "die tijd bestond niet, de klok ging een uur vooruit; verbeter start of eind", HourImpossible: "past niet bij de dienst",
		GroupLines: "# rgl|# rgl",
		Detail: HourDetailTexts{
			Person: "%s · personeelsnummer %s · herkend aan %s", Nobody: "Nog niet herkend in Nmbrs.", Time: "%s · %s · %s uur",
			Source: "Bron: %s %s, rij %d", Typed: "Bron: zelf getypt", Basis: "Loonvorm: %s (%s)", Finding: "!", Seen: "gezien",
			Share: "Gaat naar %s %d: %s", Step: "%d: %s %s", NoSteps: "Nog niet doorgezet.", Remark: "Opmerking: %s",
		},
	}
}

func hoursEN() HoursTexts {
	return HoursTexts{
		Columns: HourColumnTexts{
			Date: "date", Day: "dy", Person: "employee", Venue: "venue", Team: "team", Type: "type", Start: "start", End: "end",
			Break: "break", Hours: "hours", Surcharge: "surcharge", Days: "days", Meals: "mls", Before: "before", Difference: "change", State: "state", Remark: "remark",
		},
		Empty:       "This pay period has no hours yet. Press 6 to import, or o for a new line.",
		EmptyFilter: "Nothing found with this filter. Press esc to remove it.",
		All:         "All", Filtered: "Filter", Selected: "Selection", Sum: "# line|# lines", SumHours: "%s hours", Meals: "%s mls",
		FilterPrompt: "Filter:", FilterHint: "state:appr team:bar week:47 from:9-11 finding: >8h -type:sick",
		Approve: "approve", ApproveAll: "approve all", Range: "range", Filter: "filter",
		NextFinding: "next finding", PrevFinding: "previous finding",
		Edit: "edit", New: "new line", Duplicate: "copy", Delete: "remove", Confirm: "confirm correction",
		Choose: "choose double", Seen: "seen", Undo: "undo", Redo: "redo", Decimals: "7:40 or 7.67",
		Copy: "copy employee number", Group: "group", Details: "details", NextPeriod: "next period", PrevPeriod: "previous period", Clear: "clear filter",
		NoLine: "there is no line under the cursor", Locked: "the line is unsure; settle it first at 8 Push through", NotEditable: "this field cannot be edited",
		Approved: "# line approved|# lines approved", Unapproved: "# approval taken back|# approvals taken back",
		ApproveTitle: "Approve all?", ApproveText: "Lines to approve: %s, %s hours together. Lines that stay with a blocking finding: %s.", ApproveYes: "Approve",
		NothingOpen: "there is nothing left to approve without a finding", NoFinding: "There are no more findings.",
		EditHint: "enter takes · tab next · esc cancels",
		BadTime:  "Type a time: 7, 7:30, 0730 or 7u30.", BadWork: "Type a length: 7, 7:30, 7.5 or 7u30.", BadDate: "Type a date such as 2026-11-03 or 3-11.", BadCount: "Type a number.",
		HasTimes: "change the start or the end and the hours follow", Overnight: "The end is before the start: the shift goes on until %s.",
		Saved: "%s, %s: saved", WhoTitle: "Who is %s?", WhoKnown: "This line goes to whom you choose.",
		WhoUnknown: "All lines with this name go to whom you choose.", WhoNew: "For whom is the new line?",
		Linked: "%s is %s from now on", Added: "New line for %s, %s", Deleted: "# line deleted; u undoes it|# lines deleted; u undoes it",
		DeleteTitle: "Delete?", DeleteText: "%s lines, %s hours together.", DeleteYes: "Delete",
		WithdrawTitle: "Withdraw", WithdrawText: "# line was pushed through and can only be withdrawn. Why?|# lines were pushed through and can only be withdrawn. Why?", Withdrawn: "# line withdrawn; confirm the correction with c|# lines withdrawn; confirm the correction with c",
		ConfirmTitle: "Confirm correction", ConfirmText: "# changed line: the next batch sends the difference. Why?|# changed lines: the next batch sends the difference. Why?", Confirmed: "Correction of # line confirmed|Correction of # lines confirmed",
		NotChanged: "the line has not changed since it was pushed through", IsConfirmed: "this correction has been confirmed; push it through with 8", NotDouble: "the line is not possibly double",
		Chosen: "Choice saved", SeenDone: "Seen", StayHeld: "; # line stays: look at it by itself (f)|; # lines stay: look at them one by one (f)", NothingSeen: "there is no finding to mark as seen",
		Undone: "Undone: %s", Redone: "Done again: %s", Copied: "Employee number %s copied", NoNumber: "this employee has no number",
		WhichHour: "first or second hour", FirstHour: "the first hour (summer time)", SecondHour: "the second hour (winter time)",
		HourTitle: "The clock went back an hour", HourText: "%s, %s, %s. That time occurred twice. Which one is meant?",
		HourMakes: "%s hours", HourKept: "Kept: %s",
		NotTwice:    "this line has no time that occurred twice",
		HourMissing: "that time did not exist, the clock went forward an hour; correct the start or the end", HourImpossible: "does not fit the shift",
		GroupLines: "# ln|# lns",
		Detail: HourDetailTexts{
			Person: "%s · employee number %s · recognised by %s", Nobody: "Not recognised in Nmbrs yet.", Time: "%s · %s · %s hours",
			Source: "Source: %s %s, row %d", Typed: "Source: typed by hand", Basis: "Pay basis: %s (%s)", Finding: "!", Seen: "seen",
			Share: "Goes to %s %d: %s", Step: "%d: %s %s", NoSteps: "Not pushed through yet.", Remark: "Remark: %s",
		},
	}
}

// ChangeLabel names a local change, for undo and redo.
func (t *Texts) ChangeLabel(label string) string {
	w, ok := map[string]word{
		"approve": {"goedkeuren", "approving"}, "unapprove": {"goedkeuring terugnemen", "taking back an approval"},
		"withdraw": {"intrekken", "withdrawing"}, "correct": {"correctie bevestigen", "confirming a correction"},
		"elsewhere": {"elders doorgezet", "pushed elsewhere"}, "choose": {"dubbel kiezen", "choosing a double"}, "answer": {"antwoord op een vraag", "answering a question"},
		"seen": {"gezien", "seen"}, "edit": {"bewerken", "editing"}, "add": {"nieuwe regel", "new line"},
		"delete": {"verwijderen", "deleting"}, "resolve-hour": {"eerste of tweede uur", "first or second hour"}, "import": {"inlezen", "importing"},
	}[label]
	if !ok { // a choice or a note, which the log has words for
		return t.AuditAction(label)
	}
	return t.say(w)
}

// Decimal writes minutes as hundredths of an hour: 7,67.
func (t *Texts) Decimal(m payroll.Minutes) string { return t.Amount(payroll.RoundMinutes(m)) }
