package lang

import (
	"fmt"
	"strings"

	"doorzet/payroll"
)

// LeftTexts word what a sending leaves behind.
type LeftTexts struct {
	None  string // period
	Head  string // forms, number of lines
	Never string // forms, number of lines
	Anew  string // forms, number of lines, time, of whom
	// AnewHow names the commands, AnewOn the key on the screen.
	AnewHow string // period
	AnewOn  string
	Others  string // forms, number of people
	// Remain says what waits in a period, RemainSteps what broke off.
	Remain      string // period, what
	RemainSteps string // forms, number of steps, period
	RemainEnd   string // period, what, what to do about it
}

func leftTexts(l Lang) LeftTexts {
	if l == English {
		return LeftTexts{
			None: "Nothing stays behind in %s.", Head: "# hour line stays behind|# hour lines stay behind", Never: "# hour line does not go along|# hour lines do not go along",
			Anew:    "# pushed line (%s hours) keeps what was pushed, while the choices of now give something else: %s.|# pushed lines (%s hours) keep what was pushed, while the choices of now give something else: %s.",
			AnewHow: "See the difference: doorzet plan --period %[1]s --recalculate; send it: doorzet export --period %[1]s --recalculate --yes",
			AnewOn:  "On the plan c recalculates and shows the difference.",
			Others:  "# other|# others",

			RemainEnd:   "In %s: %s (%s).",
			Remain:      "In %[1]s there still wait: %[2]s (doorzet plan --period %[1]s).",
			RemainSteps: "A sending of %[1]s broke off, # step waits: doorzet export --period %[1]s --yes goes on.|A sending of %[1]s broke off, # steps wait: doorzet export --period %[1]s --yes goes on.",
		}
	}
	return LeftTexts{
		None: "Er blijft niets achter in %s.", Head: "# urenregel blijft achter|# urenregels blijven achter", Never: "# urenregel gaat niet mee|# urenregels gaan niet mee",
		Anew:    "# doorgezette regel (%s uur) houdt wat is doorgezet, terwijl de keuzes van nu iets anders geven: %s.|# doorgezette regels (%s uur) houden wat is doorgezet, terwijl de keuzes van nu iets anders geven: %s.",
		AnewHow: "Het verschil zien: doorzet plan --period %[1]s --recalculate; het versturen: doorzet export --period %[1]s --recalculate --yes",
		AnewOn:  "Op de proeflijst rekent c opnieuw uit en toont het verschil.",
		Others:  "# ander|# anderen",

		RemainEnd:   "In %s: %s (%s).",
		Remain:      "In %[1]s wacht nog: %[2]s (doorzet plan --period %[1]s).",
		RemainSteps: "Een verzending van %[1]s brak af, # stap wacht: doorzet export --period %[1]s --yes gaat verder.|Een verzending van %[1]s brak af, # stappen wachten: doorzet export --period %[1]s --yes gaat verder.",
	}
}

// LeftReason says why lines stay behind.
func (t *Texts) LeftReason(l payroll.Left) string {
	switch l.Reason {
	case payroll.LeftFinding:
		return t.Finding(l.Finding)
	case payroll.LeftOpen:
		if l.Finding != "" {
			return look(t, leftWords(), l.Reason) + ", " + t.Finding(l.Finding)
		}
		return look(t, leftWords(), l.Reason)
	case payroll.LeftHeld:
		return t.Block(l.Block)
	case payroll.LeftUntaken:
		return fmt.Sprintf(look(t, leftWords(), l.Reason), t.venueName(l.Venue))
	default:
		return look(t, leftWords(), l.Reason)
	}
}

// venueName names a venue of a source.
func (t *Texts) venueName(venue string) string {
	if venue == "" {
		return t.say(word{"zonder vestiging", "no venue"})
	}
	return payroll.Clean(venue, 80)
}

// untakenHow names the command that takes rows in of which nobody has said whose they
// are, or says that they are somebody else's.
func (t *Texts) untakenHow(venue, file string) string {
	venue, file = payroll.Clean(venue, 80), payroll.Clean(file, 80)
	if file == "" {
		return fmt.Sprintf(t.say(word{"doorzet venues --set \"%s=BEDRIJF\", dan doorzet eitje pull", "doorzet venues --set \"%s=COMPANY\", then doorzet eitje pull"}), venue)
	}
	return fmt.Sprintf(t.say(word{
		"hoort hier: doorzet import %q --venue \"%[2]s=here\"; hoort hier niet: --venue \"%[2]s=elsewhere\"",
		"belongs here: doorzet import %q --venue \"%[2]s=here\"; does not: --venue \"%[2]s=elsewhere\"",
	}), file, venue)
}

// LeftHow says what to do about lines that stay behind, on the command line.
func (t *Texts) LeftHow(l payroll.Left) string {
	if l.Reason == payroll.LeftFinding && l.Finding == payroll.FindKept {
		return t.say(word{
			"doorzet lines --state changed; dan de vervanging: doorzet approve ID of withdraw ID, of deze nu al eraf: doorzet choose ID",
			"doorzet lines --state changed; then the replacement: doorzet approve ID or withdraw ID, or this one off now: doorzet choose ID",
		})
	}
	if l.Reason == payroll.LeftUntaken {
		return t.untakenHow(l.Venue, l.File)
	}
	if l.Finding != "" {
		return t.FindingLeads(l.Finding)
	}
	return look(t, leftHow(), l.Reason)
}

// LeftSum says in one sentence how many lines stay behind, and why: "3 hour
// lines stay behind: 2 × to approve, 1 × no code yet."
func (t *Texts) LeftSum(b *payroll.Behind) string {
	var parts []string
	for _, l := range b.Left {
		parts = append(parts, t.Count(l.Lines)+" × "+t.LeftReason(l))
	}
	return t.summed(t.Left.Head, b.Lines(), parts)
}

// NeverSum says so of the lines that never go along, "" when there is none.
func (t *Texts) NeverSum(b *payroll.Behind) string {
	var parts []string
	n := 0
	for _, x := range b.Never {
		parts = append(parts, t.Count(x.Lines)+" × "+t.Outside(x.Reason))
		n += x.Lines
	}
	return t.summed(t.Left.Never, n, parts)
}

// RemainSum says what waits in a period: "In 2026-11 there still wait: 3 × ready
// (24:00)".
func (t *Texts) RemainSum(p payroll.Period, waits []payroll.Remain) string {
	var parts []string
	for _, r := range waits {
		parts = append(parts, fmt.Sprintf("%s × %s (%s)", t.Count(r.Lines), t.State(r.State), r.Minutes.Clock()))
	}
	return fmt.Sprintf(t.Left.Remain, p, strings.Join(parts, ", "))
}

// anewNames is how many people AnewSum names before it counts the rest.
const anewNames = 3

// AnewSum says in one sentence which pushed lines the choices of now would give
// otherwise, and whose; "" when there is none.
func (t *Texts) AnewSum(b *payroll.Behind) string {
	lines, worked := b.AnewLines()
	if lines == 0 {
		return ""
	}
	var who []string
	for _, a := range b.Anew[:min(len(b.Anew), anewNames)] {
		who = append(who, a.Person+" "+a.Minutes.Clock())
	}
	if rest := len(b.Anew) - len(who); rest > 0 {
		who = append(who, t.Many(t.Left.Others, rest))
	}
	return fmt.Sprintf(t.Many(t.Left.Anew, lines), worked.Clock(), strings.Join(who, ", "))
}

func (t *Texts) summed(forms string, n int, parts []string) string {
	if n == 0 {
		return ""
	}
	return t.Many(forms, n) + ": " + strings.Join(parts, ", ") + "."
}

func leftWords() map[payroll.LeftReason]word {
	return map[payroll.LeftReason]word{
		payroll.LeftOpen:       {"nog te keuren", "to approve"},
		payroll.LeftChange:     {"gewijzigd na het doorzetten, correctie nog te bevestigen", "changed after pushing, correction to confirm"},
		payroll.LeftWithdrawal: {"ingetrokken na het doorzetten, correctie nog te bevestigen", "withdrawn after pushing, correction to confirm"},
		payroll.LeftMove:       {"doorgezet voor een ander, correctie nog te bevestigen", "pushed for somebody else, correction to confirm"},
		payroll.LeftRefused:    {"geweigerd door Nmbrs", "refused by Nmbrs"},
		payroll.LeftUnsure:     {"onzeker", "unsure"},
		payroll.LeftStopped:    {"niet aan toe gekomen", "not reached"},
		payroll.LeftNext:       {"komt er bij de ander op met de verzending hierna", "goes up at the other with the batch after this"},
		payroll.LeftSkipped:    {"niet gekozen", "not chosen"},
		payroll.LeftUntaken:    {"niet ingelezen, van wie de vestiging is (%s) is niet gezegd", "not taken in, nobody has said whose the venue (%s) is"},
		payroll.LeftOther:      {"gaat mee met de volgende verzending", "goes along with the next batch"},
	}
}

// leftHow names the commands that settle what stays behind.
func leftHow() map[payroll.LeftReason]word {
	return map[payroll.LeftReason]word{
		payroll.LeftOpen:       {"doorzet lines --state open, dan doorzet approve --all of doorzet approve ID", "doorzet lines --state open, then doorzet approve --all or doorzet approve ID"},
		payroll.LeftFinding:    {"doorzet lines --state blocked", "doorzet lines --state blocked"},
		payroll.LeftChange:     {"doorzet lines --state changed, dan doorzet correct ID --reason \"...\"", "doorzet lines --state changed, then doorzet correct ID --reason \"...\""},
		payroll.LeftWithdrawal: {"doorzet lines --state changed, dan doorzet correct ID --reason \"...\"", "doorzet lines --state changed, then doorzet correct ID --reason \"...\""},
		payroll.LeftMove:       {"doorzet people, dan doorzet correct --sent-for ID --reason \"...\"", "doorzet people, then doorzet correct --sent-for ID --reason \"...\""},
		payroll.LeftHeld:       {"zie de tegengehouden stappen", "see the steps that are held back"},
		payroll.LeftRefused:    {"zie de reden bij de stap; de volgende export probeert het weer", "see the reason at the step; the next export tries again"},
		payroll.LeftUnsure:     {"doorzet doubts", "doorzet doubts"},
		payroll.LeftStopped:    {"doorzet export gaat verder", "doorzet export goes on"},
		payroll.LeftNext:       {"doorzet export, na deze", "doorzet export, after this one"},
		payroll.LeftSkipped:    {"doorzet export zonder --only en --venue", "doorzet export without --only and --venue"},
		payroll.LeftOther:      {"doorzet export", "doorzet export"},
	}
}
