package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licences writes the licences of modules, one after another. Each line of in
// is a module: path, version and folder, separated by tabs. It fails for a
// module that has none: what may not be passed on must not be built in.
func licences(in io.Reader, out io.Writer) error {
	seen := map[string]bool{}
	var lines []string
	s := bufio.NewScanner(in)
	for s.Scan() {
		if line := strings.TrimSpace(s.Text()); line != "" && !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	if err := s.Err(); err != nil {
		return err
	}
	slices.Sort(lines)
	if _, err := fmt.Fprint(out, "Doorzet holds the following modules, each under its own licence.\n"); err != nil {
		return err
	}
	for _, line := range lines {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			return fmt.Errorf("%q is not path, version and folder", line)
		}
		texts, err := licenceFiles(parts[2])
		if err != nil {
			return fmt.Errorf("%s: %w", parts[0], err)
		}
		for _, path := range texts {
			content, err := os.ReadFile(path) //nolint:gosec // a licence in the module cache
			if err != nil {
				return err
			}
			text := strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n"))
			if _, err := fmt.Fprintf(out, "\n%s\n%s %s, %s\n\n%s\n", strings.Repeat("-", 80), parts[0], parts[1], filepath.Base(path), text); err != nil {
				return err
			}
		}
	}
	return nil
}

// licenceFiles finds the licences and notices at the top of a module.
func licenceFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		for _, start := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"} {
			if e.Type().IsRegular() && strings.HasPrefix(name, start) {
				out = append(out, filepath.Join(dir, e.Name()))
				break
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no licence in %s", dir)
	}
	return out, nil
}
