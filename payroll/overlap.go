package payroll

import (
	"cmp"
	"slices"
)

// HeldHours gives all findings of hours that can hardly be right, by the place of
// their line: unlikely amounts, and lines that share time.
func HeldHours(n int, at func(int) Paid) map[int][]Finding {
	out := Unlikely(n, at)
	for i, with := range overlapping(n, at) {
		p, o := at(i), at(with)
		if p.Apart {
			continue
		}
		f := overlapFinding(o.Facts, o.ID)
		f.Holds, f.Seen = !p.Sent, slices.Contains(p.Seen, FindOverlap)
		out[i] = append(out[i], f)
	}
	return out
}

// overlapping gives the places of lines that share time with another of the same
// person which is not paid on top of it, each with the other. Of lines that a
// person let come beside what was there nothing is said, nor of those that were
// there then.
func overlapping(n int, at func(int) Paid) map[int]int {
	o := overlaps{at: at, out: map[int]int{}}
	kinds := map[string]string{}
	var plain []int32
	for _, list := range byPerson(n, at) {
		plain = plain[:0]
		var onTop map[string][]int32
		for _, i := range list {
			l := at(int(i)).Facts
			if l.Start < 0 || l.End < 0 || l.Start == l.End {
				continue
			}
			class, known := kinds[l.Type]
			if !known {
				if OnTop(l.Type) {
					class = FoldType(l.Type)
				}
				kinds[l.Type] = class
			}
			if class == "" {
				plain = append(plain, i)
				continue
			}
			if onTop == nil {
				onTop = map[string][]int32{}
			}
			onTop[class] = append(onTop[class], i)
		}
		o.class(plain)
		for _, c := range onTop {
			o.class(c)
		}
	}
	return o.out
}

type overlaps struct {
	at  func(int) Paid
	out map[int]int
}

func (o *overlaps) times(i int32) (from, to int64) {
	l := o.at(int(i)).Facts
	f, t := stretchOf(l)
	return int64(l.Date)*dayMinutes + int64(f), int64(l.Date)*dayMinutes + int64(t)
}

func (o *overlaps) tell(i, other int32) {
	if _, told := o.out[int(i)]; !told {
		o.out[int(i)] = int(other)
	}
}

// class looks at the lines of one person of which no two may share time.
func (o *overlaps) class(list []int32) {
	if len(list) < 2 {
		return
	}
	slices.SortStableFunc(list, func(a, b int32) int {
		from, _ := o.times(a)
		start, _ := o.times(b)
		return cmp.Compare(from, start)
	})
	var plain, chosen []int32
	for _, i := range list {
		if o.at(int(i)).Chosen {
			chosen = append(chosen, i)
		} else {
			plain = append(plain, i)
		}
	}
	// in order of start a line shares time with some earlier one only if it does
	// with the one that ends last
	for k, longest := 1, 0; k < len(plain); k++ {
		from, to := o.times(plain[k])
		_, end := o.times(plain[longest])
		if from < end {
			o.tell(plain[longest], plain[k])
			o.tell(plain[k], plain[longest])
		}
		if to > end {
			longest = k
		}
	}
	for _, c := range chosen {
		start, end := o.times(c)
		for _, i := range list {
			from, to := o.times(i)
			if from >= end {
				break
			}
			p, old := o.at(int(i)), o.at(int(c))
			if i != c && to > start && !p.Chosen && p.newer(&old) {
				o.tell(i, c)
			}
		}
	}
}
