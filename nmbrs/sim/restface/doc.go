// Package restface speaks REST over the office of the simulated Nmbrs, in several
// dialects and with its own structs, and is its OAuth authority.
//
// Addresses, fields and scopes are those that clients of the real one use; where no
// client shows a field it is guessed, and the guess stands beside it.
package restface
