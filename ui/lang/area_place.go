package lang

// PlaceTexts stand where the contents of a screen would.
type PlaceTexts struct {
	NoLink, NoLinkShort, Loading, Retry string
	Refresh, Move, Back                 string
}

func placeNL() PlaceTexts {
	return PlaceTexts{
		NoLink:      "Er is nog geen bedrijf gekoppeld. Druk op alt+2 om te koppelen met Nmbrs.",
		NoLinkShort: "er is nog geen bedrijf gekoppeld",
		Loading:     "Bezig met lezen…",
		Retry:       "Druk op r om het opnieuw te proberen.",
		Refresh:     "verversen", Move: "bewegen", Back: "terug",
	}
}

func placeEN() PlaceTexts {
	return PlaceTexts{
		NoLink:      "No company has been linked yet. Press alt+2 to link with Nmbrs.",
		NoLinkShort: "no company has been linked yet",
		Loading:     "Reading…",
		Retry:       "Press r to try again.",
		Refresh:     "refresh", Move: "move", Back: "back",
	}
}
