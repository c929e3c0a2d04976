package soapface

import (
	"errors"
	"strings"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// perform does the work of a call with the given effect and gives the answer.
func (s *Face) perform(c *call, d faults.Doing, v12 bool) soapAnswer {
	s.Lock()
	defer s.Unlock()
	rec := s.Entry(c.logged)
	res, err := s.execute(c)
	var f *soapError
	switch {
	case errors.As(err, &f):
		rec.Outcome, rec.Code = "fault", f.code
	default:
		rec.Outcome = "answered"
	}
	s.Apply(rec, d.Of(res.apply, res.again), d.Effect, d.Late)
	if f != nil {
		return faultAnswer(f, v12)
	}
	return nodeAnswer(s.shape(c, res), c.ns, v12)
}

// execute checks in the server's order: reading, who, template, then the work.
func (s *Face) execute(c *call) (reply, error) {
	if f := checkFields(c.args.e, c.ns); f != nil {
		return reply{}, f
	}
	u := s.authenticate(c)
	if u == nil {
		return reply{}, numbered(1001)
	}
	if !u.May(c.op.Operation) {
		return reply{}, numbered(1002)
	}
	c.user = u
	return c.op.run(c)
}

// credentials gives the header that belongs to the operation; it must be in
// the namespace of the service.
func (c *call) credentials() args {
	name := "AuthHeaderWithDomain"
	if c.op.Name == "Environment_Get" {
		name = "AuthHeader"
	}
	return args{c.ns, c.msg.header.child(c.ns, name)}
}

func (s *Face) authenticate(c *call) *office.User {
	h := c.credentials()
	if h.e == nil {
		return nil
	}
	domain := h.str("Domain")
	for _, u := range s.Users {
		if !strings.EqualFold(u.Email, h.str("Username")) || u.Token != h.str("Token") {
			continue
		}
		optional := c.op.Name == "Environment_Get" || !office.IsOn(s.Options.RequireDomain)
		if strings.EqualFold(u.Domain, domain) || (domain == "" && optional) {
			return u
		}
	}
	return nil
}

// shape applies the switches on how lists are written.
func (s *Face) shape(c *call, r reply) *node {
	if r.item == "" {
		return r.body
	}
	res := r.body.find(c.op.Name + "Result")
	if s.Options.NilItems {
		res.kids = append(res.kids, null(r.item))
	}
	if s.Options.EmptyList == "absent" && len(res.kids) == 0 {
		r.body.kids = nil
	}
	return r.body
}
