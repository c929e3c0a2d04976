// Package intake turns files that clerks hold into rows: Doorzet's own hour
// list, eitje's CSV exports, other CSV files and sheets by a named profile.
// It drops money and birth columns at the door, refuses a bad row alone and
// whole, and a broken file as a whole. It also compares what a file tells with
// the lines that are already there, so that nothing comes in twice.
//
// A file passes four stations: decode (bytes to UTF-8), a table (rows of
// cells with their place in the file), a layout (which column means what) and
// the row reader (cells to payroll.Facts).
package intake
