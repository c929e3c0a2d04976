// Package office is the state of a simulated Nmbrs: its scenario, the companies and
// people of it, what is booked, the rules that every write meets, and the hand of a
// colleague. It knows no transport.
package office
