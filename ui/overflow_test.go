package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// pages are the screens without rows. The rows of the others hold names and
// files of others, which may be longer than their place; their own words may not.
var pages = []ScreenID{ScreenOverview, ScreenLink, ScreenSettings}

// cutLines gives the lines in sight in which a text of the program itself was cut.
func (d *driver) cutLines(id ScreenID) []string {
	var out []string
	raw := strings.Split(d.seen, "\n")
	head := theme.New(d.root.desk.theme.Options()).Style(theme.GridHead).Render("x")
	head, _, _ = strings.Cut(head, "x")
	x := d.root.desk.texts
	for i, line := range strings.Split(d.Screen(), "\n") {
		switch {
		case !strings.Contains(line, "…"):
		case !slices.Contains(pages, id) && i > 1 && i < len(raw)-2 && !strings.Contains(raw[i], head):
		case id == ScreenOverview && (named(line, x.Overview.Late) || named(line, x.Overview.Names) || named(line, x.Overview.OtherToDo) ||
			named(line, x.Overview.VenuesWait)): // a list of names, as many as fit
		default:
			out = append(out, line)
		}
	}
	return out
}

// named tells whether a line begins as a text with places does.
func named(line, text string) bool {
	begin, _, _ := strings.Cut(text, "%")
	return strings.HasPrefix(strings.TrimSpace(line), strings.TrimSpace(begin))
}

// No text of the program overflows its place in the smallest window, in either
// language, on any screen: headings, status, footer, and the pages without rows.
func TestNoTextOverflows(t *testing.T) {
	for _, l := range []lang.Lang{lang.Dutch, lang.English} {
		for name, o := range map[string]*testOffice{
			"nothing linked": newTestOffice(t), "linked": newTestOffice(t).link(), "read": reviewOffice(t), "ready": newTestOffice(t).ready(),
		} {
			o.desk.Lang = l
			d := o.start(80, 24, screens)
			for _, e := range d.root.entries {
				d.root.desk.Go(e.ID)
				d.send(nil)
				d.look()
				for _, line := range d.cutLines(e.ID) {
					t.Errorf("%s, %s, %s: %s", l, name, e.ID, line)
				}
				if e.ID != ScreenHours {
					continue
				}
				for _, by := range groupings() { // the legend is always whole
					screenOf[*hoursScreen](d, ScreenHours).groupBy(by)
					d.look()
					for _, st := range payroll.States() {
						if o.anker != nil && !strings.Contains(d.Screen(), d.root.desk.texts.State(st)) {
							t.Errorf("%s, %s: %s is not in the legend", l, name, st)
						}
					}
				}
			}
			d.Press("alt+1", "ctrl+p").See(d.root.desk.texts.Dialog.PaletteTitle)
			for line := range strings.SplitSeq(d.Screen(), "\n") {
				if parts := strings.Split(line, "│"); len(parts) == 3 && strings.Contains(parts[1], "…") {
					t.Errorf("%s, palette: %s", l, line)
				}
			}
		}
	}
}

// What is said in the status line and in dialogs fits there: every hint of a
// dialog in one line, and why a key cannot be used now in one line of 80.
func TestSaidTextsFit(t *testing.T) {
	for _, l := range []lang.Lang{lang.Dutch, lang.English} {
		x := lang.For(l)
		for name, hint := range map[string]string{
			"choose": x.Dialog.HintChoose, "scroll": x.Dialog.HintScroll, "confirm": x.Dialog.HintConfirm, "input": x.Dialog.HintInput,
			"columns": x.Review.ColumnsHint,
		} {
			if n := paint.Width(hint); n > 78 {
				t.Errorf("%s: the hint %s is %d wide", l, name, n)
			}
		}
		for _, o := range []*testOffice{newTestOffice(t), newTestOffice(t).link(), newTestOffice(t).ready()} {
			o.desk.Lang = l
			d := o.start(80, 24, screens)
			for _, e := range d.root.entries {
				d.root.desk.Go(e.ID)
				d.send(nil)
				for _, a := range e.Screen.Actions() {
					if why := a.reason(); why != "" {
						if said := fmt.Sprintf(x.App.NotNow, a.Help, why); paint.Width(said) > 79 {
							t.Errorf("%s, %s: %q is %d wide", l, e.ID, said, paint.Width(said))
						}
					}
				}
			}
		}
	}
}
