package lang

// ReviewTexts are what the screen Uren says beside the lines themselves:
// groups, columns, order, weeks, notes.
type ReviewTexts struct {
	GroupTitle, GroupText                    string
	ByPerson, ByDay, ByTeam, ByVenue, ByLine string
	NoTeam, NoVenue, NoPerson, NoGroups      string
	NoOrder                                  string
	Findings                                 string // number
	BulkSaved                                string // number
	ColumnsTitle, ColumnsText, ColumnsHint   string
	ColumnGlyph, ColumnFrozen                string
	Columns, Sort, SortMore, UnfoldAll       string
	Weeks, Span, Note                        string
	NoteTitle                                string // name
	NoteText                                 string
	NoteKept, NoteGone                       string // name
	Reviewed                                 string // date
	ReviewedNone                             string
	WeeksTitle, WeeksText                    string
	Week                                     string // number, from, to
	WeekDetail                               string // lines, hours, open
	AllWeeks, NotReviewed                    string // —; from
	ReviewedAsk, ReviewedHere                string // —; date
	ReviewedLift                             string
	ReviewedKey                              string
	SpanTitle, SpanText, SpanBad             string
	SpanFalls                                string // from, to
	SpanPart                                 string // period, from, to
	SpanDetail                               string // lines, hours
	SpanNone                                 string
	Undone                                   string
	BeforeWas                                string // period, hours, difference
	Why, WhyTitle, NoFigures                 string
	Fix, FixTitle, NoFix                     string
	Fixed, FixWhy                            string // fix
	ToConfirm, Corrects                      string
	Unfold, Fold                             string
	FieldFrom, FieldTo                       string // words of the filter
}

func reviewNL() ReviewTexts {
	return ReviewTexts{
		GroupTitle: "Wat is een rij?", GroupText: "Enter op een rij klapt de urenregels uit; spatie keurt ze samen.",
		ByPerson: "per medewerker", ByDay: "per dag", ByTeam: "per team", ByVenue: "per vestiging", ByLine: "losse urenregels",
		NoTeam: "zonder team", NoVenue: "zonder vestiging", NoPerson: "er staat geen medewerker onder de cursor",
		NoGroups: "losse regels hebben niets om uit te klappen; p groepeert ze",
		NoOrder:  "op deze kolom kan niet worden gesorteerd", Findings: "# aandachtspunt|# aandachtspunten",
		BulkSaved:    "# regel gewijzigd; u maakt het ongedaan|# regels gewijzigd; u maakt het ongedaan",
		ColumnsTitle: "Kolommen", ColumnsText: "Spatie toont of verbergt, shift met een pijl verplaatst, f houdt alles tot en met deze kolom in beeld, r is zoals het was.",
		ColumnsHint: "spatie toont · shift+↑↓ verplaatst · f zet vast · r herstelt · enter · esc",
		ColumnGlyph: "teken van de toestand", ColumnFrozen: "(vast)",
		Columns: "kolommen", Sort: "sorteren op kolom", SortMore: "ook sorteren op kolom", UnfoldAll: "alles uit- of inklappen",
		Weeks: "weken en nagekeken", Span: "van dag tot dag", Note: "notitie bij medewerker",
		NoteTitle: "Notitie bij %s", NoteText: "Staat volgende periode weer bij deze medewerker. Leeg haalt de notitie weg.",
		NoteKept: "Notitie bij %s bewaard", NoteGone: "Geen notitie meer bij %s",
		Reviewed: "nagekeken t/m %s", ReviewedNone: "niets staat meer als nagekeken",
		WeeksTitle: "Weken", WeeksText: "Kies een week om alleen die te zien.",
		Week: "week %d · %s t/m %s", WeekDetail: "%s · %s · te keuren %s",
		AllWeeks: "alle weken", NotReviewed: "nog niet nagekeken: vanaf %s",
		ReviewedAsk: "Tot en met welke dag zijn de uren nagekeken? Leeg: nergens.", ReviewedHere: "nagekeken tot en met %s",
		ReviewedLift: "niets is nagekeken", ReviewedKey: "nagekeken t/m deze dag",
		SpanTitle: "Van dag tot dag", SpanText: "Typ twee dagen, zoals 16-11 t/m 13-12. Doorzet laat zien hoe dat over de verloningsperiodes valt.",
		SpanBad:   "Typ twee dagen, zoals 16-11 t/m 13-12, samen hooguit een jaar.",
		SpanFalls: "%s t/m %s valt zo over de verloningsperiodes. Kies er een om die dagen te zien.",
		SpanPart:  "%s · %s t/m %s", SpanDetail: "%s · %s uur", SpanNone: "geen uren",
		Unfold: "open", Fold: "dicht",
		Undone: "ongedaan gemaakt", BeforeWas: "Vorige periode %s: %s uur, verschil %s",
		Why: "waarom dit getal", WhyTitle: "Waarom dit getal?", NoFigures: "van deze medewerker gaat nog niets mee",
		Fix: "oplossen", FixTitle: "Hoe op te lossen?", NoFix: "voor deze regel is er geen voorstel", Fixed: "Opgelost: %s", FixWhy: "%s. Waarom?",
		FieldFrom: "van", FieldTo: "tot", ToConfirm: "te bevestigen", Corrects: "bevestigd",
	}
}

func reviewEN() ReviewTexts {
	return ReviewTexts{
		GroupTitle: "What is a row?", GroupText: "Enter on a row unfolds its hour lines; space approves them together.",
		ByPerson: "per person", ByDay: "per day", ByTeam: "per team", ByVenue: "per venue", ByLine: "plain hour lines",
		NoTeam: "without a team", NoVenue: "without a venue", NoPerson: "there is no person under the cursor",
		NoGroups: "plain lines have nothing to unfold; p groups them",
		NoOrder:  "this column gives no order", Findings: "# finding|# findings",
		BulkSaved:    "# line changed; u undoes it|# lines changed; u undoes it",
		ColumnsTitle: "Columns", ColumnsText: "Space shows or hides, shift with an arrow moves, f keeps everything up to this column in sight, r is as it was.",
		ColumnsHint: "space shows · shift+↑↓ moves · f freezes · r resets · enter keeps · esc",
		ColumnGlyph: "sign of the state", ColumnFrozen: "(frozen)",
		Columns: "columns", Sort: "sort by column", SortMore: "sort by column too", UnfoldAll: "unfold or fold all",
		Weeks: "weeks and reviewed", Span: "from day to day", Note: "note about a person",
		NoteTitle: "Note about %s", NoteText: "It is there again next period. Empty removes the note.",
		NoteKept: "Note about %s kept", NoteGone: "No note about %s any more",
		Reviewed: "reviewed until %s", ReviewedNone: "nothing counts as reviewed any more",
		WeeksTitle: "Weeks", WeeksText: "Choose a week to see only that one.",
		Week: "week %d · %s to %s", WeekDetail: "%s · %s · to approve %s",
		AllWeeks: "all weeks", NotReviewed: "not reviewed yet: from %s",
		ReviewedAsk: "Until which day have the hours been reviewed? Empty: none.", ReviewedHere: "reviewed until %s",
		ReviewedLift: "nothing is reviewed", ReviewedKey: "reviewed until this day",
		SpanTitle: "From day to day", SpanText: "Type two days, such as 16-11 to 13-12. Doorzet shows how that falls over the pay periods.",
		SpanBad:   "Type two days, such as 16-11 to 13-12, a year at most.",
		SpanFalls: "%s to %s falls over the pay periods like this. Choose one to see those days.",
		SpanPart:  "%s · %s to %s", SpanDetail: "%s · %s hours", SpanNone: "no hours",
		Unfold: "open", Fold: "close",
		Undone: "undone", BeforeWas: "Period before, %s: %s hours, change %s",
		Why: "why this figure", WhyTitle: "Why this figure?", NoFigures: "nothing of this person goes along yet",
		Fix: "settle", FixTitle: "How to settle it?", NoFix: "there is no proposal for this line", Fixed: "Settled: %s", FixWhy: "%s. Why?",
		FieldFrom: "from", FieldTo: "to", ToConfirm: "to confirm", Corrects: "confirmed",
	}
}
