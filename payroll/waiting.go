package payroll

// Waiting counts what was changed or withdrawn of the lines that a period's
// steps count: corrections that were not sent yet.
type Waiting struct {
	// Lines are such lines, Confirmed those of which the clerk confirmed that
	// what was sent is to be corrected, People whose they are.
	Lines, Confirmed, People int
}

// WaitingIn holds the lines that standing steps count against the lines as
// they are now. Lines that are no longer kept say nothing.
func WaitingIn(heads map[Target]*Head, now map[LineID]Line) Waiting {
	var w Waiting
	seen := map[LineID]bool{}
	people := map[EmployeeID]bool{}
	for _, h := range heads {
		if !h.Stands() {
			continue
		}
		for _, c := range h.Done.Counts {
			l, kept := now[c.Line]
			if !kept || seen[c.Line] || (!l.Withdrawn && l.Version == c.Version) {
				continue
			}
			seen[c.Line] = true
			people[h.Target.Employee] = true
			w.Lines++
			if l.Corrected == l.Version {
				w.Confirmed++
			}
		}
	}
	w.People = len(people)
	return w
}
