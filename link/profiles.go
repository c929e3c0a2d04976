package link

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// Problems of column profiles.
const (
	// CodeNoProfile: args profile. There is no profile of this name.
	CodeNoProfile payroll.Code = "import-no-profile"
	// CodeProfileName: no args. A profile needs a name.
	CodeProfileName payroll.Code = "profile-no-name"
)

// Profiles lists the kept column profiles by name.
func (s *Service) Profiles() ([]intake.Profile, error) {
	kept, err := s.Ledger.Profiles()
	if err != nil {
		return nil, err
	}
	out := make([]intake.Profile, 0, len(kept))
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		var p intake.Profile
		if err := json.Unmarshal(kept[name], &p); err != nil {
			return nil, fmt.Errorf("link: reading profile %q: %w", payroll.Clean(name, 60), err)
		}
		p.Name = name
		out = append(out, p)
	}
	return out, nil
}

// Profile gives a kept column profile. It fails with CodeNoProfile.
func (s *Service) Profile(name string) (*intake.Profile, error) {
	all, err := s.Profiles()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if strings.EqualFold(all[i].Name, strings.TrimSpace(name)) {
			return &all[i], nil
		}
	}
	return nil, payroll.NewProblem(CodeNoProfile, "profile", payroll.Clean(name, 60))
}

// SaveProfile keeps a column profile under its name, in place of an earlier one.
func (s *Service) SaveProfile(p intake.Profile) error {
	if p.Name = strings.TrimSpace(payroll.Clean(p.Name, 60)); p.Name == "" {
		return payroll.NewProblem(CodeProfileName)
	}
	if old, err := s.Profile(p.Name); err == nil {
		p.Name = old.Name // the same name in other capitals is the same kind of source
	}
	content, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("link: writing a profile: %w", err)
	}
	return s.Ledger.SaveProfile(p.Name, content)
}

// DropProfile forgets a column profile. It fails with CodeNoProfile.
func (s *Service) DropProfile(name string) error {
	p, err := s.Profile(name)
	if err != nil {
		return err
	}
	return s.Ledger.SaveProfile(p.Name, nil)
}

// guessed makes a profile without a name for a file that is no known form, or of
// which columns are named; nil for a known form.
func guessed(req ImportRequest) (*intake.Profile, error) {
	known, why := intake.Recognise(req.Input)
	if !req.Way.Names() && (known || !intake.Guessable(why)) {
		return nil, nil // reading it tells what is the matter
	}
	p, err := intake.GuessUnseen(req.Input, req.Way)
	if err != nil && why != nil && !req.Way.Names() && !errors.Is(err, &payroll.Problem{Code: intake.CodeNoDays}) {
		return nil, why // what the file has is told, not what a guess made of it
	}
	p.Name = req.ProfileName
	return &p, err
}

// profileOf finds the kept profile by which a file is read; nil for a known
// form, and for one that nobody has said how to read.
func (s *Service) profileOf(in intake.Input) (*intake.Profile, error) {
	all, err := s.Profiles()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	p, exact := intake.MatchProfile(in, all)
	if exact || p == nil {
		return p, nil
	}
	if intake.KnownForm(in) {
		return nil, nil
	}
	return p, nil
}
