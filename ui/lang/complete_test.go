package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doorzet/payroll"
)

// root finds the folder that holds go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// isCode tells whether an expression names the type payroll.Code.
func isCode(e ast.Expr, inPayroll bool) bool {
	switch x := e.(type) {
	case *ast.Ident:
		return inPayroll && x.Name == "Code"
	case *ast.SelectorExpr:
		pkg, ok := x.X.(*ast.Ident)
		return ok && pkg.Name == "payroll" && x.Sel.Name == "Code"
	}
	return false
}

// codesOf collects the values of the constants of type payroll.Code in a file.
func codesOf(f *ast.File) []string {
	inPayroll := f.Name.Name == "payroll"
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, v := range spec.Values {
			if call, ok := v.(*ast.CallExpr); ok && len(call.Args) == 1 && isCode(call.Fun, inPayroll) {
				v = call.Args[0]
			} else if !isCode(spec.Type, inPayroll) {
				continue
			}
			if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING && i < len(spec.Names) {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					out = append(out, s)
				}
			}
		}
		return true
	})
	return out
}

// declared collects the codes of the whole module.
func declared(t *testing.T) map[string]string {
	t.Helper()
	top := root(t)
	out := map[string]string{}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != top || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, code := range codesOf(f) {
			out[code] = path
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryProblemHasWords(t *testing.T) {
	codes := declared(t)
	texts := allProblems()
	if len(codes) < 20 {
		t.Fatalf("only %d codes were found in the module", len(codes))
	}
	for code, path := range codes {
		w, ok := texts[payroll.Code(code)]
		switch {
		case !ok:
			t.Errorf("%s (%s) has no text", code, path)
		case strings.TrimSpace(w.NL) == "" || strings.TrimSpace(w.EN) == "":
			t.Errorf("%s lacks Dutch or English", code)
		case !slices.Equal(places(w.NL), places(w.EN)):
			t.Errorf("%s: places %v and %v differ", code, places(w.NL), places(w.EN))
		}
	}
	for code := range texts {
		if codes[string(code)] == "" {
			t.Errorf("there is a text for %s, which no package declares", code)
		}
	}
}

// Areas may not word the same code twice: the last would win silently.
func TestAreasDoNotOverlap(t *testing.T) {
	areas := []wordings{
		payrollProblems(), intakeProblems(), columnQuestions(), rowProblems(), figureProblems(), storeProblems(), damageProblems(), journalProblems(), recordProblems(),
		keyringProblems(), callProblems(), restCallProblems(), loginProblems(), refusalProblems(), linkProblems(), guardProblems(), exportProblems(), besideProblems(),
		activateProblems(), peopleProblems(), lineProblems(), waitProblems(), undoProblems(), resolveProblems(), fileProblems(), eitjeProblems(), pullProblems(), shiftProblems(), screenProblems(),
		paperProblems(), hoursInProblems(), rulesProblems(), restProblems(), signInProblems(), probeProblems(), moveProblems(), trailProblems(),
	}
	n := 0
	for _, a := range areas {
		n += len(a)
	}
	if all := len(allProblems()); n != all {
		t.Errorf("%d texts in the areas, %d together", n, all)
	}
}
