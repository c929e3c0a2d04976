// Package payroll holds the rules of Doorzet: values and pure functions. It
// reads no file, no clock and no network; whatever it needs it is given.
//
// Units: Minutes are whole minutes of work, Hundredths are hundredths of an
// hour, a day, a piece or a euro. Both are int64 and are never converted
// through floating point. Minutes become hundredths of an hour in one place,
// RoundMinutes, once per person, period and code.
package payroll
