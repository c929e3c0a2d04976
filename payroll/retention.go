package payroll

// Retention: payroll records are kept for seven years after the calendar year
// that they belong to (Dutch fiscal law: Algemene wet inzake rijksbelastingen,
// article 52), other personal data of leavers for two years after the last day
// of service.
const (
	recordYears = 7
	leaverYears = 2
)

// RecordsFrom gives the first day of which payroll records are still kept.
func RecordsFrom(today Date) Date {
	y, _, _ := today.YMD()
	return MustDate(y-recordYears, 1, 1)
}

// LeaversFrom gives the day before which a leaver's last day must lie for the
// other personal data to go, and before which personal details of the audit
// trail go.
func LeaversFrom(today Date) Date {
	y, m, d := today.YMD()
	if day, err := MakeDate(y-leaverYears, m, d); err == nil {
		return day
	}
	return MustDate(y-leaverYears, m, d-1) // 29 February
}

// LastDay gives the last day of service of a leaver; ok is false for someone
// who is still in service, or of whom that is not known.
func LastDay(p Person) (last Date, ok bool) {
	spans := service(p)
	for _, s := range spans {
		if s.To == 0 {
			return 0, false
		}
		last = max(last, s.To)
	}
	return last, len(spans) > 0
}

// Bare gives what stays of a leaver while the payroll records are kept: who it
// was, when in service, and the contracts that explain the pay. E-mail,
// department, roster and the rest go.
func Bare(p Person) Person {
	return Person{
		ID: p.ID, Number: p.Number, First: p.First, Prefix: p.Prefix, Last: p.Last, Display: p.Display,
		Employments: p.Employments, Contracts: p.Contracts, ContractHours: p.ContractHours,
	}
}

// IsBare tells whether nothing more can go.
func IsBare(p Person) bool {
	return len(p.Emails) == 0 && p.Department == "" && len(p.Schedules) == 0 && p.SalaryType == "" && len(p.SalaryFrom) == 0
}
