package lang

// AppTexts are the texts of the frame around every screen.
type AppTexts struct {
	TooSmall    string // width, height, least width, least height
	Help        string
	Palette     string
	Quit        string
	GoTo        string // screen
	NoCompany   string
	NotNow      string // action, reason
	Working     string
	Stopping    string
	StopHint    string
	TaskCounts  string // done, total
	TaskRate    string // number a second
	TaskLeft    string // duration
	TaskDone    string // task
	TaskStopped string // task
	TaskFailed  string // task, reason
	Busy        string // task
	QuitTitle   string
	QuitBusy    string // task
	QuitYes     string
	CrashTitle  string
	CrashText   string
	CrashLog    string // log file
	CrashNoLog  string
	CrashLeave  string
	Production  string
	Sandbox     string
	Simulator   string
	OtherEnv    string
}

func appNL() AppTexts {
	return AppTexts{
		TooSmall: "Dit venster is te klein: %d × %d. Doorzet heeft minstens %d × %d nodig; maak het venster groter of de letters kleiner.",
		Help:     "hulp", Palette: "opdrachten", Quit: "stoppen", GoTo: "ga naar %s",
		NoCompany: "nog geen koppeling",
		NotNow:    "%s kan nu niet: %s",
		Working:   "bezig", Stopping: "wordt netjes gestopt…", StopHint: "esc stopt",
		TaskCounts: "%s van %s", TaskRate: "%s per seconde", TaskLeft: "nog %s",
		TaskDone: "%s: klaar", TaskStopped: "%s: gestopt, kan later verder", TaskFailed: "%s: mislukt. %s",
		Busy:       "Er loopt al iets: %s. Wacht tot het klaar is, of stop het met esc.",
		QuitTitle:  "Stoppen?",
		QuitBusy:   "%s loopt nog. Wat al gedaan is blijft bewaard; de rest kan later verder.",
		QuitYes:    "Netjes stoppen",
		CrashTitle: "Doorzet is vastgelopen",
		CrashText:  "Er ging iets mis in het programma zelf. Wat al was opgeslagen, is opgeslagen; start Doorzet opnieuw om verder te gaan.",
		CrashLog:   "Wat er gebeurde staat in %s.",
		CrashNoLog: "Er is geen logbestand ingesteld.",
		CrashLeave: "Druk op q om te stoppen.",
		Production: "PRODUCTIE", Sandbox: "TESTOMGEVING", Simulator: "SIMULATOR", OtherEnv: "ANDERE OMGEVING",
	}
}

func appEN() AppTexts {
	return AppTexts{
		TooSmall: "This window is too small: %d × %d. Doorzet needs at least %d × %d; make the window larger or the letters smaller.",
		Help:     "help", Palette: "commands", Quit: "quit", GoTo: "go to %s",
		NoCompany: "no link yet",
		NotNow:    "%s is not possible now: %s",
		Working:   "working", Stopping: "stopping cleanly…", StopHint: "esc stops",
		TaskCounts: "%s of %s", TaskRate: "%s a second", TaskLeft: "%s left",
		TaskDone: "%s: done", TaskStopped: "%s: stopped, can go on later", TaskFailed: "%s: failed. %s",
		Busy:       "Something is running already: %s. Wait until it is done, or stop it with esc.",
		QuitTitle:  "Quit?",
		QuitBusy:   "%s is still running. What has been done is kept; the rest can go on later.",
		QuitYes:    "Stop cleanly",
		CrashTitle: "Doorzet has crashed",
		CrashText:  "Something went wrong in the program itself. What had been saved is saved; start Doorzet again to go on.",
		CrashLog:   "What happened is in %s.",
		CrashNoLog: "No log file has been set.",
		CrashLeave: "Press q to quit.",
		Production: "PRODUCTION", Sandbox: "SANDBOX", Simulator: "SIMULATOR", OtherEnv: "OTHER ENVIRONMENT",
	}
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
