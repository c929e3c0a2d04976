// Package door is the control door of the simulated Nmbrs under /_sim/: its state,
// the fault script, and the hand of a colleague. The real Nmbrs has none.
package door
