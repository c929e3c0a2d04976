package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/ui/paint"
)

// The size of a picture: what fits beside a text on a screen.
const pictureWidth, pictureHeight = 110, 32

// practiceFile is where the practice hours lie, which is elsewhere each time.
var practiceFile = regexp.MustCompile(`/\S+/uren-november\.csv`)

// homely gives the path of a file as a clerk would have it, as long as it was.
func homely(path string) string {
	const own = "~/Downloads/uren-november.csv"
	return own + paint.Spaces(len(path)-len(own))
}

// practicePort is where the practice Nmbrs listens in a picture; its own port
// is another one each time.
var practicePort = regexp.MustCompile(`127\.0\.0\.1:\d{5}`)

// pictures are drawn from the screens, to be written or to be compared.
type pictures struct {
	dir   string
	write bool
	drawn []string
}

// take draws what is on the screen.
func (p *pictures) take(d *driver, name string) *driver {
	d.t.Helper()
	seen := practicePort.ReplaceAllString(d.seen, "127.0.0.1:80990")
	seen = practiceFile.ReplaceAllStringFunc(seen, homely)
	now := []byte(svg(seen, pictureWidth, pictureHeight))
	file := filepath.Join(p.dir, name+".svg")
	p.drawn = append(p.drawn, name+".svg")
	if p.write {
		if err := os.WriteFile(file, now, 0o644); err != nil {
			d.t.Fatal(err)
		}
		return d
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		d.t.Fatal(err)
	}
	if !bytes.Equal(kept, now) {
		d.t.Errorf("%s is not what the screen shows now: run make pictures", file)
	}
	return d
}

// TestPictures draws the pictures of the documentation from the real screens:
// a month at the practice business, half of it pushed through. Without a
// directory to write to it checks that the pictures are those of the screens.
func TestPictures(t *testing.T) {
	p := &pictures{dir: os.Getenv("DOORZET_PICTURES"), write: true}
	if p.dir == "" {
		p.dir, p.write = filepath.Join("..", "docs"), false
	}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(pictureWidth, pictureHeight, screens)
	p.take(d.See("Volgende stap"), "overview")
	p.take(d.Press("2").See("Gekoppelde bedrijven"), "link")
	p.take(d.Press("3").See("loonvorm"), "people")
	p.take(d.Press("4").See("Eerste gewerkte dag"), "period")
	p.take(d.Press("5").See("codes gekoppeld"), "codes")
	fresh := newTestOffice(t).link().people().codes().start(pictureWidth, pictureHeight, screens)
	p.take(fresh.Press("6").See("oefenbestand").Press("enter").See("nieuw 910"), "import")
	p.take(d.Press("alt+7", "down", "enter", "down", "i").See("Bron: urenlijst", "gewone uren"), "details")
	d.Press("i")
	p.take(d.plainLines().Press("ctrl+home").See("toestand"), "lines")
	d.Press("p", "home", "enter").Press("A", "tab", "enter").See("goedgekeurd")
	p.take(d.Press("8").See("medewerkers ·"), "plan")
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
	p.take(d.Press("7", "ctrl+home", "down", "enter", "down").See("✓", "●"), "grid")
	p.take(d.Press("alt+9").See("gelijk"), "in-nmbrs")
	files, err := filepath.Glob(filepath.Join(p.dir, "*.svg"))
	o.must(err)
	for _, f := range files {
		if !slices.Contains(p.drawn, filepath.Base(f)) {
			t.Errorf("%s is a picture that nothing draws any more", f)
		}
	}
}
