package store

import (
	"cmp"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"doorzet/ids"
	"doorzet/payroll"
)

// The buckets of a company.
const (
	bucketLink     = "link"
	bucketTeam     = "team"
	bucketSettings = "settings"
	bucketLines    = "lines"
	bucketCounted  = "counted"
	bucketBatches  = "batches"
	bucketBatchIDs = "batchids"
	bucketSteps    = "steps"
	bucketShares   = "shares"
	bucketStepIDs  = "stepids"
	bucketOpen     = "open"
	bucketRows     = "rows"
	bucketRowIndex = "rowindex"
	bucketUndo     = "undo"
)

// CompanyKey names a company in one environment of Nmbrs: a sandbox copy is
// another company.
type CompanyKey string

// MakeKey builds the key from the base address, the domain and the company's
// id in Nmbrs. Spellings of one address give one key: see NormalEndpoint; the
// names of this machine are one too.
func MakeKey(endpoint, domain, nmbrsID string) CompanyKey {
	host := hostKey(endpoint)
	if domain = strings.ToLower(strings.TrimSpace(domain)); domain != "" {
		host += "+" + domain
	}
	return CompanyKey(host + "/" + nmbrsID)
}

// SameEnvironment tells whether two base addresses lead to the same Nmbrs,
// however they are spelled.
func SameEnvironment(a, b string) bool { return hostKey(a) == hostKey(b) }

// hostKey is what an address is known by: host and port, small letters, the
// names of this machine as one. http and https of one host are one.
func hostKey(endpoint string) string {
	u, err := url.Parse(NormalEndpoint(endpoint))
	if err != nil || u.Host == "" {
		return strings.ToLower(strings.TrimSpace(endpoint))
	}
	name := u.Hostname()
	ip, err := netip.ParseAddr(name)
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || err == nil && ip.Unmap().IsLoopback() {
		name = "127.0.0.1"
	} else if err == nil {
		name = ip.Unmap().WithZone("").String()
	}
	if port := plainPort(u.Port()); port != "" {
		return net.JoinHostPort(name, port)
	}
	return name
}

// plainPort gives the one spelling of a port: 018298 is 18298.
func plainPort(port string) string {
	if n, err := strconv.ParseUint(port, 10, 16); err == nil {
		return strconv.FormatUint(n, 10)
	}
	return port
}

// NormalEndpoint gives the one spelling of a base address that is kept: scheme
// and host in small letters, without a port that is the scheme's own, a dot at
// the end of the host or a slash at the end. What is no address is given back
// as it is, without white space around it.
func NormalEndpoint(text string) string {
	text = strings.TrimSpace(text)
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Opaque != "" {
		return text
	}
	u.Scheme = strings.ToLower(u.Scheme)
	name, port := strings.TrimRight(strings.ToLower(u.Hostname()), "."), plainPort(u.Port())
	own := map[string]string{"http": "80", "https": "443"}
	if ip, err := netip.ParseAddr(name); err == nil {
		name = ip.Unmap().String()
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	u.Host = name
	if port != "" && port != own[u.Scheme] {
		u.Host = name + ":" + port
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), strings.TrimRight(u.RawPath, "/")
	return u.String()
}

// Link says how a company is reached. The token is not in it: that is in the
// keyring, under the ID.
type Link struct {
	// ID is random: the account in the keyring.
	ID        string `json:"id,omitempty"`
	Transport string `json:"transport,omitempty"` // soap or rest
	Endpoint  string `json:"endpoint,omitempty"`
	Email     string `json:"email,omitempty"`
	Domain    string `json:"domain,omitempty"`
	// Environment is production, sandbox, simulator or other.
	Environment string `json:"environment,omitempty"`
	// Broken says why the link does not work any more, "" when it does.
	Broken string `json:"broken,omitempty"`
	// Authority and ClientID are those of the sign-in over REST. The client
	// secret, the subscription key and the tokens are in the keyring.
	Authority string `json:"authority,omitempty"`
	ClientID  string `json:"clientId,omitempty"`
	// SignedAt is when the tokens were last renewed, RFC 3339.
	SignedAt string `json:"signedAt,omitempty"`
	// WayBack is the registered address to which a browser comes back, "" for the
	// usual one; Narrow tells that no scope is asked that a link can do without.
	WayBack string `json:"wayBack,omitempty"`
	Narrow  bool   `json:"narrow,omitempty"`
}

// The transports of a link.
const (
	TransportSOAP = "soap"
	TransportREST = "rest"
)

// CodeInfo is an hour or wage code that Nmbrs knows; Model is 1 or 2.
type CodeInfo struct {
	Code        int    `json:"code"`
	Description string `json:"description,omitempty"`
	Model       int    `json:"model,omitempty"`
}

// CompanyInfo is what is known of a company and its link. Moments are RFC 3339.
type CompanyInfo struct {
	Key     CompanyKey `json:"key"`
	NmbrsID string     `json:"nmbrsId"`
	Number  string     `json:"number,omitempty"`
	Name    string     `json:"name,omitempty"`
	// Label is the office's own name for the company, "" for Name.
	Label string `json:"label,omitempty"`
	// Debtor is its id in Nmbrs, DebtorNumber what people know it by, "" where
	// that could not be read.
	Debtor       string `json:"debtor,omitempty"`
	DebtorNumber string `json:"debtorNumber,omitempty"`
	Link         Link   `json:"link"`
	// Current is the current period of Nmbrs as read at CurrentAt.
	Current   payroll.Period  `json:"current"`
	Cadence   payroll.Cadence `json:"cadence,omitempty"`
	CurrentAt string          `json:"currentAt,omitempty"`
	Runs      []payroll.Run   `json:"runs,omitempty"`
	// RunMemo is what is known of runs that do not tell their period.
	RunMemo   payroll.RunMemo `json:"runMemo,omitzero"`
	SyncedAt  string          `json:"syncedAt,omitempty"`
	HourCodes []CodeInfo      `json:"hourCodes,omitempty"`
	WageCodes []CodeInfo      `json:"wageCodes,omitempty"`
	CodesAt   string          `json:"codesAt,omitempty"`
	// DaysCall says which call of Nmbrs takes the days worked.
	DaysCall string `json:"daysCall,omitempty"`
	// Missing are optional calls that failed.
	Missing []string `json:"missing,omitempty"`
	// RestID and RestDebtor are the ids that REST knows of a company that was
	// linked over SOAP first; NmbrsID and Debtor stay those of SOAP.
	RestID     string `json:"restId,omitempty"`
	RestDebtor string `json:"restDebtor,omitempty"`
	// Moved tells of the move to REST, nil when there was none.
	Moved *Move `json:"moved,omitempty"`
}

// Move is a company's move from SOAP to REST, and what takes it back.
type Move struct {
	At string `json:"at"`
	// From is the link that was left.
	From Link `json:"from"`
	// After is the newest batch at the time: once there is a newer one, that
	// was sent over REST and the move stays.
	After payroll.BatchID `json:"after,omitempty"`
}

// Title is how the company is shown: the office's own name for it, else the one
// in Nmbrs, else its id there; "" for no company.
func (i *CompanyInfo) Title() string { return cmp.Or(i.Label, i.Name, i.NmbrsID) }

// Company is one company of the ledger.
type Company struct {
	l   *Ledger
	key CompanyKey
}

// Key names the company.
func (c *Company) Key() CompanyKey { return c.key }

// path is where the company's buckets are.
func (c *Company) path() []string { return []string{bucketCompanies, string(c.key)} }

func (c *Company) table(t *tx, name string) (table, error) {
	return t.table(bucketCompanies, string(c.key), name)
}

// infoKey is the only key of the link bucket; settingsKey of the settings.
const (
	infoKey     = "info"
	settingsKey = "settings"
)

// Companies lists every company, also those that are not linked any more, in
// order of their titles.
func (l *Ledger) Companies() ([]CompanyInfo, error) {
	var out []CompanyInfo
	err := l.view(func(t *tx) error {
		out = nil
		keys, err := t.companyKeys()
		if err != nil {
			return err
		}
		for _, key := range keys {
			info, err := (&Company{l, key}).info(t)
			if err != nil {
				return err
			}
			out = append(out, info)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b CompanyInfo) int { return strings.Compare(a.Title(), b.Title()) })
	return out, err
}

func (t *tx) companyKeys() ([]CompanyKey, error) {
	names, err := t.buckets(bucketCompanies)
	out := make([]CompanyKey, len(names))
	for i, name := range names {
		out[i] = CompanyKey(name)
	}
	return out, err
}

// SaveCompany adds a company or replaces what is known of it. A link without
// an ID gets one.
func (l *Ledger) SaveCompany(info CompanyInfo, a Audit) error {
	c := &Company{l, info.Key}
	return l.update(func(t *tx) error {
		if err := c.make(t); err != nil {
			return err
		}
		if err := c.saveInfo(t, info); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

// make creates the buckets of a company.
func (c *Company) make(t *tx) error {
	for _, name := range []string{
		bucketLink, bucketTeam, bucketSettings, bucketLines, bucketCounted, bucketBatches, bucketBatchIDs,
		bucketSteps, bucketShares, bucketStepIDs, bucketOpen, bucketRows, bucketRowIndex, bucketBeside,
		bucketAudit, bucketDetails, bucketUndo,
	} {
		if _, err := c.table(t, name); err != nil {
			return err
		}
	}
	return nil
}

// Unlink forgets the link of a company and keeps everything else. The token
// in the keyring is the caller's to delete.
func (l *Ledger) Unlink(key CompanyKey, a Audit) error {
	c, err := l.Company(key)
	if err != nil {
		return err
	}
	return l.update(func(t *tx) error {
		info, err := c.info(t)
		if err != nil {
			return err
		}
		info.Link = Link{}
		if err := c.saveInfo(t, info); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

// Company gives a company of the ledger; a Problem when it is not known.
func (l *Ledger) Company(key CompanyKey) (*Company, error) {
	c := &Company{l, key}
	if key == "" {
		return nil, payroll.NewProblem(CodeNoCompany, "company", "")
	}
	err := l.view(func(t *tx) error { _, err := c.info(t); return err })
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Company) info(t *tx) (CompanyInfo, error) {
	var info CompanyInfo
	link, err := c.table(t, bucketLink)
	if err != nil {
		return info, err
	}
	ok, err := link.getProven([]byte(infoKey), &info)
	if err == nil && !ok {
		err = payroll.NewProblem(CodeNoCompany, "company", string(c.key))
	}
	return info, err
}

func (c *Company) saveInfo(t *tx, info CompanyInfo) error {
	info.Key = c.key
	if info.Link.Transport != "" && info.Link.ID == "" {
		info.Link.ID = ids.New()
	}
	link, err := c.table(t, bucketLink)
	if err != nil {
		return err
	}
	return link.put([]byte(infoKey), info)
}

// Info gives what is known of the company.
func (c *Company) Info() (info CompanyInfo, err error) {
	err = c.l.view(func(t *tx) (err error) { info, err = c.info(t); return err })
	return info, err
}

// UpdateInfo changes what is known of the company; an error of fn changes nothing.
func (c *Company) UpdateInfo(fn func(*CompanyInfo) error) error {
	return c.l.update(func(t *tx) error {
		info, err := c.info(t)
		if err != nil {
			return err
		}
		if err := fn(&info); err != nil {
			return err
		}
		return c.saveInfo(t, info)
	})
}

// SetLabel gives the company the office's own name; "" goes back to that of Nmbrs.
func (c *Company) SetLabel(label string, a Audit) error {
	return c.l.update(func(t *tx) error {
		info, err := c.info(t)
		if err != nil {
			return err
		}
		info.Label = label
		if err := c.saveInfo(t, info); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

// Team gives the people of the company in order of employee id.
func (c *Company) Team() (out []payroll.Person, err error) {
	err = c.l.view(func(t *tx) error {
		team, err := c.table(t, bucketTeam)
		if err != nil {
			return err
		}
		out, err = readAll[payroll.Person](team, nil, nil)
		return err
	})
	return out, err
}

// SaveTeam puts people and removes others.
func (c *Company) SaveTeam(put []payroll.Person, drop []payroll.EmployeeID, a Audit) error {
	return c.l.update(func(t *tx) error {
		team, err := c.table(t, bucketTeam)
		if err != nil {
			return err
		}
		for _, id := range slices.Sorted(slices.Values(drop)) {
			if err := team.drop([]byte(id)); err != nil {
				return err
			}
		}
		sorted := slices.SortedFunc(slices.Values(put), func(a, b payroll.Person) int {
			return strings.Compare(string(a.ID), string(b.ID))
		})
		for _, p := range sorted {
			if err := team.put([]byte(p.ID), p); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}

func (c *Company) settings(t *tx) (payroll.Settings, error) {
	var s payroll.Settings
	all, err := c.table(t, bucketSettings)
	if err != nil {
		return s, err
	}
	_, err = all.getProven([]byte(settingsKey), &s)
	return s, err
}

// Settings gives the office's choices; the zero Settings when none were made.
func (c *Company) Settings() (s payroll.Settings, err error) {
	err = c.l.view(func(t *tx) (err error) { s, err = c.settings(t); return err })
	return s, err
}

// UpdateSettings changes the choices; an error of fn changes nothing.
func (c *Company) UpdateSettings(a Audit, fn func(*payroll.Settings) error) error {
	return c.updateSettings(a, fn, false)
}

// ChangeSettings does the same for a choice of the clerk that Undo takes back.
func (c *Company) ChangeSettings(a Audit, fn func(*payroll.Settings) error) error {
	return c.updateSettings(a, fn, true)
}

func (c *Company) updateSettings(a Audit, fn func(*payroll.Settings) error, undo bool) error {
	return c.l.update(func(t *tx) error {
		s, err := c.settings(t)
		if err != nil {
			return err
		}
		// fn may change what the settings share: the state before is read apart.
		before, err := c.settings(t)
		if err != nil {
			return err
		}
		if err := fn(&s); err != nil {
			return err
		}
		swap, err := c.changeRecord(t, bucketSettings, settingsKey, a.Action, before, s)
		if err != nil {
			return err
		}
		if swap != nil && undo {
			if err := c.pushUndo(t, UndoEntry{Label: a.Action, Settings: swap}); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}
