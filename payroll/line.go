package payroll

// LineID identifies an hour line; it never changes and sorts by creation.
type LineID string

// EmployeeID is a Nmbrs employee id, an opaque string.
type EmployeeID string

// ClockTime is a wall-clock time in minutes after midnight, 0–1439; 24:00 is
// 0 of the next day. NoTime means that the line has none.
type ClockTime int16

// NoTime marks a line without start and end.
const NoTime ClockTime = -1

// KindMeals is the count that every hour list knows.
const KindMeals = "maaltijden"

// KindDays is the name under which worked days are switched on or off.
const KindDays = "dagen"

// TypeWorked is the hour type of ordinary worked hours.
const TypeWorked = "gewerkte uren"

// SourceKind says what sort of source a line came from.
type SourceKind string

// The kinds of source.
const (
	SourceHourList SourceKind = "urenlijst"
	SourceEitjeCSV SourceKind = "eitje-csv"
	SourceEitjeAPI SourceKind = "eitje-api"
	SourceOther    SourceKind = "bestand"
	SourceTyped    SourceKind = "getypt"
)

// Source says where a line came from: for a file its name, hash and row.
type Source struct {
	Kind SourceKind `json:"kind"`
	// Form tells the column form within the kind, such as "1" or "2".
	Form string `json:"form,omitempty"`
	File string `json:"file,omitempty"`
	Hash string `json:"hash,omitempty"`
	Row  int    `json:"row,omitempty"`
	// Key is a digest of what the source told, "" for a line that was typed. A
	// source that tells the same again asks for no change of the line.
	Key string `json:"key,omitempty"`
}

// Facts are the payroll contents of a line. Two lines with equal Facts pay
// the same; a change of Facts makes a new Version of the line.
type Facts struct {
	Date Date `json:"date"`
	// Person is the name as the source has it, cleaned. Number, Email and
	// NmbrsID are further witnesses of who it is, "" when the source has none.
	Person  string `json:"person"`
	Number  string `json:"number,omitempty"`
	Email   string `json:"email,omitempty"`
	NmbrsID string `json:"nmbrsId,omitempty"`
	Venue   string `json:"venue,omitempty"`
	Team    string `json:"team,omitempty"`
	// Type is the hour type as the source words it, folded to lower case.
	Type  string    `json:"type"`
	Start ClockTime `json:"start"`
	End   ClockTime `json:"end"`
	Break Minutes   `json:"break,omitempty"`
	// Minutes is the net length. For a line with times it is computed by
	// NetMinutes when the line is made, else it is the figure of the source.
	Minutes Minutes `json:"minutes"`
	// Counts holds pieces per kind in hundredths: meals, kilometres, ….
	Counts map[string]Hundredths `json:"counts,omitempty"`
	// Contract is the contract type that the source tells, a second witness
	// for the pay basis; "" when it tells none.
	Contract string `json:"contract,omitempty"`
}

// Hours gives the minutes that a line adds to a sum of hours: every screen, paper
// and command that tells how many hours there are asks this. A withdrawn line adds
// none, also while Nmbrs still holds what was sent of it.
func (l *Line) Hours() Minutes {
	if l.Withdrawn {
		return 0
	}
	return l.Minutes
}

// Line is one hour line.
type Line struct {
	ID      LineID `json:"id"`
	Version int    `json:"v"`
	Facts
	Remark   string `json:"remark,omitempty"`
	Approved bool   `json:"approved,omitempty"`
	// Withdrawn lines count for nothing; Reason says why.
	Withdrawn bool   `json:"withdrawn,omitempty"`
	Reason    string `json:"reason,omitempty"`
	// Elsewhere marks a line that another link has paid.
	Elsewhere bool `json:"elsewhere,omitempty"`
	// Corrected is the version for which the clerk has confirmed that the
	// next export corrects what was sent, or that it stands although another
	// was sent before; 0 when none.
	Corrected int `json:"corrected,omitempty"`
	// For is the employee, or Nobody, whose the clerk confirmed a line to be that
	// was sent for somebody else; "" when none.
	For EmployeeID `json:"for,omitempty"`
	// Chosen settles a possible double: the clerk keeps this line beside the other.
	Chosen bool `json:"chosen,omitempty"`
	// Resolved says which hour is meant where the clock is ambiguous: "first" or "second".
	Resolved string `json:"resolved,omitempty"`
	// Seen lists the finding kinds that a person marked as seen.
	Seen   []FindingKind `json:"seen,omitempty"`
	Source Source        `json:"source"`
	// Doubts are the questions that wait for a person. A change of them is no
	// change of what the line pays: the version stays.
	Questions []Question `json:"questions,omitempty"`
}

// Count gives the pieces of a kind in hundredths, 0 when the line has none.
func (f Facts) Count(kind string) Hundredths { return f.Counts[kind] }

// Same tells whether two sets of facts pay the same. The remark, the approval
// and the source are not facts.
func (f Facts) Same(o Facts) bool {
	if len(f.Counts) != len(o.Counts) {
		return false
	}
	for k, v := range f.Counts {
		if w, ok := o.Counts[k]; !ok || w != v {
			return false
		}
	}
	return f.Date == o.Date && f.Person == o.Person && f.Number == o.Number && f.Email == o.Email &&
		f.NmbrsID == o.NmbrsID && f.Venue == o.Venue && f.Team == o.Team && f.Type == o.Type &&
		f.Start == o.Start && f.End == o.End && f.Break == o.Break && f.Minutes == o.Minutes &&
		f.Contract == o.Contract
}
