package payroll

import "strings"

// venueStrangers is how many people must be unknown before a venue is asked about:
// one name is a new colleague, about whom is asked by name.
const venueStrangers = 2

// VenueDoubtful tells whether hours of a venue that nobody has decided about are
// held until somebody says whose it is: fewer of the people of whom they tell are
// known in the company at hand than are not. Counted is every way in which a source
// names somebody, once. Bare are those of whom it gives nothing but a number that
// somebody here has, at a venue where the company has nobody by name: every company
// counts its people from 1, and unlike an unknown name nobody is asked about one.
func VenueDoubtful(known, unknown, bare int) bool {
	return unknown+bare > known && (unknown >= venueStrangers || bare > 0)
}

// leastVenueWord is how long a word of a venue must be to say something of a company.
const leastVenueWord = 4

// VenueNamesCompany tells whether the words of a venue stand together in the name of
// a company: Het Anker in Brasserie Het Anker B.V. A short word alone says nothing.
func VenueNamesCompany(venue, company string) bool {
	v, c := strings.Fields(FoldName(venue)), strings.Fields(FoldName(company))
	long := 0
	for _, w := range v {
		long = max(long, len(w))
	}
	if long < leastVenueWord {
		return false
	}
	return strings.Contains(" "+strings.Join(c, " ")+" ", " "+strings.Join(v, " ")+" ")
}
