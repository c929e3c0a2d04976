package soap

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"doorzet/nmbrs"
)

// wireMapping is a pair of ids. The pairs stand in the result itself or one
// level deeper, in Mappings.
type wireMapping struct {
	Int  wireInt  `xml:"IdInt"`
	GUID wireText `xml:"IdGuid"`
}

type wireMappings struct {
	Pairs  nested[wireMapping] `xml:"Mappings"`
	Direct []wireMapping       `xml:"Mapping"`
	Entity wireText
	// Any and Text tell an empty result from one that was not understood.
	Any  []wireAny `xml:",any"`
	Text string    `xml:",chardata"`
}

// pairs reads both shapes.
func (w *wireMappings) pairs() ([]nmbrs.IDPair, error) {
	guid := regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	if len(w.Any) > 0 || strings.TrimSpace(w.Text) != "" {
		return nil, errContent
	}
	pairs := []nmbrs.IDPair{}
	for _, m := range slices.Concat(w.Pairs.list, w.Direct) {
		id, err := m.Int.id("IdInt")
		if err != nil {
			return nil, err
		}
		g := strings.ToLower(m.GUID.val)
		if !guid.MatchString(g) {
			return nil, fmt.Errorf("IdGuid: %w", errValue)
		}
		pairs = append(pairs, nmbrs.IDPair{Int: id, GUID: g})
	}
	return pairs, nil
}

// DebtorGUIDs maps debtor ids to those of REST.
func (c *firmCalls) DebtorGUIDs(ctx context.Context) ([]nmbrs.IDPair, error) {
	op := debtorOp(opDebtorGUIDs)
	op.bulk = true
	return c.mapping(ctx, newRequest(op))
}

// GUIDs maps the ids of a company's entities, "Company" or "Employee", to
// those of REST.
func (c *firmCalls) GUIDs(ctx context.Context, company nmbrs.CompanyID, entity string) ([]nmbrs.IDPair, error) {
	op := companyOp(opGUIDs)
	op.bulk = true
	if entity != entityCompany && entity != entityEmployee {
		return nil, badValue(op, "Entity")
	}
	if err := intID(op, companyIDMixed, string(company)); err != nil {
		return nil, err
	}
	return c.mapping(ctx, newRequest(op).text("Entity", entity).text(companyIDMixed, string(company)))
}

func (c *firmCalls) mapping(ctx context.Context, req *request) ([]nmbrs.IDPair, error) {
	var pairs []nmbrs.IDPair
	err := c.send(ctx, req, func() sink {
		return &valueSink[wireMappings]{optional: true, check: func(v *wireMappings) error {
			var err error
			pairs, err = v.pairs()
			return err
		}}
	})
	if err != nil {
		return nil, err
	}
	return pairs, nil
}
