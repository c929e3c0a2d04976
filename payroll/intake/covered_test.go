package intake

import (
	"testing"

	"doorzet/payroll"
)

// TestANumberOfAnotherIsNobodyOfThem: numbers repeat across companies, so a file that
// gives the number of somebody to plainly another name does not have that one: it
// may be a part. Another spelling, or the number alone, is the same one.
func TestANumberOfAnotherIsNobodyOfThem(t *testing.T) {
	crew := func(names ...string) file {
		var list []Row
		for i, name := range names {
			number := string(rune('1' + i))
			list = append(list, with(row(2+i, name, "Zaak", "B", 240+60*i+len(name)), func(r *Row) { r.Number = number }))
		}
		return rows(list...)
	}
	for _, c := range []struct {
		again file
		asked bool
	}{
		{crew("Lotte Smit", "Noor Jansen", "Tim Peters"), true},
		{crew("Lotte Smit", "Noor Jansen", "Femke Visser"), true},
		{crew("Lotte Smit", "M. el Amrani", "Femke Visser"), false},
		{crew("S. Bakker", "Mo el Amrani", ""), false},
	} {
		w := newWorld(hourly("22", "1", "Sanne", "Bakker"), hourly("23", "2", "Mohamed", "el Amrani"), hourly("24", "3", "Femke", "Visser"))
		w.read(crew("Sanne Bakker", "Mohamed el Amrani", "Femke Visser"))
		ch := w.read(c.again)
		if (ch.Part != nil) != c.asked {
			t.Errorf("%s: asked whether it is a part %+v, want %v", summary(ch), ch.Part, c.asked)
		}
		for _, l := range w.offices[0].book.Lines {
			if c.asked && (l.Withdrawn || l.Question(payroll.QuestionGone) != nil) {
				t.Errorf("%s of %s is taken away before anybody said that the file is whole", l.Minutes.Clock(), l.Person)
			}
		}
	}
}
