package link_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

const testFirm = "Brasserie Het Anker B.V."

// writtenThere is what the simulator holds of rows and days.
func (o *office) writtenThere() string {
	st := o.sim.State()
	text, err := json.Marshal([]any{st.Rows, st.Wages})
	if err != nil {
		o.t.Fatal(err)
	}
	for _, d := range st.Days {
		if d.Days != 0 {
			text = append(text, d.EmployeeID...)
		}
	}
	return string(text)
}

// TestProbeAsksATestCompanyAlone: the questions are put where the name was typed
// and nothing was ever pushed through; Nmbrs then holds what it held before.
func TestProbeAsksATestCompanyAlone(t *testing.T) {
	t.Parallel()
	o, _ := restOffice(t)
	before := o.writtenThere()
	ask := link.ProbeRequest{TestCompany: testFirm, HourCode: 2100, WageCode: 5100}
	for _, name := range []string{"", "brasserie", "Strandpaviljoen De Golf B.V.", sim.GUID("Company", 71001)} {
		other := ask
		other.TestCompany = name
		if _, err := o.svc.Probe(t.Context(), o.co, other); !errors.Is(err, &payroll.Problem{Code: link.CodeProbeOther}) {
			t.Errorf("%q: %v", name, err)
		}
	}
	res, err := o.svc.Probe(t.Context(), o.co, ask)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(res)
	if err != nil || len(res.Answers) < 12 || strings.Contains(string(text), sim.GUID("Company", 71001)) {
		t.Errorf("answered %s, %v", text, err)
	}
	if after := o.writtenThere(); after != before {
		t.Errorf("left behind:\n%s\nbefore:\n%s", after, before)
	}
}

// TestProbeRefusesWhatIsPaid: a company for which hours were pushed through, and
// one over SOAP, are none to try things at.
func TestProbeRefusesWhatIsPaid(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	ask := link.ProbeRequest{TestCompany: testFirm, HourCode: 2100}
	if _, err := o.svc.Probe(t.Context(), o.co, ask); !errors.Is(err, &payroll.Problem{Code: link.CodeProbeNotREST}) {
		t.Errorf("over SOAP: %v", err)
	}
	r, _ := restOffice(t)
	r.readyREST()
	r.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	before := r.writtenThere()
	if _, err := r.svc.Probe(t.Context(), r.co, ask); !errors.Is(err, &payroll.Problem{Code: link.CodeProbeReal}) || r.writtenThere() != before {
		t.Errorf("after a sending: %v", err)
	}
}
