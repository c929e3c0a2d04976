package rest

import (
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// The portal of Nmbrs gives an application two subscription keys, so that one can
// be renewed while the other works. Source: a client that tries the second one.

// sent is what a request was signed with.
type sent struct{ token, key string }

// keys are the subscription keys, in the order in which they were given.
func (c *conn) keys() []string { return strings.Fields(c.key()) }

// currentKey is the key to send now.
func (c *conn) currentKey() string {
	keys := c.keys()
	if len(keys) == 0 {
		return ""
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return keys[c.keyTurn%len(keys)]
}

// keyWorked notes that a key was taken.
func (c *conn) keyWorked(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if keys := c.keys(); len(keys) > 0 && keys[c.keyTurn%len(keys)] == key {
		c.keysRefused = 0
	}
}

// otherKey turns to the next key after one was refused; false when each of them
// was refused since one last worked.
func (c *conn) otherKey(refused string) bool {
	keys := c.keys()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(keys) < 2 {
		return false
	}
	if keys[c.keyTurn%len(keys)] != refused {
		return true // somebody turned to it meanwhile
	}
	c.keyTurn++
	c.keysRefused++
	return c.keysRefused%len(keys) != 0
}

// unauthorised decides what a complete 401 means: nothing was stored, and
// another key or another token may help, or else the sign-in has ended. The
// gateway before Nmbrs answers so to a key, and it may to a token; Nmbrs itself
// knows of tokens alone.
func (c *conn) unauthorised(e *nmbrs.Error, f form, with sent) {
	if f == formGateway && c.otherKey(with.key) || c.tokens.Refused(with.token) {
		e.Class = nmbrs.ClassBusy
		return
	}
	if f == formGateway {
		e.Cause = nmbrs.CauseKey
		return
	}
	e.Err = nmbrs.ErrSignInOver
}

// secrets are what must not be seen of a call: its token and every key.
func (c *conn) secrets(token string) []string { return append(c.keys(), token) }

// scrub takes the secrets out of a text.
func (c *conn) scrub(text, token string) string {
	for _, secret := range c.secrets(token) {
		text = wire.Scrub(text, secret)
	}
	return text
}
