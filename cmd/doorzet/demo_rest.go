package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
)

// demoApp is the application of the example.
func (d *demonstration) demoApp() link.RESTCredentials {
	return link.RESTCredentials{
		Endpoint: d.url, Authority: d.url, ClientID: sim.DefaultClientID,
		Secret: store.NewSecret(sim.DefaultClientSecret), Key: store.NewSecret(sim.DefaultKey),
	}
}

// companies are the companies of the example, by the id that the link has.
func (d *demonstration) companies() [][2]string {
	list := demoCompanies()
	for i := range list {
		if n, err := strconv.Atoi(list[i][0]); err == nil && d.rest {
			list[i][0] = sim.GUID("Company", n)
		}
	}
	return list
}

// linkREST signs in and links both companies, as a person would; what a person
// does in a browser is done by posting the login page of the simulator.
func (d *demonstration) linkREST(ctx context.Context) error {
	x := d.a.texts.Rest.SignIn
	in, err := d.a.svc.StartSignIn(ctx, d.demoApp(), nmbrs.SignInPage{Title: x.PageTitle, Good: x.PageGood, Bad: x.PageBad})
	if err != nil {
		return err
	}
	defer in.Close()
	ended, err := consent(ctx, in.Address())
	if err != nil {
		return err
	}
	tokens, err := link.SignedIn(in.Paste(ctx, ended))
	if err != nil {
		return err
	}
	l, err := d.a.svc.TryREST(ctx, d.demoApp(), tokens)
	if err != nil {
		return err
	}
	for _, c := range l.Companies {
		if _, err := d.a.svc.Activate(ctx, l, c, payroll.Period{}); err != nil {
			return err
		}
	}
	return nil
}

// consent posts the login page of the simulator and gives the address at which
// a browser would end.
func consent(ctx context.Context, address string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	form := url.Values{"email": {demo.Email}, "password": {demo.Token}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Do(r)
	if err != nil {
		return "", err
	}
	if err := resp.Body.Close(); err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusFound {
		return "", fmt.Errorf("the login page answered %d", resp.StatusCode)
	}
	return resp.Header.Get("Location"), nil
}

// demoSignIn listens on any port: the example needs none that is registered.
func demoSignIn(now func() time.Time) func(context.Context, nmbrs.App, nmbrs.SignInPage) (nmbrs.SignIn, error) {
	return func(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
		return rest.StartSignIn(ctx, app, rest.SignInOptions{Ports: []int{0}, Page: page, Now: now})
	}
}
