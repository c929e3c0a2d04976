package link

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of a settings file.
const (
	// CodeSettingsSyntax: args line, column, text. The file is not TOML as it is written.
	CodeSettingsSyntax payroll.Code = "settings-syntax"
	// CodeSettingsUnknown: args line, name. There is no setting of that name.
	CodeSettingsUnknown payroll.Code = "settings-unknown"
	// CodeSettingsValue: args line, name, value. A value that cannot be.
	CodeSettingsValue payroll.Code = "settings-value"
	// CodeSettingsVersion: args found, known. A newer program wrote the file.
	CodeSettingsVersion payroll.Code = "settings-version"
	// CodeSettingsCadence: args line, ours, theirs. The file is for another cadence.
	CodeSettingsCadence payroll.Code = "settings-cadence"
	// CodeSettingsCode: args line, name, code. Nmbrs knows no such code here.
	CodeSettingsCode payroll.Code = "settings-code"
)

// settingsVersion is the form of the settings file.
const settingsVersion = 1

// settingsFile is the office's choices as one readable file. Choices about
// people, links of names and the cut-over are the company's own and stay out.
type settingsFile struct {
	Version     int                       `toml:"version"`
	Company     string                    `toml:"company,omitempty" comment:"for the reader only"`
	Periods     filePeriods               `toml:"periods" comment:"first worked day that is paid in period 1, from a period onward"`
	Codes       []fileCode                `toml:"codes" comment:"U = hour code, L = wage code, - = deliberately not; a rate makes euros of pieces"`
	Days        []fileSwitch              `toml:"days,omitempty" comment:"whether worked days go along"`
	Along       []fileMatrix              `toml:"goes-along,omitempty" comment:"what goes along, per pay basis"`
	ExtraTypes  []string                  `toml:"extra-hour-types,omitempty"`
	ExtraFrom   []fileTypes               `toml:"extra-hours-from,omitempty" comment:"the types of extra hours from a period onward"`
	Correction  payroll.CorrectionPolicy  `toml:"correction,omitempty" comment:"current or twk"`
	Corrections []fileCorrection          `toml:"corrections-from,omitempty" comment:"current or twk, for a period and later ones"`
	Off         []payroll.FindingKind     `toml:"findings-off,omitempty"`
	Surcharges  []fileSurcharge           `toml:"surcharges,omitempty" comment:"percent is what comes above the ordinary wage"`
	Holidays    []fileHolidays            `toml:"holidays,omitempty"`
	CostCentres []fileCentres             `toml:"cost-centres,omitempty"`
	Profiles    map[string]map[string]any `toml:"profiles,omitempty" comment:"columns of other files, by name"`
}

type filePeriods struct {
	Cadence payroll.Cadence `toml:"cadence"`
	Rules   []fileRule      `toml:"rules,omitempty"`
}

type fileRule struct {
	From  payroll.Period   `toml:"from"`
	First payroll.Date     `toml:"first"`
	Basis payroll.PayBasis `toml:"basis,omitempty"`
}

type fileCode struct {
	Type string         `toml:"type"`
	From payroll.Period `toml:"from"`
	Code codeText       `toml:"code"`
	Rate *amountText    `toml:"rate,omitempty"`
}

type fileSwitch struct {
	From payroll.Period `toml:"from"`
	On   bool           `toml:"on"`
}

type fileTypes struct {
	From  payroll.Period `toml:"from"`
	Types []string       `toml:"types"`
}

type fileCorrection struct {
	From   payroll.Period           `toml:"from"`
	Policy payroll.CorrectionPolicy `toml:"policy"`
}

type fileMatrix struct {
	From  payroll.Period                             `toml:"from"`
	Bases map[payroll.PayBasis]map[payroll.Part]bool `toml:"bases"`
}

type fileSurcharge struct {
	Name     string             `toml:"name"`
	From     payroll.Period     `toml:"from"`
	Percent  amountText         `toml:"percent"`
	Replaces bool               `toml:"replaces,omitempty"`
	Days     []int              `toml:"days,omitempty"`
	Start    clockText          `toml:"start"`
	End      clockText          `toml:"end"`
	Holidays payroll.HolidayUse `toml:"holidays,omitempty"`
	UntilTwo bool               `toml:"until-two,omitempty"`
	Teams    []string           `toml:"teams,omitempty"`
	Jobs     []string           `toml:"functions,omitempty"`
	Types    []string           `toml:"types,omitempty"`
	Break    payroll.BreakRule  `toml:"break,omitempty"`
	Rank     int                `toml:"rank,omitempty"`
	Stacks   bool               `toml:"stacks,omitempty"`
	Off      bool               `toml:"off,omitempty"`
}

type fileHolidays struct {
	From          payroll.Period `toml:"from"`
	LiberationDay bool           `toml:"liberation-day,omitempty"`
	Off           []string       `toml:"off,omitempty"`
	Extra         []payroll.Date `toml:"extra,omitempty"`
}

type fileCentres struct {
	From   payroll.Period    `toml:"from"`
	Teams  map[string]string `toml:"teams,omitempty"`
	Venues map[string]string `toml:"venues,omitempty"`
}

var errText = errors.New("link: not a value of this setting")

// codeText is a decision as the file writes it: U2100, L5100 or -.
type codeText payroll.CodeChoice

// MarshalText writes U2100, L5100 or -.
func (c codeText) MarshalText() ([]byte, error) {
	switch {
	case c.Not:
		return []byte("-"), nil
	case c.Kind == payroll.KindWage:
		return []byte("L" + strconv.Itoa(c.Code)), nil
	}
	return []byte("U" + strconv.Itoa(c.Code)), nil
}

// UnmarshalText reads it.
func (c *codeText) UnmarshalText(b []byte) error {
	s := strings.TrimSpace(string(b))
	if s == "-" {
		*c = codeText{Not: true}
		return nil
	}
	if len(s) < 2 {
		return errText
	}
	n, err := strconv.Atoi(s[1:])
	kind, ok := map[byte]payroll.Kind{'U': payroll.KindHours, 'L': payroll.KindWage}[s[0]]
	if err != nil || n <= 0 || !ok {
		return errText
	}
	*c = codeText{Kind: kind, Code: n}
	return nil
}

// amountText is an amount with at most two decimals.
type amountText payroll.Hundredths

// MarshalText writes it with a point.
func (a amountText) MarshalText() ([]byte, error) { return []byte(payroll.Hundredths(a).String()), nil }

// UnmarshalText reads it.
func (a *amountText) UnmarshalText(b []byte) error {
	h, err := payroll.ParseHundredths(string(b))
	*a = amountText(h)
	return err
}

// clockText is a time of day, hh:mm.
type clockText payroll.ClockTime

// MarshalText writes hh:mm.
func (c clockText) MarshalText() ([]byte, error) { return []byte(payroll.ClockTime(c).String()), nil }

// UnmarshalText reads it.
func (c *clockText) UnmarshalText(b []byte) error {
	h, m, ok := strings.Cut(string(b), ":")
	hours, err := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	if !ok || err != nil || err2 != nil || hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || hours*60+minutes > 24*60 {
		return errText
	}
	*c = clockText((hours*60 + minutes) % (24 * 60))
	return nil
}

// ExportSettings writes the company's choices as one readable TOML file.
func (s *Service) ExportSettings(co *store.Company) ([]byte, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	f := fileOf(set)
	f.Company = info.Title()
	if f.Profiles, err = s.profileTables(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("# Doorzet: settings of a company, to read, keep and copy\n")
	e := toml.NewEncoder(&b)
	e.SetIndentTables(false)
	if err := e.Encode(f); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// fileOf lays settings out as the file has them, in a fixed order.
func fileOf(set payroll.Settings) settingsFile {
	f := settingsFile{
		Version: settingsVersion, ExtraTypes: set.ExtraTypes, Correction: set.Correction, Off: set.Off,
		Periods: filePeriods{Cadence: set.Calendar.Cadence}, Codes: []fileCode{},
	}
	for _, r := range set.Calendar.Rules {
		f.Periods.Rules = append(f.Periods.Rules, fileRule(r))
	}
	for _, name := range slices.Sorted(maps.Keys(set.Codes)) {
		for _, d := range set.Codes[name] {
			c := fileCode{Type: name, From: d.From, Code: codeText(d.Value)}
			if d.Value.Rate != nil {
				rate := amountText(*d.Value.Rate)
				c.Rate, c.Code.Rate = &rate, nil
			}
			f.Codes = append(f.Codes, c)
		}
	}
	for _, d := range set.Days {
		f.Days = append(f.Days, fileSwitch{d.From, d.Value})
	}
	for _, d := range set.ExtraFrom {
		f.ExtraFrom = append(f.ExtraFrom, fileTypes{d.From, d.Value})
	}
	for _, d := range set.Corrections {
		f.Corrections = append(f.Corrections, fileCorrection{d.From, d.Value})
	}
	for _, d := range set.Matrix {
		f.Along = append(f.Along, fileMatrix{d.From, d.Value})
	}
	for _, name := range slices.Sorted(maps.Keys(set.Surcharges)) {
		for _, d := range set.Surcharges[name] {
			f.Surcharges = append(f.Surcharges, surchargeText(d.From, d.Value))
		}
	}
	for _, d := range set.Holidays {
		f.Holidays = append(f.Holidays, fileHolidays{d.From, d.Value.LiberationDay, d.Value.Off, d.Value.Extra})
	}
	for _, d := range set.CostCentres {
		f.CostCentres = append(f.CostCentres, fileCentres{d.From, d.Value.Teams, d.Value.Venues})
	}
	return f
}

func surchargeText(from payroll.Period, r payroll.SurchargeRule) fileSurcharge {
	return fileSurcharge{
		Name: r.Name, From: from, Percent: amountText(r.Percent), Replaces: r.Replaces, Days: r.Days, Start: clockText(r.Window.Start),
		End: clockText(r.Window.End), Holidays: r.Holidays, UntilTwo: r.UntilTwo, Teams: r.Scope.Teams, Jobs: r.Scope.Functions,
		Types: r.Scope.Types, Break: r.Break, Rank: r.Rank, Stacks: r.Stacks, Off: r.Off,
	}
}

func (f *fileSurcharge) rule() payroll.SurchargeRule {
	return payroll.SurchargeRule{
		Name: f.Name, Percent: payroll.Hundredths(f.Percent), Replaces: f.Replaces, Days: f.Days,
		Window: payroll.Window{Start: payroll.ClockTime(f.Start), End: payroll.ClockTime(f.End)}, Holidays: f.Holidays, UntilTwo: f.UntilTwo,
		Scope: payroll.Scope{Teams: f.Teams, Functions: f.Jobs, Types: f.Types}, Break: f.Break, Rank: f.Rank, Stacks: f.Stacks, Off: f.Off,
	}
}
