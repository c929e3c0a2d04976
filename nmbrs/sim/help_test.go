package sim

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"doorzet/nmbrs/sim/door"
)

// TestHelpIsComplete: every kind of fault, every switch of a scenario, every
// deed and every field of the fault script is described.
func TestHelpIsComplete(t *testing.T) {
	help := Help()
	words := FaultKinds()
	for _, v := range []any{ScenarioOptions{}, User{}, door.WireFault{}} {
		for f := range reflect.TypeOf(v).Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			words = append(words, name)
		}
	}
	words = append(words, "type", "alter", "delete", "days", "roll", "run", "declare", "reset-token", "deny", "allow",
		"hide", "show", "latency", "late", "flush", "options")
	for _, w := range words {
		if !regexp.MustCompile(`(^|[^\w-])` + regexp.QuoteMeta(w) + `([^\w-]|$)`).MatchString(help) {
			t.Errorf("%s is not described", w)
		}
	}
}
