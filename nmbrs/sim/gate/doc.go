// Package gate is what every call of the simulated Nmbrs passes, over either
// transport: counting, the log, waiting, the fault script.
package gate
