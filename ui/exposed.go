package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// concealedMsg tells how taking the ledger away from others ended.
type concealedMsg struct{ err error }

// askExposed asks, on opening, whether the ledger is taken away from others who
// may read or change it.
func (o *Office) askExposed() {
	found := o.ledger.Exposed()
	if len(found) == 0 {
		return
	}
	texts := make([]string, len(found))
	for i, p := range found {
		texts[i] = o.Word(p)
	}
	x := o.texts.Exposed
	o.OpenUnasked(&Confirm{
		Heading: x.Title, Text: strings.Join(texts, "\n\n"), Yes: x.Yes,
		OnYes: func() tea.Cmd {
			return o.Fetch(ScreenOverview, "conceal", func(context.Context) tea.Msg { return concealedMsg{o.ledger.Conceal()} })
		},
	})
}
