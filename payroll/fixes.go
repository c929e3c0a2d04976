package payroll

import "slices"

// FixKind names a way to settle a finding.
type FixKind string

// The fixes. Those that change facts carry them; the others are acts on the line.
const (
	FixFirstHour  FixKind = "first-hour"  // the first of two equal hours is meant
	FixSecondHour FixKind = "second-hour" // the second one
	FixLater      FixKind = "hour-later"  // the missing hour: the clock had jumped ahead
	FixNoBreak    FixKind = "drop-break"  // the break is longer than the shift
	FixHalfHour   FixKind = "break-30"    // half an hour, as the law asks at least
	FixWithdraw   FixKind = "withdraw"    // a repeated or empty line
	FixKeep       FixKind = "keep"        // both of possibly double lines count
	FixReplace    FixKind = "replace"     // this line counts in the place of the other
	FixSameAll    FixKind = "same-all"    // all of the file and venue are the same hours
	FixKeepAll    FixKind = "keep-all"    // all of the file and venue come on top
	FixMoved      FixKind = "moved"       // it is the shift of the other day
	FixNotMoved   FixKind = "not-moved"   // it is another shift
	FixHold       FixKind = "hold"        // the line stays, whatever its source says
	FixTake       FixKind = "take"        // the line becomes what its source says
	FixCorrect    FixKind = "correct-day" // what goes down on the day is corrected
	FixAlone      FixKind = "alone"       // what is withdrawn goes down by itself
	FixSeen       FixKind = "seen"        // it is right as it is
	// FixMove confirms that what was sent for somebody else comes down there and
	// goes up with whose it is: for all lines that went the same way.
	FixMove      FixKind = "move-sent"
	FixElsewhere FixKind = "elsewhere" // another link paid it
	FixBeside    FixKind = "beside"    // it goes along although another link paid the same
	// FixDifference pays here what the source says now beside what another link paid.
	FixDifference FixKind = "difference"
)

// Fix is a proposal; nothing is done before a person picks it.
type Fix struct {
	Kind FixKind
	// Facts are what the line becomes, nil where its facts stay.
	Facts *Facts
	// Minutes is the net length that results.
	Minutes Minutes
}

// legalBreak is the least break of a shift above five and a half hours
// (Arbeidstijdenwet, article 5:4).
const legalBreak Minutes = 30

// Fixes proposes how a finding of a line can be settled, the likeliest first.
func Fixes(l *Line, f Finding) []Fix {
	var out []Fix
	change := func(k FixKind, edit func(*Facts)) {
		facts := l.Facts
		edit(&facts)
		net, found := NetMinutes(facts.Date, facts.Start, facts.End, facts.Break, "")
		if slices.ContainsFunc(found, Finding.Blocks) {
			return
		}
		facts.Minutes = net
		out = append(out, Fix{k, &facts, net})
	}
	switch f.Kind {
	case FindBadTime:
		out = append(out, badTimeFixes(l, BadTimeWhy(f.Args["why"]), change)...)
	case FindNoBreak:
		change(FixHalfHour, func(x *Facts) { x.Break = legalBreak })
	case FindZeroHours, FindDuplicate, FindStays, FindOverlap, FindUnlikely, FindTotal:
		out = append(out, Fix{Kind: FixWithdraw})
	case FindSentFor:
		if f.Args["nowId"] == "" {
			return nil // the name is linked first
		}
		return []Fix{{Kind: FixMove, Minutes: l.Minutes}}
	case FindDouble:
		out = append(out, Fix{Kind: FixWithdraw}, Fix{Kind: FixKeep, Minutes: l.Minutes})
		if q := l.Question(QuestionDouble); q != nil && len(q.With) > 0 {
			out = append(out, Fix{Kind: FixReplace, Minutes: l.Minutes})
		}
		if q := l.Question(QuestionDouble); q != nil && q.File != "" {
			out = append(out, Fix{Kind: FixSameAll}, Fix{Kind: FixKeepAll})
		}
	case FindMoved:
		out = append(out, Fix{Kind: FixMoved, Minutes: l.Minutes}, Fix{Kind: FixNotMoved, Minutes: l.Minutes})
	case FindGone, FindTold, FindPaidOther:
		return sourceFixes(l, f.Kind)
	case FindWaits, FindKept:
		return waitFixes(l, f)
	case FindBesideLink:
		out = append(out, Fix{Kind: FixElsewhere}, Fix{Kind: FixBeside, Minutes: l.Minutes})
	default:
	}
	if !f.Kind.Blocks() && !f.Seen {
		out = append(out, Fix{Kind: FixSeen, Minutes: l.Minutes})
	}
	return out
}

// sourceFixes keep a line as it is or let it follow its source; of one that another
// link has paid, the difference may be paid here.
func sourceFixes(l *Line, k FindingKind) []Fix {
	out := []Fix{{Kind: FixHold, Minutes: l.Minutes}, {Kind: FixTake}}
	if more, ok := BesideElsewhere(l); ok && k == FindPaidOther {
		out = append(out, Fix{Kind: FixDifference, Minutes: more.Minutes})
	}
	return out
}

// SeenSettles tells whether marking as seen is an answer to an open finding of a
// line. What asks for a decision is settled by that decision alone.
func SeenSettles(l *Line, f Finding) bool {
	return slices.ContainsFunc(Fixes(l, f), func(x Fix) bool { return x.Kind == FixSeen })
}

// waitFixes let go what waits for a correction: it is confirmed, or the hours
// were never part of it. What waits for another company is let go by itself when
// it was corrected and sent there. A correction that waits for a line goes alone.
func waitFixes(l *Line, f Finding) []Fix {
	if f.Kind == FindKept {
		return []Fix{{Kind: FixAlone}}
	}
	var out []Fix
	if f.Args["company"] == "" {
		out = append(out, Fix{Kind: FixCorrect, Minutes: l.Minutes})
	}
	if l.Question(QuestionNear) != nil {
		out = append(out, Fix{Kind: FixNotMoved, Minutes: l.Minutes})
	}
	return out
}

func badTimeFixes(l *Line, why BadTimeWhy, change func(FixKind, func(*Facts))) []Fix {
	switch why {
	case BadTimeAmbiguous:
		var out []Fix
		for _, x := range []struct {
			kind  FixKind
			which string
		}{{FixFirstHour, "first"}, {FixSecondHour, "second"}} {
			net, found := NetMinutes(l.Date, l.Start, l.End, l.Break, x.which)
			if !slices.ContainsFunc(found, Finding.Blocks) {
				out = append(out, Fix{Kind: x.kind, Minutes: net})
			}
		}
		return out
	case BadTimeMissing:
		change(FixLater, func(x *Facts) {
			for _, at := range []*ClockTime{&x.Start, &x.End} {
				if *at >= springFrom && *at < springTo {
					*at += springTo - springFrom
				}
			}
		})
	case BadTimeBreak:
		change(FixNoBreak, func(x *Facts) { x.Break = 0 })
	default:
	}
	return nil
}

// springFrom and springTo bound the hour that the clock skips in spring, by
// European rule (Directive 2000/84/EC) from 02:00 to 03:00 in the Netherlands.
const (
	springFrom ClockTime = 2 * 60
	springTo   ClockTime = 3 * 60
)

// BesideElsewhere gives what would be paid here beside a line that another link has
// paid, so that both together are what its source says now. ok is false where that
// is not one figure of the same hours.
func BesideElsewhere(l *Line) (f Facts, ok bool) {
	q := l.Question(QuestionTold)
	if q == nil || q.Told == nil || q.Told.Date != l.Date || FoldType(q.Told.Type) != FoldType(l.Type) {
		return f, false
	}
	f = *q.Told
	f.Start, f.End, f.Break, f.Minutes, f.Counts = NoTime, NoTime, 0, q.Told.Minutes-l.Minutes, nil
	for _, counts := range []map[string]Hundredths{q.Told.Counts, l.Counts} {
		for kind := range counts {
			n := q.Told.Counts[kind] - l.Counts[kind]
			if n == 0 {
				continue
			}
			if f.Counts == nil {
				f.Counts = map[string]Hundredths{}
			}
			f.Counts[kind] = n
		}
	}
	return f, f.Minutes != 0 || len(f.Counts) > 0
}
