package intake

import (
	"fmt"
	"strings"
	"testing"

	"doorzet/payroll"
)

// unseen reads a file as the command line does.
func unseen(t *testing.T, text string) Result {
	t.Helper()
	in := Input{Name: "uren.csv", Data: []byte(text)}
	res, err := Read(t.Context(), in, Options{})
	if err != nil {
		p, guessed := GuessUnseen(in, nil)
		if guessed != nil {
			t.Fatalf("%v, %v", err, guessed)
		}
		if res, err = Read(t.Context(), in, Options{Profile: &p}); err != nil {
			t.Fatal(err)
		}
	}
	return res
}

// The kind of hours is read under each name that programs give it, in an hour list as
// in any file; under a name that is not known a word of leave or sickness is told, and
// no approval of the file holds for such a row.
func TestLeaveIsNeverWorkInSilence(t *testing.T) {
	for _, person := range []string{"Naam", "Medewerker"} {
		for _, head := range []string{"Type", "Soort", "Uursoort", "Urensoort", "Soort uren", "Shift type", "Absence type", "Verlofsoort", "Pay code", "Categorie", "Project", "Reden"} {
			for word, absent := range map[string]bool{"ziek": true, "Sick leave": true, "Vakantie": true, "verlof (wettelijk)": true, "PTO": true, "vrijdag": false, "bar": false} {
				t.Run(fmt.Sprintf("%s, %s, %s", person, head, word), func(t *testing.T) {
					text := person + ";Datum;" + head + ";Uren;Goedgekeurd\nDaan Bakker;2-11-2026;gewerkt;8;ja\nDaan Bakker;3-11-2026;" + word + ";8;ja\n"
					res := unseen(t, text)
					if len(res.Rows) != 2 {
						t.Fatalf("%d rows, refused %v", len(res.Rows), res.Refused)
					}
					told := false
					for _, n := range res.Notes {
						told = told || n.What == NoteAbsence && n.Column == head && n.Text == word
					}
					row := res.Rows[1]
					known := guessField(foldHead(head)) == FieldType || strings.EqualFold(head, "type")
					switch {
					case known && payroll.FoldType(row.Type) != payroll.FoldType(word):
						t.Errorf("read as %q", row.Type)
					case known && told, !absent && told:
						t.Errorf("told without a reason: %v", res.Notes)
					case !known && absent && (!told || row.Approved):
						t.Errorf("told %v, approved %v: %v", told, row.Approved, res.Notes)
					case !known && !absent && !row.Approved:
						t.Error("the approval of the file fell")
					}
					if !res.Rows[0].Approved {
						t.Error("the row beside it lost its approval")
					}
				})
			}
		}
	}
}

// Words of absence are told from those that begin alike.
func TestAbsenceIn(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Vrijdag": "", "vrij": "vrij", "Leavenworth": "", "Annual Leave": "leave", "Ziekmelding": "ziekmelding", "bar, ziek": "ziek",
		"Feestdagtoeslag": "feestdagtoeslag", "Bar": "", "holidays": "holidays",
	} {
		if got := payroll.AbsenceIn(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A word that turns hours down is told, each of them, and one that only says "not yet" is not.
func TestHoursThatWereTurnedDownAreTold(t *testing.T) {
	for word, told := range map[string]bool{
		"Afgekeurd": true, "geweigerd": true, "Rejected": true, "declined": true, "abgelehnt": true, "nee": false, "nog niet": false, "ja": false, "pending": false,
	} {
		res := unseen(t, "Naam;Datum;Uren;Goedgekeurd\nDaan Bakker;2-11-2026;8;"+word+"\n")
		found := false
		for _, n := range res.Notes {
			found = found || n.What == NoteRejected && n.Text == word && n.Lost()
		}
		if found != told || len(res.Rows) != 1 || res.Rows[0].Approved != (word == "ja") {
			t.Errorf("%s: %+v, %+v", word, res.Notes, res.Rows)
		}
	}
}
