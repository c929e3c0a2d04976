// Package eitje reads registered shifts from the eitje Open API and gives them
// as the rows that a file would give, so that nothing behind it need know
// where they came from.
//
// A pull asks for windows of days, one after another and gently, keeps what it
// has in a Progress that can be saved and taken up again, and makes the rows
// only when every window has come. A shift that cannot be understood is refused
// alone; an answer that cannot be believed stops the pull. Of people only the
// name and e-mail address are read, of shifts nothing about money.
//
// The shape of the pages of a long answer is not documented. A plain list and
// a list under "data" are both read; a "meta" that speaks of more pages or of
// another total is followed, and when that does not lead to the whole the pull
// fails: hours must not go missing silently.
package eitje
