package store

import (
	"bytes"
	"reflect"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

// fill gives every field of a value something of its own, however deep, so
// that a field which the codec does not know shows up.
func fill(t testing.TB, v reflect.Value, n *int) {
	t.Helper()
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + strconv.Itoa(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), n)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(t, key, n)
			fill(t, value, n)
			v.SetMapIndex(key, value)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	default:
		t.Fatalf("a line has a field of kind %s: teach the codec and this test", v.Kind())
	}
}

func TestLineCodecKnowsEveryField(t *testing.T) {
	var want, got payroll.Line
	n := 0
	fill(t, reflect.ValueOf(&want).Elem(), &n)
	noErr(t, decodeLine(encodeLine(want), &got))
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("came back as\n%+v, want\n%+v", got, want)
	}
	// Each flag by itself, so that no two share a bit.
	for _, l := range []payroll.Line{{Approved: true}, {Withdrawn: true}, {Elsewhere: true}, {Chosen: true}, {}} {
		var back payroll.Line
		noErr(t, decodeLine(encodeLine(l), &back))
		if !reflect.DeepEqual(back, l) {
			t.Errorf("%+v came back as %+v", l, back)
		}
	}
}

func TestLineCodecProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := payroll.Line{
			ID: payroll.LineID(rapid.String().Draw(t, "id")), Version: rapid.Int().Draw(t, "version"),
			Facts: payroll.Facts{
				Date: payroll.Date(rapid.Int32().Draw(t, "date")), Person: rapid.String().Draw(t, "person"),
				Start: payroll.ClockTime(rapid.Int16().Draw(t, "start")), Minutes: payroll.Minutes(rapid.Int64().Draw(t, "minutes")),
			},
			Remark: rapid.String().Draw(t, "remark"),
		}
		if m := rapid.MapOf(rapid.String(), rapid.Int64()).Draw(t, "counts"); len(m) > 0 {
			l.Counts = map[string]payroll.Hundredths{}
			for k, v := range m {
				l.Counts[k] = payroll.Hundredths(v)
			}
		}
		payload := encodeLine(l)
		var got payroll.Line
		if err := decodeLine(payload, &got); err != nil || !reflect.DeepEqual(got, l) {
			t.Fatalf("%+v came back as %+v, %v", l, got, err)
		}
		cut := rapid.IntRange(0, len(payload)-1).Draw(t, "cut")
		if decodeLine(payload[:cut], &payroll.Line{}) == nil {
			t.Fatalf("read although cut at %d of %d", cut, len(payload))
		}
		if decodeLine(append(payload, 0), &payroll.Line{}) == nil {
			t.Fatal("read with a byte too many")
		}
	})
}

func FuzzLine(f *testing.F) {
	f.Add(encodeLine(makeLine(3)))
	f.Add([]byte{lineFormat})
	f.Fuzz(func(t *testing.T, payload []byte) {
		var l, again payroll.Line
		if decodeLine(payload, &l) != nil {
			return
		}
		noErr(t, decodeLine(encodeLine(l), &again))
		if len(l.Seen) == len(again.Seen) && !reflect.DeepEqual(l, again) {
			t.Fatalf("%+v became %+v", l, again)
		}
	})
}

func FuzzEnvelope(f *testing.F) {
	f.Add("lines", []byte("key"), []byte("payload"), 3, byte(1))
	f.Fuzz(func(t *testing.T, bucket string, key, payload []byte, at int, mask byte) {
		value := seal(bucket, key, payload)
		got, err := unseal(bucket, key, value)
		if err != nil || !bytes.Equal(got, payload) {
			t.Fatalf("came back as %q, %v", got, err)
		}
		if mask != 0 {
			bad := bytes.Clone(value)
			bad[uint(at)%uint(len(bad))] ^= mask // any place will do
			if _, err := unseal(bucket, key, bad); err == nil {
				t.Fatal("a changed byte was believed")
			}
		}
		if _, err := unseal(bucket, append(bytes.Clone(key), 'x'), value); err == nil {
			t.Fatal("believed under another key")
		}
	})
}

func FuzzJournal(f *testing.F) {
	first, line, err := mark{}.follow(journalRecord{Type: journalGenesis, Ledger: "id"})
	if err != nil {
		f.Fatal(err)
	}
	_, second, err := first.follow(journalRecord{Type: journalMoves, Company: testKey})
	if err != nil {
		f.Fatal(err)
	}
	whole := append(bytes.Clone(line), second...)
	f.Add(whole)
	f.Add(whole[:len(whole)-4])
	f.Add(append(bytes.Clone(whole), 0, 0, 0))
	f.Fuzz(func(t *testing.T, content []byte) {
		n := 0
		last, torn, err := readChain(content, mark{}, func(m mark, _ journalRecord) error {
			n++
			if m.Start >= m.End || m.End > int64(len(content)) {
				t.Fatalf("a record outside the file: %+v", m)
			}
			return nil
		})
		if last.End+int64(torn) > int64(len(content)) || (n == 0 && last != mark{}) {
			t.Fatalf("last %+v, torn %d, of %d bytes", last, torn, len(content))
		}
		if err == nil {
			if again, torn, err := readChain(content[:last.End], mark{}, nil); again != last || torn != 0 || err != nil {
				t.Fatalf("cut off: %+v, %d, %v", again, torn, err)
			}
		}
	})
}
