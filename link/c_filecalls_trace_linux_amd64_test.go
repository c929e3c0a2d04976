package link_test

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
)

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

// tracer follows one child through all its threads. A tracer that counts per
// thread would not do: Go moves its work from thread to thread.
type tracer struct {
	fault fileFault
	pid   int
	// inside holds the threads that are within a call, and whether it fails.
	inside map[int]bool
	calls  []string
	failed []string
}

// trace runs a program in which the file calls of a directory fail as the
// fault says. It gives the calls in their order and how the program ended.
func trace(argv, env []string, out *os.File, fault fileFault, limit time.Duration) (tr *tracer, status syscall.WaitStatus, err error) {
	runtime.LockOSThread() // ptrace belongs to a thread
	defer runtime.UnlockOSThread()
	p, err := os.StartProcess(argv[0], argv, &os.ProcAttr{
		Env: env, Files: []*os.File{nil, out, out}, Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", errNoTrace, err)
	}
	defer func() { err = errors.Join(err, p.Release()) }()
	timer := time.AfterFunc(limit, func() { _ = syscall.Kill(p.Pid, syscall.SIGKILL) })
	defer timer.Stop()
	tr = &tracer{fault: fault, pid: p.Pid, inside: map[int]bool{}}
	if _, err := syscall.Wait4(tr.pid, &status, syscall.WALL, nil); err != nil {
		return tr, status, err
	}
	if !status.Stopped() {
		return tr, status, fmt.Errorf("%w: the child was not stopped", errNoTrace)
	}
	if err := syscall.PtraceSetOptions(tr.pid, traceSysGood|syscall.PTRACE_O_TRACECLONE|traceExitKill); err != nil {
		return tr, status, errors.Join(fmt.Errorf("%w: %w", errNoTrace, err), p.Kill())
	}
	if err := syscall.PtraceSyscall(tr.pid, 0); err != nil {
		return tr, status, err
	}
	status, err = tr.follow()
	return tr, status, err
}

// follow lets the child run from stop to stop until it has ended.
func (tr *tracer) follow() (syscall.WaitStatus, error) {
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
func (tr *tracer) stop(tid int) error {
	var regs syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &regs); err != nil {
		return err
	}
	if fails, within := tr.inside[tid]; within {
		delete(tr.inside, tid)
		if !fails {
			return nil
		}
		regs.Rax = -uint64(tr.fault.errno)
		return syscall.PtraceSetRegs(tid, &regs)
	}
	tr.inside[tid] = false
	name := fileCall(regs.Orig_rax)
	if name == "" {
		return nil
	}
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tr.pid, int32(regs.Rdi)))
	if err != nil || !strings.HasPrefix(path, tr.fault.dir+string(filepath.Separator)) {
		return nil //nolint:nilerr // not a file of ours
	}
	call := name + " " + strings.TrimPrefix(path, tr.fault.dir+string(filepath.Separator))
	tr.calls = append(tr.calls, call)
	if n := len(tr.calls); tr.fault.at == 0 || n < tr.fault.at || (n > tr.fault.at && !tr.fault.forEver) {
		return nil
	}
	tr.failed = append(tr.failed, call)
	tr.inside[tid] = true
	regs.Orig_rax = noSuchCall // the kernel does nothing, the answer is ours
	return syscall.PtraceSetRegs(tid, &regs)
}
