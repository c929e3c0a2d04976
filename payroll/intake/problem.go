package intake

import "doorzet/payroll"

// Problems with a file as a whole. Every one has the argument file; the
// others are named beside the code.
const (
	// CodeEmpty is a file without any row.
	CodeEmpty payroll.Code = "intake-empty"
	// CodeBinary is a file that is no text and no sheet.
	CodeBinary payroll.Code = "intake-binary"
	// CodeOldExcel is an .xls file, or a sheet behind a password.
	CodeOldExcel payroll.Code = "intake-old-excel"
	// CodeEncoding is a text in no known encoding. Args: line, text (the bytes).
	CodeEncoding payroll.Code = "intake-encoding"
	// CodeTooLarge is a file over the limit. Args: limit (in MiB).
	CodeTooLarge payroll.Code = "intake-too-large"
	// CodeQuote is a quote that does not open or close a cell. Args: line, column.
	CodeQuote payroll.Code = "intake-quote"
	// CodeUnknownHeader is a file whose columns are not recognised.
	// Args: line, columns (the cells of its first row).
	CodeUnknownHeader payroll.Code = "intake-unknown-header"
	// CodeMissingColumn is a known header without what is needed.
	// Args: line, missing (column names).
	CodeMissingColumn payroll.Code = "intake-missing-column"
	// CodeNoDays is a known header that lacks nothing but the days: totals per person,
	// perhaps. Args: line, missing.
	CodeNoDays payroll.Code = "intake-no-days"
	// CodeDuplicateColumn is a header that names a column twice. Args: line, column, field.
	CodeDuplicateColumn payroll.Code = "intake-duplicate-column"
	// CodeTooWide is a header with too many columns. Args: line, got, limit.
	CodeTooWide payroll.Code = "intake-too-wide"
	// CodeSheet is an XLSX file that cannot be opened.
	CodeSheet payroll.Code = "intake-sheet"
	// CodeNoSheet is a sheet that was named and that the file does not have. Args: sheet,
	// sheets (those that are there).
	CodeNoSheet payroll.Code = "intake-no-sheet"
	// CodeProfile is a profile that does not fit the file. Args: profile, missing.
	CodeProfile payroll.Code = "intake-profile"
	// CodeMapColumn is a column that somebody named and that the file does not have, or
	// that cannot be what it was called. Args: column, columns (those that are there).
	CodeMapColumn payroll.Code = "intake-map-column"
)

// Questions about a column, which stop the whole file until a person answers by
// Options.Way. Every one has the arguments file, field (the column's header) and
// text (a cell that can be read in several ways).
const (
	// CodeAskDates asks whether the day or the month comes first. Args: dmy, mdy and ymd,
	// the day that text then is, "" where it is none.
	CodeAskDates payroll.Code = "intake-ask-dates"
	// CodeAskHours asks how hours are written. Args: doubt (a written.Doubt), choices (the
	// notations between which to choose).
	CodeAskHours payroll.Code = "intake-ask-hours"
	// CodeAskBreak asks the same of breaks.
	CodeAskBreak payroll.Code = "intake-ask-break"
	// CodeAskClock asks the same of times of day.
	CodeAskClock payroll.Code = "intake-ask-clock"
)

// Problems with a row. Every one has the arguments file, line, column, field
// (the column's header) and text (what stood there, cleaned and shortened); of a sheet
// also cell, such as B7, and sheet where several are read.
const (
	// CodeWidth is a row with too many or too few cells. Args: want, got.
	CodeWidth payroll.Code = "intake-width"
	// CodeNoDate is a row without a date.
	CodeNoDate payroll.Code = "intake-no-date"
	// CodeDate is a date that cannot be read or does not exist.
	CodeDate payroll.Code = "intake-date"
	// CodeNoPerson is a row without a name and without a number.
	CodeNoPerson payroll.Code = "intake-no-person"
	// CodeNoHours is a row without hours, times and counts.
	CodeNoHours payroll.Code = "intake-no-hours"
	// CodeHours is a figure of hours that cannot be read.
	CodeHours payroll.Code = "intake-hours"
	// CodeClock is a time of day that cannot be read or does not exist.
	CodeClock payroll.Code = "intake-clock"
	// CodeOtherDay is a time with a day that is not the row's. Args: day (the row's).
	CodeOtherDay payroll.Code = "intake-other-day"
	// CodeWholeDay is a shift from midnight to 24:00.
	CodeWholeDay payroll.Code = "intake-whole-day"
	// CodeHalfTimes is a start without an end, or an end without a start.
	CodeHalfTimes payroll.Code = "intake-half-times"
	// CodeBreak is a break that cannot be read.
	CodeBreak payroll.Code = "intake-break"
	// CodeNegativeBreak is a break below zero.
	CodeNegativeBreak payroll.Code = "intake-negative-break"
	// CodeBreakTooLong is a break longer than the shift. Args: start, end.
	CodeBreakTooLong payroll.Code = "intake-break-too-long"
	// CodeDisagree is a row whose hours are not its times less the break.
	// Args: hours (as the row says), net (computed), both h:mm.
	CodeDisagree payroll.Code = "intake-disagree"
	// CodeCount is a number of pieces that cannot be read.
	CodeCount payroll.Code = "intake-count"
	// CodeTooLong is a text over the limit. Args: limit (characters).
	CodeTooLong payroll.Code = "intake-too-long"
	// CodeText is a text with bytes that are no characters.
	CodeText payroll.Code = "intake-text"
	// CodeFormula is a formula whose outcome the file does not hold.
	CodeFormula payroll.Code = "intake-formula"
)
