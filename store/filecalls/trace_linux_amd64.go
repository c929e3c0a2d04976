// Package filecalls follows a child process from call to call and lets the calls
// on files of one directory fail, or kills the child before one of them. It is for
// tests, and knows one system and one processor.
package filecalls

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Numbers of ptrace(2) and wait(2) that package syscall does not name.
const (
	traceSysGood  = 0x1
	traceExitKill = 0x100000
	waitNoThread  = 0x20000000
	sysStop       = 0x80
	noSuchCall    = ^uint64(0)
	sysRenameat2  = 316
)

// ErrNoTrace says that this system lets no process be traced.
var ErrNoTrace = errors.New("this system lets no process be traced")

// Fault says which file calls below a directory fail: the one numbered At,
// counted from 1, and with ForEver all behind it too. 0 lets all succeed.
type Fault struct {
	Dir     string
	At      int
	Errno   syscall.Errno
	ForEver bool
	// Kill ends the child right before the call instead.
	Kill bool
	// Names also counts the calls that make, rename and remove names.
	Names bool
}

func (f Fault) String() string {
	switch {
	case f.Kill:
		return fmt.Sprintf("killed before call %d", f.At)
	case f.ForEver:
		return fmt.Sprintf("%s from call %d on", f.Errno, f.At)
	}
	return fmt.Sprintf("%s at call %d", f.Errno, f.At)
}

// nameCall tells which argument of a call is the name that it makes, replaces or
// removes; -1 for other calls.
func nameCall(number uint64) (name string, arg int) {
	switch number {
	case syscall.SYS_OPENAT:
		return "openat", 1
	case syscall.SYS_RENAMEAT:
		return "renameat", 3
	case sysRenameat2:
		return "renameat2", 3
	case syscall.SYS_LINKAT:
		return "linkat", 3
	case syscall.SYS_UNLINKAT:
		return "unlinkat", 1
	case syscall.SYS_MKDIRAT:
		return "mkdirat", 1
	}
	return "", -1
}

// fileCall names the calls on an open file that can fail on a bad or full disk.
func fileCall(number uint64) string {
	switch number {
	case syscall.SYS_WRITE:
		return "write"
	case syscall.SYS_PWRITE64:
		return "pwrite64"
	case syscall.SYS_FSYNC:
		return "fsync"
	case syscall.SYS_FDATASYNC:
		return "fdatasync"
	case syscall.SYS_FTRUNCATE:
		return "ftruncate"
	case syscall.SYS_FALLOCATE:
		return "fallocate"
	}
	return ""
}

// Tracer follows one child through all its threads. A tracer that counts per
// thread would not do: Go moves its work from thread to thread.
type Tracer struct {
	fault Fault
	pid   int
	// inside holds the threads that are within a call, and whether it fails.
	inside map[int]bool
	// Calls are the file calls in their order, Failed those that were made to fail.
	Calls, Failed []string
}

// Trace runs a program in which the file calls of a directory fail as the
// fault says. It gives the calls in their order and how the program ended.
func Trace(argv, env []string, out *os.File, fault Fault, limit time.Duration) (tr *Tracer, status syscall.WaitStatus, err error) {
	runtime.LockOSThread() // ptrace belongs to a thread
	defer runtime.UnlockOSThread()
	p, err := os.StartProcess(argv[0], argv, &os.ProcAttr{
		Env: env, Files: []*os.File{nil, out, out}, Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", ErrNoTrace, err)
	}
	defer func() { err = errors.Join(err, p.Release()) }()
	timer := time.AfterFunc(limit, func() { _ = syscall.Kill(p.Pid, syscall.SIGKILL) })
	defer timer.Stop()
	tr = &Tracer{fault: fault, pid: p.Pid, inside: map[int]bool{}}
	if _, err := syscall.Wait4(tr.pid, &status, syscall.WALL, nil); err != nil {
		return tr, status, err
	}
	if !status.Stopped() {
		return tr, status, fmt.Errorf("%w: the child was not stopped", ErrNoTrace)
	}
	if err := syscall.PtraceSetOptions(tr.pid, traceSysGood|syscall.PTRACE_O_TRACECLONE|traceExitKill); err != nil {
		return tr, status, errors.Join(fmt.Errorf("%w: %w", ErrNoTrace, err), p.Kill())
	}
	if err := syscall.PtraceSyscall(tr.pid, 0); err != nil {
		return tr, status, err
	}
	status, err = tr.follow()
	return tr, status, err
}

// follow lets the child run from stop to stop until it has ended.
func (tr *Tracer) follow() (syscall.WaitStatus, error) {
	fresh := map[int]bool{}
	for {
		var ws syscall.WaitStatus
		tid, err := syscall.Wait4(-1, &ws, syscall.WALL|waitNoThread, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil {
			return ws, fmt.Errorf("wait for the child: %w", err)
		}
		if !ws.Stopped() {
			delete(tr.inside, tid)
			if tid == tr.pid {
				return ws, nil
			}
			continue
		}
		pass := 0
		switch sig := ws.StopSignal(); {
		case sig == syscall.SIGTRAP|sysStop:
			err = tr.stop(tid)
		case sig == syscall.SIGTRAP: // a thread was made
		case sig == syscall.SIGSTOP && tid != tr.pid && !fresh[tid]:
			fresh[tid] = true // its first stop
		default:
			pass = int(sig)
		}
		if err == nil {
			err = syscall.PtraceSyscall(tid, pass)
		}
		if err != nil && !errors.Is(err, syscall.ESRCH) { // it was killed meanwhile
			return ws, fmt.Errorf("trace the child: %w", err)
		}
	}
}

// stop looks at a thread that enters or leaves a call.
func (tr *Tracer) stop(tid int) error {
	var regs syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &regs); err != nil {
		return err
	}
	if fails, within := tr.inside[tid]; within {
		delete(tr.inside, tid)
		if !fails {
			return nil
		}
		regs.Rax = -uint64(tr.fault.Errno)
		return syscall.PtraceSetRegs(tid, &regs)
	}
	tr.inside[tid] = false
	call := tr.ours(regs)
	if call == "" {
		return nil
	}
	tr.Calls = append(tr.Calls, call)
	if n := len(tr.Calls); tr.fault.At == 0 || n < tr.fault.At || (n > tr.fault.At && !tr.fault.ForEver) {
		return nil
	}
	tr.Failed = append(tr.Failed, call)
	if tr.fault.Kill {
		return syscall.Kill(tr.pid, syscall.SIGKILL)
	}
	tr.inside[tid] = true
	regs.Orig_rax = noSuchCall // the kernel does nothing, the answer is ours
	return syscall.PtraceSetRegs(tid, &regs)
}

// ours words a call on a file of the directory, "" for every other call.
func (tr *Tracer) ours(regs syscall.PtraceRegs) string {
	name, path := fileCall(regs.Orig_rax), ""
	var err error
	if name != "" {
		path, err = os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tr.pid, int32(regs.Rdi))) //nolint:gosec // a descriptor
	} else if tr.fault.Names {
		var arg int
		name, arg = nameCall(regs.Orig_rax)
		if arg < 0 || (name == "openat" && regs.Rdx&syscall.O_CREAT == 0) {
			return ""
		}
		path, err = tr.text([]uint64{regs.Rdi, regs.Rsi, regs.Rdx, regs.R10}[arg])
	}
	below, ok := strings.CutPrefix(path, tr.fault.Dir+string(filepath.Separator))
	if err != nil || !ok {
		return "" // not a file of ours
	}
	return name + " " + below
}

// text reads a text that ends with a zero byte from the child.
func (tr *Tracer) text(at uint64) (string, error) {
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", tr.pid))
	if err != nil {
		return "", err
	}
	buf := make([]byte, 1024)
	n, err := mem.ReadAt(buf, int64(at)) //nolint:gosec // an address of the child
	text, _, whole := strings.Cut(string(buf[:n]), "\x00")
	if whole {
		err = nil
	}
	return text, errors.Join(err, mem.Close())
}
