package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

// The log says what is proven of it, and one key seals what only has to be sealed.
func TestLogTellsWhatIsProven(t *testing.T) {
	o := newTestOffice(t).link().people()
	d := o.start(80, 24, boardOnly)
	open(d, "logboek").See("· Niet bewezen, f helpt: nog niets verzegeld (algemeen).")
	d.Press("f").See("Bewijs van het logboek", "nu verzegelen", "niet bewezen").Press("esc").See("Niet bewezen")
	d.Press("f", "right", "enter").See("✓ Bewezen: verzegeld tot en met 02-12-2026 09:30.").Not("Niet bewezen")
	d.Press("f").See("bewezen tot en met regel")
}

// What is damaged is no forgery, and the key says what to do.
func TestLogTellsDamage(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := filepath.Join(filepath.Dir(o.led.Path()), "journal.jsonl")
	b, err := os.ReadFile(path)
	o.must(err)
	b[len(b)/2] ^= 1
	o.must(os.WriteFile(path, b, 0o600))
	o.led.Check()
	d := o.start(100, 24, boardOnly)
	open(d, "logboek").See("! Beschadigd: er wordt niets doorgezet.", "medewerkers overgenomen")
	d.Press("f").See("Het journaal", "check --reconcile")
}

// Every state is told in both languages on one line, and leads to words.
func TestLogTellsEveryState(t *testing.T) {
	proof := func(state store.TrailState, codes ...payroll.Code) trailProof {
		p := store.TrailProof{State: state, Entries: 9, At: "2026-11-30T10:00:00Z", Sealed: 8}
		for _, code := range codes {
			p.Why = append(p.Why, payroll.NewProblem(code, "company", "", "seq", "4", "at", "2026-11-30", "record", "7", "from", "2", "to", "3"))
		}
		proven := store.TrailProof{Company: "other", State: store.TrailProven, Entries: 2, Sealed: 2, At: "2026-12-01T10:00:00Z"}
		return trailProof{asked: true, proofs: []store.TrailProof{proven, p}}
	}
	type want struct{ nl, en, inNL string }
	for name, tt := range map[string]struct {
		proof trailProof
		want  want
	}{
		"asking":    {trailProof{}, want{"wordt nagekeken", "looking", ""}},
		"nothing":   {trailProof{asked: true}, want{"nog niets om te bewijzen", "nothing to prove", ""}},
		"proven":    {proof(store.TrailProven), want{"Bewezen", "Proven", "regel 8 van 9"}},
		"lost":      {proof(store.TrailProven, store.CodeTrailLost), want{"Bewezen", "Proven", "oudere kopie teruggezet"}},
		"no key":    {proof(store.TrailUnproven, store.CodeSealNoKey), want{"geen sleutel in de sleutelbos", "no key in the keyring", "ontgrendelde sleutelbos"}},
		"no seal":   {proof(store.TrailUnproven, store.CodeSealNone), want{"nog niets verzegeld", "nothing sealed yet", "nog niets verzegeld"}},
		"other key": {proof(store.TrailUnproven, store.CodeSealOther), want{"andere computer", "another computer", "Controleer op de computer"}},
		"seals":     {proof(store.TrailUnproven, store.CodeSealsGone), want{"zegels van deze sleutel", "seals of this key", "weggehaald"}},
		"forged":    {proof(store.TrailForged, store.CodeTrailForged), want{"VERVALST", "FORGED", "zoek uit wie erbij kon"}},
		"false":     {proof(store.TrailForged, store.CodeSealFalse), want{"VERVALST", "FORGED", "zoek uit wie erbij kon"}},
		"damaged": {
			trailProof{asked: true, err: payroll.NewProblem(store.CodeJournalMissing, "path", "journal.jsonl")},
			want{"Beschadigd", "Damaged", "ontbreekt"},
		},
		"unread": {
			trailProof{asked: true, err: payroll.NewProblem(store.CodeKeyringOther)},
			want{"kan niet worden gelezen", "cannot be read", "leutelbos"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, l := range []lang.Lang{lang.Dutch, lang.English} {
				o := newTestOffice(t).link()
				o.desk.Lang = l
				d := o.start(80, 24, boardOnly)
				var s *logScreen
				for _, e := range d.root.entries {
					if log, ok := e.Screen.(*logScreen); ok {
						s = log
					}
				}
				s.trail = tt.proof
				_, line := s.trailLine()
				want := tt.want.nl
				if l == lang.English {
					want = tt.want.en
				}
				if !strings.Contains(line, want) || len([]rune(line)) > 78 {
					t.Errorf("%q does not say %q on one line", line, want)
				}
				if act := s.trailAct(); tt.want.inNL == "" {
					if act.reason() == "" {
						t.Error("its key does something")
					}
					continue
				}
				s.openTrail()
				if l == lang.Dutch {
					d.look().See(tt.want.inNL)
				}
			}
		})
	}
}
