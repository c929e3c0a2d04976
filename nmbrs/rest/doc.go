// Package rest speaks to Nmbrs over REST with OAuth2 and is one of the
// transports behind nmbrs.Client.
//
// A read is tried up to three times; a write leaves the machine once at most,
// and an answer to it is believed only when status, type and document are
// whole and as they should be. What is not believed is nmbrs.ClassUnsure.
//
// Addresses, fields and scopes are those that clients of the real API use.
// What they do not show is guessed, and each guess is marked as one where it
// is made: the answer to an insert, the words of the errors, the name of the
// period type. The names of an answer that are not asked for are skipped while
// reading, so that a citizen service number never becomes a value here.
package rest
