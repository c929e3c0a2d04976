package sim

import (
	"fmt"
	"strings"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/restface"
)

// Help describes the control door and the fault script, for doorzet sim --help.
func Help() string {
	var b strings.Builder
	b.WriteString(`The simulator speaks SOAP v3 (1.1 and 1.2) under /soap/v3/{DebtorService,
CompanyService,EmployeeService}.asmx, and REST on the same state under /api/.
Its OAuth2 authority has /connect/authorize, /connect/token, /connect/revocation
and /.well-known/openid-configuration. The login page is a form: a script posts
email, password and debtor to the address of the page and is led back with the
code. A call of REST bears the name of the operation of SOAP that it stands for;
rest.NAME and soap.NAME in the fault script mean one transport alone.
It has a control door of its own:

GET    /_sim/state     {rows, wages, days, calls, period, companies, pending};
                       with ?calls=all also calls_log, every call in order
POST   /_sim/faults    adds one fault or an array of them to the script:
                       operation   name, "" or "*" for every call
                       employeeId  only calls that name this employee
                       nth         which matching call from now on (default the next)
                       times       how many in a row (default 1, 0 or -1 for ever)
                       kind        see below
                       effect      none, applied or late: whether the work is done
                       lateMs      when a late effect comes
                       delayMs     how long the answer waits
                       status, body, code, text, at, retryAfter, location
DELETE /_sim/faults    empties the script
POST   /_sim/do        {"action": …} plays somebody else:
                       type {employeeId, code, amount, period, wage} · alter {rowId, amount}
                       delete {rowId} · days {employeeId, days, period}
                       roll {companyId, after}: makes and locks the run, next
                       period; with after only when so many more writes were taken
                       run {companyId, period, locked} · declare {companyId, period}
                       reset-token {email, token} · deny, allow {email, operations}
                       revoke {email}: takes back the consents · expire: access
                       tokens end, refresh tokens stay
                       hide, show {email, companies} · latency {ms}
                       late {ms}: every write takes effect this much after its answer
                       flush: what was to come late comes now
                       options {options}: the switches of a scenario file
                       period is 2026-11, default the current one; email default
                       the first user; amounts are strings or numbers

Fault kinds, with the effect they have unless told otherwise:
`)
	for _, k := range faults.Kinds() {
		fmt.Fprintf(&b, "  %-16s %-8s %s\n", k.Name, k.Effect, k.About)
	}
	b.WriteString("\nSwitches under options in a scenario file, or with the deed options:\n")
	for _, o := range optionHelp() {
		fmt.Fprintf(&b, "  %-18s %s\n", o[0], o[1])
	}
	b.WriteString("\nDialects of REST, by the switch restDialect or --dialect:\n" + restface.DialectHelp())
	b.WriteString(`
A user in a scenario file has email, token, domain, password (for the login page,
default the token), allowed (the only calls it
may make; empty is all), denied, and companies (the ids it sees; null is all).
apps are the applications of REST: clientId, clientSecret, subscriptionKey, secondaryKey and
redirects; without any there is one: ` + DefaultClientID + ` ` + DefaultClientSecret + `
` + DefaultKey + `.
`)
	fmt.Fprintf(&b, "\nA user's calls above %d in a second wait %d ms over SOAP and get 429 over REST.\n", gate.RatePerSecond, gate.RateDelay.Milliseconds())
	return b.String()
}

// optionHelp words the switches of ScenarioOptions by their name in the file.
func optionHelp() [][2]string {
	return [][2]string{
		{"requireDomain", "calls without a domain get 1001; default true"},
		{"futureProtected", "later periods get 2011 too, like earlier ones; default true"},
		{"unguarded", "writes for any period are taken, with the unlock flag or without"},
		{"batchAtomic", "a batch is stored whole or not at all; default true"},
		{"deleteUnknown", "the answer to deleting an unknown row: false (default), true or fault"},
		{"contractItemName", "EmployeeContractItemGlobal (default) or EmployeeContractItem"},
		{"periodSpelling", "empty for M, 4W, 1W; w for M, W4, W1; short for a bare W"},
		{"soapEnvelope", "1.1 or 1.2 for every answer; default that of the request"},
		{"emptyList", "element (default) or absent"},
		{"nilItems", "an xsi:nil item at the end of every list"},
		{"zeroDates", "0001-01-01 where a date is missing, instead of xsi:nil"},
		{"nilHours", "missing contract hours as xsi:nil instead of left out"},
		{"refuseNegative", "negative hours get 2030"},
		{"hiddenCompanyCode", "the fault for an invisible company: 2004 (default) or 1003"},
		{"missingOperations", "operations that this server does not know"},
		{"accessSeconds", "the life of an access token; default 3600"},
		{"restPaging", "pagination (default), top, next or total: how a page tells of the others"},
		{"restPageLimit", "the most items of a page; default 100"},
		{"restComments", "what comments of rows come back as: upper, prefix or cut; default as they were"},
		{"floatNoise", "amounts of rows are written as 7.4500000010"},
		{"restWageCodes", "REST offers the list of wage codes; default not"},
		{"restNoPeriodType", "REST does not tell the type of the current period"},
		{"restKeepsRefresh", "a refresh token lives on, and answers to it have none"},
		{"restDialect", "how REST spells what is known in several ways, see below"},
		{"restMultiDebtor", "one consent may cover several debtors"},
	}
}
