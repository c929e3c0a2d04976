package store

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// mergeFields carries what differs between from and to over to now, field by
// field in depth: what is equal in both stays as it is now. ok is false where a
// field that differs is by now neither of the two. Lists count as one field; a
// record or field that is not there is empty.
func mergeFields(now, from, to json.RawMessage) (merged json.RawMessage, ok bool) {
	switch {
	case sameJSON(from, to), sameJSON(now, to):
		return now, true
	case sameJSON(now, from):
		return to, true
	}
	n, ok1 := fieldsOf(now)
	f, ok2 := fieldsOf(from)
	t, ok3 := fieldsOf(to)
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	out := map[string]json.RawMessage{}
	for _, side := range []map[string]json.RawMessage{n, f, t} {
		for name := range side {
			if _, done := out[name]; done {
				continue
			}
			field, ok := mergeFields(n[name], f[name], t[name])
			if !ok {
				return nil, false
			}
			out[name] = field
		}
	}
	for name, field := range out {
		if len(field) == 0 {
			delete(out, name)
		}
	}
	merged, err := json.Marshal(out)
	return merged, err == nil
}

// fieldsOf gives the fields of an object; what is not there has none.
func fieldsOf(v json.RawMessage) (map[string]json.RawMessage, bool) {
	out := map[string]json.RawMessage{}
	if nothing(v) {
		return out, true
	}
	if v[0] != '{' {
		return nil, false
	}
	return out, json.Unmarshal(v, &out) == nil
}

func sameJSON(a, b json.RawMessage) bool { return nothing(a) && nothing(b) || bytes.Equal(a, b) }

// nothing tells whether a value is not there. Absent, null and empty mean the
// same in what the office chose.
func nothing(v json.RawMessage) bool {
	switch string(v) {
	case "", "null", "{}", "[]":
		return true
	}
	return false
}

func orNull(v json.RawMessage) json.RawMessage {
	if len(v) == 0 {
		return json.RawMessage("null")
	}
	return v
}

// Changed names the fields in which the two sides of a swap differ, at most two
// levels deep: "days", or "codes" with "verlof" in it as "codes/verlof".
func (s *Swap) Changed() []string {
	if s == nil {
		return nil
	}
	return differing(s.Before, s.After, 2)
}

func differing(a, b json.RawMessage, depth int) []string {
	before, ok1 := fieldsOf(a)
	after, ok2 := fieldsOf(b)
	if !ok1 || !ok2 || depth == 0 {
		return nil
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(union(before, after))) {
		if sameJSON(before[name], after[name]) {
			continue
		}
		inner := differing(before[name], after[name], depth-1)
		if len(inner) == 0 {
			out = append(out, name)
		}
		for _, field := range inner {
			out = append(out, name+"/"+field)
		}
	}
	return out
}

func union(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}
