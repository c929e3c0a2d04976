package lang

// screenProblems words why the screens do not begin.
func screenProblems() wordings {
	return wordings{
		"screens-no-terminal": {
			NL: "De schermen hebben een terminal nodig. Start doorzet in een terminalvenster, of zie doorzet --help voor de opdrachten.",
			EN: "The screens need a terminal. Start doorzet in a terminal window, or see doorzet --help for the commands.",
		},
		"screens-small-terminal": {
			NL: "Dit venster is {width} bij {height} tekens; de schermen hebben er minstens 80 bij 24 nodig. Maak het venster groter en start opnieuw.",
			EN: "This window is {width} by {height} characters; the screens need at least 80 by 24. Enlarge the window and start again.",
		},
	}
}
