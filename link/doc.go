// Package link is the koppeling at work: the one place where the ledger and
// Nmbrs meet. It holds the use cases that the screens and the command line
// share: activate, rights, sync, codes, import, review, plan, export, verify,
// resolve and take back.
//
// # The export promise
//
// Killed at any instant, cut off at any byte, started again as often as one
// likes: no hour is paid twice, none is lost, no row that Doorzet did not make
// is touched. How:
//
//   - a batch with all its steps is in the ledger before the first call;
//   - every call has a durable intent (journal, then ledger) before it starts
//     and a durable outcome before anything follows from it;
//   - an answer that is not certain makes the call unsure, and an unsure call
//     is settled by reading back, never by sending again;
//   - one call is in flight per employee, and an employee with an unsure call
//     gets no further call.
package link
