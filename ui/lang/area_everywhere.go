package lang

// EverywhereTexts are what holds on every screen and in every dialog.
type EverywhereTexts struct {
	Interrupt, Suspend string
	InDialog           string
	Move               string
}

func everywhereNL() EverywhereTexts {
	return EverywhereTexts{
		Interrupt: "meteen stoppen; lang werk stopt eerst netjes", Suspend: "even naar de opdrachtregel, fg komt terug",
		InDialog: "In dit venster:", Move: "verplaatsen, met shift selecteren",
	}
}

func everywhereEN() EverywhereTexts {
	return EverywhereTexts{
		Interrupt: "stop at once; long work stops cleanly first", Suspend: "to the command line for a while, fg comes back",
		InDialog: "In this panel:", Move: "move, with shift select",
	}
}
