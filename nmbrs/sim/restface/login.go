package restface

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"doorzet/ids"
	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// loginPage asks who it is and for which debtor consent is given. It is a form
// that a script can post as well: the same address, with email, password and
// one or more times debtor (the number that SOAP knows, or the GUID).
const loginPage = `<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Oefen-Nmbrs</title></head>
<body style="font-family: sans-serif; max-width: 32em; margin: 3em auto">
<h1>Oefen-Nmbrs</h1>
<p>De toepassing <b>{{.App}}</b> vraagt toegang: {{range .Scopes}}<code>{{.}}</code> {{end}}</p>
{{if .Error}}<p style="color: #a00"><b>{{.Error}}</b></p>{{end}}
<form method="post">
<p><label>E-mail <input name="email" size="40" value="{{.Email}}"></label></p>
<p><label>Wachtwoord <input name="password" type="password" size="40"></label></p>
<fieldset><legend>Toestemming voor</legend>
{{range .Debtors}}<p><label><input type="{{$.Kind}}" name="debtor" value="{{.ID}}" {{if .Checked}}checked{{end}}> {{.Name}}</label></p>{{end}}
</fieldset>
<p><button name="consent" value="yes">Toestaan</button> <button name="consent" value="no">Weigeren</button></p>
</form></body></html>
`

type loginData struct {
	App, Error, Email, Kind string
	Scopes                  []string
	Debtors                 []loginDebtor
}

type loginDebtor struct {
	ID      int
	Name    string
	Checked bool
}

// authRequest is what an application asks in the address.
type authRequest struct {
	app                        *office.App
	redirect, state, challenge string
	scopes                     []string
}

// readAuth checks the request. A problem that may be told to the application
// has a redirect; any other is shown.
func (a *Authority) readAuth(q url.Values) (req authRequest, refusal, shown string) {
	req = authRequest{
		app: a.app(q.Get("client_id")), redirect: q.Get("redirect_uri"), state: q.Get("state"),
		challenge: q.Get("code_challenge"), scopes: strings.Fields(q.Get("scope")),
	}
	to, err := url.Parse(req.redirect)
	switch {
	case req.app == nil:
		return req, "", "onbekende toepassing (client_id)"
	case err != nil || to.Host == "" || !mayReturnTo(req.app, to):
		return req, "", "onbekend terugkeeradres (redirect_uri)"
	case q.Get("response_type") != "code":
		return req, "unsupported_response_type", ""
	case q.Get("code_challenge_method") != "" && q.Get("code_challenge_method") != "S256":
		return req, "invalid_request", ""
	case len(req.scopes) == 0:
		return req, "invalid_scope", ""
	}
	known := scopes()
	if len(req.app.Scopes) > 0 {
		known = req.app.Scopes
	}
	for _, scope := range req.scopes {
		// One bad scope rejects the whole request; openid is not for partners.
		if !slices.Contains(known, scope) {
			return req, "invalid_scope", ""
		}
	}
	return req, "", ""
}

// mayReturnTo tells whether an address is among those of the application;
// without a list it is any on loopback.
func mayReturnTo(a *office.App, to *url.URL) bool {
	if len(a.Redirects) > 0 {
		return slices.Contains(a.Redirects, to.String())
	}
	return to.Hostname() == "127.0.0.1" || to.Hostname() == "localhost" || to.Hostname() == "::1"
}

// giveBack leads the browser back to the application.
func giveBack(w http.ResponseWriter, r *http.Request, req authRequest, answer url.Values) {
	to, err := url.Parse(req.redirect)
	if err != nil {
		http.Error(w, "redirect_uri", http.StatusBadRequest)
		return
	}
	q := to.Query()
	for k, v := range answer {
		q[k] = v
	}
	if req.state != "" {
		q.Set("state", req.state)
	}
	to.RawQuery = q.Encode()
	http.Redirect(w, r, to.String(), http.StatusFound)
}

func (a *Authority) getLogin(w http.ResponseWriter, r *http.Request) {
	a.Lock()
	req, refusal, shown := a.readAuth(r.URL.Query())
	data := a.loginData(req)
	a.Unlock()
	switch {
	case shown != "":
		http.Error(w, shown, http.StatusBadRequest)
	case refusal != "":
		giveBack(w, r, req, url.Values{"error": {refusal}})
	default:
		showLogin(w, http.StatusOK, data)
	}
}

func showLogin(w http.ResponseWriter, status int, data loginData) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	// A browser that has left is no concern of the server.
	_ = template.Must(template.New("login").Parse(loginPage)).Execute(w, data)
}

// loginData fills in the page; the caller holds the lock.
func (a *Authority) loginData(req authRequest) loginData {
	d := loginData{Scopes: req.scopes, Kind: "radio"}
	if a.Options.RestMultiDebtor {
		d.Kind = "checkbox"
	}
	if req.app != nil {
		d.App = req.app.ClientID
	}
	if len(a.Users) > 0 {
		d.Email = a.Users[0].Email
	}
	for i, x := range a.Data.Debtors {
		d.Debtors = append(d.Debtors, loginDebtor{x.ID, x.Name, i == 0})
	}
	return d
}

func (a *Authority) postLogin(w http.ResponseWriter, r *http.Request) {
	raw, read := faults.ReadBody(w, r)
	if !read {
		return
	}
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return
	}
	a.Lock()
	req, refusal, shown := a.readAuth(r.URL.Query())
	data := a.loginData(req)
	data.Email = form.Get("email")
	user, debtors := a.login(form)
	answer := url.Values{}
	if shown == "" && refusal == "" && user != nil && len(debtors) > 0 {
		code := ids.Secret(tokenLength)
		a.codes[code] = &authCode{
			grant:    grant{app: req.app.ClientID, user: user, scopes: req.scopes, debtors: debtors},
			redirect: req.redirect, challenge: req.challenge, until: a.Now().Add(codeLife),
		}
		answer.Set("code", code)
	}
	a.Unlock()
	switch {
	case shown != "":
		http.Error(w, shown, http.StatusBadRequest)
	case refusal != "":
		giveBack(w, r, req, url.Values{"error": {refusal}})
	case form.Get("consent") == "no":
		giveBack(w, r, req, url.Values{"error": {"access_denied"}})
	case user == nil:
		data.Error = "E-mail of wachtwoord klopt niet."
		showLogin(w, http.StatusUnauthorized, data)
	case len(debtors) == 0:
		data.Error = "Kies één debiteur."
		showLogin(w, http.StatusBadRequest, data)
	default:
		giveBack(w, r, req, answer)
	}
}

// login finds the user and the debtors that consent is given for: one, unless
// the switch allows more. A user without a password has the token for one.
func (a *Authority) login(form url.Values) (*office.User, []int) {
	var user *office.User
	for _, u := range a.Users {
		password := u.Password
		if password == "" {
			password = u.Token
		}
		if strings.EqualFold(u.Email, form.Get("email")) && password == form.Get("password") {
			user = u
		}
	}
	if user == nil {
		return nil, nil
	}
	named := form["debtor"]
	if len(named) == 0 && len(a.Data.Debtors) == 1 {
		named = []string{strconv.Itoa(a.Data.Debtors[0].ID)}
	}
	var out []int
	for _, d := range a.Data.Debtors {
		if slices.Contains(named, strconv.Itoa(d.ID)) || slices.Contains(named, office.GUID(office.EntityDebtor, d.ID)) {
			out = append(out, d.ID)
		}
	}
	if len(out) > 1 && !a.Options.RestMultiDebtor {
		return user, nil
	}
	return user, out
}
