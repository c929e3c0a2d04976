// Package lang holds every text a person reads, in Dutch and in English, and
// the way figures and dates are written in each. It words every problem.
//
// Each area of the program has its own struct of texts in its own file
// (area_….go) with a Dutch and an English value side by side. A text with
// places takes fmt verbs; both languages have the same verbs in the same order.
package lang

import (
	"strings"

	"doorzet/payroll"
)

// Lang is a language of the program.
type Lang string

// The languages. Dutch is the default.
const (
	Dutch   Lang = "nl"
	English Lang = "en"
)

// Parse reads "nl" or "en"; ok is false for anything else.
func Parse(s string) (l Lang, ok bool) {
	switch l = Lang(strings.ToLower(strings.TrimSpace(s))); l {
	case Dutch, English:
		return l, true
	}
	return Dutch, false
}

// Detect chooses the language by values of LC_ALL, LC_MESSAGES and LANG, in
// that order: the first that is not empty decides. English only when it begins
// with "en", else Dutch.
func Detect(values ...string) Lang {
	for _, v := range values {
		if v = strings.ToLower(strings.TrimSpace(v)); v != "" {
			if strings.HasPrefix(v, "en") {
				return English
			}
			return Dutch
		}
	}
	return Dutch
}

// Texts are all texts in one language. It is read-only.
type Texts struct {
	Lang        Lang
	App         AppTexts
	Task        TaskTexts
	Crash       CrashTexts
	Environment EnvironmentTexts
	Dialog      DialogTexts
	Screens     ScreenTexts
	Keys        KeyTexts
	Words       WordTexts
	Place       PlaceTexts
	Codes       CodesTexts
	Import      ImportTexts
	Intake      IntakeTexts
	Ask         AskTexts
	HourGrid    HoursTexts
	Push        PushTexts
	Left        LeftTexts
	Ends        EndTexts
	InNmbrs     InNmbrsTexts
	Overview    OverviewTexts
	Exposed     ExposedTexts
	Linking     LinkingTexts
	People      PeopleTexts
	Period      PeriodTexts
	Rules       RulesTexts
	Board       BoardTexts
	Paper       PaperTexts
	Review      ReviewTexts
	Control     ControlTexts
	Tour        TourTexts
	AtGlance    MonthTexts
	Everywhere  EverywhereTexts
	Rest        RestTexts
	Undo        UndoTexts

	Origin SourceTexts

	tables tables
}

// tables are the words that screens look up for every row, built once.
type tables struct {
	problems wordings
	states   map[payroll.State]word
	findings map[payroll.FindingKind]word
	bases    map[payroll.PayBasis]word
	outside  map[payroll.OutsideReason]word
}

func newTables() tables {
	return tables{
		problems: allProblems(), states: stateWords(), findings: findingWords(),
		bases: basisWords(), outside: outsideWords(),
	}
}

// For gives the texts of a language; an unknown one is Dutch.
func For(l Lang) *Texts {
	if l == English {
		return EN()
	}
	return NL()
}

// NL gives the Dutch texts.
func NL() *Texts {
	return &Texts{
		Lang: Dutch, App: appNL(), Task: taskNL(), Crash: crashNL(), Environment: environmentNL(),
		Dialog: dialogNL(), Screens: screensNL(), Keys: keysNL(), Words: wordsNL(), Undo: undoNL(),
		Place: placeNL(), Codes: codesNL(), Import: importNL(), Intake: intakeNL(), Ask: askNL(), HourGrid: hoursNL(),
		Push: pushNL(), Left: leftTexts(Dutch), Ends: endTexts(Dutch), InNmbrs: inNmbrsNL(),
		Overview:   overviewNL(),
		Exposed:    exposedTexts(Dutch),
		Linking:    linkingNL(),
		People:     peopleNL(),
		Period:     periodNL(),
		Rules:      rulesNL(),
		Board:      boardNL(),
		Paper:      paperNL(),
		Review:     reviewNL(),
		Control:    controlNL(),
		Tour:       tourNL(),
		AtGlance:   monthNL(),
		Everywhere: everywhereNL(),
		Origin:     sourceNL(),
		Rest:       restNL(),
		tables:     newTables(),
	}
}

// EN gives the English texts.
func EN() *Texts {
	return &Texts{
		Lang: English, App: appEN(), Task: taskEN(), Crash: crashEN(), Environment: environmentEN(),
		Dialog: dialogEN(), Screens: screensEN(), Keys: keysEN(), Words: wordsEN(), Undo: undoEN(),
		Place: placeEN(), Codes: codesEN(), Import: importEN(), Intake: intakeEN(), Ask: askEN(), HourGrid: hoursEN(),
		Push: pushEN(), Left: leftTexts(English), Ends: endTexts(English), InNmbrs: inNmbrsEN(),
		Overview:   overviewEN(),
		Exposed:    exposedTexts(English),
		Linking:    linkingEN(),
		People:     peopleEN(),
		Period:     periodEN(),
		Rules:      rulesEN(),
		Board:      boardEN(),
		Paper:      paperEN(),
		Review:     reviewEN(),
		Control:    controlEN(),
		Tour:       tourEN(),
		AtGlance:   monthEN(),
		Everywhere: everywhereEN(),
		Origin:     sourceEN(),
		Rest:       restEN(),
		tables:     newTables(),
	}
}
