package link

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of asking Nmbrs what no source tells.
const (
	// CodeProbeNotREST: args company. The questions are about REST.
	CodeProbeNotREST payroll.Code = "probe-not-rest"
	// CodeProbeOther: args named, company. Another company was named as the test company.
	CodeProbeOther payroll.Code = "probe-other-company"
	// CodeProbeReal: args company. Hours were pushed through for the company.
	CodeProbeReal payroll.Code = "probe-real-company"
	// CodeProbeBusy: args employee. The employee has rows or days in Nmbrs.
	CodeProbeBusy payroll.Code = "probe-busy"
	// CodeProbeNobody: args company. Nobody there is without rows and days.
	CodeProbeNobody payroll.Code = "probe-nobody"
	// CodeProbeLeft: args employee, period. Not all could be taken back.
	CodeProbeLeft payroll.Code = "probe-left"
)

// ProbeRequest asks for the questions to be put to a server.
type ProbeRequest struct {
	// TestCompany is the name of the company as Nmbrs has it, typed by the person
	// who says that it is a test company.
	TestCompany string
	// Employee is with whom; the first one without rows and days when empty.
	Employee payroll.EmployeeID
	// HourCode and WageCode take one cent; at least one is needed.
	HourCode, WageCode int
}

// ProbeResult is what came of it. It names nobody.
type ProbeResult struct {
	Answers []nmbrs.SurveyAnswer
	// WayBack is the address by which the sign-in came home: question 8.
	WayBack string
	Period  payroll.Period
}

// mostTried is with how many people a probe is tried at most.
const mostTried = 25

// Probe puts the questions of docs/questions-for-nmbrs.md to the server, with one
// employee of a company that a person calls a test company, and takes back what
// it wrote. It refuses a company for which hours were ever pushed through.
func (s *Service) Probe(ctx context.Context, co *store.Company, req ProbeRequest) (*ProbeResult, error) {
	info, err := s.testCompany(co, req)
	if err != nil {
		return nil, err
	}
	client, _, err := s.client(co)
	if err != nil {
		return nil, err
	}
	far, translate := client, func(e nmbrs.EmployeeID) nmbrs.EmployeeID { return e }
	if b, moved := client.(*bridge); moved {
		far, translate = b.far, b.toEmployee
	}
	asks, can := far.(nmbrs.Surveyor)
	if !can {
		return nil, payroll.NewProblem(CodeProbeNotREST, "company", info.Title())
	}
	p, err := client.CurrentPeriod(ctx, nmbrs.CompanyID(info.NmbrsID))
	if err != nil {
		return nil, s.noteBroken(co, err)
	}
	who, err := s.probeWith(ctx, client, info, req.Employee)
	if err != nil {
		return nil, err
	}
	res := &ProbeResult{
		WayBack: cmp.Or(info.Link.WayBack, "http://127.0.0.1"), Period: payroll.Period{Year: p.Year, Number: p.Number},
	}
	mark := "dz:probe" + strings.ToLower(s.NewID())
	for _, e := range who {
		res.Answers, err = asks.Survey(ctx, nmbrs.SurveyTarget{
			Company: nmbrs.CompanyID(restCompany(info)), Employee: translate(e), Period: p,
			HourCode: req.HourCode, WageCode: req.WageCode, Mark: mark[:min(len(mark), len("dz:")+26)],
		})
		switch {
		case err == nil:
			return res, nil
		case errors.Is(err, nmbrs.ErrSurveyLeft):
			return res, payroll.NewProblem(CodeProbeLeft, "employee", string(e), "period", res.Period.String()).Because(err)
		case !errors.Is(err, nmbrs.ErrSurveyBusy):
			return res, Explain(err)
		case req.Employee != "":
			return nil, payroll.NewProblem(CodeProbeBusy, "employee", string(e)).Because(err)
		}
	}
	return nil, payroll.NewProblem(CodeProbeNobody, "company", info.Title())
}

// testCompany refuses all but the company that a person typed the name of, and
// one for which hours were pushed through.
func (s *Service) testCompany(co *store.Company, req ProbeRequest) (store.CompanyInfo, error) {
	info, err := co.Info()
	if err != nil {
		return info, err
	}
	if strings.TrimSpace(req.TestCompany) != strings.TrimSpace(info.Name) || info.Name == "" {
		return info, payroll.NewProblem(CodeProbeOther, "named", payroll.Clean(req.TestCompany, 80), "company", info.Name)
	}
	if info.Link.Transport != store.TransportREST {
		return info, payroll.NewProblem(CodeProbeNotREST, "company", info.Title())
	}
	newest, err := co.NewestBatch()
	if err == nil && newest != "" {
		err = payroll.NewProblem(CodeProbeReal, "company", info.Title())
	}
	return info, err
}

// probeWith lists with whom to try, one who was named alone.
func (s *Service) probeWith(ctx context.Context, c nmbrs.Client, info store.CompanyInfo, named payroll.EmployeeID) ([]nmbrs.EmployeeID, error) {
	if named != "" {
		return []nmbrs.EmployeeID{nmbrs.EmployeeID(named)}, nil
	}
	list, err := c.Employees(ctx, nmbrs.CompanyID(info.NmbrsID), nmbrs.TypePayroll)
	if err != nil {
		return nil, Explain(err)
	}
	var out []nmbrs.EmployeeID
	for _, e := range list[:min(len(list), mostTried)] {
		out = append(out, e.ID)
	}
	return out, nil
}
