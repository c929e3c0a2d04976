package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"doorzet/payroll"
)

// MaxSize is the largest file that is read, in bytes: some 700,000 rows.
const MaxSize = 64 << 20

// Input is a file to read, with its whole content: only the whole tells which
// encoding it has.
type Input struct {
	Name string
	Data []byte
	// Near is a day that those of the file are near of: it tells the year of "ma 2 nov".
	// 0 leaves such days unread.
	Near payroll.Date
	// Day is the day on which somebody puts the rows of a file without days, such as
	// totals per person; 0 for none.
	Day payroll.Date
}

// Load takes a file's content from a reader. It fails with CodeTooLarge over
// MaxSize.
func Load(name string, r io.Reader) (Input, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return Input{}, fmt.Errorf("reading %s: %w", baseName(name), err)
	}
	in := Input{Name: name, Data: data}
	return in, in.check()
}

func (in Input) check() error {
	if len(in.Data) > MaxSize {
		return payroll.NewProblem(CodeTooLarge, "file", baseName(in.Name), "limit", payroll.IntText(MaxSize>>20))
	}
	return nil
}

// baseName gives the file's own name, fit for a screen.
func baseName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return payroll.Clean(filepath.Base(name), maxText)
}

// Options steer Read. The zero value reads a known form.
type Options struct {
	// Profile reads a file that is no known form; nil recognises the file.
	Profile *Profile
	// Way is what a person says of how the file is written, nil for nothing.
	Way *Way
	// Approved is the clerk's answer for a file without an approval column:
	// true takes every row as approved.
	Approved bool
	// Progress, when set, is told now and then how many rows have been read, of
	// how many there are about; of a sheet that is 0, unknown, until the end.
	Progress func(done, total int64)
}

// The forms of eitje's CSV, kept in payroll.Source.Form.
const (
	FormOne    = "1"           // hours as h:mm
	FormTwo    = "2"           // hours as a decimal, with contract and planning
	FormPeople = "medewerkers" // one row a person, no hours
)

// Result is what a file holds.
type Result struct {
	Kind payroll.SourceKind
	Form string
	// Name is the file's own name, Hash the SHA-256 of its bytes in hexadecimal.
	Name, Hash string
	Rows       []Row
	// People are the rows of a people export; such a file has no Rows.
	People  []PersonRow
	Refused []Refusal
	// Totals are the totals rows that do not agree with the rows above them.
	Totals []TotalsNote
	// Notes are what the file holds beside.
	Notes []Note
	// HasTimes, HasApproval and HasMeals tell which columns the file has.
	HasTimes, HasApproval, HasMeals bool
	// Covers is what the file speaks of; a line outside it has not vanished.
	Covers Scope
	// Sheets are the names of the sheets that rows came from, in order; none
	// where there is only one.
	Sheets []string
	// RowCount counts the data rows, refused ones included, totals rows not.
	RowCount int

	known columns
}

// Source says where a row of the result came from.
func (r Result) Source(row Row) payroll.Source {
	key := row.key
	if key == "" {
		key = Told(row.Facts)
	}
	if row.Approved {
		key = Approved(key)
	}
	return payroll.Source{Kind: r.Kind, Form: r.Form, File: r.Name, Hash: r.Hash, Row: row.Line, Key: key}
}

// Row is one hour row of a file.
type Row struct {
	payroll.Facts
	Remark string
	// Approved and Denied are what the source says of the approval; neither where it
	// says nothing.
	Approved, Denied bool
	// Elsewhere is set when the source says that another link has paid it.
	Elsewhere bool
	// Line is the line of the file on which the row begins, from 1; of a pull
	// from eitje it is the shift's id there.
	Line int
	// Sheet is the place of its sheet in Result.Sheets.
	Sheet uint16
	// Chosen is set for a new row of which somebody said before that it comes
	// beside what is there; Doubts are what has to be asked of it.
	Chosen    bool
	Questions []payroll.Question
	// key is what the source itself told, kept when the row is merged with a line.
	key string
}

// PersonRow is one person of a people export: witnesses of who is who. It
// holds no money and no birth date.
type PersonRow struct {
	Name, NmbrsID, Number, Email, Contract string
	Line                                   int
}

// Refusal is a row that was not taken.
type Refusal struct {
	File string
	// Line and Column are the numbers of the row's first line and of the cell, from 1.
	Line, Column int
	// Sheet is its sheet, where several were read.
	Sheet string
	// Text is what stood there, cleaned and shortened.
	Text    string
	Problem *payroll.Problem
	// Person and Date are what could be read of whose row it was.
	Person string
	Date   payroll.Date
}

// TotalsNote is a totals row that does not agree with the rows above it.
type TotalsNote struct {
	Line int
	// Column is the header of the figure.
	Column string
	// Stated is what the totals row says, Summed what the rows add up to.
	Stated, Summed payroll.Minutes
	// Refused counts the refused rows, whose hours Summed does not hold.
	Refused int
}

// Scope is what a file speaks of: days, venues, teams and types, each as the
// file words it, in alphabetical order.
type Scope struct {
	payroll.Span
	Venues, Teams, Types []string
}

// Read reads a file. A broken file gives a *payroll.Problem and no result; a
// bad row stands in Refused. It fails with the context's error when stopped.
func Read(ctx context.Context, in Input, opts Options) (Result, error) {
	if err := in.check(); err != nil {
		return Result{}, err
	}
	sum := sha256.Sum256(in.Data)
	hash := hex.EncodeToString(sum[:])
	var found *layout
	for {
		r := newReading(baseName(in.Name), opts)
		r.res.Hash, r.near = hash, in.Near
		again, err := r.through(ctx, in, found)
		if err != nil {
			return Result{}, err
		}
		if again == nil {
			return r.res, nil
		}
		found = again
	}
}

// through reads a file from its first byte to its last, by what was found of
// its columns before, nil for the first time. It gives the layout to read it by again,
// nil when nothing more was found: every time settles one thing more.
func (r *reading) through(ctx context.Context, in Input, found *layout) (*layout, error) {
	t, lay, err := open(in, r.opts)
	if err != nil {
		return nil, err
	}
	if err = r.opts.Way.apply(lay, r.res.Name); err == nil {
		if found != nil {
			lay = found
		}
		err = r.run(ctx, t, lay)
	}
	if cerr := t.close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, err
	}
	return r.settle()
}

// open makes the table of a file, placed behind its header, and the layout
// that its header or the profile tells.
func open(in Input, opts Options) (table, *layout, error) {
	name, p := baseName(in.Name), opts.Profile
	if isZip(in.Data) {
		return openSheet(in, opts)
	}
	if opts.Way != nil && len(opts.Way.Sheets) > 0 {
		return nil, nil, payroll.NewProblem(CodeNoSheet, "file", name, "sheet", payroll.Clean(opts.Way.Sheets[0], maxText), "sheets", "")
	}
	encoding := ""
	if p != nil && p.Fixed {
		encoding = p.Encoding
	}
	text, err := decodeAs(name, in.Data, encoding)
	if err != nil {
		return nil, nil, err
	}
	if p != nil {
		return openProfileCSV(name, text, p, in)
	}
	return openKnownCSV(name, text, in)
}
