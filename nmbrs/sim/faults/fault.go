package faults

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// DeepLevel is the nesting of the kind "deep".
const DeepLevel = 100_000

// Fault is one entry of the fault script: which call it meets, what goes over
// the wire, and whether the work of the call is done.
type Fault struct {
	// Operation is Operation or Service.Operation; "" or "*" is every call.
	Operation string
	// EmployeeID limits it to calls that name this employee.
	EmployeeID string
	// Nth is which of the matching calls from now on it meets first, from 1;
	// 0 means the next one.
	Nth int
	// Times is how many calls in a row it meets; 0 means one, -1 all.
	Times int
	// Kind is one of FaultKinds.
	Kind string
	// Effect is "none", "applied" or "late"; "" takes the default of the kind.
	Effect string
	// Late is when a late effect comes; Delay makes the answer wait.
	Late, Delay time.Duration
	// Status, Body, Code and Text alter the answer where the kind has them.
	Status int
	Body   string
	Code   int
	Text   string
	// At is the byte at which truncate cuts, or after how many items a list ends
	// early; 0 means half way.
	At int
	// RetryAfter is a Retry-After header; Location that of a redirect.
	RetryAfter, Location string
}

// The effects that a fault lets a call have.
const (
	EffectNone    = "none"
	EffectApplied = "applied"
	EffectLate    = "late"
)

// Scripted is a fault with its count of matching calls.
type Scripted struct {
	Fault
	Seen, Fired int
}

// Kind describes a kind of fault: its default effect and its words.
type Kind struct {
	Name, Effect, About string
}

// Kinds lists the kinds of fault.
func Kinds() []Kind {
	return []Kind{
		{"fault", EffectNone, "a SOAP fault with `code` (default 9999) and `text`; code -1 gives a fault without number"},
		{"fault12", EffectNone, "the same in SOAP 1.2, whatever was asked"},
		{"fault200", EffectNone, "the same with HTTP 200"},
		{"reset-before", EffectNone, "the connection is reset before anything is done"},
		{"html502", EffectNone, "HTTP 502 with a page of a proxy"},
		{"status", EffectNone, "HTTP `status` with `body`, `retryAfter`, `location` (default the same address)"},
		{"timeout", EffectApplied, "no answer until the client leaves"},
		{"reset-after", EffectApplied, "the connection is reset after the work"},
		{"half-close", EffectApplied, "half an answer, then the sending side is closed"},
		{"truncate", EffectApplied, "the answer breaks off at byte `at`"},
		{"truncate-clean", EffectApplied, "cut at byte `at`, with a Content-Length that fits"},
		{"slow", EffectApplied, "the answer drips in sixteen pieces, `delayMs` between them"},
		{"delay", EffectApplied, "the right answer, `delayMs` late"},
		{"empty200", EffectApplied, "HTTP 200 without a body"},
		{"wrong-type", EffectApplied, "the right body as text/html"},
		{"json", EffectApplied, "HTTP 200 with JSON"},
		{"wrong-charset", EffectApplied, "the right body, said to be UTF-16"},
		{"bom", EffectApplied, "the right answer behind a byte order mark"},
		{"trailing", EffectApplied, "the right answer and more text behind it"},
		{"two-results", EffectApplied, "the result twice"},
		{"two-bodies", EffectApplied, "two envelopes behind each other"},
		{"no-result", EffectApplied, "the response element without its result"},
		{"wrong-operation", EffectApplied, "the answer of another operation"},
		{"nil-id", EffectApplied, "xsi:nil where the id stands"},
		{"empty-id", EffectApplied, "an empty element where the id stands"},
		{"text-id", EffectApplied, "a word where the id stands"},
		{"negative-id", EffectApplied, "a negative id"},
		{"zero-id", EffectApplied, "id 0"},
		{"big-id", EffectApplied, "an id beyond 64 bits"},
		{"dup-id", EffectApplied, "an id that was given before"},
		{"foreign-id", EffectApplied, "the id of the oldest row of another employee"},
		{"next-id", EffectApplied, "the id that the next row will get"},
		{"twice", EffectApplied, "the right answer, the work done twice"},
		{"cut-list", EffectApplied, "a list that ends early, after `at` items (default half)"},
		{"missing-field", EffectApplied, "the last field of every item is left out, or the only value"},
		{"wrong-namespace", EffectApplied, "the v2.1 namespace"},
		{"doctype", EffectApplied, "a DOCTYPE before the envelope"},
		{"entity-bomb", EffectApplied, "a DOCTYPE with entities that multiply"},
		{"deep", EffectApplied, "100,000 nested elements"},
		{"huge", EffectApplied, "64 MiB and one more of answer"},
		{"gzip-bomb", EffectApplied, "256 MiB of blanks, compressed"},
		{"body", EffectApplied, "`body` with `status` (default 200)"},
	}
}

// FaultKinds lists the names of all kinds of fault.
func FaultKinds() []string {
	var out []string
	for _, k := range Kinds() {
		out = append(out, k.Name)
	}
	return out
}

// ErrFault is returned for an entry of a fault script that cannot be.
var ErrFault = errors.New("fault script")

// Validate fails with ErrFault for an entry that cannot be.
func (f Fault) Validate() error {
	if !slices.Contains(FaultKinds(), f.Kind) {
		return fmt.Errorf("%w: unknown kind %q; there are %q", ErrFault, f.Kind, FaultKinds())
	}
	switch f.Effect {
	case "", EffectNone, EffectApplied, EffectLate:
	default:
		return fmt.Errorf("%w: effect %q is not none, applied or late", ErrFault, f.Effect)
	}
	if f.Nth < 0 || f.Times < -1 || f.Late < 0 || f.Delay < 0 || f.At < 0 {
		return fmt.Errorf("%w: %s: a number is negative", ErrFault, f.Kind)
	}
	if f.Kind == "status" && (f.Status < 300 || f.Status > 599) {
		return fmt.Errorf("%w: status %d is not 300 to 599", ErrFault, f.Status)
	}
	if f.Status != 0 && (f.Status < 200 || f.Status > 599) {
		return fmt.Errorf("%w: status %d is not 200 to 599", ErrFault, f.Status)
	}
	return nil
}

// effect gives the effect, or the default of the kind.
func (f Fault) effect() string {
	if f.Effect != "" {
		return f.Effect
	}
	for _, k := range Kinds() {
		if k.Name == f.Kind {
			return k.Effect
		}
	}
	return EffectApplied
}

// Doing is what becomes of the work of a call.
type Doing struct {
	Effect string
	Late   time.Duration
	twice  bool
}

// Does is what becomes of the work of a call that meets the fault.
func (f Fault) Does() Doing { return Doing{f.effect(), f.Late, f.Kind == "twice"} }

// Of gives the work as it is done: once, or again where a call has that.
func (d Doing) Of(work, again func()) func() {
	if work == nil || again == nil || !d.twice {
		return work
	}
	return func() { work(); again() }
}
