package lang

// paperProblems word what can go wrong with reports and the import sheet.
func paperProblems() wordings {
	return wordings{
		"proof-no-venue": {
			NL: "In {period} zijn er geen urenregels van {venue}. Kijk bij Uren hoe de vestiging heet.",
			EN: "There are no hour lines of {venue} in {period}. See at Hours how the venue is called.",
		},
	}
}
