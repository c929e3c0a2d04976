package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// trailProof is what is known of the audit trails: the line above the log, and
// what its key does about it.
type trailProof struct {
	asked  bool
	proofs []store.TrailProof
	err    error
	// names are the companies by their key.
	names map[store.CompanyKey]string
}

type (
	trailMsg struct{ proof trailProof }
	// sealedMsg tells how sealing the trails ended.
	sealedMsg struct{ err error }
)

// proveTrails holds the trails against the journal and the seals.
func (s *logScreen) proveTrails() tea.Cmd {
	svc := s.svc
	return s.Fetch(ScreenLog, "trail", func(context.Context) tea.Msg {
		p := trailProof{asked: true, names: map[store.CompanyKey]string{}}
		if err := svc.Ledger.Sendable(); damagedOf(err) {
			p.err = err
			return trailMsg{p}
		}
		if p.proofs, p.err = svc.Ledger.ProveTrails(); p.err != nil {
			return trailMsg{p}
		}
		all, err := svc.Companies()
		for _, info := range all {
			p.names[info.Key] = info.Title()
		}
		p.err = err
		p.proofs = slices.DeleteFunc(p.proofs, func(t store.TrailProof) bool {
			return t.Entries == 0 && t.State == store.TrailUnproven // nothing to prove
		})
		return trailMsg{p}
	})
}

// damagedOf tells whether an error says that the ledger or its journal is damaged,
// which says nothing of forgery.
func damagedOf(err error) bool {
	for _, code := range []payroll.Code{store.CodeJournalDamaged, store.CodeJournalMissing, store.CodeJournalOther} {
		if errors.Is(err, &payroll.Problem{Code: code}) {
			return true
		}
	}
	return store.Damage(err)
}

// state gives the worst state of the trails; "" when there are none.
func (p trailProof) state() store.TrailState {
	for _, state := range []store.TrailState{store.TrailForged, store.TrailUnproven, store.TrailProven} {
		if slices.ContainsFunc(p.proofs, func(t store.TrailProof) bool { return t.State == state }) {
			return state
		}
	}
	return ""
}

// worst gives the first trail of the worst state.
func (p trailProof) worst() store.TrailProof {
	i := slices.IndexFunc(p.proofs, func(t store.TrailProof) bool { return t.State == p.state() })
	return p.proofs[max(0, i)]
}

// trailLine says what is proven of the log, and how one key helps.
func (s *logScreen) trailLine() (theme.Role, string) {
	p, x := s.trail, s.texts.Board.Log.Trail
	switch state := p.state(); {
	case !p.asked:
		return theme.Faint, x.Asking
	case damagedOf(p.err):
		return theme.Bad, x.Damaged
	case p.err != nil:
		return theme.Bad, x.Unread
	case state == store.TrailForged:
		return theme.Bad, fmt.Sprintf(x.Forged, s.trailName(p.worst().Company))
	case state == store.TrailUnproven:
		return theme.Warn, fmt.Sprintf(x.Unproven, s.trailWhy(p.worst()), s.trailName(p.worst().Company))
	case state == store.TrailProven:
		oldest := slices.MinFunc(p.proofs, func(a, b store.TrailProof) int { return strings.Compare(a.At, b.At) })
		return theme.Good, fmt.Sprintf(x.Proven, s.moment(oldest.At))
	}
	return theme.Faint, x.Nothing
}

func (s *logScreen) trailName(key store.CompanyKey) string {
	switch name := s.trail.names[key]; {
	case key == "":
		return s.texts.Board.Log.General
	case name != "":
		return name
	}
	return string(key)
}

// trailWhy says in a few words why nothing is proven.
func (s *logScreen) trailWhy(p store.TrailProof) string {
	x := s.texts.Board.Log.Trail
	words := map[payroll.Code]string{
		store.CodeSealNoKey: x.NoKey, store.CodeSealOther: x.OtherKey, store.CodeSealsGone: x.SealsGone,
	}
	for _, why := range p.Why {
		if text, ok := words[why.Code]; ok {
			return text
		}
	}
	return x.NoSeal
}

// trailAct is what can be done about it: sealing where that is all there is to do,
// else the words that say what to do.
func (s *logScreen) trailAct() Action {
	x := s.texts.Board.Log.Trail
	return Action{ID: "trail", Keys: []string{"f"}, Help: x.Act, Do: s.openTrail, Disabled: func() string {
		switch p := s.trail; {
		case !p.asked:
			return x.Asking
		case p.err == nil && p.state() == "":
			return x.Nothing
		}
		return ""
	}}
}

func (s *logScreen) openTrail() tea.Cmd {
	p, x := s.trail, s.texts.Board.Log.Trail
	if p.err != nil {
		s.Open(&Message{Heading: x.Title, Text: s.Word(p.err)})
		return nil
	}
	var texts []string
	for _, t := range p.proofs {
		name := s.trailName(t.Company)
		switch t.State {
		case store.TrailForged:
			texts = append(texts, fmt.Sprintf(x.IsForged, name))
		case store.TrailProven:
			texts = append(texts, fmt.Sprintf(x.IsProven, name, s.texts.Count(int(t.Sealed)), s.texts.Count(int(t.Entries)), s.moment(t.At))) //nolint:gosec // entries of one ledger
		case store.TrailUnproven:
			texts = append(texts, fmt.Sprintf(x.IsUnproven, name))
		}
		for _, why := range t.Why {
			if text := s.Word(why); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	text := strings.Join(texts, "\n\n")
	if p.state() == store.TrailForged {
		s.Open(&Message{Heading: x.Title, Text: text})
		return nil
	}
	s.Open(&Confirm{Heading: x.Title, Text: text, Yes: x.Seal, OnYes: func() tea.Cmd {
		ledger := s.svc.Ledger
		return s.Fetch(ScreenLog, "seal", func(context.Context) tea.Msg { return sealedMsg{ledger.AnchorTrails()} })
	}})
	return nil
}

// sealed tells how sealing ended and proves the trails anew.
func (s *logScreen) sealed(err error) tea.Cmd {
	if err != nil {
		s.SayError("seal the log", err)
	}
	return s.gather()
}
