package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store/plain"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// This file is where the program touches files, and it does so in commands
// only: completing a path, reading a file, and writing refused rows beside it.

// atHome puts the home directory in the place of a leading tilde.
func atHome(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || (rest != "" && !os.IsPathSeparator(rest[0])) {
		return path, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the home directory: %w", err)
	}
	return home + rest, nil
}

func loadFile(path string) (in intake.Input, err error) {
	f, err := plain.Open(path)
	if err != nil {
		return in, fileProblem(path, err)
	}
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = cerr
		}
	}()
	return intake.Load(filepath.Base(path), f)
}

// fileTypes are the names that a file of hours ends with.
var fileTypes = [...]string{".csv", ".txt", ".xlsx", ".xls", ".zip"}

// look lists the files that begin as the path does.
func (s *importScreen) look() tea.Cmd {
	text := s.path.Text()
	return s.o.Fetch(ScreenImport, "names", func(context.Context) tea.Msg {
		return namesMsg{text, namesFrom(text)}
	})
}

// namesFrom gives the paths that a typed path can become: folders and files
// of hours, in order. What cannot be listed gives none.
func namesFrom(text string) []string {
	path, err := atHome(text)
	if err != nil {
		return nil
	}
	dir, start := filepath.Split(path)
	list, err := os.ReadDir(filepath.Join(dir, "."))
	if err != nil {
		return nil
	}
	shown, _ := filepath.Split(text)
	var out []string
	for _, e := range list {
		name := e.Name()
		if !strings.HasPrefix(strings.ToLower(name), strings.ToLower(start)) || (strings.HasPrefix(name, ".") && start == "") ||
			name != paint.Clean(name) {
			continue
		}
		switch {
		case e.IsDir():
			out = append(out, shown+name+string(filepath.Separator))
		case slices.Contains(fileTypes[:], strings.ToLower(filepath.Ext(name))):
			out = append(out, shown+name)
		}
	}
	return out
}

// complete takes over what all the names have in common.
func (s *importScreen) complete(names []string) {
	s.names, s.looked = names, true
	if len(names) == 0 {
		return
	}
	common := []rune(names[0])
	for _, n := range names[1:] {
		i := 0
		for _, r := range n {
			if i >= len(common) || common[i] != r {
				break
			}
			i++
		}
		common = common[:i]
	}
	if len(common) > len([]rune(s.path.Text())) || len(names) == 1 {
		s.path.SetText(string(common))
	}
	if len(names) == 1 {
		s.names = nil
	}
}

// exportRefused writes the refused rows beside the file.
func (s *importScreen) exportRefused() tea.Cmd {
	x, f := s.o.Texts(), s.shown
	logFile := s.o.opts.LogFile
	return s.o.Fetch(ScreenImport, "export", func(context.Context) tea.Msg {
		path, err := writeBeside(f.path, RefusedCSV(x, f.preview.Result.Refused, logFile))
		return exportedMsg{path, err}
	})
}

// RefusedCSV gives the refused rows as a CSV for a spreadsheet: every cell is
// cleaned, and no cell begins as a formula does.
func RefusedCSV(x *lang.Texts, refused []intake.Refusal, logFile string) []byte {
	var b strings.Builder
	b.WriteString("\uFEFF" + x.Import.CSVHead + "\r\n")
	for _, r := range refused {
		date := ""
		if r.Date != 0 {
			date = x.Date(r.Date)
		}
		cells := []string{
			r.File, strconv.Itoa(r.Line), strconv.Itoa(r.Column), date, r.Person, r.Text, x.Problem(r.Problem, logFile),
		}
		for i, c := range cells {
			if i > 0 {
				b.WriteByte(';')
			}
			b.WriteString(csvCell(c))
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

// csvCell writes a cell that a spreadsheet takes for text: a leading sign of a
// formula gets an apostrophe before it.
func csvCell(s string) string {
	s = paint.Clean(s)
	if first := strings.TrimLeft(s, " "); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
		s = "'" + s
	}
	if strings.ContainsAny(s, ";\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// writeBeside writes a new file next to another; what is there already stays.
func writeBeside(path string, data []byte) (string, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path)) + "-geweigerd"
	for n := 1; n < 100; n++ {
		to := base + ".csv"
		if n > 1 {
			to = base + "-" + strconv.Itoa(n) + ".csv"
		}
		f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // beside the file that the clerk named
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fileProblem(to, err)
		}
		_, err = f.Write(data)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		return to, err
	}
	return "", fileProblem(base, fs.ErrExist)
}

// Problems of a file that the clerk named.
const (
	// CodeFileMissing: args file. There is no such file.
	CodeFileMissing payroll.Code = "file-missing"
	// CodeFileNoDir: args file, dir. There is no such directory.
	CodeFileNoDir payroll.Code = "file-no-dir"
	// CodeFileOdd: args file. It is a folder, a pipe, a device or a socket.
	CodeFileOdd payroll.Code = "file-odd"
	// CodeFileUnreadable: args file. The operating system refuses the file.
	CodeFileUnreadable payroll.Code = "file-unreadable"
)

func fileProblem(path string, err error) error {
	code := CodeFileUnreadable
	switch {
	case errors.Is(err, plain.ErrNotFile):
		code = CodeFileOdd
	case errors.Is(err, fs.ErrNotExist):
		code = CodeFileMissing
		if home, err := atHome(path); err == nil {
			if _, err := os.Stat(filepath.Dir(home)); errors.Is(err, fs.ErrNotExist) {
				code = CodeFileNoDir
			}
		}
	}
	return payroll.NewProblem(code, "file", payroll.Clean(path, 200), "dir", payroll.Clean(filepath.Dir(path), 200)).Because(err)
}
