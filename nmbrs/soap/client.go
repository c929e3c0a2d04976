package soap

import "doorzet/nmbrs"

var _ nmbrs.Client = (*Client)(nil)

// Client is nmbrs.Client over SOAP v3: the calls of four concerns over one connection.
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
	return newClient(k, &daysChoice{call: o.DaysCall, tell: o.OnDaysCall}), nil
}

func newClient(k *conn, days *daysChoice) *Client {
	return &Client{conn: k, firmCalls: firmCalls{k}, staffCalls: staffCalls{k}, rowCalls: rowCalls{k}, dayCalls: dayCalls{k, days}}
}

// WithDomain gives a client for the same user in another environment; pace,
// connections and the remembered days call are shared.
func (c *Client) WithDomain(domain string) *Client { return newClient(c.in(domain), c.choice) }

// Close drops the idle connections. The client stays usable.
func (c *Client) Close() { c.line.Close() }
