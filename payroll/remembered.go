package payroll

import "slices"

// RenameKind says what a source gave another name.
type RenameKind string

// What can be renamed.
const (
	RenameVenue RenameKind = "venue"
	RenameTeam  RenameKind = "team"
	RenameType  RenameKind = "type"
	RenameName  RenameKind = "name"
)

// Rename is somebody's word that New is the name that Old has now.
type Rename struct {
	What RenameKind `json:"what"`
	Old  string     `json:"old"`
	New  string     `json:"new"`
	// Not is set when somebody said that it is not: nobody asks again.
	Not bool `json:"not,omitempty"`
	// At is the day on which it was said.
	At Date `json:"at"`
}

// BesideAnswer is somebody's word on all hours that one kind of source brings
// for a venue beside hours of another: whether they are the same hours, or come
// on top. Source and Other name kinds of source as KindName does; venues are folded.
type BesideAnswer struct {
	Source     string `json:"source"`
	Venue      string `json:"venue"`
	Other      string `json:"other"`
	OtherVenue string `json:"otherVenue"`
	// Same is set when they are the same hours.
	Same bool `json:"same"`
	At   Date `json:"at"`
}

// VenueAnswer is somebody's word on whether a venue belongs to a company.
type VenueAnswer struct {
	// Venue is folded, Company the key of the company.
	Venue   string `json:"venue"`
	Company string `json:"company"`
	// Here is set when it does.
	Here bool `json:"here"`
	At   Date `json:"at"`
}

// Remembered are the answers that hold for later files too.
type Remembered struct {
	Renames []Rename       `json:"renames,omitempty"`
	Beside  []BesideAnswer `json:"beside,omitempty"`
	Venues  []VenueAnswer  `json:"venues,omitempty"`
}

// Empty tells whether nothing is remembered.
func (r Remembered) Empty() bool { return len(r.Renames)+len(r.Beside)+len(r.Venues) == 0 }

// With gives what is remembered once more answers were given; a newer answer to
// the same question takes the place of the old one.
func (r Remembered) With(more Remembered) Remembered {
	out := r.Without(more)
	out.Renames = append(out.Renames, more.Renames...)
	out.Beside = append(out.Beside, more.Beside...)
	out.Venues = append(out.Venues, more.Venues...)
	return out
}

// Without gives what is remembered without these answers, whenever given.
func (r Remembered) Without(less Remembered) Remembered {
	var out Remembered
	for _, x := range r.Renames {
		if !slices.ContainsFunc(less.Renames, func(y Rename) bool { return x.same(y) }) {
			out.Renames = append(out.Renames, x)
		}
	}
	for _, x := range r.Beside {
		if !slices.ContainsFunc(less.Beside, func(y BesideAnswer) bool { return x.same(y) }) {
			out.Beside = append(out.Beside, x)
		}
	}
	for _, x := range r.Venues {
		if !slices.ContainsFunc(less.Venues, func(y VenueAnswer) bool { return x.same(y) }) {
			out.Venues = append(out.Venues, x)
		}
	}
	return out
}

// same tells whether an answer takes the place of another: what is new has one old
// name, and may have been denied several.
func (r Rename) same(o Rename) bool {
	if r.What != o.What || foldRename(r.What, r.New) != foldRename(o.What, o.New) {
		return false
	}
	return r.Not == o.Not && !r.Not || foldRename(r.What, r.Old) == foldRename(o.What, o.Old)
}

// Denied tells whether somebody said that something is not the new name of another.
func (r Remembered) Denied(what RenameKind, before, now string) bool {
	q := Rename{What: what, Old: before, New: now, Not: true}
	return slices.ContainsFunc(r.Renames, func(x Rename) bool { return x.Not && x.same(q) })
}

func (b BesideAnswer) same(o BesideAnswer) bool {
	return b.Source == o.Source && b.Venue == o.Venue && b.Other == o.Other && b.OtherVenue == o.OtherVenue
}

// same tells whether an answer takes the place of another: a venue belongs to one
// company, and may be denied of each.
func (v VenueAnswer) same(o VenueAnswer) bool {
	return v.Venue == o.Venue && (v.Company == o.Company || v.Here && o.Here)
}

// VenueOf tells what was answered about a venue: the company to which it belongs,
// "" while nobody said, and whether somebody said that it does not belong to the
// one at hand.
func (r Remembered) VenueOf(venue, atHand string) (company string, elsewhere bool) {
	for _, v := range r.Venues {
		switch {
		case v.Venue != venue:
		case v.Here:
			company = v.Company
		case v.Company == atHand:
			elsewhere = true
		}
	}
	return company, elsewhere
}

func foldRename(what RenameKind, s string) string {
	if what == RenameName {
		return FoldName(s)
	}
	return FoldType(s)
}

// KindName names the kind of a source, for what is remembered about it.
func (s Source) KindName() string {
	if s.Form == "" {
		return string(s.Kind)
	}
	return string(s.Kind) + "/" + s.Form
}
