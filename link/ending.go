package link

import (
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// The day on which Nmbrs ends SOAP, the one place where it stands. Source:
// Nmbrs's support article 360017336659.
const (
	soapEndYear, soapEndMonth, soapEndDay = 2027, time.March, 1
	// noticeMonths is how long before it the header warns.
	noticeMonths = 2
)

// SOAPEnds is the day from which Nmbrs supports SOAP no longer.
func SOAPEnds() payroll.Date {
	return payroll.DateOf(time.Date(soapEndYear, soapEndMonth, soapEndDay, 0, 0, 0, 0, time.UTC))
}

// Ending is what there is to say of a link that will not last.
type Ending struct {
	// SOAP tells that the link is over SOAP; On is the day on which that ends
	// and Days how many there are until then, negative after it.
	SOAP bool
	On   payroll.Date
	Days int
	// Warn tells that the header should say so.
	Warn bool
}

// EndingOf tells of a link on a day.
func EndingOf(l store.Link, now time.Time) Ending {
	end := time.Date(soapEndYear, soapEndMonth, soapEndDay, 0, 0, 0, 0, time.UTC)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	e := Ending{
		SOAP: l.ID != "" && l.Transport != store.TransportREST, On: SOAPEnds(), Days: int(end.Sub(today) / (24 * time.Hour)),
	}
	e.Warn = e.SOAP && !today.Before(end.AddDate(0, -noticeMonths, 0))
	return e
}
