// Package written reads how people and programs write days, times of day and
// lengths of time, and studies a whole column of them where one cell alone
// does not tell: 11/02/2026 is a day of February or of November, 7.30 is half
// past seven or seven hours and eighteen minutes. A study settles the matter
// when the column does, and says so when it does not; it never guesses.
//
// Everything here is a pure function of text.
package written
