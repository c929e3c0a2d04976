package soap

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"doorzet/nmbrs/wire"
)

// TestClientsTakeTurns: two clients that share a pace wait for each other.
func TestClientsTakeTurns(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, result(employeeOp(opDays), "4")) })
	pace := wire.NewPace()
	began := time.Now()
	const each = 15
	var wg sync.WaitGroup
	for range 2 {
		c := client(t, s.URL, func(o *Options) { o.Pace = pace })
		wg.Go(func() {
			for range each {
				if _, err := c.Days(t.Context(), someEmployee, month()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	least := time.Second * time.Duration(2*each-pace.Burst()) / 100
	if took := time.Since(began); took < least {
		t.Errorf("%d calls of two clients took %v, want %v or more", s.count(), took, least)
	}
}

// TestSandbox: another host, but the namespace and the action stay those of
// production.
func TestSandbox(t *testing.T) {
	c := client(t, "https://api-sandbox.nmbrs.nl", nil)
	for _, p := range probes() {
		hr, err := c.httpRequest(t.Context(), newRequest(p.op))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := hr.URL.String(), "https://api-sandbox.nmbrs.nl/soap/v3/"+p.op.service+".asmx"; got != want {
			t.Errorf("sent to %s, want %s", got, want)
		}
		action := ""
		for name, values := range hr.Header {
			if name == "SOAPAction" {
				action = strings.Join(values, "")
			}
		}
		if got, want := action, `"https://api.nmbrs.nl/soap/v3/`+p.op.service+"/"+p.op.name+`"`; got != want {
			t.Errorf("action %s, want %s", got, want)
		}
		body := string(newRequest(p.op).envelope(credentials{}))
		if strings.Contains(body, "sandbox") || strings.Count(body, `xmlns="https://api.nmbrs.nl/soap/v3/`+p.op.service+`"`) != 2 {
			t.Errorf("%s: header and body are not in the namespace of production: %s", p.op.call(), body)
		}
	}
}
