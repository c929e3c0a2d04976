package payroll

// Need is what a line still needs of a person before its period is done.
type Need string

// The needs. They are not about sending: a line that needs nobody may wait to be sent.
const (
	NeedNobody Need = ""
	// NeedApproval: nobody has approved the line yet.
	NeedApproval Need = "approval"
	// NeedRemedy: a finding forbids sending the line, or what is left of it.
	NeedRemedy Need = "remedy"
	// NeedConfirmation: the line is otherwise than what was sent of it, and nobody
	// has confirmed that Nmbrs is to be corrected.
	NeedConfirmation Need = "confirmation"
	// NeedSource: the line was sent, or another link has paid it, its source tells it otherwise or its name is
	// nobody's any more, and nobody has said which of the two is right.
	NeedSource Need = "source"
)

// Needs lists what lines can need of a person, in the order in which it is done.
func Needs() []Need { return []Need{NeedApproval, NeedRemedy, NeedConfirmation, NeedSource} }

// Needs tells what the line still needs of a person.
func (v *Verdict) Needs() Need {
	switch v.State {
	case StateOpen:
		if v.Line.Withdrawn || v.Line.Approved {
			return NeedConfirmation // it was sent before, and is otherwise since
		}
		return NeedApproval
	case StateBlocked:
		return NeedRemedy
	case StateChanged:
		switch {
		case v.corrects():
			return v.sourceNeeds()
		case v.Blocked() && !v.Line.Withdrawn:
			return NeedRemedy
		}
		return NeedConfirmation
	case StatePartly:
		switch {
		case v.Blocked():
			return NeedRemedy
		case !v.Line.Approved:
			return NeedApproval
		}
		return v.sourceNeeds()
	case StateSent, StateReady, StateElsewhere:
		return v.sourceNeeds()
	case StateUnsure, StateOutside:
	}
	return NeedNobody
}

// sourceNeeds tells whether the source of a line says something else of it that
// nobody has looked at.
func (v *Verdict) sourceNeeds() Need {
	for _, f := range v.Findings {
		if !f.Seen && (f.Kind == FindTold || f.Kind == FindPaidOther || f.Kind == FindSentFor && f.Args["nowId"] == "") {
			return NeedSource
		}
	}
	return NeedNobody
}
