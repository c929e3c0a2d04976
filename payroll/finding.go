package payroll

// FindingKind names something worth knowing about a line.
type FindingKind string

// The findings that block a line, and no others.
const (
	FindUnknownPerson FindingKind = "unknown-person"
	FindUnknownBasis  FindingKind = "unknown-basis"
	FindNoEmployment  FindingKind = "no-employment"
	// FindNewHire and FindExternal: known in Nmbrs, and not (yet) paid there.
	FindNewHire   FindingKind = "new-hire"
	FindExternal  FindingKind = "external"
	FindNoCode    FindingKind = "no-code"
	FindBadTime   FindingKind = "bad-time"
	FindDouble    FindingKind = "possibly-double"
	FindNoCompany FindingKind = "no-company"
	// FindMoved: the hours may be a shift that stood on another day.
	FindMoved FindingKind = "moved"
	// FindGone: the source does not have the line any more, or tells it otherwise
	// since before it was taken back.
	FindGone FindingKind = "not-in-source"
	// FindWaits: a line of the same person and day that was sent goes down or
	// away, and that has to be confirmed first.
	FindWaits FindingKind = "waits-for-correction"
	// FindKept: the withdrawal of what was sent is confirmed, and goes along with the
	// line that comes in its place, which is not approved or is blocked.
	FindKept FindingKind = "kept-for-replacement"
	// FindBesideLink: what was sent of the line was taken back, because another
	// link had paid the same.
	FindBesideLink FindingKind = "beside-link"
	// FindStays: what was sent of an edited line would go to nothing, because its
	// type, kind or pay basis no longer goes along; it stays until a person says.
	FindStays FindingKind = "sent-stays"
)

// The findings that warn or explain.
const (
	FindZeroHours    FindingKind = "zero-hours"
	FindLong         FindingKind = "over-12-hours"
	FindOverlap      FindingKind = "overlap"
	FindNoBreak      FindingKind = "no-break"
	FindClockChange  FindingKind = "clock-change"
	FindDuplicate    FindingKind = "duplicate"
	FindTwoContracts FindingKind = "two-contracts"
	FindWageChange   FindingKind = "wage-change"
	FindRefused      FindingKind = "refused"
	FindCorrection   FindingKind = "correction"
	FindTwoIDs       FindingKind = "two-ids"
	// FindTold: the source does not have a sent line any more, or tells it otherwise.
	FindTold FindingKind = "source-differs"
	// FindPaidOther: another link has paid the line, and its source does not have it
	// any more or tells it otherwise.
	FindPaidOther FindingKind = "paid-otherwise"
)

// Finding is one thing found about a line, with what fills its text.
type Finding struct {
	Kind FindingKind `json:"kind"`
	Args Args        `json:"args,omitempty"`
	Seen bool        `json:"seen,omitempty"`
	// Holds is set where the finding holds the line back until it was seen.
	Holds bool `json:"holds,omitempty"`
}

// Blocks tells whether the finding forbids sending the line.
func (f Finding) Blocks() bool { return f.Kind.Blocks() || f.Holds && !f.Seen }

// Blocks tells whether findings of the kind forbid sending the line, whatever a
// person has seen.
func (k FindingKind) Blocks() bool {
	switch k {
	case FindUnknownPerson, FindUnknownBasis, FindNoEmployment, FindNewHire, FindExternal, FindNoCode,
		FindBadTime, FindDouble, FindNoCompany, FindMoved, FindGone, FindWaits, FindKept, FindBesideLink, FindStays:
		return true
	default:
		return false
	}
}

// FindingKinds lists every kind, blocking ones first.
func FindingKinds() []FindingKind {
	return []FindingKind{
		FindUnknownPerson, FindUnknownBasis, FindNoEmployment, FindNewHire, FindExternal, FindNoCode, FindBadTime, FindDouble, FindNoCompany,
		FindMoved, FindGone, FindWaits, FindKept, FindBesideLink, FindStays,
		FindZeroHours, FindLong, FindOverlap, FindNoBreak, FindClockChange, FindDuplicate,
		FindUnlikely, FindTotal, FindTwoContracts, FindWageChange, FindGap, FindLeaver, FindRehired, FindRefused, FindCorrection, FindTwoIDs, FindSentFor, FindTold, FindPaidOther,
	}
}

// State is the place of a line on its way, one of nine.
type State string

// The nine states.
const (
	StateOpen      State = "open"
	StateReady     State = "ready"
	StateSent      State = "sent"
	StatePartly    State = "partly"
	StateUnsure    State = "unsure"
	StateChanged   State = "changed"
	StateBlocked   State = "blocked"
	StateElsewhere State = "elsewhere"
	StateOutside   State = "outside"
)

// States lists the nine states in the order of the legend.
func States() []State {
	return []State{
		StateOpen, StateReady, StateSent, StatePartly, StateUnsure,
		StateChanged, StateBlocked, StateElsewhere, StateOutside,
	}
}

// OutsideReason is the word shown for a line that does not go along.
type OutsideReason string

// The reasons why a line stays outside.
const (
	OutsideFixed     OutsideReason = "fixed-wage"
	OutsideType      OutsideReason = "type-not-sent"
	OutsideNothing   OutsideReason = "nothing-to-send"
	OutsideWithdrawn OutsideReason = "withdrawn"
	OutsideNotHere   OutsideReason = "not-paid-here"
)
