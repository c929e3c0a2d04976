package lang

import (
	"fmt"
	"strings"

	"doorzet/payroll"
)

// EndTexts word what keeps a period from being finished.
type EndTexts struct {
	Finished, Unfinished string // period; forms, number of things, period
	Row                  string // person, code, row, what is the matter, sent, held
	Figure               string // person, code, what is the matter
	Unread               string // person and code, "" for everything
	Days                 string // person, wanted, held
	Skipped              string // person, row, held, by whom, when
	Left, Adopted        string // person, code, row, sent, held
	Anyone               string
	Moment               string // day, time
	// HowSkipped, HowRow and HowChoose name commands; of a row, its period.
	HowSkipped, HowLeft string // row, period
	HowDays             string // period
	HowRow              string // period
	HowAnew             string // period
	HowExport           string // period
	HowUnread           string // period
	HowImport           string // period
}

func endTexts(l Lang) EndTexts {
	if l == English {
		return EndTexts{
			Finished: "Everything is in for %s.", Unfinished: "%[2]s is not finished: # matter.|%[2]s is not finished: # matters.",
			Row: "%s, %s, row %s: %s (pushed %s, Nmbrs holds %s)", Figure: "%s, %s: %s", Unread: "%s: Nmbrs could not be read, so what it holds is not known",
			Days:    "%s: days were left out; the lines ask %s, Doorzet filled in %s",
			Skipped: "%s was skipped because of row %s (%s), by %s on %s", Left: "%s, %s, row %s was left so: pushed %s, Nmbrs holds %s",
			Adopted: "%s, %s, row %s was taken over: it counts for %s, Nmbrs holds %s", Anyone: "Everybody", Moment: "%s at %s",
			HowSkipped: "take back: doorzet resolve %s --ask --period %s", HowLeft: "otherwise: doorzet resolve %s --again --period %s",
			HowDays: "enter the days in Nmbrs, in %s", HowRow: "doorzet rows --period %s, then doorzet resolve ROW with a choice",
			HowAnew: "doorzet plan --period %s --recalculate", HowExport: "doorzet export --period %s --yes", HowUnread: "doorzet verify --period %s",
			HowImport: "import the sheet in Nmbrs, then doorzet verify --period %s; or take the marking back: doorzet undo last",
		}
	}
	return EndTexts{
		Finished: "Alles is binnen voor %s.", Unfinished: "%[2]s is nog niet af: # punt.|%[2]s is nog niet af: # punten.",
		Row: "%s, %s, regel %s: %s (doorgezet %s, in Nmbrs staat %s)", Figure: "%s, %s: %s", Unread: "%s: Nmbrs kon niet worden gelezen, dus wat er staat is niet bekend",
		Days:    "%s: de dagen zijn weggelaten; de regels vragen %s, Doorzet vulde %s in",
		Skipped: "%s is overgeslagen om regel %s (%s), door %s op %s", Left: "%s, %s, regel %s is zo gelaten: doorgezet %s, in Nmbrs staat %s",
		Adopted: "%s, %s, regel %s is overgenomen: telt voor %s, in Nmbrs staat %s", Anyone: "Iedereen", Moment: "%s om %s",
		HowSkipped: "terugnemen: doorzet resolve %s --ask --period %s", HowLeft: "anders: doorzet resolve %s --again --period %s",
		HowDays: "vul de dagen zelf in Nmbrs in, bij %s", HowRow: "doorzet rows --period %s, dan doorzet resolve REGEL met een keuze",
		HowAnew: "doorzet plan --period %s --recalculate", HowExport: "doorzet export --period %s --yes", HowUnread: "doorzet verify --period %s",
		HowImport: "importeer het blad in Nmbrs, dan doorzet verify --period %s; of neem het markeren terug: doorzet undo last",
	}
}

// End words a loose end of a period.
func (t *Texts) End(e payroll.End) string {
	x := t.Ends
	amount := func(h payroll.Hundredths) string {
		if e.Component.Kind == payroll.KindHours {
			return t.Hours(h)
		}
		return t.Pieces(h)
	}
	switch e.Kind {
	case payroll.EndRow:
		switch {
		case e.Count > 0:
			return t.endLines(e) + ": " + t.Block(e.Block)
		case e.Row == "":
			return fmt.Sprintf(x.Figure, e.Person, t.endCode(e), t.Block(e.Block))
		}
		return fmt.Sprintf(x.Row, e.Person, t.endCode(e), e.Row, t.Block(e.Block), amount(e.Sent), amount(e.Held))
	case payroll.EndUnread:
		who := x.Anyone
		if e.Person != "" {
			who = e.Person + ", " + t.endCode(e)
		}
		return fmt.Sprintf(x.Unread, who)
	case payroll.EndSkipped:
		return fmt.Sprintf(x.Skipped, e.Person, e.Row, amount(e.Held), payroll.Clean(e.By, 80), t.endMoment(e.At))
	case payroll.EndLeft:
		return fmt.Sprintf(x.Left, e.Person, t.endCode(e), e.Row, amount(e.Sent), amount(e.Held))
	case payroll.EndAdopted:
		return fmt.Sprintf(x.Adopted, e.Person, t.endCode(e), e.Row, amount(e.Sent), amount(e.Held))
	case payroll.EndDays:
		return fmt.Sprintf(x.Days, e.Person, amount(e.Sent), amount(e.Held))
	case payroll.EndUntaken:
		return t.endLines(e) + ": " + t.LeftReason(payroll.Left{Reason: payroll.LeftUntaken, Venue: e.Venue})
	case payroll.EndUnsure, payroll.EndBroken, payroll.EndImport:
		return t.Many(t.say(endWords()[e.Kind]), e.Count)
	default:
	}
	text := t.endLines(e)
	if e.Kind == payroll.EndApproval {
		return text + ": " + t.LeftReason(payroll.Left{Reason: payroll.LeftOpen, Finding: e.Finding})
	}
	if e.Finding != "" && e.Kind != payroll.EndSource {
		return text + ": " + t.Finding(e.Finding)
	}
	return text + ": " + t.say(endWords()[e.Kind])
}

// endCode names a component as the command line does: "uren 2100".
func (t *Texts) endCode(e payroll.End) string {
	if e.Component.Kind == payroll.KindWorked {
		return t.Kind(e.Component.Kind)
	}
	return fmt.Sprintf("%s %d", t.Kind(e.Component.Kind), e.Component.Code)
}

func (t *Texts) endLines(e payroll.End) string {
	return t.Many(t.say(word{"# regel|# regels", "# line|# lines"}), e.Count) + " (" + e.Minutes.Clock() + ")"
}

func (t *Texts) endMoment(at string) string {
	day, clock, ok := strings.Cut(at, "T")
	d, err := payroll.ParseDate(day)
	if !ok || err != nil || len(clock) < len("15:04") {
		return payroll.Clean(at, 40)
	}
	return fmt.Sprintf(t.Ends.Moment, t.Date(d), clock[:5])
}

// EndHow names the command that settles a loose end of a period.
func (t *Texts) EndHow(e payroll.End, p payroll.Period) string {
	x := t.Ends
	switch e.Kind {
	case payroll.EndUnsure:
		return "doorzet doubts"
	case payroll.EndRow:
		return fmt.Sprintf(x.HowRow, p)
	case payroll.EndUntaken:
		return t.untakenHow(e.Venue, e.File)
	case payroll.EndSkipped:
		return fmt.Sprintf(x.HowSkipped, t.rowName(e), p)
	case payroll.EndLeft, payroll.EndAdopted:
		return fmt.Sprintf(x.HowLeft, t.rowName(e), p)
	case payroll.EndDays:
		return fmt.Sprintf(x.HowDays, p)
	case payroll.EndAnew:
		return fmt.Sprintf(x.HowAnew, p)
	case payroll.EndUnread:
		return fmt.Sprintf(x.HowUnread, p)
	case payroll.EndImport:
		return fmt.Sprintf(x.HowImport, p)
	case payroll.EndBroken, payroll.EndReady, payroll.EndCorrection, payroll.EndPartly:
		return fmt.Sprintf(x.HowExport, p)
	case payroll.EndSource, payroll.EndFinding:
		return t.FindingLeads(e.Finding)
	case payroll.EndApproval:
		return t.LeftHow(payroll.Left{Reason: payroll.LeftOpen, Finding: e.Finding})
	case payroll.EndChange:
		if e.Finding == payroll.FindKept {
			return t.LeftHow(payroll.Left{Reason: payroll.LeftFinding, Finding: e.Finding})
		}
		return t.LeftHow(payroll.Left{Reason: payroll.LeftChange})
	}
	return ""
}

// Elsewhere says what keeps another period from being finished.
func (t *Texts) Elsewhere(period string, ends payroll.Ends) string {
	var parts []string
	for _, e := range ends {
		if e.Weight() > payroll.WeightTold {
			parts = append(parts, t.End(e))
		}
	}
	return fmt.Sprintf(t.AtGlance.Elsewhere, period, strings.Join(parts, "; "))
}

// EndKey names the key that settles a loose end of a period on the screens.
func (t *Texts) EndKey(e payroll.End) string {
	switch e.Kind {
	case payroll.EndUnsure:
		return t.say(word{"8, dan d", "8, then d"})
	case payroll.EndRow, payroll.EndSkipped:
		return t.say(word{"8, dan f", "8, then f"})
	case payroll.EndLeft, payroll.EndAdopted:
		return t.say(word{"8, dan o", "8, then o"})
	case payroll.EndUntaken:
		return t.say(word{"6, lees het bestand opnieuw, dan a", "6, read the file again, then a"})
	case payroll.EndDays:
		return t.say(word{"vul ze in Nmbrs in", "enter them in Nmbrs"})
	case payroll.EndAnew:
		return t.say(word{"8, dan c", "8, then c"})
	case payroll.EndUnread:
		return t.say(word{"9, dan r", "9, then r"})
	case payroll.EndImport:
		return t.say(word{"importeer het blad in Nmbrs, dan 9 en r", "import the sheet in Nmbrs, then 9 and r"})
	case payroll.EndBroken, payroll.EndReady, payroll.EndCorrection, payroll.EndPartly:
		return t.say(word{"8, dan enter", "8, then enter"})
	case payroll.EndSource, payroll.EndFinding:
		return t.say(word{"7, dan n en f", "7, then n and f"})
	case payroll.EndApproval:
		if e.Finding != "" {
			return t.say(word{"7, dan n en f", "7, then n and f"})
		}
		return t.say(word{"7, dan A", "7, then A"})
	case payroll.EndChange:
		return t.say(word{"7, dan c", "7, then c"})
	}
	return ""
}

// rowName names a row so that no other one can be meant.
func (t *Texts) rowName(e payroll.End) string { return string(e.Component.Kind) + "/" + string(e.Row) }

func endWords() map[payroll.EndKind]word {
	return map[payroll.EndKind]word{
		payroll.EndUnsure:     {"# stap is onzeker|# stappen zijn onzeker", "# step is unsure|# steps are unsure"},
		payroll.EndBroken:     {"een verzending brak af: # stap wacht|een verzending brak af: # stappen wachten", "a sending broke off: # step waits|a sending broke off: # steps wait"},
		payroll.EndChange:     {"gewijzigd of ingetrokken na het doorzetten, correctie nog te bevestigen", "changed or withdrawn after pushing, correction to confirm"},
		payroll.EndSource:     {"de bron zegt iets anders", "the source says something else"},
		payroll.EndAnew:       {"de keuzes van nu geven iets anders dan is doorgezet", "the choices of now give something else than was pushed"},
		payroll.EndReady:      {"goedgekeurd, nog door te zetten", "approved, to be pushed"},
		payroll.EndCorrection: {"bevestigde correctie, nog door te zetten", "confirmed correction, to be pushed"},
		payroll.EndPartly:     {"deels doorgezet, de rest wacht", "partly pushed, the rest waits"},
		payroll.EndImport:     {"# cijfer is gemarkeerd via het importblad en staat nog niet in Nmbrs|# cijfers zijn gemarkeerd via het importblad en staan nog niet in Nmbrs", "# figure was marked by the import sheet and is not in Nmbrs yet|# figures were marked by the import sheet and are not in Nmbrs yet"},
		payroll.EndApproval:   {"nog te keuren", "to approve"},
		payroll.EndFinding:    {"geblokkeerd", "blocked"},
	}
}
