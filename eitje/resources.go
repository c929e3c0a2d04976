package eitje

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"doorzet/payroll"
)

// Named is an environment, a team or a shift type: eitje's id and its name.
type Named struct{ ID, Name string }

// User is a person in eitje, with no more than what tells who it is.
type User struct{ ID, Email string }

// Environments lists the environments (venues) that the credentials open.
func (c *Client) Environments(ctx context.Context) ([]Named, error) {
	return c.named(ctx, "environments")
}

// Teams lists the teams of all environments.
func (c *Client) Teams(ctx context.Context) ([]Named, error) { return c.named(ctx, "teams") }

// ShiftTypes lists the types that a shift can have.
func (c *Client) ShiftTypes(ctx context.Context) ([]Named, error) { return c.named(ctx, "shift_types") }

func (c *Client) named(ctx context.Context, resource string) ([]Named, error) {
	items, err := c.list(ctx, resource, url.Values{})
	if err != nil {
		return nil, err
	}
	out := make([]Named, 0, len(items))
	for _, raw := range items {
		var w wireRef
		if err := json.Unmarshal(raw, &w); err != nil || w.ID == "" || w.Name == nil {
			return nil, payroll.NewProblem(CodeAnswer, "resource", resource)
		}
		out = append(out, Named{ID: string(w.ID), Name: tidy(*w.Name)})
	}
	return out, nil
}

// Users lists people with their e-mail addresses, where eitje tells them.
func (c *Client) Users(ctx context.Context) ([]User, error) {
	items, err := c.list(ctx, "users", url.Values{})
	if err != nil {
		return nil, err
	}
	out := make([]User, 0, len(items))
	for _, raw := range items {
		var w wireUser
		if err := json.Unmarshal(raw, &w); err != nil || w.ID == "" {
			return nil, payroll.NewProblem(CodeAnswer, "resource", "users")
		}
		u := User{ID: string(w.ID)}
		if w.Email != nil {
			u.Email = tidy(*w.Email)
		}
		out = append(out, u)
	}
	return out, nil
}

// tidy makes a text of the server fit for a screen.
func tidy(s string) string { return strings.TrimSpace(payroll.Clean(s, maxText)) }
