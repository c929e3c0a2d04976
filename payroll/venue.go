package payroll

// venueStrangers is how many people must be unknown before a venue is asked about:
// one name is a new colleague, about whom is asked by name.
const venueStrangers = 2

// VenueDoubtful tells whether hours of a venue that nobody has decided about are
// held until somebody says whose it is: more of the people of whom they tell are
// unknown in the company at hand than known. Counted is every way in which a
// source names somebody, once.
func VenueDoubtful(known, unknown int) bool {
	return unknown >= venueStrangers && unknown > known
}
