package main

import (
	"bufio"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// holdWindow keeps the window open after a failure when Windows opened it for
// this program alone, as a double click does: it would close before anybody
// could read what went wrong.
func holdWindow(code int, text string) {
	if code == 0 || !alone() {
		return
	}
	fmt.Fprintln(os.Stderr, "\n"+text)
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // any answer ends it
}

// alone tells whether no other program shares the console.
func alone() bool {
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	var ids [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids))) //nolint:gosec // the call fills two numbers
	return n == 1
}
