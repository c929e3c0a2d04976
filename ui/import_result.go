package ui

import (
	"fmt"
	"strings"

	"doorzet/link"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// sentTaken is what an import did to lines that were sent before.
type sentTaken struct {
	// changed and gone were taken as the file has them, or lacks them; left stay as
	// they were sent, although the file says otherwise.
	changed, gone, left int
}

// takenOfSent counts it for a preview that is taken over.
func takenOfSent(p *link.Preview, opt link.TakeOptions) (n sentTaken) {
	for i := range p.Sent {
		switch c := &p.Sent[i]; {
		case !c.Taken(opt.Sent):
			n.left++
		case c.Vanished:
			n.gone++
		default:
			n.changed++
		}
	}
	return n
}

// lines words it: what has to be confirmed, and what stays.
func (n sentTaken) lines(t *theme.Theme, x *lang.Texts, w int) (out []string) {
	for _, l := range []struct {
		text string
		n    int
	}{{x.Import.DoneSent, n.changed}, {x.Import.DoneSentGone, n.gone}, {x.Import.DoneSentLeft, n.left}} {
		if l.n > 0 {
			out = append(out, wrapped(t, theme.Warn, x.Many(l.text, l.n), w)...)
		}
	}
	return out
}

// alsoIn names what else the preview held and the figures of the result do not
// tell, each with its number.
func (s *importScreen) alsoIn() (out []string) {
	x := s.o.Texts()
	for _, c := range s.parts() {
		switch c.part {
		case partUnread, partDouble, partMoved, partUnlikely, partClash, partTold, partJoined, partKept, partOutside:
		case partVanished:
			if s.opt.Withdraw {
				continue
			}
		case partBack:
			if s.opt.Restore {
				continue
			}
		default:
			continue
		}
		out = append(out, c.name+" "+x.Count(c.n))
	}
	return out
}

// takenBody tells what an import did.
func (s *importScreen) takenBody(t *theme.Theme, w int) []string {
	x, n := s.o.Texts(), s.taken
	out := []string{""}
	out = append(out, wrapped(t, theme.Good, t.Glyphs().Check+" "+fmt.Sprintf(x.Import.Done, s.from), w)...)
	if s.isPeople {
		return append(out, wrapped(t, theme.Plain, fmt.Sprintf(x.Intake.DonePeople, x.Count(n.Linked), x.Count(n.Witnesses)), w)...)
	}
	out = append(out, wrapped(t, theme.Plain, fmt.Sprintf(x.Import.DoneCounts, x.Count(n.New), x.Count(n.Changed), x.Count(n.Same)), w)...)
	out = append(out, wrapped(t, theme.Plain, fmt.Sprintf(x.Import.DoneMore, x.Count(n.Approved+n.New-s.open), x.Count(s.open), x.Count(n.Withdrawn), x.Count(n.Refused)), w)...)
	out = append(out, s.sent.lines(t, x, w)...)
	if s.unknown > 0 {
		out = append(out, wrapped(t, theme.Warn, x.Many(x.Import.DoneUnknown, s.unknown), w)...)
	}
	out = append(out, s.heldLines(t, s.held, w)...)
	if len(s.venues) > 0 {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(x.Import.VenuesWait, strings.Join(s.venues, ", ")), w)...)
	}
	if len(s.also) > 0 {
		out = append(out, wrapped(t, theme.Plain, fmt.Sprintf(x.Import.DoneAlso, strings.Join(s.also, " "+t.Glyphs().Bullet+" ")), w)...)
	}
	return append(out, append([]string{""}, wrapped(t, theme.Info, x.Import.Next, w)...)...)
}
