package intake

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"doorzet/payroll"
)

// text is a file's content in UTF-8 without a byte order mark.
type text struct {
	data     []byte
	encoding string
	// damaged is set when some bytes are no characters; the row reader then
	// refuses the rows that need them.
	damaged bool
}

// The names of the encodings, kept in a Profile for the reader's eyes only:
// the encoding of every file is found anew.
const (
	encUTF8    = "UTF-8"
	encUTF16   = "UTF-16"
	encWindows = "Windows-1252"
	encDOS     = "CP850"
	encMac     = "MacRoman"
)

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Encodings lists the encodings that a clerk can choose.
func Encodings() []string { return []string{encUTF8, encWindows, encUTF16, encDOS, encMac} }

// decodeAs is decode in an encoding that the clerk has chosen, "" to find it.
func decodeAs(name string, data []byte, encoding string) (text, error) {
	out, err := decodeChosen(name, data, encoding)
	out.data = lineEnds(out.data)
	return out, err
}

func decodeChosen(name string, data []byte, encoding string) (text, error) {
	if encoding != encUTF8 && old(encoding) == nil {
		return decode(name, data)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return text{}, payroll.NewProblem(CodeBinary, "file", name)
	}
	if encoding == encUTF8 {
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		return text{data: data, encoding: encUTF8, damaged: !utf8.Valid(data)}, nil
	}
	return decodeOld(name, data, encoding)
}

// old gives an encoding of one byte a character.
func old(encoding string) *charmap.Charmap {
	switch encoding {
	case encWindows:
		return charmap.Windows1252
	case encDOS:
		return charmap.CodePage850
	case encMac:
		return charmap.Macintosh
	}
	return nil
}

// lineEnds makes the line ends of an old Mac those of everybody.
func lineEnds(data []byte) []byte {
	cr, lf, both := bytes.Count(data, []byte("\r")), bytes.Count(data, []byte("\n")), bytes.Count(data, []byte("\r\n"))
	if cr-both <= lf {
		return data
	}
	out := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(out, []byte("\r"), []byte("\n"))
}

// decode finds the encoding and gives the text. It refuses empty files, files
// that are no text, and bytes that no known encoding explains.
func decode(name string, data []byte) (text, error) {
	if bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return text{}, payroll.NewProblem(CodeOldExcel, "file", name)
	}
	if bytes.HasPrefix(data, []byte("%PDF")) {
		return text{}, payroll.NewProblem(CodeBinary, "file", name)
	}
	out, err := decodeAny(name, data)
	if err != nil {
		return text{}, err
	}
	out.data = bytes.TrimPrefix(out.data, []byte("\uFEFF"))
	if len(bytes.TrimSpace(out.data)) == 0 {
		return text{}, payroll.NewProblem(CodeEmpty, "file", name)
	}
	if bytes.IndexByte(out.data, 0) >= 0 {
		return text{}, payroll.NewProblem(CodeBinary, "file", name)
	}
	return out, nil
}

func decodeAny(name string, data []byte) (text, error) {
	if order, ok := utf16Order(data); ok {
		dec := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		out, err := dec.Bytes(data)
		if err != nil || len(data)%2 != 0 {
			return text{}, payroll.NewProblem(CodeEncoding, "file", name, "line", "1", "text", encUTF16).Because(err)
		}
		return text{data: out, encoding: encUTF16}, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return text{}, payroll.NewProblem(CodeBinary, "file", name)
	}
	if utf8.Valid(data) {
		return text{data: data, encoding: encUTF8}, nil
	}
	if good, bad := countRunes(data); good > bad || bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		return text{data: data, encoding: encUTF8, damaged: true}, nil
	}
	return decodeOld(name, data, likeliest(data))
}

func decodeOld(name string, data []byte, encoding string) (text, error) {
	if i := undefined(data); encoding == encWindows && i >= 0 {
		line := 1 + bytes.Count(data[:i], []byte("\n"))
		return text{}, payroll.NewProblem(CodeEncoding, "file", name,
			"line", payroll.IntText(line), "text", fmt.Sprintf("0x%02X", data[i]))
	}
	out, err := old(encoding).NewDecoder().Bytes(data)
	if err != nil {
		return text{}, payroll.NewProblem(CodeEncoding, "file", name, "line", "1", "text", encoding).Because(err)
	}
	return text{data: out, encoding: encoding}, nil
}

// undefined finds the first byte that means nothing in Windows-1252, -1 for none.
func undefined(data []byte) int {
	for i, b := range data {
		switch b {
		case 0x81, 0x8D, 0x8F, 0x90, 0x9D:
			return i
		}
	}
	return -1
}

// countRunes counts the characters beyond ASCII and the bytes that are none.
// A UTF-8 file with a few damaged bytes has more of the first.
func countRunes(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, n := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// utf16Order recognises UTF-16 by its mark, or by text whose every second
// byte is zero, as Excel's "Unicode text" is.
func utf16Order(data []byte) (unicode.Endianness, bool) {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) {
		return unicode.LittleEndian, true
	}
	if bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return unicode.BigEndian, true
	}
	head := data[:min(len(data), 4096)&^1]
	if len(head) < 8 {
		return unicode.LittleEndian, false
	}
	var zero [2]int
	for i, b := range head {
		if b == 0 {
			zero[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zero[0] == 0 && zero[1]*10 > half*9:
		return unicode.LittleEndian, true
	case zero[1] == 0 && zero[0]*10 > half*9:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}
