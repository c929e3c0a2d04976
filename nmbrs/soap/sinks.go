package soap

import (
	"context"
	"encoding/xml"
	"errors"

	"doorzet/nmbrs"
)

// item is an entry of a list that turns into a value of package nmbrs. Its
// required fields decide whether it was understood.
type item[U any] interface {
	value() (U, error)
}

// listSink reads a result that is a list.
type listSink[T item[U], U any] struct {
	list []U
}

func (s *listSink[T, U]) element(d *xml.Decoder, start xml.StartElement) error {
	if isNil(start) {
		return skip(d)
	}
	return eachChild(d, start, func(child xml.StartElement) error {
		if isNil(child) {
			return skip(d)
		}
		var v T
		if err := d.DecodeElement(&v, &child); err != nil {
			return eofInside(err)
		}
		u, err := v.value()
		if err != nil {
			return err
		}
		s.list = append(s.list, u)
		return nil
	})
}

// done accepts an absent result: an empty list comes in both spellings.
func (s *listSink[T, U]) done(int) error { return nil }

// list makes a call that gives a list.
func list[T item[U], U any](ctx context.Context, c *conn, req *request) ([]U, error) {
	var s *listSink[T, U]
	err := c.send(ctx, req, func() sink {
		s = &listSink[T, U]{list: []U{}}
		return s
	})
	if err != nil {
		return nil, err
	}
	return s.list, nil
}

// flatten joins the lists that a call gives per employee.
func flatten[U any](lists [][]U, err error) ([]U, error) {
	if err != nil {
		return nil, err
	}
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	all := make([]U, 0, n)
	for _, l := range lists {
		all = append(all, l...)
	}
	return all, nil
}

// valueSink reads a result that is one element, decoded into T; check says
// whether all is there.
type valueSink[T any] struct {
	val   T
	check func(*T) error
	// optional takes an absent result for an empty one.
	optional bool
}

func (s *valueSink[T]) element(d *xml.Decoder, start xml.StartElement) error {
	return eofInside(d.DecodeElement(&s.val, &start))
}

func (s *valueSink[T]) done(results int) error {
	if results != 1 && !s.optional {
		return errMissing
	}
	return s.check(&s.val)
}

// one makes a call that gives one value.
func one[T any](ctx context.Context, c *conn, req *request, check func(*T) error) (T, error) {
	var s *valueSink[T]
	err := c.send(ctx, req, func() sink {
		s = &valueSink[T]{check: check}
		return s
	})
	if err != nil {
		var zero T
		return zero, err
	}
	return s.val, nil
}

// voidSink accepts the answer of a call without a result. Its response element
// was there; a result that says no is not believed.
type voidSink struct{}

func (voidSink) element(d *xml.Decoder, start xml.StartElement) error {
	text, err := scalar(d, start)
	if err != nil {
		return err
	}
	if text != "" && text != "true" {
		return at(start.Name.Local, errContent)
	}
	return nil
}

func (voidSink) done(int) error { return nil }

// exists requires that a boolean result was said.
func exists(v *wireBool) error {
	if !v.set {
		return errMissing
	}
	return nil
}

// newID requires the id of a row that was made.
func newID(v *wireInt) error {
	_, err := v.id("result")
	return err
}

// malformed is the error of an answer that was whole but cannot be used.
func malformed(op operation, err error) error {
	return &nmbrs.Error{Call: op.call(), Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseMalformed, Status: 200, Err: err}
}

// hopeless tells whether asking another way is pointless: the link is broken
// or the caller has stopped.
func hopeless(ctx context.Context, err error) bool {
	return ctx.Err() != nil || nmbrs.OutcomeOf(err) == nmbrs.ClassBroken
}

// isNoAction tells whether the server does not know the operation.
func isNoAction(err error) bool {
	var e *nmbrs.Error
	return errors.As(err, &e) && e.Cause == nmbrs.CauseNoAction
}
