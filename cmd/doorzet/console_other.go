//go:build !windows

package main

// holdWindow does nothing: a terminal stays open here.
func holdWindow(int, string) {}
