package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// maxUnzipped bounds what a sheet may unpack to; the library's own limit is
// 16 GB.
const maxUnzipped = 64 << 20

// workbook is an opened workbook. The library unpacks it within bounds and knows its sheets;
// the cells are read here, since only their types and formats tell what a number is.
type workbook struct {
	name string
	file *excelize.File
	// shift is the workbook's first day.
	shift payroll.Date
	// parts are the sheets' places in the file, by their names.
	parts   map[string]string
	strings []string
	formats []numberFormat
}

func openBook(name string, data []byte) (*workbook, error) {
	if err := guardSheets(name, data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped, // no parts in temporary files
	})
	if err != nil {
		return nil, payroll.NewProblem(CodeSheet, "file", name).Because(err)
	}
	b := &workbook{name: name, file: f, shift: firstSerial}
	if err := b.learn(); err != nil {
		return nil, errors.Join(b.broken(err), b.close())
	}
	return b, nil
}

func (b *workbook) broken(err error) error {
	return payroll.NewProblem(CodeSheet, "file", b.name).Because(err)
}

func (b *workbook) close() error {
	if err := b.file.Close(); err != nil {
		return fmt.Errorf("closing %s: %w", b.name, err)
	}
	return nil
}

// part gives a part of the file, empty where it has none.
func (b *workbook) part(name string) []byte {
	if data, ok := b.file.Pkg.Load(name); ok {
		return bytesOf(data)
	}
	var out []byte
	b.file.Pkg.Range(func(key, data any) bool {
		if k, ok := key.(string); ok && strings.EqualFold(k, name) {
			out = bytesOf(data)
			return false
		}
		return true
	})
	return out
}

func bytesOf(data any) []byte {
	out, _ := data.([]byte)
	return out
}

// learn reads what all sheets share.
func (b *workbook) learn() error {
	props, err := b.file.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		b.shift += 1462
	}
	if err := b.findParts(); err != nil {
		return err
	}
	if err := b.readFormats(); err != nil {
		return err
	}
	return b.readStrings()
}

// findParts finds where the sheets are.
func (b *workbook) findParts() error {
	var rels struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := decodeXML(b.part("xl/_rels/workbook.xml.rels"), &rels); err != nil {
		return err
	}
	at := map[string]string{}
	for _, r := range rels.All {
		if abs, ok := strings.CutPrefix(strings.ReplaceAll(r.Target, `\`, "/"), "/"); ok {
			at[r.ID] = path.Clean(abs)
		} else {
			at[r.ID] = path.Join("xl", abs)
		}
	}
	b.parts = map[string]string{}
	if b.file.WorkBook == nil {
		return errNoSheets
	}
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		b.parts[s.Name] = at[s.ID]
	}
	return nil
}

var errNoSheets = errors.New("the book lists no sheets")

// readFormats reads the number formats of the cells' styles.
func (b *workbook) readFormats() error {
	var styles struct {
		Codes []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if data := b.part("xl/styles.xml"); len(data) > 0 {
		if err := decodeXML(data, &styles); err != nil {
			return err
		}
	}
	codes := map[int]string{}
	for _, c := range styles.Codes {
		codes[c.ID] = c.Code
	}
	b.formats = make([]numberFormat, len(styles.Cells))
	for i, c := range styles.Cells {
		code, ok := codes[c.Format]
		if !ok {
			code = builtIn[c.Format]
		}
		b.formats[i] = readFormat(code)
	}
	return nil
}

// format gives the format of a style, the plain one where the book does not tell.
func (b *workbook) format(style int) numberFormat {
	if style < 0 || style >= len(b.formats) {
		return numberFormat{}
	}
	return b.formats[style]
}

// readStrings reads the texts that cells refer to, without how they are said in kana.
func (b *workbook) readStrings() error {
	data := b.part("xl/sharedStrings.xml")
	if len(data) == 0 {
		return nil
	}
	dec := newXML(data)
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the texts: %w", err)
		}
		if start, ok := tok.(xml.StartElement); ok && start.Name.Local == "si" {
			s, err := richText(dec)
			if err != nil {
				return err
			}
			b.strings = append(b.strings, s)
		}
	}
}

// richText joins the <t> of the element at hand.
func richText(dec *xml.Decoder) (string, error) {
	var out strings.Builder
	depth, aside, text := 1, 0, false
	for depth > 0 {
		tok, err := dec.Token()
		if err != nil {
			return "", fmt.Errorf("reading a text: %w", err)
		}
		switch el := tok.(type) {
		case xml.StartElement:
			depth++
			if el.Name.Local == "rPh" && aside == 0 {
				aside = depth
			}
			text = el.Name.Local == "t" && aside == 0
		case xml.EndElement:
			if depth == aside {
				aside = 0
			}
			depth--
			text = false
		case xml.CharData:
			if text {
				out.Write(el)
			}
		}
	}
	return out.String(), nil
}

func newXML(data []byte) *xml.Decoder { return xml.NewDecoder(bytes.NewReader(data)) }

func decodeXML(data []byte, into any) error {
	if err := newXML(data).Decode(into); err != nil {
		return fmt.Errorf("reading a part: %w", err)
	}
	return nil
}
