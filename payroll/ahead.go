package payroll

// aheadDays is a [guess]: hours of a day that lies further beyond the end of the
// period that is open now, and beyond today, were not worked yet. Their year or month
// was typed wrong.
const aheadDays = 62

// FarAhead tells whether a day lies so far ahead that nobody can have worked on it:
// open is the last day of the period that is open now, today the day of reading.
func FarAhead(d, open, today Date) bool { return d > max(open, today)+aheadDays }
