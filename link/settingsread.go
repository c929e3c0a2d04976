package link

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// profileTables gives the column profiles as tables of the file.
func (s *Service) profileTables() (map[string]map[string]any, error) {
	all, err := s.Profiles()
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]any{}
	for _, p := range all {
		text, err := json.Marshal(p)
		if err != nil {
			return nil, err
		}
		var table map[string]any
		if err := json.Unmarshal(text, &table); err != nil {
			return nil, err
		}
		delete(table, "name") // it is the table's own name
		out[p.Name] = table
	}
	return out, nil
}

// SettingsFile is a settings file that was read and found to be right for a
// company.
type SettingsFile struct {
	// Company is whose settings they were, for the reader.
	Company  string
	Codes    int
	Rules    int
	Profiles []string
	// KeepsPeriods tells that the pay periods stay as they are: something was
	// sent already, and the file has others.
	KeepsPeriods bool
	settings     payroll.Settings
	profiles     []intake.Profile
}

// ReadSettings reads a settings file and checks it against the company: what
// is not right is told with its line. Nothing is changed.
func (s *Service) ReadSettings(co *store.Company, content []byte) (*SettingsFile, error) {
	f, err := parseSettings(content)
	if err != nil {
		return nil, err
	}
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	r := settingsReader{text: strings.Split(string(content), "\n"), f: f, info: info}
	out := &SettingsFile{Company: payroll.Clean(f.Company, 120), Codes: len(f.Codes), Rules: len(f.Surcharges)}
	if out.settings, err = r.settings(set); err != nil {
		return nil, err
	}
	if out.profiles, err = r.profiles(); err != nil {
		return nil, err
	}
	for _, p := range out.profiles {
		out.Profiles = append(out.Profiles, p.Name)
	}
	batches, err := co.Batches()
	if err != nil {
		return nil, err
	}
	if len(batches) > 0 && !sameCalendar(set.Calendar, out.settings.Calendar) {
		out.KeepsPeriods, out.settings.Calendar = true, set.Calendar
	}
	return out, nil
}

func sameCalendar(a, b payroll.Calendar) bool {
	return a.Cadence == b.Cadence && slices.Equal(a.Rules, b.Rules)
}

// ImportSettings takes over what ReadSettings found to be right.
func (s *Service) ImportSettings(co *store.Company, f *SettingsFile) error {
	for _, p := range f.profiles {
		if err := s.SaveProfile(p); err != nil {
			return err
		}
	}
	audit := store.Audit{Action: "settings-in", Args: payroll.Args{
		"codes": strconv.Itoa(f.Codes), "rules": strconv.Itoa(f.Rules), "profiles": strconv.Itoa(len(f.profiles)),
	}}
	return co.UpdateSettings(audit, func(set *payroll.Settings) error {
		merge(set, f.settings)
		return nil
	})
}

// merge takes over what a file says. What it does not speak of stays: types
// without a code in it, surcharges, and whole parts that it leaves out.
func merge(set *payroll.Settings, n payroll.Settings) {
	set.Calendar = n.Calendar
	set.Codes = merged(set.Codes, n.Codes)
	set.Surcharges = merged(set.Surcharges, n.Surcharges)
	set.Days, set.Matrix = orOld(n.Days, set.Days), orOld(n.Matrix, set.Matrix)
	set.Holidays, set.CostCentres = orOld(n.Holidays, set.Holidays), orOld(n.CostCentres, set.CostCentres)
	set.ExtraTypes, set.Off = orOld(n.ExtraTypes, set.ExtraTypes), orOld(n.Off, set.Off)
	set.ExtraFrom, set.Corrections = orOld(n.ExtraFrom, set.ExtraFrom), orOld(n.Corrections, set.Corrections)
	if n.Correction != "" {
		set.Correction = n.Correction
	}
}

func merged[V any](old, more map[string]V) map[string]V {
	out := maps.Clone(old)
	if out == nil {
		out = map[string]V{}
	}
	maps.Copy(out, more)
	return out
}

func orOld[S ~[]E, E any](n, old S) S {
	if len(n) == 0 {
		return old
	}
	return n
}

// parseSettings reads the file's form; errors name their line.
func parseSettings(content []byte) (*settingsFile, error) {
	var f settingsFile
	d := toml.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	err := d.Decode(&f)
	var strict *toml.StrictMissingError
	var bad *toml.DecodeError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		line, _ := strict.Errors[0].Position()
		return nil, payroll.NewProblem(CodeSettingsUnknown, "line", strconv.Itoa(line),
			"name", payroll.Clean(strings.Join(strict.Errors[0].Key(), "."), 80)).Because(err)
	case errors.As(err, &bad):
		line, column := bad.Position()
		return nil, payroll.NewProblem(CodeSettingsSyntax, "line", strconv.Itoa(line), "column", strconv.Itoa(column),
			"text", payroll.Clean(lineAt(content, line), 120)).Because(err)
	case err != nil:
		return nil, payroll.NewProblem(CodeSettingsSyntax, "line", "–", "column", "–", "text", "–").Because(err)
	case f.Version != settingsVersion:
		return nil, payroll.NewProblem(CodeSettingsVersion, "found", strconv.Itoa(f.Version), "known", strconv.Itoa(settingsVersion))
	}
	return &f, nil
}

func lineAt(content []byte, n int) string {
	lines := strings.Split(string(content), "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSpace(lines[n-1])
}

// settingsReader checks a file's meaning.
type settingsReader struct {
	text []string
	f    *settingsFile
	info store.CompanyInfo
}

// line finds where something is said: the n-th header (from 0), and below it
// the first line that begins with the text.
func (r *settingsReader) line(header string, n int, text string) string {
	at := 0
	for i, l := range r.text {
		if strings.HasPrefix(strings.TrimSpace(l), header) {
			if n--; n < 0 {
				at = i
				break
			}
		}
	}
	for i := at + 1; i < len(r.text); i++ {
		l := strings.TrimSpace(r.text[i])
		if strings.HasPrefix(l, "[") {
			break
		}
		if strings.HasPrefix(l, text) {
			return strconv.Itoa(i + 1)
		}
	}
	return strconv.Itoa(at + 1)
}

func (r *settingsReader) value(header string, n int, name, value string) error {
	return payroll.NewProblem(CodeSettingsValue, "line", r.line(header, n, name), "name", name, "value", payroll.Clean(value, 60))
}

// settings builds the settings on what the company has of its own.
func (r *settingsReader) settings(own payroll.Settings) (payroll.Settings, error) {
	f, out := r.f, payroll.Settings{}
	out.ExtraTypes, out.Correction, out.Off = f.ExtraTypes, f.Correction, f.Off
	out.Calendar = payroll.Calendar{Cadence: f.Periods.Cadence}
	for _, rule := range f.Periods.Rules {
		out.Calendar.Rules = append(out.Calendar.Rules, payroll.CalendarRule(rule))
	}
	for _, check := range []func(*payroll.Settings) error{r.calendar, r.words, r.codes, r.along, r.surcharges} {
		if err := check(&out); err != nil {
			return own, err
		}
	}
	for _, d := range f.ExtraFrom {
		out.ExtraFrom = out.ExtraFrom.Set(d.From, d.Types)
	}
	for _, d := range f.Days {
		out.Days = out.Days.Set(d.From, d.On)
	}
	for _, d := range f.Holidays {
		out.Holidays = out.Holidays.Set(d.From, payroll.HolidayChoice{LiberationDay: d.LiberationDay, Off: d.Off, Extra: d.Extra})
	}
	for _, d := range f.CostCentres {
		out.CostCentres = out.CostCentres.Set(d.From, payroll.CostCentres{Teams: d.Teams, Venues: d.Venues})
	}
	return out, nil
}

func (r *settingsReader) calendar(out *payroll.Settings) error {
	c := out.Calendar
	if err := c.Validate(); err != nil {
		for i, rule := range c.Rules {
			one := payroll.Calendar{Cadence: c.Cadence, Rules: []payroll.CalendarRule{rule}}
			if one.Validate() != nil {
				return r.value("[[periods.rules]]", i, "first", rule.First.String())
			}
		}
		return r.value("[periods]", 0, "cadence", string(c.Cadence))
	}
	if r.info.Cadence != "" && c.Cadence != r.info.Cadence {
		return payroll.NewProblem(CodeSettingsCadence, "line", r.line("[periods]", 0, "cadence"), "ours", string(c.Cadence), "theirs", string(r.info.Cadence))
	}
	return nil
}

// words checks the choices that are one of a few.
func (r *settingsReader) words(out *payroll.Settings) error {
	if !slices.Contains([]payroll.CorrectionPolicy{"", payroll.CorrectCurrent, payroll.CorrectTWK}, out.Correction) {
		return r.value("correction", 0, "correction", string(out.Correction))
	}
	for i, d := range r.f.Corrections {
		if d.Policy != payroll.CorrectCurrent && d.Policy != payroll.CorrectTWK {
			return r.value("[[corrections-from]]", i, "policy", string(d.Policy))
		}
		out.Corrections = out.Corrections.Set(d.From, d.Policy)
	}
	for _, k := range out.Off {
		if k.Blocks() || !slices.Contains(payroll.FindingKinds(), k) {
			return r.value("findings-off", 0, "findings-off", string(k))
		}
	}
	return nil
}

func (r *settingsReader) codes(out *payroll.Settings) error {
	out.Codes = map[string]payroll.History[payroll.CodeChoice]{}
	for i, c := range r.f.Codes {
		name := payroll.FoldType(c.Type)
		if name == "" {
			return r.value("[[codes]]", i, "type", c.Type)
		}
		choice := payroll.CodeChoice(c.Code)
		if c.Rate != nil {
			if choice.Kind != payroll.KindWage || *c.Rate <= 0 {
				return r.value("[[codes]]", i, "rate", payroll.Hundredths(*c.Rate).String())
			}
			rate := payroll.Hundredths(*c.Rate)
			choice.Rate = &rate
		}
		if !choice.Not && !r.known(choice) {
			return payroll.NewProblem(CodeSettingsCode, "line", r.line("[[codes]]", i, "code"), "name", name, "code", strconv.Itoa(choice.Code))
		}
		out.Codes[name] = out.Codes[name].Set(c.From, choice)
	}
	return nil
}

// known tells whether Nmbrs knows a code here; without a list nobody can tell.
func (r *settingsReader) known(c payroll.CodeChoice) bool {
	list := r.info.HourCodes
	if c.Kind == payroll.KindWage {
		list = r.info.WageCodes
	}
	return len(list) == 0 || slices.ContainsFunc(list, func(k store.CodeInfo) bool { return k.Code == c.Code })
}

func (r *settingsReader) along(out *payroll.Settings) error {
	bases := []payroll.PayBasis{payroll.BasisHourly, payroll.BasisFixed, payroll.BasisExtra}
	parts := []payroll.Part{payroll.PartHours, payroll.PartSurcharges, payroll.PartDays, payroll.PartMeals, payroll.PartCounts}
	for i, m := range r.f.Along {
		for b, which := range m.Bases {
			if !slices.Contains(bases, b) {
				return r.value("[[goes-along]]", i, "bases", string(b))
			}
			for part := range which {
				if !slices.Contains(parts, part) {
					return r.value("[[goes-along]]", i, string(part), string(part))
				}
			}
		}
		out.Matrix = out.Matrix.Set(m.From, m.Bases)
	}
	return nil
}

func (r *settingsReader) surcharges(out *payroll.Settings) error {
	for i := range r.f.Surcharges {
		rule := r.f.Surcharges[i].rule()
		if err := payroll.ValidateSurcharges([]payroll.SurchargeRule{rule}); err != nil {
			var p *payroll.Problem
			if errors.As(err, &p) {
				return r.value("[[surcharges]]", i, "name", rule.Name+": "+string(p.Code))
			}
			return err
		}
		if out.Surcharges == nil {
			out.Surcharges = map[string]payroll.History[payroll.SurchargeRule]{}
		}
		key := payroll.FoldType(rule.Name)
		out.Surcharges[key] = out.Surcharges[key].Set(r.f.Surcharges[i].From, rule)
	}
	return nil
}

// profiles reads the column profiles as strictly as the ledger does.
func (r *settingsReader) profiles() ([]intake.Profile, error) {
	var out []intake.Profile
	for name, table := range r.f.Profiles {
		table["name"] = name
		text, err := json.Marshal(table)
		if err != nil {
			return nil, err
		}
		var p intake.Profile
		d := json.NewDecoder(bytes.NewReader(text))
		d.DisallowUnknownFields()
		if err := d.Decode(&p); err != nil || strings.TrimSpace(name) == "" || len(p.Columns) == 0 {
			return nil, r.value("[profiles."+name, 0, "columns", name)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b intake.Profile) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}
