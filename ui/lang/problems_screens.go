package lang

// screenProblems words why the screens do not begin.
func screenProblems() wordings {
	return wordings{
		"crashed": {
			NL: "Doorzet is vastgelopen door een fout in het programma zelf; er is niets verloren: wat was opgeslagen staat er, en wat onderweg was naar Nmbrs wordt bij de volgende start eerst uitgezocht. Start Doorzet opnieuw; wat er gebeurde staat in {log} en, zonder gegevens van mensen, in {report}.",
			EN: "Doorzet crashed through a fault of the program itself; nothing was lost: what had been saved is there, and what was on its way to Nmbrs is settled first at the next start. Start Doorzet again; what happened is in {log} and, without anything of a person, in {report}.",
		},
		"crashed-no-log": {
			NL: "Doorzet is vastgelopen door een fout in het programma zelf; er is niets verloren. Start Doorzet opnieuw; wat er gebeurde staat, zonder gegevens van mensen, in {report}.",
			EN: "Doorzet crashed through a fault of the program itself; nothing was lost. Start Doorzet again; what happened is, without anything of a person, in {report}.",
		},
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
