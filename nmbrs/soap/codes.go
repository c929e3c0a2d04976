package soap

import (
	"context"
	"slices"

	"doorzet/nmbrs"
)

type wireCode struct {
	Code        wireInt
	Description wireText
}

func (w wireCode) value() (nmbrs.Code, error) {
	code, err := w.Code.number("Code")
	return nmbrs.Code{Code: code, Description: w.Description.val}, err
}

// HourCodes lists the hour codes of both models.
func (c *firmCalls) HourCodes(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return c.models(ctx, company, companyOp(opHourCodes), companyOp(opHourCodes2))
}

// WageCodes lists the wage codes of both models.
func (c *firmCalls) WageCodes(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return c.models(ctx, company, companyOp(opWageCodes), companyOp(opWageCodes2))
}

// models merges two models by code; the first one's description wins.
func (c *firmCalls) models(ctx context.Context, company nmbrs.CompanyID, ops ...operation) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	codes := []nmbrs.Code{}
	var skipped []nmbrs.Skipped
	known := map[int]bool{}
	for i, op := range ops {
		part, err := listByCompany[wireCode](ctx, c.conn, op, companyIDMixed, company)
		if err != nil && hopeless(ctx, err) {
			return nil, nil, err
		}
		if err != nil {
			skipped = append(skipped, nmbrs.Skipped{Call: op.call(), Err: err})
			continue
		}
		for _, code := range part {
			if !known[code.Code] {
				known[code.Code] = true
				code.Model = i + 1
				codes = append(codes, code)
			}
		}
	}
	if len(skipped) == len(ops) {
		return nil, nil, skipped[0].Err
	}
	slices.SortStableFunc(codes, func(a, b nmbrs.Code) int { return a.Code - b.Code })
	return codes, skipped, nil
}

type wireCostCentre struct {
	Code        wireText
	Description wireText
	ID          wireInt `xml:"Id"`
	Upper       wireInt `xml:"ID"`
}

// value leaves the id empty where Nmbrs gives none.
func (w wireCostCentre) value() (nmbrs.CostCentre, error) {
	cc := nmbrs.CostCentre{Code: w.Code.val, Description: w.Description.val}
	if !w.ID.seen.seen && !w.Upper.seen.seen && !w.Code.seen.seen {
		return cc, at("Id", errMissing)
	}
	if !w.ID.set && !w.Upper.set {
		return cc, nil
	}
	id, err := wireID("Id", &w.ID, &w.Upper)
	cc.ID = id
	return cc, err
}

// CostCentres lists the cost centres of a company. One without an id cannot be
// written to and is left out.
func (c *firmCalls) CostCentres(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	all, err := listByCompany[wireCostCentre](ctx, c.conn, companyOp(opCostCentres), companyIDMixed, company)
	return slices.DeleteFunc(all, func(cc nmbrs.CostCentre) bool { return cc.ID == "" }), err
}
