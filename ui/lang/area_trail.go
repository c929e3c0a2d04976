package lang

// TrailTexts are the texts of what is proven of the log.
type TrailTexts struct {
	Asking, Nothing, Damaged, Unread string
	Proven                           string // moment
	Unproven                         string // why, company
	Forged                           string // company
	NoKey, NoSeal, OtherKey          string
	SealsGone                        string
	Act, Title, Seal                 string
	IsProven                         string // company, sealed, entries, moment
	IsUnproven, IsForged             string // company
}

func trailNL() TrailTexts {
	return TrailTexts{
		Asking: "Bewijs: wordt nagekeken…", Nothing: "Bewijs: er is nog niets om te bewijzen.",
		Damaged:  "! Beschadigd: er wordt niets doorgezet. f zegt wat te doen.",
		Unread:   "! Het bewijs van het logboek kan niet worden gelezen. f zegt waarom.",
		Proven:   "✓ Bewezen: verzegeld tot en met %s.",
		Unproven: "· Niet bewezen, f helpt: %s (%s).",
		Forged:   "! VERVALST, f zegt wat te doen: het logboek van %s is herschreven.",
		NoKey:    "geen sleutel in de sleutelbos", NoSeal: "nog niets verzegeld", OtherKey: "verzegeld op een andere computer",
		SealsGone: "de zegels van deze sleutel zijn er niet",
		Act:       "bewijs", Title: "Bewijs van het logboek", Seal: "nu verzegelen",
		IsProven:   "%s: bewezen tot en met regel %s van %s, verzegeld op %s.",
		IsUnproven: "%s: niet bewezen. Er is niets dat het tegenspreekt.",
		IsForged:   "%s: VERVALST. Dit is geen schade: iemand heeft het herschreven.",
	}
}

func trailEN() TrailTexts {
	return TrailTexts{
		Asking: "Proof: looking…", Nothing: "Proof: there is nothing to prove yet.",
		Damaged:  "! Damaged: nothing is sent. f says what to do.",
		Unread:   "! The proof of the log cannot be read. f says why.",
		Proven:   "✓ Proven: sealed up to %s.",
		Unproven: "· Not proven, f helps: %s (%s).",
		Forged:   "! FORGED, f says what to do: the log of %s was rewritten.",
		NoKey:    "no key in the keyring", NoSeal: "nothing sealed yet", OtherKey: "sealed on another computer",
		SealsGone: "the seals of this key are gone",
		Act:       "proof", Title: "Proof of the log", Seal: "seal now",
		IsProven:   "%s: proven up to entry %s of %s, sealed at %s.",
		IsUnproven: "%s: not proven. Nothing contradicts it.",
		IsForged:   "%s: FORGED. This is no damage: somebody rewrote it.",
	}
}
