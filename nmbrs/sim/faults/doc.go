// Package faults is what can go wrong with a call of the simulated Nmbrs: the kinds
// of fault, and answers that are put on the wire whole, spoilt or not at all.
package faults
