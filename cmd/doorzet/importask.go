package main

import (
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// answerFlags answer what an import asks. Where nothing is answered, the rows
// that it concerns come in blocked.
type answerFlags struct {
	Part     bool     `help:"${f_part}" xor:"part"`
	Whole    bool     `help:"${f_whole}" xor:"part"`
	Renamed  []string `help:"${f_renamed}" placeholder:"OLD=NEW" sep:"none"`
	NotNamed []string `name:"not-renamed" help:"${f_notrenamed}" placeholder:"OLD=NEW" sep:"none"`
	Replaces []string `help:"${f_replaces}" placeholder:"ID"`
	Besides  []string `help:"${f_besides}" placeholder:"ID"`
	Moved    []string `help:"${f_moved}" placeholder:"ID"`
	NotMoved []string `help:"${f_notmoved}" placeholder:"ID"`
	Keep     []string `help:"${f_keep}" placeholder:"ID"`
	Withdraw []string `help:"${f_withdraw}" placeholder:"ID"`
	Copies   string   `help:"${f_copies}" enum:",skip,count" default:""`
	Venue    []string `help:"${f_venueis}" placeholder:"VENUE=here|elsewhere|ID" sep:"none"`
}

// answers gives the flags as answers; ID "all" stands for every line.
func (f *answerFlags) answers() intake.Answers {
	out := intake.Answers{
		Replaces: picked(f.Replaces), Besides: picked(f.Besides), Moved: picked(f.Moved), Stayed: picked(f.NotMoved),
		Keep: picked(f.Keep), Withdraw: picked(f.Withdraw),
	}
	if f.Part || f.Whole {
		out.Part = &f.Part
	}
	if f.Copies != "" {
		skip := f.Copies == "skip"
		out.Copies = &skip
	}
	return out
}

// everyLine stands for all lines in a flag that takes ids.
const everyLine = "all"

func picked(list []string) intake.Picked {
	out := intake.Picked{IDs: map[payroll.LineID]bool{}}
	for _, id := range lineIDs(list) {
		if id == everyLine {
			out.All = true
			continue
		}
		out.IDs[id] = true
	}
	return out
}

// renamed reads "OLD=NEW", what is a new name and what is not.
func (f *answerFlags) renamed(a *app) ([]link.Renamed, error) {
	var out []link.Renamed
	for i, s := range slices.Concat(f.Renamed, f.NotNamed) {
		before, now, ok := strings.Cut(s, "=")
		before, now = strings.TrimSpace(before), strings.TrimSpace(now)
		if !ok || before == "" || now == "" {
			return nil, a.wrong(a.say.BadRename, payroll.Clean(s, 120))
		}
		out = append(out, link.Renamed{Old: before, New: now, Not: i >= len(f.Renamed)})
	}
	return out, nil
}

// hourRowJSON is a row of the source.
type hourRowJSON struct {
	Line    int          `json:"line"`
	Date    payroll.Date `json:"date"`
	Person  string       `json:"person"`
	Venue   string       `json:"venue"`
	Team    string       `json:"team"`
	Type    string       `json:"type"`
	Minutes int64        `json:"minutes"`
}

// askedJSON is a row that may be hours of lines that are there.
type askedJSON struct {
	hourRowJSON
	Others []string `json:"others"`
}

// joinJSON is hours that the source divides otherwise.
type joinJSON struct {
	Lines []string      `json:"lines"`
	Rows  []hourRowJSON `json:"rows"`
}

// renameJSON is a name that may be a new one, or that is remembered to be one.
type renameJSON struct {
	What       string `json:"what"`
	Old        string `json:"old"`
	New        string `json:"new"`
	Rows       int    `json:"rows,omitempty"`
	Equal      int    `json:"equal,omitempty"`
	Ask        bool   `json:"ask"`
	Not        bool   `json:"not,omitempty"`
	Remembered string `json:"remembered,omitempty"`
}

type partJSON struct {
	Known  int `json:"known"`
	Appear int `json:"appear"`
	Lines  int `json:"lines"`
}

type sheetCopyJSON struct {
	Sheet string `json:"sheet"`
	Rows  int    `json:"rows"`
	Equal int    `json:"equal"`
}

// heldHourJSON is a row, or a line beside which rows come, that is blocked because
// its hours can hardly be right.
type heldHourJSON struct {
	hourRowJSON
	ID       string   `json:"id,omitempty"`
	Findings []string `json:"findings"`
	Text     string   `json:"text"`
}

// unlikely tells of the hours that come in blocked because they can hardly be right.
func (a *app) unlikely(list []link.HeldHour) []heldHourJSON {
	out := []heldHourJSON{}
	for i := range list {
		h := &list[i]
		j := heldHourJSON{
			hourRowJSON: hourRowJSON{h.Row, h.Date, h.Person, h.Venue, h.Team, h.Type, int64(h.Minutes)}, ID: string(h.ID), Text: a.texts.FindingText(h.Findings[0]),
		}
		for _, f := range h.Findings {
			j.Findings = append(j.Findings, string(f.Kind))
		}
		out = append(out, j)
	}
	return out
}

// heldHours lists them, each with why.
func (p *page) heldHours(list []heldHourJSON) {
	if len(list) == 0 {
		return
	}
	p.line("\n%s", p.t.Many(p.say.ImportUnlikely, len(list)))
	var rows [][]string
	for _, h := range list {
		rows = append(rows, []string{p.t.Date(h.Date), h.Person, payroll.Minutes(h.Minutes).Clock(), h.ID, h.Text})
	}
	p.table([]column{left("date"), left("person"), right("time"), left("id"), left("reason")}, rows)
}

func rowOf(r *intake.Row) hourRowJSON {
	return hourRowJSON{r.Line, r.Date, r.Person, r.Venue, r.Team, r.Type, int64(r.Minutes)}
}

func ids(list []payroll.LineID) []string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id)
	}
	return out
}

// heldVenueJSON is a venue whose rows are not taken: asked is set while nobody has
// said whose it is.
type heldVenueJSON struct {
	Venue   string `json:"venue"`
	Rows    int    `json:"rows"`
	Minutes int64  `json:"minutes"`
	Known   int    `json:"known"`
	Unknown int    `json:"unknown"`
	Ask     bool   `json:"ask"`
}

// What --venue says of a venue beside the id of a company.
const (
	venueHere      = "here"
	venueElsewhere = "elsewhere"
)

// venueChoices reads "VENUE=here", "VENUE=elsewhere" or "VENUE=ID" for the company at hand.
func (f *answerFlags) venueChoices(a *app, at *store.Company) ([]link.VenueChoice, error) {
	var out []link.VenueChoice
	for _, s := range f.Venue {
		cut := strings.LastIndex(s, "=")
		if cut < 0 || strings.TrimSpace(s[cut+1:]) == "" {
			return nil, a.wrong(a.say.BadVenueChoice, payroll.Clean(s, 120))
		}
		c := link.VenueChoice{Venue: strings.TrimSpace(s[:cut]), Company: at.Key(), Here: true}
		switch whose := strings.TrimSpace(s[cut+1:]); whose {
		case venueHere:
		case venueElsewhere:
			c.Here = false
		default:
			co, err := a.svc.Company(whose)
			if err != nil {
				return nil, err
			}
			c.Company = co.Key()
		}
		out = append(out, c)
	}
	return out, nil
}

// heldPart tells of the venues whose rows are not taken.
func heldPart(p *page, doc importJSON) {
	for _, h := range doc.Held {
		name := h.Venue
		if name == "" {
			name = p.say.NoVenueName
		}
		if h.Ask {
			p.line(p.t.Many(p.say.ImportVenueAsked, h.Rows), name, p.t.Count(h.Unknown), p.t.Count(h.Known+h.Unknown), h.Venue, h.Venue)
		} else {
			p.line(p.t.Many(p.say.ImportVenueElsewhere, h.Rows), name, h.Venue)
		}
	}
}

// questions fills in what the source tells otherwise and what has to be asked.
func (doc *importJSON) questions(pre *link.Preview) {
	ch := &pre.Changes
	doc.Redescribed, doc.Joined, doc.Outside = changeRefs(ch.Redescribed), []joinJSON{}, []hourRowJSON{}
	doc.Double, doc.Moved, doc.Answered = asked(ch.Double), asked(ch.Moved), ch.LaterAnswers()
	doc.Renames, doc.Copies, doc.Held = []renameJSON{}, []sheetCopyJSON{}, []heldVenueJSON{}
	for _, h := range pre.Held {
		doc.Held = append(doc.Held, heldVenueJSON{h.Venue, h.Rows, int64(h.Minutes), h.Known, h.Unknown, !h.Elsewhere})
	}
	for _, j := range ch.Joined {
		out := joinJSON{Lines: ids(j.Lines)}
		for i := range j.Rows {
			out.Rows = append(out.Rows, rowOf(&j.Rows[i]))
		}
		doc.Joined = append(doc.Joined, out)
	}
	for i := range pre.Outside {
		doc.Outside = append(doc.Outside, rowOf(&pre.Outside[i]))
	}
	doc.Ahead = []hourRowJSON{}
	for i := range pre.Ahead {
		doc.Ahead = append(doc.Ahead, rowOf(&pre.Ahead[i]))
	}
	doc.Unapproved, doc.Against, doc.Revoked = ids(ch.Unapprove), ids(ch.Against), []lineRefJSON{}
	for _, l := range ch.Revoked {
		doc.Revoked = append(doc.Revoked, lineRef(l))
	}
	for _, q := range ch.Renames {
		doc.Renames = append(doc.Renames, renameJSON{What: string(q.What), Old: q.Old, New: q.New, Rows: q.Rows, Equal: q.Equal, Ask: true})
	}
	for _, r := range pre.Answers.Renames {
		doc.Renames = append(doc.Renames, renameJSON{What: string(r.What), Old: r.Old, New: r.New, Not: r.Not, Remembered: r.At.String()})
	}
	if p := ch.Part; p != nil {
		doc.Part = &partJSON{p.Known, p.Appear, p.Lines}
	}
	for _, c := range ch.Copies {
		doc.Copies = append(doc.Copies, sheetCopyJSON{c.Sheet, c.Rows, c.Equal})
	}
}

func asked(list []intake.Asked) []askedJSON {
	out := []askedJSON{}
	for i := range list {
		out = append(out, askedJSON{rowOf(&list[i].Row), ids(list[i].Others)})
	}
	return out
}

// asks tells whether some name has to be asked about.
func (doc *importJSON) asks() bool {
	for _, r := range doc.Renames {
		if r.Ask {
			return true
		}
	}
	return false
}

// waits tells whether something of the import was refused, or waits for a
// person, or will not be pushed through.
func (doc *importJSON) waits(withdrawn bool) bool {
	return len(doc.Refused)+len(doc.Held)+len(doc.Double)+len(doc.Moved)+len(doc.Unlikely)+len(doc.Outside)+len(doc.Copies)+len(doc.SentChanges) > 0 ||
		len(doc.Ahead)+len(doc.Unapproved)+len(doc.Revoked) > 0 || len(doc.Vanished) > 0 && !withdrawn || doc.Part != nil || doc.asks() || doc.lost()
}

// questionsPart lists what has to be asked, each with what answers it.
func questionsPart(p *page, doc importJSON) {
	if n := len(doc.Redescribed) + len(doc.Joined); n > 0 {
		p.line(p.say.ImportRedescribed, n)
	}
	if doc.Answered > 0 {
		p.line("%s", p.t.Many(p.say.ImportAnswered, doc.Answered))
	}
	for _, r := range doc.Renames {
		if r.Ask {
			p.line(p.say.ImportRename, r.New, r.Old, r.Equal, r.Rows, r.Old, r.New, r.Old, r.New)
		}
	}
	if q := doc.Part; q != nil {
		p.line(p.say.ImportPart, q.Appear, q.Known, q.Lines)
	}
	heldPart(p, doc)
	for _, c := range doc.Copies {
		p.line(p.say.ImportCopies, c.Sheet, c.Equal, c.Rows)
	}
	p.askedRows(p.say.ImportDouble, doc.Double)
	p.askedRows(p.say.ImportMoved, doc.Moved)
	p.heldHours(doc.Unlikely)
	if n := len(doc.Outside); n > 0 {
		p.line(p.say.ImportOutside, n)
	}
	if len(doc.Ahead) > 0 {
		p.line(p.t.Many(p.say.ImportAhead, len(doc.Ahead)), p.t.Date(doc.Ahead[0].Date))
	}
	if n := len(doc.Unapproved); n > 0 {
		p.line("%s", p.t.Many(p.say.ImportUnapproved, n))
	}
	if n := len(doc.Against); n > 0 {
		p.line("%s", p.t.Many(p.say.ImportAgainst, n))
	}
	p.refs(p.say.ImportRevoked, doc.Revoked)
}

// askedRows lists rows beside the lines that they may be.
func (p *page) askedRows(heading string, list []askedJSON) {
	if len(list) == 0 {
		return
	}
	p.line("\n"+heading, len(list))
	var rows [][]string
	for _, r := range list {
		rows = append(rows, []string{
			p.t.Date(r.Date), r.Person, strings.TrimSpace(r.Venue + " " + r.Team), payroll.Minutes(r.Minutes).Clock(), strings.Join(r.Others, " "),
		})
	}
	p.table([]column{left("date"), left("person"), left("venue"), right("time"), left("id")}, rows)
}
