// Package sim is a faithful local Nmbrs: it speaks SOAP v3 over HTTP from
// memory, filled by a Scenario. The demo, the tests and practice runs use it.
//
// It has its own reading and writing of XML on purpose: a mistake shared with
// the client would hide itself. Shapes and element order follow the public
// v2.1 service descriptions with the changes that v3 clients show; what Nmbrs
// does beyond them and is only guessed at can be switched in ScenarioOptions.
//
// Beside the services under /soap/v3/ there is a control door under /_sim/
// (see Help): the state, the fault script, and the hand of a colleague.
package sim
