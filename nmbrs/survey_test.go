package nmbrs_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
)

const surveyMark = "dz:probeabcdefghijklmnopqrstu"

func (c *contract) survey(t *testing.T, who nmbrs.EmployeeID) ([]nmbrs.SurveyAnswer, error) {
	t.Helper()
	s, can := c.Client.(nmbrs.Surveyor)
	if !can {
		t.Skip("SOAP is documented")
	}
	return s.Survey(t.Context(), nmbrs.SurveyTarget{
		Company: c.company(), Employee: who, Period: november(), HourCode: 2100, WageCode: 5100, Mark: surveyMark,
	})
}

// written is what the simulator holds of everybody.
func (c *contract) written(t *testing.T) string {
	t.Helper()
	st := c.sim.State()
	days := slices.DeleteFunc(st.Days, func(d sim.StateDays) bool { return d.Days == 0 })
	text, err := json.Marshal([]any{st.Rows, st.Wages, days})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSurveyAsksAndTakesBack: in each dialect every question is answered as that
// dialect speaks, nothing is left behind, and the answers say nothing of anybody.
func TestSurveyAsksAndTakesBack(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		before := c.written(t)
		answers, err := c.survey(t, c.worker(worker))
		if err != nil {
			t.Fatal(err)
		}
		if after := c.written(t); after != before {
			t.Errorf("left behind:\n%s\nbefore:\n%s", after, before)
		}
		asked := map[int]bool{}
		for _, a := range answers {
			asked[a.Question] = true
		}
		for n := 1; n <= 10; n++ {
			if n != 8 && !asked[n] { // the eighth is answered by the sign-in
				t.Errorf("question %d was not asked", n)
			}
		}
		text, err := json.Marshal(answers)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Sanne", "Bakker", "bakker@", string(c.worker(worker)), string(c.company()), sim.DefaultKey, "dz:", "Anker"} {
			if strings.Contains(string(text), secret) {
				t.Errorf("the answers tell %q: %s", secret, text)
			}
		}
		c.checkAnswers(t, answers)
	})
}

// checkAnswers holds answers against what the dialect is known to do.
func (c *contract) checkAnswers(t *testing.T, answers []nmbrs.SurveyAnswer) {
	t.Helper()
	found := func(question int, part string) nmbrs.SurveyAnswer {
		for _, a := range answers {
			if a.Question == question && strings.Contains(a.Asked, part) {
				return a
			}
		}
		t.Errorf("nothing of question %d with %q", question, part)
		return nmbrs.SurveyAnswer{}
	}
	days := map[string]string{sim.DialectCurrent: "replaces", sim.DialectOld: "replaces, components per day kept", sim.DialectOther: "adds"}
	if a := found(2, "second figure"); !strings.HasPrefix(a.Found, days[c.dialect]) {
		t.Errorf("days: %+v", a)
	}
	lists := map[string]string{sim.DialectCurrent: "variablewagecomponents", sim.DialectOld: "variableWageComponents", sim.DialectOther: "VariableWagecomponents"}
	if shape, err := json.Marshal(found(4, "").Shape); err != nil || !strings.Contains(string(shape), `"`+lists[c.dialect]+`"`) {
		t.Errorf("the list of wages: %s, %v", shape, err)
	}
	if a := found(1, "variablehours"); a.Status != 200 && a.Status != 201 {
		t.Errorf("a new row: %+v", a)
	}
	if a := found(5, "variablehours"); (a.Status == 404) != (c.dialect == sim.DialectOther) {
		t.Errorf("no rows: %+v", a)
	}
	if a := found(6, "runs"); !strings.HasPrefix(a.Found, "types: ") || a.Found == "types: " {
		t.Errorf("runs: %+v", a)
	}
	if a := found(10, "comment"); !strings.Contains(a.Found, "as given") {
		t.Errorf("comments: %+v", a)
	}
}

// TestSurveyLeavesOthersAlone: somebody who has a row or days of his own is not
// written to; what an earlier survey left goes first.
func TestSurveyLeavesOthersAlone(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		who := c.worker(worker)
		if c.name != "rest" {
			t.Skip("SOAP is documented")
		}
		id, err := c.InsertHours(t.Context(), nmbrs.Insert{Employee: who, Code: 2100, Amount: 1, Comment: "met de hand", Period: november()})
		want(t, err, id != "")
		before := c.written(t)
		if _, err := c.survey(t, who); !errors.Is(err, nmbrs.ErrSurveyBusy) || c.written(t) != before {
			t.Errorf("a row typed by hand: %v", err)
		}
		gone, err := c.DeleteHours(t.Context(), who, id)
		want(t, err, gone)
		want(t, c.SetDays(t.Context(), nmbrs.SetDays{Employee: who, Days: 3, Period: november()}), true)
		before = c.written(t)
		if _, err := c.survey(t, who); !errors.Is(err, nmbrs.ErrSurveyBusy) || c.written(t) != before {
			t.Errorf("days typed by hand: %v", err)
		}
		want(t, c.SetDays(t.Context(), nmbrs.SetDays{Employee: who, Days: 0, Period: november()}), true)
		clean := c.written(t)
		_, err = c.InsertHours(t.Context(), nmbrs.Insert{Employee: who, Code: 2100, Amount: 1, Comment: "dz:probezzz", Period: november()})
		want(t, err, true)
		if _, err := c.survey(t, who); err != nil || c.written(t) != clean {
			t.Errorf("what an earlier survey left: %v", err)
		}
	})
}
