package payroll

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
