package sim

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

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
	effectNone    = "none"
	effectApplied = "applied"
	effectLate    = "late"
)

// scripted is a fault with its count of matching calls.
type scripted struct {
	Fault
	seen, fired int
}

// faultKind describes a kind of fault: its default effect and its words.
type faultKind struct {
	name, effect, about string
}

func faultKinds() []faultKind {
	return []faultKind{
		{"fault", effectNone, "a SOAP fault with `code` (default 9999) and `text`; code -1 gives a fault without number"},
		{"fault12", effectNone, "the same in SOAP 1.2, whatever was asked"},
		{"fault200", effectNone, "the same with HTTP 200"},
		{"reset-before", effectNone, "the connection is reset before anything is done"},
		{"html502", effectNone, "HTTP 502 with a page of a proxy"},
		{"status", effectNone, "HTTP `status` with `body`, `retryAfter`, `location` (default the same address)"},
		{"timeout", effectApplied, "no answer until the client leaves"},
		{"reset-after", effectApplied, "the connection is reset after the work"},
		{"half-close", effectApplied, "half an answer, then the sending side is closed"},
		{"truncate", effectApplied, "the answer breaks off at byte `at`"},
		{"truncate-clean", effectApplied, "cut at byte `at`, with a Content-Length that fits"},
		{"slow", effectApplied, "the answer drips in sixteen pieces, `delayMs` between them"},
		{"delay", effectApplied, "the right answer, `delayMs` late"},
		{"empty200", effectApplied, "HTTP 200 without a body"},
		{"wrong-type", effectApplied, "the right body as text/html"},
		{"json", effectApplied, "HTTP 200 with JSON"},
		{"wrong-charset", effectApplied, "the right body, said to be UTF-16"},
		{"bom", effectApplied, "the right answer behind a byte order mark"},
		{"trailing", effectApplied, "the right answer and more text behind it"},
		{"two-results", effectApplied, "the result twice"},
		{"two-bodies", effectApplied, "two envelopes behind each other"},
		{"no-result", effectApplied, "the response element without its result"},
		{"wrong-operation", effectApplied, "the answer of another operation"},
		{"nil-id", effectApplied, "xsi:nil where the id stands"},
		{"empty-id", effectApplied, "an empty element where the id stands"},
		{"text-id", effectApplied, "a word where the id stands"},
		{"negative-id", effectApplied, "a negative id"},
		{"zero-id", effectApplied, "id 0"},
		{"big-id", effectApplied, "an id beyond 64 bits"},
		{"dup-id", effectApplied, "an id that was given before"},
		{"foreign-id", effectApplied, "the id of the oldest row of another employee"},
		{"next-id", effectApplied, "the id that the next row will get"},
		{"twice", effectApplied, "the right answer, the work done twice"},
		{"cut-list", effectApplied, "a list that ends early, after `at` items (default half)"},
		{"missing-field", effectApplied, "the last field of every item is left out, or the only value"},
		{"wrong-namespace", effectApplied, "the v2.1 namespace"},
		{"doctype", effectApplied, "a DOCTYPE before the envelope"},
		{"entity-bomb", effectApplied, "a DOCTYPE with entities that multiply"},
		{"deep", effectApplied, "100,000 nested elements"},
		{"huge", effectApplied, "64 MiB and one more of answer"},
		{"gzip-bomb", effectApplied, "256 MiB of blanks, compressed"},
		{"body", effectApplied, "`body` with `status` (default 200)"},
	}
}

// FaultKinds lists the names of all kinds of fault.
func FaultKinds() []string {
	var out []string
	for _, k := range faultKinds() {
		out = append(out, k.name)
	}
	return out
}

// ErrFault is returned for an entry of a fault script that cannot be.
var ErrFault = errors.New("fault script")

func (f Fault) validate() error {
	if !slices.Contains(FaultKinds(), f.Kind) {
		return fmt.Errorf("%w: unknown kind %q; there are %q", ErrFault, f.Kind, FaultKinds())
	}
	switch f.Effect {
	case "", effectNone, effectApplied, effectLate:
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
	for _, k := range faultKinds() {
		if k.name == f.Kind {
			return k.effect
		}
	}
	return effectApplied
}

// doing is what becomes of the work of a call.
type doing struct {
	effect string
	late   time.Duration
	twice  bool
}

func (f Fault) does() doing { return doing{f.effect(), f.Late, f.Kind == "twice"} }

// of gives the work as it is done: once, or again where a call has that.
func (d doing) of(work, again func()) func() {
	if work == nil || again == nil || !d.twice {
		return work
	}
	return func() { work(); again() }
}

// Inject adds to the fault script; nothing is added when one entry is wrong.
// Entries count calls from now on; of several that are due the oldest goes first.
func (s *Server) Inject(faults ...Fault) error {
	for _, f := range faults {
		if err := f.validate(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		s.script = append(s.script, &scripted{Fault: f})
	}
	return nil
}

// ClearFaults empties the fault script.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = nil
}

// nextFault counts a call for every entry it matches and gives the one due.
func (s *Server) nextFault(op operation, ids []string) *Fault {
	var due *scripted
	for _, f := range s.script {
		if f.Operation != "" && f.Operation != "*" && !op.is(f.Operation) {
			continue
		}
		if f.EmployeeID != "" && !slices.Contains(ids, f.EmployeeID) {
			continue
		}
		f.seen++
		if due == nil && f.seen >= f.Nth && (f.Times < 0 || f.fired < max(f.Times, 1)) {
			due = f
		}
	}
	if due == nil {
		return nil
	}
	due.fired++
	f := due.Fault
	return &f
}
