package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// BatchReport is everything that a control report tells of a batch. Its
// figures are those that were frozen with the steps, whatever the settings
// and the lines say today.
type BatchReport struct {
	Info  store.CompanyInfo
	Batch payroll.Batch
	// Days are the days of the period that the batch is for.
	Days payroll.Span
	// Digest identifies the frozen figures: see payroll.BatchDigest.
	Digest string
	Steps  []ReportStep
	Codes  []CodeSum
	// People counts the employees, Lines the hour lines, Minutes their time.
	People, Lines int
	Minutes       payroll.Minutes
	// Odd counts steps whose lines do not add up to what was wanted; always 0.
	Odd int
}

// ReportStep is a step of a batch with what surrounds it.
type ReportStep struct {
	payroll.Step
	Person, Number string
	// Written is what the calls that were done changed in Nmbrs, After what
	// Nmbrs then held of the component.
	Written, After payroll.Hundredths
	// Rows are the rows of Nmbrs that the step made or removed.
	Rows  []payroll.RowID
	Lines []ReportLine
	// Later is the batch that did the same target after this step was refused
	// or stayed in doubt, "" when none did.
	Later payroll.BatchID
	// AddsUp tells whether the frozen lines make up the wanted total.
	AddsUp bool
}

// Corrects tells whether something had been sent for the target before.
func (s *ReportStep) Corrects() bool { return s.Undoes == "" && s.Ours != 0 }

// ReportLine is an hour line behind a step, with the share that was frozen.
type ReportLine struct {
	payroll.Counted
	// Of is the line as it is now; Known is false when the ledger has it no more.
	Of    payroll.Line
	Known bool
	// Altered tells that the line was changed or withdrawn after it was sent.
	Altered bool
	// ReadAt is when the file was read in, RFC 3339, "" for a typed line.
	ReadAt string
}

// CodeSum adds up one component over the batch.
type CodeSum struct {
	Component payroll.Component
	People    int
	Lines     int
	Minutes   payroll.Minutes
	// Wanted, Before, Written and After are sums over the steps that were done.
	Wanted, Before, Written, After payroll.Hundredths
	// Refused and Open count steps that were refused, or have not come to an end.
	Refused, Open int
}

// Report gathers what a control report tells of a batch; "" or "last" is the
// newest. Nmbrs is not asked.
func (s *Service) Report(co *store.Company, id payroll.BatchID) (*BatchReport, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	all, err := co.Batches()
	if err != nil {
		return nil, err
	}
	i := len(all) - 1
	if id != "" && id != "last" {
		i = slices.IndexFunc(all, func(b payroll.Batch) bool { return b.ID == id })
	}
	if i < 0 {
		return nil, payroll.NewProblem(CodeNoBatch, "batch", payroll.Clean(string(id), 60))
	}
	r := &BatchReport{Info: info, Batch: all[i]}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	r.Days = span(set.Calendar, r.Batch.ForPeriod)
	steps, err := co.Steps(r.Batch.ID)
	if err != nil {
		return nil, err
	}
	r.Digest = payroll.BatchDigest(r.Batch, steps)
	if err := s.reportSteps(co, r, set, steps); err != nil {
		return nil, err
	}
	r.sum()
	return r, nil
}

// reportSteps puts people, lines and later batches beside the steps.
func (s *Service) reportSteps(co *store.Company, r *BatchReport, set payroll.Settings, steps []payroll.Step) error {
	people, err := co.Team()
	if err != nil {
		return err
	}
	team := payroll.NewTeam(people)
	lines, err := s.linesBehind(co, set, steps)
	if err != nil {
		return err
	}
	files, err := s.readMoments()
	if err != nil {
		return err
	}
	later, err := laterBatches(co, steps)
	if err != nil {
		return err
	}
	split := splitCodes(steps)
	for _, st := range steps {
		if st.State == payroll.StepSuperseded {
			continue // another step of the batch took its place
		}
		p, _ := team.Person(st.Employee)
		rs := ReportStep{Step: st, Person: cmp.Or(p.Name(), string(st.Employee)), Number: p.Number}
		rs.result()
		if st.State != payroll.StepDone {
			rs.Later = later[st.ID]
		}
		for _, c := range st.Counts {
			rl := ReportLine{Counted: c}
			if rl.Of, rl.Known = lines[c.Line]; rl.Known {
				rl.Altered = rl.Of.Withdrawn || rl.Of.Version != c.Version
				rl.ReadAt = files[rl.Of.Source.Hash]
			}
			rs.Lines = append(rs.Lines, rl)
		}
		rs.AddsUp = rs.Undoes != "" || addsUp(st, split)
		r.Steps = append(r.Steps, rs)
	}
	slices.SortStableFunc(r.Steps, func(a, b ReportStep) int {
		pa, _ := team.Person(a.Employee)
		pb, _ := team.Person(b.Employee)
		return cmp.Or(cmp.Compare(payroll.SortName(pa), payroll.SortName(pb)), cmp.Compare(a.Employee, b.Employee), compareComponents(a.Component, b.Component))
	})
	return nil
}

// splitCodes tells which codes of which employees are split over cost centres.
func splitCodes(steps []payroll.Step) map[component]bool {
	out := map[component]bool{}
	for _, st := range steps {
		if st.Component.CostCentre != "" {
			out[component{st.Employee, st.Component.Kind, st.Component.Code}] = true
		}
	}
	return out
}

// addsUp tells whether the frozen lines make up the wanted total. Hours are
// rounded once per code and then split over cost centres, so that a part of a
// split code may be a hundredth off.
func addsUp(st payroll.Step, split map[component]bool) bool {
	off := payroll.SumOf(st.Component.Kind, st.Counts) - st.Apart - st.Wanted
	return off == 0 || (split[component{st.Employee, st.Component.Kind, st.Component.Code}] && off >= -1 && off <= 1)
}

// compareComponents puts hours before wage codes before days, each by code.
func compareComponents(a, b payroll.Component) int {
	kinds := []payroll.Kind{payroll.KindHours, payroll.KindWage, payroll.KindWorked}
	return cmp.Or(
		cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.CostCentre, b.CostCentre),
	)
}

// result works out what the calls that were done changed.
func (s *ReportStep) result() {
	s.After = s.Seen
	for _, c := range s.Calls {
		if c.State != payroll.StepDone {
			continue
		}
		switch c.Op {
		case payroll.OpAdd:
			s.Written += c.Amount
			s.After += c.Amount
		case payroll.OpRemove:
			s.Written -= c.Amount
			s.After -= c.Amount
		case payroll.OpSet:
			s.Written += c.Amount - s.Seen
			s.After = c.Amount
		}
		if c.Row != "" {
			s.Rows = append(s.Rows, c.Row)
		}
	}
}

// linesBehind finds the lines that steps count. A line that was moved to
// another date after it was sent is found by its id.
func (s *Service) linesBehind(co *store.Company, set payroll.Settings, steps []payroll.Step) (map[payroll.LineID]payroll.Line, error) {
	out := map[payroll.LineID]payroll.Line{}
	asked := map[payroll.LineID]bool{}
	var keys []store.LineKey
	for _, st := range steps {
		for _, c := range st.Counts {
			if !asked[c.Line] {
				asked[c.Line] = true
				keys = append(keys, store.LineKey{Date: c.Date, ID: c.Line})
			}
		}
	}
	found, err := co.LinesByKey(keys)
	if err != nil {
		return nil, err
	}
	for _, l := range found {
		out[l.ID] = l
	}
	periods := map[payroll.Period]bool{}
	for _, st := range steps {
		if len(out) == len(asked) || periods[st.ForPeriod] {
			continue
		}
		periods[st.ForPeriod] = true
		lines, err := co.Lines(span(set.Calendar, st.ForPeriod))
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if asked[l.ID] {
				out[l.ID] = l
			}
		}
	}
	return out, nil
}

// readMoments tells per file, by its hash, when it was read in.
func (s *Service) readMoments() (map[string]string, error) {
	files, err := s.Ledger.Files()
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, f := range files {
		out[f.Hash] = f.At
	}
	return out, nil
}

// laterBatches tells, per step that was not done, which later step for the
// same target was.
func laterBatches(co *store.Company, steps []payroll.Step) (map[payroll.StepID]payroll.BatchID, error) {
	out := map[payroll.StepID]payroll.BatchID{}
	known := map[payroll.Period][]payroll.Step{}
	for _, st := range steps {
		if st.State == payroll.StepDone || st.State == payroll.StepSuperseded {
			continue
		}
		if _, ok := known[st.ForPeriod]; !ok {
			all, err := co.StepsFor(st.ForPeriod)
			if err != nil {
				return nil, err
			}
			known[st.ForPeriod] = all
		}
		passed := false
		for _, o := range known[st.ForPeriod] {
			passed = passed || o.ID == st.ID
			if passed && o.Target() == st.Target() && o.State == payroll.StepDone && o.Undoes == "" {
				out[st.ID] = o.Batch
			}
		}
	}
	return out, nil
}

// sum adds the steps up, per component and together.
func (r *BatchReport) sum() {
	at := map[payroll.Component]*CodeSum{}
	people, lines := map[payroll.EmployeeID]bool{}, map[payroll.LineID]payroll.Minutes{}
	perCode := map[payroll.Component]map[payroll.LineID]bool{}
	for i := range r.Steps {
		s := &r.Steps[i]
		people[s.Employee] = true
		c := at[s.Component]
		if c == nil {
			c = &CodeSum{Component: s.Component}
			at[s.Component], perCode[s.Component] = c, map[payroll.LineID]bool{}
		}
		if !s.AddsUp {
			r.Odd++
		}
		for _, n := range s.Counts {
			lines[n.Line] = max(lines[n.Line], n.Minutes)
			perCode[s.Component][n.Line] = true
		}
		switch {
		case s.State == payroll.StepRefused:
			c.Refused++
		case s.State.Open():
			c.Open++
		default:
			c.People++
			c.Minutes += s.Minutes
			c.Wanted += s.Wanted
			c.Before += s.Seen
			c.Written += s.Written
			c.After += s.After
		}
	}
	r.People, r.Lines = len(people), len(lines)
	for _, m := range lines {
		r.Minutes += m
	}
	for k, c := range at {
		c.Lines = len(perCode[k])
		r.Codes = append(r.Codes, *c)
	}
	slices.SortFunc(r.Codes, func(a, b CodeSum) int { return compareComponents(a.Component, b.Component) })
}
