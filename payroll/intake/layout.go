package intake

import (
	"strings"

	"doorzet/payroll"
)

// Field says what a column means.
type Field string

// The fields. A column that means none of these is not read at all.
const (
	FieldDate     Field = "datum"
	FieldPerson   Field = "naam"
	FieldFirst    Field = "voornaam"
	FieldLast     Field = "achternaam"
	FieldNumber   Field = "personeelsnummer"
	FieldVenue    Field = "vestiging"
	FieldTeam     Field = "team"
	FieldType     Field = "type"
	FieldStart    Field = "start"
	FieldEnd      Field = "eind"
	FieldBreak    Field = "pauze"
	FieldHours    Field = "uren"
	FieldRemark   Field = "opmerking"
	FieldApproved Field = "goedgekeurd"
	FieldEmail    Field = "e-mail"
	FieldNmbrsID  Field = "nmbrs id"
	FieldContract Field = "contracttype"
	// FieldCount followed by a kind is a number of pieces: "aantal maaltijden".
	FieldCount Field = "aantal "
)

// CountOf gives the field of a number of pieces of a kind.
func CountOf(kind string) Field { return FieldCount + Field(payroll.FoldType(kind)) }

// kind gives the kind of a count, false for another field.
func (f Field) kind() (string, bool) {
	k, ok := strings.CutPrefix(string(f), string(FieldCount))
	return k, ok && k != ""
}

// Fields lists the fields that a column can be given, the counts aside.
func Fields() []Field {
	return []Field{
		FieldDate, FieldPerson, FieldFirst, FieldLast, FieldNumber, FieldVenue, FieldTeam, FieldType,
		FieldStart, FieldEnd, FieldBreak, FieldHours, FieldRemark, FieldApproved, FieldEmail,
		FieldNmbrsID, FieldContract,
	}
}

// none marks a field without a column.
const none = -1

// layout says which cell of a row holds what.
type layout struct {
	kind payroll.SourceKind
	form string
	// heads are the header's cells for the screen; their number is the width
	// that every row must have.
	heads []string
	cols  columnSet
	// counts are the columns with a number of pieces.
	counts []countColumn
	// widens lets a row be shorter or longer: sheets leave out empty cells.
	widens bool
	// trims is how many empty cells every row has behind those of the header.
	trims int
	dates DateOrder
	// fallback is the type of a row without one.
	fallback string
	// eitje tells that h:mm or decimals decide the form.
	eitje bool
	// secondForm is set when the header has a column of eitje's second form.
	secondForm bool
	// hoursIn, breakIn and clockIn tell how lengths and times are written; NotationFree
	// is to be found out, and dates "" is.
	hoursIn, breakIn, clockIn Notation
	// serial allows a bare number as a date, as sheets hold it.
	serial bool
	// epoch is how many days later than in most sheets the days begin.
	epoch payroll.Date
	// day is the one on which somebody puts every row, 0 where rows have their own.
	day payroll.Date
	// turn is set where the header has a column for each day.
	turn *turn
	// sheets are those that are read together, none for one; beside tells of them and of
	// those that are not read.
	sheets []string
	beside []Note
}

type countColumn struct {
	cell int
	kind string
}

// columnSet holds the cell of each field that a row may have.
type columnSet struct {
	date, person, first, last, number int
	venue, team, typ                  int
	start, end, pause, hours          int
	remark, approved                  int
	email, nmbrsID, contract          int
}

func noColumns() columnSet {
	return columnSet{
		date: none, person: none, first: none, last: none, number: none,
		venue: none, team: none, typ: none,
		start: none, end: none, pause: none, hours: none,
		remark: none, approved: none, email: none, nmbrsID: none, contract: none,
	}
}

// at gives the place where a field's cell is kept, nil for an unknown field.
func (c *columnSet) at(f Field) *int {
	switch f {
	case FieldDate:
		return &c.date
	case FieldPerson:
		return &c.person
	case FieldFirst:
		return &c.first
	case FieldLast:
		return &c.last
	case FieldNumber:
		return &c.number
	case FieldVenue:
		return &c.venue
	case FieldTeam:
		return &c.team
	case FieldType:
		return &c.typ
	case FieldStart:
		return &c.start
	case FieldEnd:
		return &c.end
	case FieldBreak:
		return &c.pause
	case FieldHours:
		return &c.hours
	default:
		return c.atWitness(f)
	}
}

func (c *columnSet) atWitness(f Field) *int {
	switch f {
	case FieldRemark:
		return &c.remark
	case FieldApproved:
		return &c.approved
	case FieldEmail:
		return &c.email
	case FieldNmbrsID:
		return &c.nmbrsID
	case FieldContract:
		return &c.contract
	default:
		return nil
	}
}
