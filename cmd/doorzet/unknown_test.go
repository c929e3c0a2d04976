package main

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
)

// nowhere is an id that nothing has; noPeriod is no period of the company.
const (
	nowhere  = "987654321"
	noPeriod = "2026-13"
)

// unknownCases gives, for every place of the command line that takes the id of
// something, a command line that names something unknown there.
func unknownCases() map[string][]string {
	out := map[string][]string{
		"activate --from": {"activate", "--email", "a@b.example", "--from", noPeriod},
		"codes --looked":  {"codes", "--looked", nowhere},
		"codes --from":    {"codes", "--set", "gewerkte uren=2100", "--from", noPeriod},

		"people --link":  {"people", "--link", "Jan=" + nowhere},
		"people --basis": {"people", "--basis", nowhere + "=hourly"},
		"people --extra": {"people", "--extra", nowhere + "=1:00"},
		"sync --accept":  {"sync", "--accept", nowhere},

		"import --replaces":  {"import", "uren.csv", "--replaces", nowhere},
		"import --besides":   {"import", "uren.csv", "--besides", nowhere},
		"import --moved":     {"import", "uren.csv", "--moved", nowhere},
		"import --not-moved": {"import", "uren.csv", "--not-moved", nowhere},
		"import --keep":      {"import", "uren.csv", "--keep", nowhere},
		"import --withdraw":  {"import", "uren.csv", "--withdraw", nowhere},

		"approve <id>":       {"approve", nowhere},
		"withdraw <id>":      {"withdraw", nowhere, "--reason", "dubbel"},
		"correct <id>":       {"correct", nowhere, "--reason", "dubbel"},
		"correct --sent-for": {"correct", "--sent-for", nowhere, "--reason", "dubbel"},
		"choose <id>":        {"choose", nowhere},
		"elsewhere <id>":     {"elsewhere", nowhere},
		"seen <id>":          {"seen", nowhere},
		"explain <line>":     {"explain", nowhere},
		"explain --person":   {"explain", "--person", nowhere},
		"explain --code":     {"explain", "--person", "510009", "--code", nowhere},

		"plan --only":       {"plan", "--only", nowhere},
		"plan --unlock":     {"plan", "--unlock", noPeriod},
		"plan --book-in":    {"plan", "--book-in", noPeriod},
		"export <only-id>":  {"export", "--yes", "--only", "510009", nowhere},
		"export --only":     {"export", "--yes", "--only", nowhere},
		"export --unlock":   {"export", "--yes", "--unlock", noPeriod},
		"export --book-in":  {"export", "--yes", "--book-in", noPeriod},
		"sheet --only":      {"sheet", "blad.xlsx", "--only", nowhere},
		"sheet --unlock":    {"sheet", "blad.xlsx", "--unlock", noPeriod},
		"sheet --book-in":   {"sheet", "blad.xlsx", "--book-in", noPeriod},
		"plan --venue":      {"plan", "--venue", "Nergens"},
		"export --venue":    {"export", "--yes", "--venue", "Nergens"},
		"sheet --venue":     {"sheet", "blad.xlsx", "--venue", "Nergens"},
		"report --venue":    {"report", "--venue", "Nergens"},
		"undo <batch>":      {"undo", nowhere, "--yes"},
		"undo --only":       {"undo", "beside", "--yes", "--only", nowhere},
		"undo --period":     {"undo", "beside", "--yes", "--period", noPeriod},
		"resolve <step>":    {"resolve", nowhere, "--none"},
		"resolve --row":     {"resolve", nowhere, "--row", nowhere},
		"resolve --period":  {"resolve", nowhere, "--again", "--period", noPeriod},
		"report <batch>":    {"report", nowhere},
		"period --from":     {"period", "--first", "2026-01-01", "--cadence", "month", "--from", noPeriod, "--yes"},
		"period --cut-over": {"period", "--cut-over", noPeriod},
		"period --paid":     {"period", "--paid", noPeriod + "=no"},

		"surcharges --people": {"surcharges", "--set", "Nacht", "--percent", "150", "--since", "22:00", "--until", "06:00", "--code", "2150", "--people", nowhere},
		"surcharges --code":   {"surcharges", "--set", "Nacht", "--percent", "150", "--since", "22:00", "--until", "06:00", "--code", nowhere},
		"surcharges --end":    {"surcharges", "--end", "Bestaat niet"},
		"surcharges --from":   {"surcharges", "--end", "Bestaat niet", "--from", noPeriod},
		"holidays --from":     {"holidays", "--off", "Koningsdag", "--from", noPeriod},
		"matrix --from":       {"matrix", "--from", noPeriod},
		"centres --venue":     {"centres", "--venue", "Het Anker=" + nowhere},
		"centres --team":      {"centres", "--team", "bar=" + nowhere},
		"centres --from":      {"centres", "--from", noPeriod},
		"profiles --drop":     {"profiles", "--drop", "Bestaat niet"},
		"venues --set":        {"venues", "--set", "Het Anker=" + nowhere},
	}
	for _, c := range []string{"lines", "stragglers", "plan", "verify", "rows", "surcharges", "holidays", "matrix", "centres", "codes", "people"} {
		out[c+" --period"] = []string{c, "--period", noPeriod}
	}
	for c, rest := range map[string][]string{
		"approve": {"--all"}, "withdraw": {"x", "--reason", "dubbel"}, "correct": {"x", "--reason", "dubbel"}, "choose": {"x"}, "elsewhere": {"x"},
		"seen": {"x"}, "explain": {"x"}, "export": {"--yes"}, "sheet": {"blad.xlsx"}, "report": {},
	} {
		out[c+" --period"] = append([]string{c, "--period", noPeriod}, rest...)
	}
	return out
}

// notIDs are places that look like one and take something else.
var notIDs = map[string]string{
	"probe --employee":     "needs a sign-in with Nmbrs first: see the transcript of REST",
	"consents --client-id": "is asked at the server of Nmbrs",
	"activate --client-id": "is asked at the server of Nmbrs", "move --client-id": "is asked at the server of Nmbrs",
	"eitje environments --choose": "is asked at eitje", "eitje pull --period": "needs a link with eitje first: see the transcript",
	// what is pulled is held against the ledger by the same code as a file
	"eitje pull --replaces": "as import", "eitje pull --besides": "as import", "eitje pull --moved": "as import",
	"eitje pull --not-moved": "as import", "eitje pull --keep": "as import", "eitje pull --withdraw": "as import",
}

// TestUnknownIDsAreRefused: whatever command is given the id of something that
// is not there refuses it in words and changes nothing. Every place that takes
// an id has a case, also of a command that is new.
func TestUnknownIDsAreRefused(t *testing.T) {
	server := sim.New(sim.Demo(), sim.Options{})
	web := httptest.NewServer(server.Handler())
	defer func() { server.Close(); web.Close() }()
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("uren.csv", demo.Hours(), 0o600); err != nil {
		t.Fatal(err)
	}
	env := func(name string) string {
		return map[string]string{"XDG_DATA_HOME": dir, "XDG_STATE_HOME": dir, "LANG": "nl_NL", tokenVariable: demo.Token}[name]
	}
	do := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := run(t.Context(), append([]string{"--json"}, args...), strings.NewReader(""), &out, &errs, env)
		return code, out.String()
	}
	for _, args := range [][]string{
		{"activate", "--email", "loket@het-anker.example", "--endpoint", web.URL, "--company", "71001"},
		{"sync", "--apply"},
		{"codes", "--set", "gewerkte uren=2100", "--set", "maaltijden=5100", "--set", "ziek=-", "--set", "verlof=-"},
		{"import", "uren.csv"},
		{"approve", "--all"},
		{"export", "--yes", "--only", "510009"},
	} {
		if code, out := do(args...); code == exitFailed || code == exitUsage {
			t.Fatalf("%v: %d %s", args, code, out)
		}
	}
	state := func(of ...string) string {
		var b strings.Builder
		for _, what := range of {
			_, out := do(what)
			b.WriteString(out)
		}
		rows, err := json.Marshal(server.State().Rows)
		if err != nil {
			t.Fatal(err)
		}
		return b.String() + string(rows)
	}
	whole := []string{"log", "lines", "batches", "period"}
	first, before, cases := state(whole...), state("log"), unknownCases()
	for place, args := range cases {
		code, out := do(args...)
		var doc struct {
			Error *problemJSON `json:"error"`
		}
		if err := json.Unmarshal([]byte(out), &doc); err != nil {
			t.Errorf("%s: %v ends with %d and %q", place, args, code, out)
			continue
		}
		switch {
		case code != exitFailed && code != exitUsage:
			t.Errorf("%s: %v ends with %d", place, args, code)
		case doc.Error == nil || doc.Error.Text == "" || doc.Error.Code == "unknown":
			t.Errorf("%s: %v says %+v", place, args, doc.Error)
		}
		if now := state("log"); now != before {
			t.Errorf("%s: %v changed something", place, args)
			before = now
		}
	}
	if state(whole...) != first {
		t.Error("something is not as it was before all this")
	}
	if code, _ := do("lines", "--company", nowhere); code != exitFailed {
		t.Errorf("an unknown company ends with %d", code)
	}
	for _, place := range idPlaces(t) {
		if _, ok := cases[place]; !ok && notIDs[place] == "" {
			t.Errorf("%s takes an id and has no case here", place)
		}
	}
	if left, err := filepath.Glob("*.xlsx"); err != nil || len(left) > 0 {
		t.Errorf("files were written: %v %v", left, err)
	}
}

// idPlaces lists the places of the grammar that take the id of something.
func idPlaces(t *testing.T) []string {
	a := newApp(nil, nil, nil, nil, func(string) string { return "" })
	parser, err := a.parser(&cli{}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, leaf := range parser.Model.Leaves(false) {
		name := leaf.Path()
		name = strings.TrimPrefix(name, "doorzet ")
		for _, f := range leaf.Flags {
			p := f.PlaceHolder
			if p == "P" || p == "CODE" || p == "ID" || strings.HasPrefix(p, "ID=") || strings.HasSuffix(p, "=ID") {
				out = append(out, name+" --"+f.Name)
			}
		}
		for _, p := range leaf.Positional {
			if slices.Contains([]string{"id", "only-id", "line", "batch", "step"}, p.Name) {
				out = append(out, name+" <"+p.Name+">")
			}
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d places were found: %v", len(out), out)
	}
	return out
}
