package intake

// Template gives an empty hour list: the header alone, with a byte order mark
// so that Excel reads accents well.
func Template() []byte {
	return []byte("\uFEFFdatum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd\r\n")
}
