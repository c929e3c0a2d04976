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
}

func monthNL() MonthTexts {
	return MonthTexts{
		Before:   "Uren per periode",
		Deadline: "Uiterste dag: %s, %s.", Left: "nog # dag|nog # dagen", Late: "# dag te laat|# dagen te laat", Today: "dat is vandaag",
		SetDeadline: "uiterste dag", DeadlineTitle: "Uiterste dag", DeadlineText: "Wanneer moet %s zijn doorgezet? Typ een dag, zoals 4-12. Leeg: geen.",
		Stragglers: "Nog niet binnen: %s",
	}
}

func monthEN() MonthTexts {
	return MonthTexts{
		Before:   "Hours per period",
		Deadline: "Deadline: %s, %s.", Left: "# day left|# days left", Late: "# day late|# days late", Today: "that is today",
		SetDeadline: "deadline", DeadlineTitle: "Deadline", DeadlineText: "When must %s be pushed through? Type a day, such as 4-12. Empty: none.",
		Stragglers: "Not in yet: %s",
	}
}
