package ui

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// The whole program on the library's own loop: it starts, draws and leaves.
func TestProgramRuns(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	o := testOptions()
	o.Context, o.Now = ctx, time.Now
	desk := NewDesk(o)
	app := New(desk, Entry{"one", newDemo(desk, "one", "Uren"), 1})
	var out bytes.Buffer
	p := tea.NewProgram(app, tea.WithContext(ctx), tea.WithInput(strings.NewReader("q")), tea.WithOutput(&out),
		tea.WithWindowSize(80, 24), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Bistro") && !strings.Contains(out.String(), "Doorzet") {
		t.Errorf("nothing was drawn: %q", out.String())
	}
}
