package rest

import "doorzet/nmbrs"

var _ nmbrs.Client = (*Client)(nil)

// Client is nmbrs.Client over REST: the calls of four concerns over one connection.
type Client struct {
	*conn
	firmCalls
	staffCalls
	rowCalls
	dayCalls
}

// New makes a client; nothing is sent yet. It fails with ErrEndpoint,
// ErrInsecure or ErrOptions.
func New(o Options) (*Client, error) {
	k, err := newConn(o)
	if err != nil {
		return nil, err
	}
	works := &workplaces{}
	return &Client{
		conn:       k,
		firmCalls:  firmCalls{conn: k, periodType: o.PeriodType, found: &wageCodePlace{}},
		staffCalls: staffCalls{conn: k, works: works},
		rowCalls:   rowCalls{conn: k, company: o.Company, works: works},
		dayCalls:   dayCalls{conn: k, seen: &daysMemory{}},
	}, nil
}

// Close drops the idle connections. The client stays usable.
func (c *Client) Close() { c.line.Close() }
