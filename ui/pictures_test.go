package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doorzet/link"
)

// The size of a picture: what fits beside a text on a screen.
const pictureWidth, pictureHeight = 110, 32

// picture draws what is on the screen into a file.
func (d *driver) picture(dir, name string) *driver {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(svg(d.seen, pictureWidth, pictureHeight)), 0o644); err != nil {
		d.t.Fatal(err)
	}
	return d
}

// TestPictures draws the pictures of the documentation from the real screens:
// a month at the practice business, half of it pushed through.
func TestPictures(t *testing.T) {
	dir := os.Getenv("DOORZET_PICTURES")
	if dir == "" {
		t.Skip("DOORZET_PICTURES does not name a directory for the pictures; make pictures does")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(pictureWidth, pictureHeight, screens)
	d.See("Volgende stap").picture(dir, "overview")
	d.Press("3").See("loonvorm").picture(dir, "people")
	d.Press("5").See("codes gekoppeld").picture(dir, "codes")
	d.Press("7", "A", "tab", "enter").See("goedgekeurd")
	d.Press("8").See("medewerkers ·").picture(dir, "plan")
	// A few people are pushed through: their rows are white, the others green.
	team, err := o.anker.Team()
	o.must(err)
	o.export(func(r *link.ExportRequest) {
		for _, p := range team {
			if slices.Contains([]string{"Chloé", "André", "Thijs", "Lieke"}, p.First) {
				r.Only = append(r.Only, p.ID)
			}
		}
	})
	o.office.touch()
	d.Press("7", "ctrl+home", "down", "down", "enter", "down").See("✓", "●").picture(dir, "grid")
	d.Press("alt+9").See("gelijk").picture(dir, "in-nmbrs")
}
