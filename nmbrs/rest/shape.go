package rest

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"doorzet/nmbrs/wire"
)

// shapeOf gives the form of an answer without its values: of an object the names
// of its fields, of a list its first item and whether there are more, of a value
// what kind it is.
func shapeOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, inner := range v {
			if plainName(name) {
				out[name] = shapeOf(inner)
			} else {
				out["…"] = shapeOf(inner) // a name that is a value
			}
		}
		return out
	case []any:
		switch len(v) {
		case 0:
			return []any{}
		case 1:
			return []any{shapeOf(v[0])}
		}
		return []any{shapeOf(v[0]), "…"}
	case string:
		return kindOfText(v)
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return "decimal"
		}
		return "number"
	case bool:
		return "boolean"
	case nil:
		return nil
	}
	return "?"
}

// plainName tells whether the name of a field may be shown: names are words in
// letters, values could be anything.
func plainName(name string) bool {
	return len(name) <= 60 && regexp.MustCompile(`^[A-Za-z_][A-Za-z_]*[0-9]?[A-Za-z_]*$`).MatchString(name)
}

func kindOfText(s string) string {
	switch {
	case s == "":
		return "empty text"
	case isGUID(strings.ToLower(s)):
		return "guid"
	case regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`).MatchString(s):
		return "date"
	case regexp.MustCompile(`^-?\d+(\.\d+)?$`).MatchString(s):
		return "number as text"
	}
	return "text"
}

// wordsAt gives the different words that stand in fields of a name, of an answer
// in which they are Nmbrs's own and of no person.
func wordsAt(v any, field string) []string {
	found := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				if s, is := inner.(string); is && strings.EqualFold(name, field) && plainName(s) {
					found[wire.Clean(s)] = true
				}
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(v)
	return sorted(found)
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
