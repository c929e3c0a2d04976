package restface

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
)

// restPageSize is how many items a page holds when the client does not say.
const restPageSize = 20

// restPageLimit is the most items of a page, whatever a client asks.
const restPageLimit = 100

// page gives the part of a list that was asked for, in the form that the
// switch says: both known forms, and each half of what tells where it ends.
func (c *restCall) page(items []any) (restReply, error) {
	q := c.r.URL.Query()
	limit := restPageLimit
	if n := c.s.Options.RestPageLimit; n > 0 {
		limit = n
	}
	size, number := restPageSize, 1
	if n, err := strconv.Atoi(q.Get("pageSize")); err == nil && n > 0 {
		size = n
	}
	size = min(size, limit)
	if n, err := strconv.Atoi(q.Get("pageNumber")); err == nil && n > 0 {
		number = n
	}
	pages := max(1, (len(items)+size-1)/size)
	from := min((number-1)*size, len(items))
	part := items[from:min(from+size, len(items))]
	if part == nil {
		part = []any{}
	}
	var next any
	last := c.s.dialect().lastPage
	if number < pages {
		next = c.pageURL(q, number+1, size)
	} else if last != "null" {
		next = ""
	}
	p := obj{
		"pageNumber": number, "pageSize": size, "totalPages": pages, "totalRecords": len(items), "nextPage": next,
		"firstPage": c.pageURL(q, 1, size), "lastPage": c.pageURL(q, pages, size), "previousPage": "",
	}
	if number == pages && last == "absent" && c.s.Options.RestPaging != "next" {
		delete(p, "nextPage")
	}
	doc := obj{"data": part}
	switch c.s.Options.RestPaging {
	case "top":
		for k, v := range p {
			doc[k] = v
		}
	case "next":
		doc["pagination"] = obj{"pageNumber": number, "nextPage": next}
	case "total":
		doc["pagination"] = obj{"pageNumber": number, "totalPages": pages, "totalRecords": len(items)}
	default:
		doc["pagination"] = p
	}
	return ok(doc)
}

// none answers that there is nothing of what was asked for.
func (c *restCall) none() (restReply, error) {
	if c.s.dialect().noRows == http.StatusNotFound {
		return restReply{}, problem(http.StatusNotFound, "NotFound", "No records found")
	}
	return c.page(nil)
}

func (c *restCall) pageURL(query url.Values, number, size int) string {
	q := maps.Clone(query)
	q.Set("pageNumber", strconv.Itoa(number))
	q.Set("pageSize", strconv.Itoa(size))
	return "http://" + c.r.Host + c.r.URL.Path + "?" + q.Encode()
}
