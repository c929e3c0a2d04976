package rest

import (
	"context"
	"errors"
	"strconv"

	"doorzet/nmbrs"
)

// pageSize is how many items are asked for at once.
const pageSize = 100

// maxPages is more than any list has.
const maxPages = 5000

// errPages says that the pages of a list do not add up: it changed between
// two pages, or the server repeats itself. Such a list proves nothing.
var errPages = errors.New("the pages of the list do not add up")

// paging is what a page tells of the others; -1 is not told.
type paging struct {
	page, pages, records int
	// next tells that there is another page; known that it was told.
	next, known bool
}

// readPaging reads the fields of a page, in pagination or beside the data:
// clients of the API have seen both.
func readPaging(o object) (paging, error) {
	p := paging{page: -1, pages: -1, records: -1}
	in := o
	if v, there := o["pagination"]; there && v != nil {
		inner, err := asObject(v)
		if err != nil {
			return p, at("pagination", err)
		}
		in = inner
	}
	for name, into := range map[string]*int{"pageNumber": &p.page, "totalPages": &p.pages, "totalRecords": &p.records} {
		if in[name] == nil {
			continue
		}
		n, err := in.number(name)
		if err != nil || n < 0 {
			return p, at(name, errValue)
		}
		*into = n
	}
	if v, there := in["nextPage"]; there {
		s, isText := v.(string)
		if !isText && v != nil {
			return p, at("nextPage", errValue)
		}
		p.next, p.known = s != "", true
	}
	return p, nil
}

// more tells whether another page is to be asked for. It ends where nextPage
// is null or the last of totalPages is reached; where a server tells neither,
// at the first empty page. The address in nextPage is not followed: it could
// lead the secrets elsewhere.
func (p paging) more(asked, got int) bool {
	switch {
	case p.pages >= 0:
		return asked < p.pages
	case p.known:
		return p.next
	}
	return got > 0
}

// errLong says that a list has more pages than are worth reading.
var errLong = errors.New("more pages than are worth reading")

// list reads every page of a list. each makes values of an item; a repeated
// read begins anew.
func list[T any](ctx context.Context, c *conn, req *request, each func(object) ([]T, error)) ([]T, error) {
	out, err := listUpTo(ctx, c, req, maxPages, each)
	if errors.Is(err, errLong) {
		err = malformed(req.op, errPages)
	}
	return out, err
}

// listUpTo is list where one of more than most pages is given up with errLong as
// soon as that is told.
func listUpTo[T any](ctx context.Context, c *conn, req *request, most int, each func(object) ([]T, error)) ([]T, error) {
	out, items, records := []T{}, 0, -1
	for page := 1; ; page++ {
		if page > most {
			return nil, errLong
		}
		req.ask("pageNumber", strconv.Itoa(page)).ask("pageSize", strconv.Itoa(pageSize))
		var part []T
		var told paging
		got := 0
		err := c.send(ctx, req, func(doc any) error {
			part, got = nil, 0
			o, err := asObject(doc)
			if err != nil {
				return err
			}
			data, err := o.list("data")
			if err != nil {
				return err
			}
			if told, err = readPaging(o); err != nil {
				return err
			}
			for _, v := range data {
				item, err := asObject(v)
				if err != nil {
					return err
				}
				values, err := each(item)
				if err != nil {
					return err
				}
				part = append(part, values...)
			}
			got = len(data)
			return nil
		})
		if err != nil {
			return nil, err
		}
		if told.page >= 0 && told.page != page || records >= 0 && told.records >= 0 && told.records != records {
			return nil, malformed(req.op, errPages)
		}
		if told.pages > most {
			return nil, errLong
		}
		out, items, records = append(out, part...), items+got, max(records, told.records)
		if !told.more(page, got) {
			if records >= 0 && items != records {
				return nil, malformed(req.op, errPages)
			}
			return out, nil
		}
	}
}

// listOrNone is list where an answer that there are none is an empty list.
func listOrNone[T any](ctx context.Context, c *conn, req *request, each func(object) ([]T, error)) ([]T, error) {
	out, err := list(ctx, c, req, each)
	var e *nmbrs.Error
	if errors.As(err, &e) && noRows(e) {
		return []T{}, nil
	}
	return out, err
}

// malformed is an answer that was complete and still cannot be believed.
func malformed(op operation, err error) error {
	return &nmbrs.Error{Call: op.name, Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseMalformed, Status: 200, Err: err}
}

// one makes an item of exactly one value.
func one[T any](f func(object) (T, error)) func(object) ([]T, error) {
	return func(o object) ([]T, error) {
		v, err := f(o)
		if err != nil {
			return nil, err
		}
		return []T{v}, nil
	}
}
