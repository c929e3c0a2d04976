package payroll

// seen is what Nmbrs holds of a target; without a read that is not known, and
// taken for what the register says where the plan is made blind.
func (in *PlanInput) seen(s *PlanStep, snap *Snapshot) Hundredths {
	switch {
	case s.Component.Kind == KindWorked && s.BookedIn != s.ForPeriod:
		return 0 // days are read of the period they are for alone
	case snap != nil:
		return SeenAmount(snap, s.Component)
	case in.Blind:
		return s.Ours
	}
	return 0
}
