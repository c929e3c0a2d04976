package link_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// envChild holds, in a child process, what it is to do.
const envChild = "DOORZET_TEST_CHILD"

// order is what a child process is told.
type order struct {
	Dir     string
	Company store.CompanyKey
	// Point says where the child kills itself: "before", "after" (the Nth call
	// with effect), "journal" (the Nth record since the start), "removed" (the
	// Nth removal has been answered) or "" for nowhere.
	Point string
	N     int64
	// Settle is how long a doubt rests.
	Settle time.Duration
}

// child opens the ledger and exports, as the program does.
func child() int {
	var o order
	if err := json.Unmarshal([]byte(os.Getenv(envChild)), &o); err != nil {
		return complain(err)
	}
	led, err := openSlot(o.Dir)
	if err != nil {
		return complain(err)
	}
	fuse := &fuse{order: o}
	svc := link.New(link.Options{
		Ledger: led, Keys: store.MemoryKeyring(), Actor: "test", Token: store.NewSecret(smallToken),
		Settle: o.Settle, WriteTimeout: 2 * time.Second,
		Dial: func(a link.Access) (nmbrs.Client, error) {
			c, err := dialAtOnce(a)
			return fused{c, fuse}, err
		},
	})
	co, err := svc.Company(string(o.Company))
	if err != nil {
		return complain(err)
	}
	if o.Point == "journal" {
		if err := watchJournal(filepath.Join(o.Dir, "data"), o.N); err != nil {
			return complain(err)
		}
	}
	_, err = svc.Export(context.Background(), co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if err != nil {
		return complain(err)
	}
	if err := led.Close(); err != nil {
		return complain(err)
	}
	return 0
}

func openSlot(dir string) (*store.Ledger, error) {
	return store.Open(store.Options{
		Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: time.Now, Actor: "test", MustExist: true,
	})
}

func complain(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// die ends this process without any chance to tidy up.
func die() {
	p, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	select {}
}

// fuse kills the process at its point.
type fuse struct {
	order
	calls, removals atomic.Int64
}

func (f *fuse) before() int64 {
	n := f.calls.Add(1)
	if f.Point == "before" && n == f.N {
		die()
	}
	return n
}

func (f *fuse) after(n int64) {
	if f.Point == "after" && n == f.N {
		die()
	}
}

func (f *fuse) removed() {
	if n := f.removals.Add(1); f.Point == "removed" && n == f.N {
		die()
	}
}

// fused is a client whose writes pass the fuse.
type fused struct {
	nmbrs.Client
	fuse *fuse
}

func (c fused) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	n := c.fuse.before()
	id, err := c.Client.InsertHours(ctx, in)
	c.fuse.after(n)
	return id, err
}

func (c fused) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	n := c.fuse.before()
	id, err := c.Client.InsertWage(ctx, in)
	c.fuse.after(n)
	return id, err
}

func (c fused) DeleteHours(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	n := c.fuse.before()
	ok, err := c.Client.DeleteHours(ctx, e, row)
	c.fuse.after(n)
	c.fuse.removed()
	return ok, err
}

func (c fused) DeleteWage(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	n := c.fuse.before()
	ok, err := c.Client.DeleteWage(ctx, e, row)
	c.fuse.after(n)
	c.fuse.removed()
	return ok, err
}

func (c fused) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	n := c.fuse.before()
	err := c.Client.SetDays(ctx, in)
	c.fuse.after(n)
	return err
}

// watchJournal kills the process as soon as the journal holds n records more
// than now: between the journal and the ledger, more often than not.
func watchJournal(dir string, n int64) error {
	names, err := filepath.Glob(filepath.Join(dir, "*journal*"))
	if err != nil || len(names) != 1 {
		return fmt.Errorf("journal: %q, %w", names, err)
	}
	f, err := os.Open(names[0])
	if err != nil {
		return err
	}
	content, err := os.ReadFile(names[0])
	if err != nil {
		return err
	}
	at := int64(len(bytes.TrimRight(content, "\x00")))
	go func() {
		buf := make([]byte, 64<<10)
		for seen := int64(0); ; {
			read, err := f.ReadAt(buf, at)
			fresh := bytes.TrimRight(buf[:read], "\x00")
			if i := bytes.LastIndexByte(fresh, '\n'); i >= 0 {
				seen += int64(bytes.Count(fresh[:i+1], []byte("\n")))
				at += int64(i) + 1
			}
			if seen >= n {
				die()
			}
			if read == 0 && err == nil {
				return
			}
		}
	}()
	return nil
}

// wantedRow is what a person should end up with under a code.
type wantedRow struct {
	person int
	code   int
	amount payroll.Hundredths
}
