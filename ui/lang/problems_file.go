package lang

// fileProblems word what can happen to a file that the clerk named.
func fileProblems() wordings {
	return wordings{
		"file-missing": {
			"Het bestand {file} bestaat niet. Controleer de naam; tab vult aan.",
			"The file {file} does not exist. Check the name; tab completes it.",
		},
		"file-no-dir": {
			"De map {dir} bestaat niet. Maak hem eerst, of kies een andere plaats.",
			"The folder {dir} does not exist. Make it first, or choose another place.",
		},
		"file-odd": {
			"{file} is geen gewoon bestand maar een map, een pijp of een apparaat. Kies het bestand zelf.",
			"{file} is not a plain file but a folder, a pipe or a device. Choose the file itself.",
		},
		"file-exists": {
			"Het bestand {file} bestaat al en blijft zoals het is. Kies een andere naam.",
			"The file {file} exists already and stays as it is. Choose another name.",
		},
		"file-unreadable": {
			"Het bestand {file} kan niet worden gelezen of geschreven. Is het open in een ander programma, of mag je er niet bij?",
			"The file {file} cannot be read or written. Is it open in another program, or are you not allowed to?",
		},
	}
}
