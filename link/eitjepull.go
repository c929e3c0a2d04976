package link

import (
	"context"
	"encoding/json"
	"fmt"

	"doorzet/eitje"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// PullRequest says what to pull from eitje.
type PullRequest struct {
	// Days are the days of the shifts. Without them, what was changed since the
	// last pull is asked for.
	Days     payroll.Span
	Progress func(Progress)
	// Answers, Renamed and Venues are as in ImportRequest.
	Answers intake.Answers
	Renamed []Renamed
	Venues  []VenueChoice
}

// DaysOf gives the days on which hours of a period can lie, whatever the pay basis.
func DaysOf(c payroll.Calendar, p payroll.Period) payroll.Span { return span(c, p) }

// PullEitje reads hours from eitje and holds them against the ledger. What an
// interrupted pull of the same request had read is taken up again. Nothing is
// kept of the hours until Take.
func (s *Service) PullEitje(ctx context.Context, co *store.Company, req PullRequest) (*Preview, error) {
	l, secrets, err := s.linkedEitje()
	if err != nil {
		return nil, err
	}
	if l.Broken {
		return nil, payroll.NewProblem(CodeEitjeBroken)
	}
	began := s.today()
	changes := req.Days == payroll.Span{}
	if changes {
		if req.Days, err = s.changedSince(l, began); err != nil {
			return nil, err
		}
	}
	res, err := s.pullShifts(ctx, l, secrets, req, changes)
	if err != nil {
		return nil, s.noteEitje(l, err)
	}
	p, err := s.hold(co, res, given{req.Answers, req.Renamed, req.Venues})
	if err != nil {
		return nil, err
	}
	p.taken = func(p *Preview) error {
		if changes && len(p.Held) > 0 {
			return nil // what is held is asked for again
		}
		return s.pulled(l.ID, began, changes)
	}
	return p, nil
}

// changedSince gives the days of change that are still to be asked for: from
// the day of the last one, which had not ended then.
func (s *Service) changedSince(l store.EitjeLink, today payroll.Date) (payroll.Span, error) {
	from, err := payroll.ParseDate(l.ChangedTo)
	if err != nil {
		return payroll.Span{}, payroll.NewProblem(CodeEitjeNoPull)
	}
	return payroll.Span{From: min(from, today), To: today}, nil
}

func (s *Service) pullShifts(
	ctx context.Context, l store.EitjeLink, secrets EitjePasswords, req PullRequest, changes bool,
) (intake.Result, error) {
	c, err := s.eitjeClient(l, secrets)
	if err != nil {
		return intake.Result{}, err
	}
	defer c.Close()
	ask := eitje.PullRequest{
		From: req.Days.From, To: req.Days.To, Resume: s.interrupted(),
		Save: func(p eitje.Progress) error {
			content, err := json.Marshal(p)
			if err != nil {
				return fmt.Errorf("link: keeping an interrupted pull: %w", err)
			}
			return s.Ledger.SaveEitjePull(content)
		},
		Progress: func(done, total int) {
			if req.Progress != nil {
				req.Progress(Progress{Stage: StagePull, Done: done, Total: total})
			}
		},
	}
	for _, e := range l.Environments {
		if e.Chosen {
			ask.Environments = append(ask.Environments, e.ID)
		}
	}
	pull := c.Pull
	if changes {
		pull = c.PullUpdated
	}
	res, err := pull(ctx, ask)
	if err != nil {
		return res, err
	}
	return res, s.Ledger.SaveEitjePull(nil)
}

// interrupted gives what an interrupted pull had read, nil when there is none
// or it cannot be understood: then all is read anew.
func (s *Service) interrupted() *eitje.Progress {
	content, err := s.Ledger.EitjePull()
	if err != nil || len(content) == 0 {
		return nil
	}
	var p eitje.Progress
	if err := json.Unmarshal(content, &p); err != nil {
		s.Log.Warn("eitje: an interrupted pull cannot be read", "err", err)
		return nil
	}
	return &p
}

// pulled notes that a pull was taken over. A pull of days leaves the day up to
// which changes are known where it is: other days may have changed since.
func (s *Service) pulled(id string, began payroll.Date, changes bool) error {
	l, ok, err := s.Ledger.Eitje()
	if err != nil || !ok || l.ID != id {
		return err
	}
	l.PulledAt = s.stamp()
	if changes || l.ChangedTo == "" {
		l.ChangedTo = began.String()
	}
	return s.Ledger.SaveEitje(&l, store.Audit{})
}

// Again holds what a preview read against the ledger as it is now, with the same answers.
func (s *Service) Again(p *Preview) (*Preview, error) {
	now, err := s.hold(p.at, *p.source, p.given)
	if err == nil {
		now.Profile, now.taken = p.Profile, p.taken
	}
	return now, err
}
