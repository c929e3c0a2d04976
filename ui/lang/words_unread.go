package lang

import (
	"maps"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// unreadWords says of each kind of thing that a file holds and that was not read what it
// is; the number stands at #.
func unreadWords() map[intake.NoteKind]word {
	out := map[intake.NoteKind]word{
		intake.NoteColumn: {
			"De kolom {column} is niet gelezen; er staat # keer een getal in. Zijn het uren, zeg dan wat de kolom is (Kolommen, of --map).|" +
				"De kolom {column} is niet gelezen; er staan # getallen in. Zijn het uren, zeg dan wat de kolom is (Kolommen, of --map).",
			"The column {column} was not read; it holds # figure. If these are hours, say what the column is (Columns, or --map).|" +
				"The column {column} was not read; it holds # figures. If these are hours, say what the column is (Columns, or --map).",
		},
		intake.NoteSheet: {
			"Het tabblad {sheet} is niet gelezen. Horen die uren erbij, kies het dan (Kolommen op het scherm, of --sheet).|Het tabblad {sheet} is niet gelezen. Horen die uren erbij, kies het dan (Kolommen op het scherm, of --sheet).",
			"The sheet {sheet} was not read. If its hours belong here, choose it (Columns on the screen, or --sheet).|The sheet {sheet} was not read. If its hours belong here, choose it (Columns on the screen, or --sheet).",
		},
		intake.NoteHiddenSheet: {
			"Het verborgen tabblad {sheet} is niet gelezen. Horen die uren erbij, maak het dan zichtbaar, of noem het met --sheet.|Het verborgen tabblad {sheet} is niet gelezen. Horen die uren erbij, maak het dan zichtbaar, of noem het met --sheet.",
			"The hidden sheet {sheet} was not read. If its hours belong here, make it visible, or name it with --sheet.|The hidden sheet {sheet} was not read. If its hours belong here, make it visible, or name it with --sheet.",
		},
		intake.NoteTogether: {
			"De # tabbladen met dezelfde kop zijn samen gelezen: {sheet}. Hoort er een niet bij, kies dan wat wel (Kolommen op het scherm, of --sheet).|" +
				"De # tabbladen met dezelfde kop zijn samen gelezen: {sheet}. Hoort er een niet bij, kies dan wat wel (Kolommen op het scherm, of --sheet).",
			"The # sheets with the same header were read together: {sheet}. If one does not belong, choose those that do (Columns on the screen, or --sheet).|" +
				"The # sheets with the same header were read together: {sheet}. If one does not belong, choose those that do (Columns on the screen, or --sheet).",
		},
		intake.NoteHiddenRow: {
			"# verborgen of weggefilterde regel is niet gelezen (regel {line}). Haal het filter weg als die erbij hoort.|" +
				"# verborgen of weggefilterde regels zijn niet gelezen (de eerste op regel {line}). Haal het filter weg als ze erbij horen.",
			"# hidden or filtered row was not read (line {line}). Take the filter off if it belongs here.|" +
				"# hidden or filtered rows were not read (the first on line {line}). Take the filter off if they belong here.",
		},
		intake.NoteApproval: {
			"In de kolom {column} staat \"{text}\" (regel {line}), dat is geen ja of nee: # regel is nog te keuren.|" +
				"In de kolom {column} staat \"{text}\" (het eerst op regel {line}), dat is geen ja of nee: # regels zijn nog te keuren.",
			"The column {column} says \"{text}\" (line {line}), which is neither yes nor no: # row has still to be approved.|" +
				"The column {column} says \"{text}\" (first on line {line}), which is neither yes nor no: # rows have still to be approved.",
		},
		intake.NoteTotal: {
			"# totaalregel telt niet mee (regel {line}).|# totaalregels tellen niet mee (de eerste op regel {line}).",
			"# totals row does not count (line {line}).|# totals rows do not count (the first on line {line}).",
		},
		intake.NoteSeconds: {
			"# regel met seconden is op hele minuten afgerond.|# regels met seconden zijn op hele minuten afgerond.",
			"# row with seconds was rounded to whole minutes.|# rows with seconds were rounded to whole minutes.",
		},
		intake.NoteEmpty: {
			"Er is geen enkele regel uit dit bestand overgenomen. Kijk of het de goede export is.|", "Not a single row of this file was taken. See whether it is the right export.|",
		},
		intake.NoteMoney: {
			"De kolom {column} (geld of persoonlijk) wordt nooit gelezen.|De kolom {column} (geld of persoonlijk) wordt nooit gelezen.",
			"The column {column} (money or private) is never read.|The column {column} (money or private) is never read.",
		},
	}
	maps.Copy(out, unreadRows())
	return out
}

// unreadRows words what was read of rows that somebody has to look at.
func unreadRows() map[intake.NoteKind]word {
	return map[intake.NoteKind]word{
		intake.NoteAbsence: {
			"De kolom {column} is niet gelezen en noemt \"{text}\" (regel {line}): # regel is gelezen als gewerkt en nog te keuren. Is het de uursoort, zeg dat dan (Kolommen, of --map).|" +
				"De kolom {column} is niet gelezen en noemt \"{text}\" (het eerst op regel {line}): # regels zijn gelezen als gewerkt en nog te keuren. Is het de uursoort, zeg dat dan (Kolommen, of --map).",
			"The column {column} was not read and says \"{text}\" (line {line}): # line was read as worked and is to be approved. If it is the hour type, say so (Columns, or --map).|" +
				"The column {column} was not read and says \"{text}\" (first on line {line}): # lines were read as worked and are to be approved. If it is the hour type, say so (Columns, or --map).",
		},
		intake.NoteRejected: {
			"In de kolom {column} staat \"{text}\" (regel {line}): # regel is in de bron afgekeurd. Hij is nog te keuren; hoort hij niet mee, trek hem dan in.|" +
				"In de kolom {column} staat \"{text}\" (het eerst op regel {line}): # regels zijn in de bron afgekeurd. Ze zijn nog te keuren; horen ze niet mee, trek ze dan in.",
			"The column {column} says \"{text}\" (line {line}): # line was turned down in the source. It is to be approved; if it does not belong, withdraw it.|" +
				"The column {column} says \"{text}\" (first on line {line}): # lines were turned down in the source. They are to be approved; if they do not belong, withdraw them.",
		},
	}
}

// Unread words something that a file holds and that was not read.
func (t *Texts) Unread(n intake.Note) string {
	w, ok := unreadWords()[n.What]
	if !ok {
		return string(n.What)
	}
	return t.fill(t.Many(t.say(w), n.Count), payroll.Args{
		"column": n.Column, "sheet": n.Sheet, "text": n.Text, "line": payroll.IntText(n.Line),
	})
}
