package payroll

import "slices"

// Untaken are rows of a source that were not taken: nobody has said whose their venue
// is. They are no lines, and are remembered so that a period in which they lie is not
// called finished without them.
type Untaken struct {
	// Venue is as the source writes it, "" for rows without one; Company is the key of
	// the company for which the source was read, File its name, "" for a pull.
	Venue   string `json:"venue"`
	Company string `json:"company"`
	File    string `json:"file,omitempty"`
	// Days are those on which rows were held.
	Days []UntakenDay `json:"days"`
}

// UntakenDay counts the rows of a day.
type UntakenDay struct {
	Date    Date    `json:"date"`
	Rows    int     `json:"rows"`
	Minutes Minutes `json:"minutes"`
}

// In counts the rows that lie in a period, and their minutes.
func (u *Untaken) In(c Calendar, p Period) (rows int, sum Minutes) {
	for _, d := range u.Days {
		if c.PeriodOf(d.Date, BasisUnknown) == p {
			rows += d.Rows
			sum += d.Minutes
		}
	}
	return rows, sum
}

// Reading is what a source that was read now has of a venue. It speaks for what was
// held of that venue before, on its days.
type Reading struct {
	Untaken
	// Span are the days that the source covers; a part of them covers those alone of
	// which it has as many rows as were held.
	Span Span
	Part bool
	// Taken is set when its rows came in, or when somebody said that they do not
	// belong to the company; Days are then all its rows.
	Taken bool
}

// speaksFor tells whether what the source says of a day takes the place of what was
// held of it.
func (r *Reading) speaksFor(d UntakenDay) bool {
	if !r.Span.Contains(d.Date) {
		return false
	}
	return !r.Part || slices.ContainsFunc(r.Days, func(x UntakenDay) bool { return x.Date == d.Date && x.Rows >= d.Rows })
}

// After gives the rows that are still not taken once a source was read.
func After(was []Untaken, now []Reading) []Untaken {
	var out []Untaken
	for _, o := range was {
		for i := range now {
			if n := &now[i]; FoldType(o.Venue) == FoldType(n.Venue) {
				o.Days = slices.DeleteFunc(slices.Clone(o.Days), n.speaksFor)
			}
		}
		if len(o.Days) > 0 {
			out = append(out, o)
		}
	}
	for i := range now {
		if !now[i].Taken && len(now[i].Days) > 0 {
			out = append(out, now[i].Untaken)
		}
	}
	return out
}

// Refused leaves out the rows of a venue that does not belong to their company.
func Refused(was []Untaken, venue, company string) []Untaken {
	return slices.DeleteFunc(slices.Clone(was), func(u Untaken) bool {
		return FoldType(u.Venue) == FoldType(venue) && u.Company == company
	})
}

// untaken tells which rows of the period stay behind because they were not taken.
func (b *Book) untaken() []Left {
	var out []Left
	for i := range b.Untaken {
		u := &b.Untaken[i]
		rows, sum := u.In(b.Settings.Calendar, b.Period)
		if rows == 0 {
			continue
		}
		if at := slices.IndexFunc(out, func(l Left) bool { return l.Venue == u.Venue && l.File == u.File }); at >= 0 {
			out[at].Lines += rows
			out[at].Minutes += sum
			continue
		}
		out = append(out, Left{Reason: LeftUntaken, Venue: u.Venue, File: u.File, Lines: rows, Minutes: sum})
	}
	return out
}
