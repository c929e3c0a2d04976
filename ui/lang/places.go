package lang

import "doorzet/payroll"

// places says where in a file a row and a cell are: by line and column, or as a sheet
// calls its cells.
func (t *Texts) places(args payroll.Args) (row, place string) {
	if cell := args["cell"]; cell != "" {
		at := word{"cel {cell}", "cell {cell}"}
		if args["sheet"] != "" {
			at = word{"tabblad {sheet}, cel {cell}", "sheet {sheet}, cell {cell}"}
		}
		place = t.fill(t.say(at), args)
		return place, place
	}
	row = t.fill(t.say(word{"regel {line}", "line {line}"}), args)
	if args["column"] == "" {
		return row, row
	}
	return row, t.fill(t.say(word{"regel {line}, kolom {column}", "line {line}, column {column}"}), args)
}
