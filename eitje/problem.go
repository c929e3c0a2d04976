package eitje

import "doorzet/payroll"

// Problems with the link as a whole. The argument resource is the part of the
// API that was asked, such as time_registration_shifts.
const (
	// CodeEndpoint is an address that cannot be used.
	CodeEndpoint payroll.Code = "eitje-endpoint"
	// CodeInsecure is an address that would send passwords unencrypted over a
	// network. Args: host.
	CodeInsecure payroll.Code = "eitje-insecure"
	// CodeCredentials is a user name or password that is missing or holds
	// characters that cannot be sent. Args: field (the header's name).
	CodeCredentials payroll.Code = "eitje-credentials" //nolint:gosec // the name of a problem
	// CodeUnauthorised is an answer 401. Args: resource.
	CodeUnauthorised payroll.Code = "eitje-unauthorised"
	// CodeForbidden is an answer 403. Args: resource.
	CodeForbidden payroll.Code = "eitje-forbidden"
	// CodeBusy is an answer 429 after the last try. Args: resource, wait
	// (seconds that the server asks for, "" when it does not say).
	CodeBusy payroll.Code = "eitje-busy"
	// CodeServer is a failure of the server. Args: resource, status.
	CodeServer payroll.Code = "eitje-server"
	// CodeStatus is any other status than 200. Args: resource, status.
	CodeStatus payroll.Code = "eitje-status"
	// CodeRedirect is an answer that points elsewhere; it is not followed.
	// Args: resource, status.
	CodeRedirect payroll.Code = "eitje-redirect"
	// CodeNetwork is a server that was not reached. Args: resource.
	CodeNetwork payroll.Code = "eitje-network"
	// CodeTimeout is an answer that did not come in time. Args: resource, limit (seconds).
	CodeTimeout payroll.Code = "eitje-timeout"
	// CodeTruncated is an answer that breaks off. Args: resource.
	CodeTruncated payroll.Code = "eitje-truncated"
	// CodeHTML is a web page instead of data. Args: resource.
	CodeHTML payroll.Code = "eitje-html"
	// CodeTooLarge is an answer over the limit. Args: resource, limit (MiB).
	CodeTooLarge payroll.Code = "eitje-too-large"
	// CodeAnswer is an answer that is not what the API describes. Args: resource.
	CodeAnswer payroll.Code = "eitje-answer"
	// CodePages is an answer of several pages that do not add up to the whole.
	// Args: resource.
	CodePages payroll.Code = "eitje-pages"
	// CodeRange is a period without a beginning or end, or that ends before it
	// begins. Args: from, to.
	CodeRange payroll.Code = "eitje-range"
	// CodeNoEnvironment is a pull for which no environment was chosen.
	CodeNoEnvironment payroll.Code = "eitje-no-environment"
	// CodeEnvironment is a chosen environment that eitje does not know. Args: id.
	CodeEnvironment payroll.Code = "eitje-environment"
)

// Problems with one shift. Every one has the arguments file (the name of the
// pull), id (eitje's id of the shift, "" when unreadable), field (its name in
// the API) and text (what stood there, cleaned and shortened).
const (
	// CodeShiftMissing is a field that is needed and not there.
	CodeShiftMissing payroll.Code = "eitje-shift-missing"
	// CodeShiftField is a field that cannot be read.
	CodeShiftField payroll.Code = "eitje-shift-field"
	// CodeShiftOpen is a shift that has not ended yet.
	CodeShiftOpen payroll.Code = "eitje-shift-open"
	// CodeShiftBreak is a break below zero or longer than the shift.
	CodeShiftBreak payroll.Code = "eitje-shift-break"
	// CodeShiftSpan is a shift that ends before it begins, or lasts a day or more.
	CodeShiftSpan payroll.Code = "eitje-shift-span"
	// CodeShiftClock is a shift whose length does not follow from its date and
	// clock times. Args: start, end, length (h:mm).
	CodeShiftClock payroll.Code = "eitje-shift-clock"
)
