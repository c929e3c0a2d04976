package eitje

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strconv"

	"doorzet/payroll"
)

// maxPages bounds the pages of one answer.
const maxPages = 500

// The fields of a resource that are read. Wages, birth dates and addresses are
// not among them; what is not named here is passed over.
type (
	wireShift struct {
		ID          json.RawMessage `json:"id"`
		Date        json.RawMessage `json:"date"`
		Start       json.RawMessage `json:"start"`
		End         json.RawMessage `json:"end"`
		Break       json.RawMessage `json:"break_minutes"`
		Type        json.RawMessage `json:"type"`
		User        json.RawMessage `json:"user"`
		Team        json.RawMessage `json:"team"`
		Environment json.RawMessage `json:"environment"`
		Remarks     json.RawMessage `json:"remarks"`
		Approved    json.RawMessage `json:"approved"`
		Meals       json.RawMessage `json:"meals"`
		Exported    json.RawMessage `json:"exported_to_hr_integration"`
	}
	wireRef struct {
		ID   wireID  `json:"id"`
		Name *string `json:"name"`
	}
	wireUser struct {
		ID    wireID  `json:"id"`
		Email *string `json:"email"`
	}
	wirePage struct {
		Data json.RawMessage `json:"data"`
		Meta wireMeta        `json:"meta"`
	}
	wireMeta struct {
		CurrentPage *int            `json:"current_page"`
		TotalPages  *int            `json:"total_pages"`
		LastPage    *int            `json:"last_page"`
		NextPage    json.RawMessage `json:"next_page"`
		Total       *int            `json:"total"`
		TotalCount  *int            `json:"total_count"`
	}
)

// wireID is an id, written as a number or as a text; "" when absent.
type wireID string

// UnmarshalJSON reads the id; it fails on anything but a whole number or a text.
func (w *wireID) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var s string
	if b[0] == '"' {
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
	} else if s = string(b); !isDigits(s) {
		return errors.New("eitje: not an id")
	}
	*w = wireID(payroll.Clean(s, maxShown))
	return nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// page is one answer: its items, and what it says of the rest.
type page struct {
	items []json.RawMessage
	// more is set when there are further pages; total is negative when untold.
	more  bool
	total int
}

// first tells whether the page begins as the list so far does.
func (p page) first(all []json.RawMessage) bool {
	return len(all) > 0 && bytes.Equal(p.items[0], all[0])
}

// list reads all pages of a resource.
func (c *Client) list(ctx context.Context, resource string, q url.Values) ([]json.RawMessage, error) {
	var all []json.RawMessage
	seen := map[[sha256.Size]byte]bool{}
	for n := 1; ; n++ {
		if n > 1 {
			q.Set("page", strconv.Itoa(n))
		}
		body, err := c.fetch(ctx, resource, q)
		if err != nil {
			return nil, err
		}
		p, code := decodePage(body, n)
		if code != "" {
			return nil, payroll.NewProblem(code, "resource", resource)
		}
		// A server that does not know pages gives the first again and again.
		key := sha256.Sum256(body)
		if n > 1 && (len(p.items) == 0 || p.first(all)) || seen[key] || n > maxPages {
			return nil, payroll.NewProblem(CodePages, "resource", resource)
		}
		seen[key] = true
		all = append(all, p.items...)
		if p.more {
			continue
		}
		if p.total >= 0 && p.total != len(all) {
			return nil, payroll.NewProblem(CodePages, "resource", resource)
		}
		return all, nil
	}
}

// decodePage reads one answer, the nth; the code says why it cannot be believed.
func decodePage(body []byte, n int) (page, payroll.Code) {
	out := page{total: -1}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	var raw json.RawMessage
	dec := json.NewDecoder(bytes.NewReader(body))
	switch err := dec.Decode(&raw); {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return out, CodeTruncated
	case err != nil:
		return out, CodeAnswer
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return out, CodeAnswer
	}
	if raw[0] == '[' {
		if err := json.Unmarshal(raw, &out.items); err != nil {
			return out, CodeAnswer
		}
		return out, ""
	}
	var w wirePage
	if raw[0] != '{' || json.Unmarshal(raw, &w) != nil || len(w.Data) == 0 || w.Data[0] != '[' {
		return out, CodeAnswer
	}
	if err := json.Unmarshal(w.Data, &out.items); err != nil {
		return out, CodeAnswer
	}
	m := w.Meta
	if m.CurrentPage != nil && *m.CurrentPage != n {
		return out, CodePages
	}
	for _, last := range [...]*int{m.TotalPages, m.LastPage} {
		out.more = out.more || last != nil && *last > n
	}
	out.more = out.more || filled(m.NextPage)
	for _, total := range [...]*int{m.Total, m.TotalCount} {
		if total != nil {
			out.total = *total
		}
	}
	return out, ""
}

// filled tells whether a field is there with something in it.
func filled(raw json.RawMessage) bool {
	return len(raw) > 0 && string(raw) != "null" && string(raw) != `""` && string(raw) != "false"
}
