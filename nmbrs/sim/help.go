package sim

import (
	"fmt"
	"strings"
)

// Help describes the control door and the fault script, for doorzet sim --help.
func Help() string {
	var b strings.Builder
	b.WriteString(`The simulator speaks SOAP v3 (1.1 and 1.2) under /soap/v3/{DebtorService,
CompanyService,EmployeeService}.asmx and has a control door of its own:

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
                       roll {companyId}: makes and locks the run, next period
                       run {companyId, period, locked} · declare {companyId, period}
                       reset-token {email, token} · deny, allow {email, operations}
                       hide, show {email, companies} · latency {ms}
                       late {ms}: every write takes effect this much after its answer
                       flush: what was to come late comes now
                       options {options}: the switches of a scenario file
                       period is 2026-11, default the current one; email default
                       the first user; amounts are strings or numbers

Fault kinds, with the effect they have unless told otherwise:
`)
	for _, k := range faultKinds() {
		fmt.Fprintf(&b, "  %-16s %-8s %s\n", k.name, k.effect, k.about)
	}
	fmt.Fprintf(&b, "\nA user's calls above %d in a second wait %d ms.\n", ratePerSecond, rateDelay.Milliseconds())
	return b.String()
}
