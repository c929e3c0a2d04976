package lang

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"doorzet/payroll"
)

// wording is a problem's text in both languages; a name in braces is the place
// of the argument of that name. It says what happened, to what, and what to do.
type wording struct{ NL, EN string }

type wordings map[payroll.Code]wording

// allProblems gathers the areas, one file each.
func allProblems() wordings {
	all := wordings{}
	for _, area := range []wordings{
		payrollProblems(), intakeProblems(), columnQuestions(), rowProblems(), figureProblems(),
		storeProblems(), damageProblems(), journalProblems(), recordProblems(), keyringProblems(), trailProblems(),
		callProblems(), restCallProblems(), loginProblems(), refusalProblems(),
		linkProblems(), guardProblems(), exportProblems(), besideProblems(),
		activateProblems(), peopleProblems(), lineProblems(), waitProblems(), undoProblems(), resolveProblems(), fileProblems(), eitjeProblems(), pullProblems(), shiftProblems(), screenProblems(),
		paperProblems(), hoursInProblems(), rulesProblems(), restProblems(), signInProblems(), probeProblems(), moveProblems(),
	} {
		maps.Copy(all, area)
	}
	return all
}

// Problem words a problem. A code without a text says so and names the log file
// where one is given.
func (t *Texts) Problem(p *payroll.Problem, logFile string) string {
	if p == nil {
		return ""
	}
	w, ok := t.tables.problems[p.Code]
	if !ok {
		return t.unknownError(logFile)
	}
	s := w.NL
	if t.Lang == English {
		s = w.EN
	}
	text := t.fill(s, t.spoken(p.Args))
	if w, ok := lackWords()[p.Args["lack"]]; ok {
		text += " " + t.say(w)
	}
	return text
}

// argLimit is more than any argument that is worth reading.
const argLimit = 2000

// spoken puts arguments that are values of the program into words, and takes out
// of all what a terminal would obey: they may come from files and servers.
func (t *Texts) spoken(args payroll.Args) payroll.Args {
	out := maps.Clone(args)
	if args["line"] != "" {
		out["row"], out["place"] = t.places(args)
	}
	for name, v := range out {
		out[name] = payroll.Clean(v, argLimit)
		switch name {
		case "cadence", "ours", "theirs":
			if w, ok := cadenceWords()[payroll.Cadence(v)]; ok {
				out[name] = t.say(w)
			}
		case "change":
			out[name] = t.ChangeLabel(v)
		case "there":
			out[name] = t.Area(v)
		case "kind":
			if w, ok := kindWords()[payroll.Kind(v)]; ok {
				out[name] = t.say(w)
			}
		}
	}
	return out
}

// Word words any error: the Problem that it is or wraps. known is false when
// there is none with a text, and then the text names the log file.
func (t *Texts) Word(err error, logFile string) (text string, known bool) {
	if err == nil {
		return "", true
	}
	var p *payroll.Problem
	if errors.As(err, &p) {
		_, known = t.tables.problems[p.Code]
		text = t.Problem(p, logFile)
	} else {
		text = t.unknownError(logFile)
	}
	if cause := t.diskSays(err); cause != "" && (p == nil || p.Code != "store-no-room") {
		text, known = text+" "+cause, true
	}
	return text, known
}

// diskSays words what the disk gave as the cause of an error, "" when it was not
// the disk. It is told with the problem and not in the log alone: the log may be
// on the same disk, and then has not been written either.
func (t *Texts) diskSays(err error) string {
	// Windows has numbers of its own for a full disk, 39 and 112.
	windows := runtime.GOOS == "windows" && (errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112)))
	switch {
	case windows, errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return t.Words.DiskFull
	case errors.Is(err, syscall.EROFS):
		return t.Words.DiskReadOnly
	case errors.Is(err, syscall.EIO):
		return t.Words.DiskFails
	}
	return ""
}

func (t *Texts) unknownError(logFile string) string {
	if logFile == "" {
		return t.Words.NoLogError
	}
	return fmt.Sprintf(t.Words.UnknownError, payroll.Clean(logFile, argLimit))
}

// fill puts the arguments into their places, figures in the language's own way.
func (t *Texts) fill(s string, args payroll.Args) string {
	own := maps.Clone(args)
	for name, v := range own {
		if name != "text" && figure.MatchString(v) { // what stood there is told as it stood there
			if h, err := payroll.ParseHundredths(v); err == nil {
				own[name] = t.Amount(h)
			}
		}
	}
	return fill(s, own)
}

// figure is an amount as arguments carry it: a point and two decimals.
var figure = regexp.MustCompile(`^-?\d+\.\d\d$`)

// fill puts the arguments into their places; a place without an argument
// shows a dash, so that nobody reads a name in braces.
func fill(s string, args payroll.Args) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			b.WriteString("{" + rest)
			return b.String()
		}
		if v, ok := args[name]; ok && v != "" {
			b.WriteString(v)
		} else {
			b.WriteString("–")
		}
		s = after
	}
}

// places lists the names in braces, sorted and once each.
func places(s string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(s, "{")
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			break
		}
		out = append(out, name)
		s = after
	}
	slices.Sort(out)
	return slices.Compact(out)
}
