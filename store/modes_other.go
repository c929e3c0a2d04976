//go:build !unix

package store

// hasModes tells whether the modes of files say who may read them.
const hasModes = false
