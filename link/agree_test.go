package link_test

import (
	"context"
	"strconv"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// between is a client after whose reads of somebody's hours something happens.
type between struct {
	nmbrs.Client
	mu    *sync.Mutex
	reads *int
	then  *func(read int)
}

func (b between) HourRows(ctx context.Context, e nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := b.Client.HourRows(ctx, e, p)
	b.mu.Lock()
	defer b.mu.Unlock()
	*b.reads++
	if *b.then != nil {
		(*b.then)(*b.reads)
	}
	return rows, err
}

// TestReadsThatDisagreeProveNothing: a row of ours lands only after it was
// looked for twice. While those two looks differ, by what a colleague did
// meanwhile, it is not taken for absent and sent again.
func TestReadsThatDisagreeProveNothing(t *testing.T) {
	t.Parallel()
	for name, happens := range map[string]func(*office) error{
		"a row more": func(o *office) error {
			_, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2150, Amount: sim.Whole(2), Period: simNov})
			return err
		},
		"another amount": func(o *office) error { return o.sim.AlterRow(handRowOf(o), sim.Whole(4)) },
	} {
		t.Run(name, func(t *testing.T) {
			c := newSoon()
			var mu sync.Mutex
			reads := 0
			var then func(int)
			o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c), func(opt *link.Options) {
				opt.WriteTimeout = 2 * time.Second
				opt.Dial = func(a link.Access) (nmbrs.Client, error) {
					inner, err := dialAtOnce(a)
					return between{inner, &mu, &reads, &then}, err
				}
			})
			if _, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2150, Amount: sim.Whole(3), Period: simNov}); err != nil {
				t.Fatal(err)
			}
			o.codes("dagen=off")
			o.put(o.line(0, 2, 480, 0))
			if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "reset-after", Effect: "late", Late: time.Hour}); err != nil {
				t.Fatal(err)
			}
			written, first := false, 0
			then = func(read int) {
				if !written {
					written = o.sim.State().Pending > 0
					first = read
				}
				switch {
				case !written:
				case read == first: // the first look at what became of it
					if err := happens(o); err != nil {
						t.Error(err)
					}
				case read == first+1:
					o.sim.FlushLate()
				}
			}
			res := o.export()
			if res.Stop != nil || res.Unsure != 0 {
				t.Errorf("stop %v, %d unsure", res.Stop, res.Unsure)
			}
			o.holds(0, 2100, "8.00", 1)
			o.allIn(payroll.StateSent)
		})
	}
}

// handRowOf gives the row that a colleague typed.
func handRowOf(o *office) int {
	for _, r := range o.sim.State().Rows {
		if r.Origin == sim.OriginHand {
			return number(o.t, r.ID)
		}
	}
	o.t.Fatal("no colleague typed a row")
	return 0
}

func number(t testing.TB, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
