package lang

// TourTexts guide through the practice month. Each step fits on one line of
// the smallest window.
type TourTexts struct {
	Title, Welcome                                      string
	Step                                                string // number, of, what to do
	Go                                                  string // digit, screen
	People, Period, Import, Codes, Hours, Push, InNmbrs string
	Done                                                string
	Toggle                                              string
}

func tourNL() TourTexts {
	return TourTexts{
		Title: "Welkom bij Doorzet",
		Welcome: "Dit is een oefenomgeving met een verzonnen bedrijf. Er kan niets stuk en er gaat niets naar het echte Nmbrs.\n\n" +
			"Je werkt met het toetsenbord. Onderin staat altijd wat je kunt indrukken; F1 legt uit, esc gaat terug en ctrl+p zoekt een opdracht op naam.\n\n" +
			"Bovenin loopt een rondleiding mee door een hele maand: medewerkers ophalen, uren inlezen, nakijken, doorzetten en controleren. F2 zet haar uit.",
		Step: "Rondleiding %d van %d: %s", Go: "druk op %d voor %s",
		People: "r haalt de medewerkers op, A neemt ze over", Period: "klopt de eerste dag? o, dan tab en enter",
		Import: "enter leest het oefenbestand; dan enter, tab en enter", Codes: "r haalt codes op, S koppelt alles, d zet dagen aan",
		Hours: "enter klapt iemand uit, spatie keurt, A keurt de rest", Push: "enter begint, met een medewerker als proef",
		InNmbrs: "alles gelijk? Dan is de maand klaar. F2 sluit dit.", Done: "Klaar: de uren zijn wit en teruggelezen. F2 sluit de rondleiding.",
		Toggle: "rondleiding aan of uit",
	}
}

func tourEN() TourTexts {
	return TourTexts{
		Title: "Welcome to Doorzet",
		Welcome: "This is a practice environment with a made-up business. Nothing can break and nothing goes to the real Nmbrs.\n\n" +
			"You work with the keyboard. At the bottom stands what you can press; F1 explains, esc goes back and ctrl+p finds a command by name.\n\n" +
			"At the top a tour comes along through a whole month: fetch people, import hours, review, push through and check. F2 turns it off.",
		Step: "Tour %d of %d: %s", Go: "press %d for %s",
		People: "r fetches the people, A accepts them", Period: "is the first day right? o, then tab and enter",
		Import: "enter reads the practice file; then enter, tab, enter", Codes: "r fetches codes, S links all, d turns days on",
		Hours: "enter unfolds somebody, space approves, A does the rest", Push: "enter begins, with one person as a trial",
		InNmbrs: "all equal? Then the month is done. F2 closes this.", Done: "Done: the hours are white and read back. F2 closes the tour.",
		Toggle: "tour on or off",
	}
}
