// Package store keeps what a payroll office may not lose: hour lines, choices,
// and the exact record of what was sent to Nmbrs. It has three parts: the
// ledger (a bbolt file), the journal (an append-only, hash-chained file beside
// it, of which what is old is closed into compressed parts) and the keyring of the
// operating system for the token.
//
// The ledger's buckets:
//
//	meta
//	  schema                    the schema number, readable by every version
//	  ledger                    id, created, and the journal record applied last
//	tally                       path of a bucket → number, checksum and sequence of its records
//	                            names:<path> → the same of the buckets below it
//	                            transaction → the one that wrote the tallies last
//	sources                     r/<row key> → company, line, date
//	                            f/<file hash> → name, when, counts
//	profiles                    name → column profile
//	venues                      venue → company key
//	answers                     intake → what was answered about files
//	audit, details              what happened to the ledger as a whole
//	companies
//	  <company key>
//	    link                    info: who the company is and how it is linked
//	    team                    employee id → person
//	    settings                the office's choices
//	    lines                   date (4 bytes) + line id → line
//	    counted                 date (4 bytes) + line id → steps that count it
//	    batches                 batch seq (8 bytes) → batch
//	    batchids                batch id → batch seq
//	    steps                   <for period>/ + batch seq (8) + step seq (4) → step
//	    shares                  the same key → the lines that the step counts
//	    stepids                 step id → step key
//	    open                    step id → step key, open steps only
//	    rows                    kind/row id → own row
//	    rowindex                f|b + period + / + row key: by forPeriod and bookedIn
//	    beside                  kind/row id → row of others that a person accepted
//	    audit                   seq (8 bytes) → entry, hash-chained
//	    details                 audit seq → personal values, deletable
//	    undo                    id (8 bytes) → lines before and after
//	    ranges                  part of a bucket → number and checksum of its records
//
// Every value is wrapped in an envelope: a version byte, a CRC-32C over bucket,
// key and value, then the payload. That is JSON, except for lines, which have a
// format of their own because they are read by the ten thousands, and for
// indexes, which hold keys. Every exported method is one transaction, unless
// its comment says otherwise. The journal is always ahead of the ledger, never
// behind: see Company.Record and Open.
package store
