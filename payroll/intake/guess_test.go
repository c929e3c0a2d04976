package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"

	"doorzet/payroll"
)

func profilePicture(p Profile, v Preview) string {
	var b strings.Builder
	fmt.Fprintf(&b, "delimiter %q sheet %q encoding %s dates %s hours %q break %q\n",
		p.Delimiter, p.Sheet, p.Encoding, p.DateOrder, p.Hours, p.Break)
	heads := make([]string, 0, len(p.Columns))
	for h := range p.Columns {
		heads = append(heads, h)
	}
	sort.Strings(heads)
	for _, h := range heads {
		fmt.Fprintf(&b, "  %s = %s\n", h, p.Columns[h])
	}
	fmt.Fprintf(&b, "header on line %d: %q, known %v, missing %q, %d read\n", v.HeaderLine, v.Headers, v.Known, v.Missing, v.Read)
	for _, r := range v.Rows {
		fmt.Fprintf(&b, "%3d %s %q %s %s-%s -%d %q\n", r.Line, r.Date, r.Person, r.Minutes.Clock(), r.Start, r.End, r.Break, r.Type)
	}
	for _, r := range v.Refused {
		fmt.Fprintf(&b, "refused %d %s %q\n", r.Line, r.Problem.Code, r.Text)
	}
	return b.String()
}

func TestGuessAndReadByProfile(t *testing.T) {
	for name, data := range map[string]string{
		"rooster.csv": "Exportdatum;30-11-2026\r\nBedrijf;Caf\xe9 Noord\r\n\r\n" +
			"Dag;Medewerker;Locatie;Afdeling;Uursoort;Begintijd;Eindtijd;Pauze (min);Loonkosten\r\n" +
			"2-11-2026;Ren\xe9 Bakker;Noord;Keuken;;8:30;17:00;30;\x80 120,50\r\n" +
			"13-11-2026;Ans Vos;Noord;Bar;Avond;1730;0100;15;\x80 80,00\r\n" +
			"14-11-2026;Ans Vos;Noord;Bar;Avond;1730;2500;15;\x80 80,00\r\n",
		"klok.csv":    "date,employee,duration,break\n11/02/2026,Ans Vos,480,\"0,5\"\n11/13/2026,Ans Vos,455,\"0,25\"\n",
		"cijfers.csv": "datum|voornaam|achternaam|aantal uren\n2026/11/02|Ans|Vos|0730\n2026/11/03|Ans|Vos|845\n",
		"komma.csv":   "dag\tnaam\turen\n02.11.2026\tAns Vos\t7,42\n03.11.2026\tAns Vos\t8\n",
	} {
		t.Run(name, func(t *testing.T) {
			in := Input{Name: name, Data: []byte(data)}
			p, v, err := Guess(in)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "guess-"+name, profilePicture(p, v))
			p.Name = "eigen"
			kept, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			var again Profile
			if err := json.Unmarshal(kept, &again); err != nil || !reflect.DeepEqual(p, again) {
				t.Errorf("JSON: %v %+v", err, again)
			}
			res, err := Read(t.Context(), in, Options{Profile: &again})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(res.Rows, v.Rows) || len(res.Refused) != len(v.Refused) {
				t.Errorf("read otherwise than shown:\n%s", picture(res))
			}
			if res.Kind != payroll.SourceOther || res.Form != "eigen" {
				t.Errorf("source %s %s", res.Kind, res.Form)
			}
		})
	}
}

func TestGuessSheet(t *testing.T) {
	data := book(t, "Klok",
		[]any{"Overzicht"},
		[]any{"Werkdatum", "Werknemer", "Gewerkte uren"},
		[]any{style{46328, "dd-mm-yyyy"}, "Ans Vos", style{0.3125, "h:mm"}},
	)
	in := Input{Name: "k.xlsx", Data: data}
	p, v, err := Guess(in)
	if err != nil {
		t.Fatal(err)
	}
	if p.Sheet != "Klok" || v.HeaderLine != 2 || len(v.Rows) != 1 || v.Rows[0].Minutes != 450 {
		t.Errorf("guessed %s", profilePicture(p, v))
	}
	res, err := Read(t.Context(), in, Options{Profile: &p})
	if err != nil || !reflect.DeepEqual(res.Rows, v.Rows) {
		t.Errorf("read %v %s", err, picture(res))
	}
}

func TestGuessWhatCannotBeGuessed(t *testing.T) {
	p, v, err := Guess(Input{Name: "x.csv", Data: []byte("a;b\n1;2\n")})
	if err != nil || len(p.Columns) != 0 || strings.Join(v.Missing, " ") != "datum naam uren" || len(v.Headers) != 2 {
		t.Errorf("got %v %+v %+v", err, p, v)
	}
	_, _, err = Guess(Input{Name: "x.csv", Data: []byte("a;\"b\n1;2\n")})
	if !errors.Is(err, &payroll.Problem{Code: CodeQuote}) {
		t.Errorf("broken quote: %v", err)
	}
	_, v, err = Guess(Input{Name: "e.csv", Data: []byte(fixture(t, "eitje-1.csv"))})
	if err != nil || !v.Known {
		t.Errorf("a known form: %v %+v", err, v)
	}
}

func TestProfileThatDoesNotFit(t *testing.T) {
	p := &Profile{Name: "rooster", Columns: map[string]Field{"dag": FieldDate, "wie": FieldPerson, "lang": FieldHours}}
	_, err := Read(t.Context(), Input{Name: "x.csv", Data: []byte("dag;wie;uren\n02-11-2026;Ans;8\n")}, Options{Profile: p})
	var prob *payroll.Problem
	if !errors.As(err, &prob) || prob.Code != CodeProfile || prob.Args["missing"] != "lang" || prob.Args["profile"] != "rooster" {
		t.Errorf("got %v", err)
	}
	res := read(t, "x.csv", "lang;extra;dag;wie\n8;?;02-11-2026;Ans\n", Options{Profile: p})
	if len(res.Rows) != 1 || res.Rows[0].Minutes != 480 || res.Rows[0].Type != payroll.TypeWorked {
		t.Errorf("got %s", picture(res))
	}
}
