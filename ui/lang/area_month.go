package lang

// MonthTexts are what the overview tells of the period as a whole.
type MonthTexts struct {
	Before        string
	Deadline      string // date, how long
	Left, Late    string // number of days
	Today         string
	SetDeadline   string
	DeadlineTitle string
	DeadlineText  string // period
	Stragglers    string // what
	// Elsewhere says what waits in another period, MorePeriods in how many more,
	// MoreEnds how much more there is to know of this one.
	Elsewhere             string // period, what
	MorePeriods, MoreEnds string // forms, number
	ToElsewhere           string
	NoElsewhere           string
}

func monthNL() MonthTexts {
	return MonthTexts{
		Before:   "Uren per periode",
		Deadline: "Uiterste dag: %s, %s.", Left: "nog # dag|nog # dagen", Late: "# dag te laat|# dagen te laat", Today: "dat is vandaag",
		SetDeadline: "uiterste dag", DeadlineTitle: "Uiterste dag", DeadlineText: "Wanneer moet %s zijn doorgezet? Typ een dag, zoals 4-12. Leeg: geen.",
		Stragglers: "Nog niet binnen: %s",
		Elsewhere:  "In %s wacht nog: %s · w gaat erheen.", MorePeriods: "En in nog # periode.|En in nog # perioden.",
		MoreEnds: "en nog # punt: zie 8 en 9|en nog # punten: zie 8 en 9", ToElsewhere: "naar wat elders wacht", NoElsewhere: "in geen andere periode wacht iets",
	}
}

func monthEN() MonthTexts {
	return MonthTexts{
		Before:   "Hours per period",
		Deadline: "Deadline: %s, %s.", Left: "# day left|# days left", Late: "# day late|# days late", Today: "that is today",
		SetDeadline: "deadline", DeadlineTitle: "Deadline", DeadlineText: "When must %s be pushed through? Type a day, such as 4-12. Empty: none.",
		Stragglers: "Not in yet: %s",
		Elsewhere:  "In %s there still waits: %s · w goes there.", MorePeriods: "And in # more period.|And in # more periods.",
		MoreEnds: "and # more matter: see 8 and 9|and # more matters: see 8 and 9", ToElsewhere: "to what waits elsewhere", NoElsewhere: "nothing waits in another period",
	}
}
