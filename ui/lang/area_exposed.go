package lang

// ExposedTexts are about a ledger that others on this computer may read.
type ExposedTexts struct {
	Title, Yes, Done string
}

func exposedTexts(l Lang) ExposedTexts {
	if l == English {
		return ExposedTexts{Title: "Others may look in", Yes: "take away", Done: "Only you may read the ledger now."}
	}
	return ExposedTexts{Title: "Anderen kunnen meekijken", Yes: "afschermen", Done: "Alleen jij kunt de administratie nu lezen."}
}
