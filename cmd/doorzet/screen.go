package main

import (
	"context"
)

// screenCmd is the program without arguments: the screens.
type screenCmd struct{}

func (c *screenCmd) run(ctx context.Context, a *app) (reply, error) {
	return showScreens(ctx, a)
}

// showScreens starts the program of screens on the ledger of the user.
func showScreens(_ context.Context, a *app) (reply, error) {
	doc := struct {
		Version string `json:"version"`
	}{version}
	return reply{data: doc, page: func(p *page) { p.line("%s", a.say.NoScreens) }}, nil
}
