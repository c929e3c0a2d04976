package lang

// AppTexts are the texts of the frame around every screen.
type AppTexts struct {
	TooSmall  string // width, height, least width, least height
	Help      string
	Palette   string
	Quit      string
	GoTo      string // screen
	NoCompany string
	NotNow    string // action, reason
	QuitTitle string
	QuitBusy  string // task
	QuitYes   string
}

func appNL() AppTexts {
	return AppTexts{
		TooSmall: "Dit venster is te klein: %d × %d. Doorzet heeft minstens %d × %d nodig; maak het venster groter of de letters kleiner.",
		Help:     "hulp", Palette: "opdrachten", Quit: "stoppen", GoTo: "ga naar %s",
		NoCompany: "nog geen koppeling",
		NotNow:    "%s kan nu niet: %s",
		QuitTitle: "Stoppen?",
		QuitBusy:  "%s loopt nog. Wat al gedaan is blijft bewaard; de rest kan later verder.",
		QuitYes:   "Netjes stoppen",
	}
}

func appEN() AppTexts {
	return AppTexts{
		TooSmall: "This window is too small: %d × %d. Doorzet needs at least %d × %d; make the window larger or the letters smaller.",
		Help:     "help", Palette: "commands", Quit: "quit", GoTo: "go to %s",
		NoCompany: "no link yet",
		NotNow:    "%s is not possible now: %s",
		QuitTitle: "Quit?",
		QuitBusy:  "%s is still running. What has been done is kept; the rest can go on later.",
		QuitYes:   "Stop cleanly",
	}
}

// TaskTexts are the texts of long work and its progress.
type TaskTexts struct {
	Stopping string
	StopHint string
	Counts   string // done, total
	Rate     string // number a second
	Left     string // duration
	Done     string // task
	Stopped  string // task
	Failed   string // task, reason
	Busy     string // task
}

func taskNL() TaskTexts {
	return TaskTexts{
		Stopping: "wordt netjes gestopt…", StopHint: "esc stopt",
		Counts: "%s van %s", Rate: "%s per seconde", Left: "nog %s",
		Done: "%s: klaar", Stopped: "%s: gestopt, kan later verder", Failed: "%s: mislukt. %s",
		Busy: "Er loopt al iets: %s. Wacht tot het klaar is, of stop het met esc.",
	}
}

func taskEN() TaskTexts {
	return TaskTexts{
		Stopping: "stopping cleanly…", StopHint: "esc stops",
		Counts: "%s of %s", Rate: "%s a second", Left: "%s left",
		Done: "%s: done", Stopped: "%s: stopped, can go on later", Failed: "%s: failed. %s",
		Busy: "Something is running already: %s. Wait until it is done, or stop it with esc.",
	}
}

// CrashTexts are the texts of the screen shown after a failure of the program.
type CrashTexts struct {
	Title string
	Text  string
	Log   string // log file
	NoLog string
	// Report names the crash report.
	Report string
	Leave  string
}

func crashNL() CrashTexts {
	return CrashTexts{
		Title:  "Doorzet is vastgelopen",
		Text:   "Er ging iets mis in het programma zelf. Wat was opgeslagen, is opgeslagen; was er iets onderweg naar Nmbrs, dan wordt bij de volgende start eerst uitgezocht of dat is aangekomen. Start Doorzet opnieuw om verder te gaan.",
		Log:    "Wat er gebeurde staat in %s.",
		NoLog:  "Er is geen logbestand ingesteld.",
		Report: "Een verslag zonder gegevens van mensen, voor wie dit kan verhelpen, staat in %s.",
		Leave:  "Druk op q om te stoppen.",
	}
}

func crashEN() CrashTexts {
	return CrashTexts{
		Title:  "Doorzet has crashed",
		Text:   "Something went wrong in the program itself. What had been saved is saved; if anything was on its way to Nmbrs, the next start first settles whether it arrived. Start Doorzet again to go on.",
		Log:    "What happened is in %s.",
		NoLog:  "No log file has been set.",
		Report: "A report without anything of a person, for whoever can mend this, is in %s.",
		Leave:  "Press q to quit.",
	}
}

// EnvironmentTexts are the words for the sort of Nmbrs that is linked.
type EnvironmentTexts struct{ Production, Sandbox, Simulator, Other string }

func environmentNL() EnvironmentTexts {
	return EnvironmentTexts{Production: "PRODUCTIE", Sandbox: "TESTOMGEVING", Simulator: "SIMULATOR", Other: "ANDERE OMGEVING"}
}

func environmentEN() EnvironmentTexts {
	return EnvironmentTexts{Production: "PRODUCTION", Sandbox: "SANDBOX", Simulator: "SIMULATOR", Other: "OTHER ENVIRONMENT"}
}

// DialogTexts are the fixed texts of dialogs, the help and the palette.
type DialogTexts struct {
	Cancel, OK, Close  string
	TypeWord           string // the word
	WordDiffers        string
	Empty              string
	HelpTitle          string // screen
	HelpScreen         string
	HelpEverywhere     string
	HelpUnavailable    string // reason
	PaletteTitle       string
	PalettePrompt      string
	PaletteNothing     string
	HintChoose         string
	HintScroll         string
	HintConfirm        string
	HintInput          string
	More               string // number of lines below
	PasswordHiddenHint string
}

func dialogNL() DialogTexts {
	return DialogTexts{
		Cancel: "Annuleren", OK: "OK", Close: "Sluiten",
		TypeWord:    "Typ %s om door te gaan:",
		WordDiffers: "Dat is niet het gevraagde woord.",
		Empty:       "Vul iets in.",
		HelpTitle:   "Hulp: %s", HelpScreen: "Op dit scherm", HelpEverywhere: "Overal",
		HelpUnavailable: "nu niet: %s",
		PaletteTitle:    "Opdrachten", PalettePrompt: "Zoek:", PaletteNothing: "Niets gevonden.",
		HintChoose: "↑↓ kiezen · enter neemt · esc terug", HintScroll: "↑↓ schuiven · esc terug",
		HintConfirm: "tab wisselt · enter kiest · esc annuleert", HintInput: "enter neemt · esc annuleert",
		More: "nog %d regels", PasswordHiddenHint: "Wat je typt blijft onzichtbaar.",
	}
}

func dialogEN() DialogTexts {
	return DialogTexts{
		Cancel: "Cancel", OK: "OK", Close: "Close",
		TypeWord:    "Type %s to go on:",
		WordDiffers: "That is not the word that was asked for.",
		Empty:       "Fill something in.",
		HelpTitle:   "Help: %s", HelpScreen: "On this screen", HelpEverywhere: "Everywhere",
		HelpUnavailable: "not now: %s",
		PaletteTitle:    "Commands", PalettePrompt: "Search:", PaletteNothing: "Nothing found.",
		HintChoose: "↑↓ choose · enter takes · esc back", HintScroll: "↑↓ scroll · esc back",
		HintConfirm: "tab switches · enter chooses · esc cancels", HintInput: "enter takes · esc cancels",
		More: "%d more lines", PasswordHiddenHint: "What you type stays invisible.",
	}
}

// ScreenTexts are the names of the screens.
type ScreenTexts struct {
	Overview, Link, People, Period, Codes, Import, Hours, Push, InNmbrs, Log, Settings, Companies string
}

func screensNL() ScreenTexts {
	return ScreenTexts{
		Overview: "Overzicht", Link: "Koppeling", People: "Medewerkers", Period: "Verloningsperiode",
		Codes: "Codes", Import: "Inlezen", Hours: "Uren", Push: "Doorzetten", InNmbrs: "In Nmbrs",
		Log: "Logboek", Settings: "Instellingen", Companies: "Bedrijven",
	}
}

func screensEN() ScreenTexts {
	return ScreenTexts{
		Overview: "Overview", Link: "Link", People: "People", Period: "Pay period",
		Codes: "Codes", Import: "Import", Hours: "Hours", Push: "Push through", InNmbrs: "In Nmbrs",
		Log: "Log", Settings: "Settings", Companies: "Companies",
	}
}

// KeyTexts are the names of keys as hints show them.
type KeyTexts struct {
	Space, Enter, Tab, Escape, Delete, Backspace, PageUp, PageDown, Home, End, Shift, Control string
}

func keysNL() KeyTexts {
	return KeyTexts{
		Space: "spatie", Enter: "enter", Tab: "tab", Escape: "esc", Delete: "del", Backspace: "backspace",
		PageUp: "pgup", PageDown: "pgdn", Home: "home", End: "end", Shift: "shift", Control: "ctrl",
	}
}

func keysEN() KeyTexts {
	return KeyTexts{
		Space: "space", Enter: "enter", Tab: "tab", Escape: "esc", Delete: "del", Backspace: "backspace",
		PageUp: "pgup", PageDown: "pgdn", Home: "home", End: "end", Shift: "shift", Control: "ctrl",
	}
}
