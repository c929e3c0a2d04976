package office

import "strings"

// mail makes an address of the name in plain letters.
func (p demoPerson) mail() string {
	if p.email != "" {
		return p.email
	}
	plain := strings.NewReplacer("é", "e", "ë", "e", "è", "e", "ï", "i", "ö", "o", "ü", "u", "ç", "c", "ş", "s", "ı", "i",
		"á", "a", "ñ", "n", "ć", "c", "ł", "l", "ž", "z", "č", "c", "í", "i", "ó", "o", "'", "", "’", "", " ", "", "-", "")
	name := plain.Replace(strings.ToLower(p.first + "." + p.prefix + p.last))
	if p.company == demoGolf {
		return name + "@de-golf.example"
	}
	return name + "@het-anker.example"
}

// demoPeople lists who works, or has worked, for the two companies. Numbers
// repeat across the companies, as in Nmbrs.
func demoPeople() []demoPerson {
	return append(demoAnkerPeople(), demoGolfPeople()...)
}

func demoAnkerPeople() []demoPerson {
	const c = demoAnker
	return []demoPerson{
		{c, 1, "Marijke", "van", "Zanten", fullTime, "bediening", 342500, "2019-04-01", "", ""},
		{c, 2, "Jeroen", "de", "Wit", fullTime, "keuken", 318000, "2020-09-01", "", ""},
		{c, 3, "Fatima", "", "El Idrissi", fullTime, "keuken", 287500, "2022-02-01", "", ""},
		{c, 4, "Bram", "van der", "Meulen", partTime, "bar", 164000, "2023-05-01", "", ""},
		{c, 5, "Noor", "", "Visser", partTime, "bediening", 158000, "2024-01-01", "", ""},
		{c, 6, "Daan", "", "Bakker", zeroHours, "bediening", 1475, "2025-03-01", "", ""},
		{c, 7, "Lieke", "van 't", "Hoff", zeroHours, "bediening", 1475, "2024-06-01", "", "lieke.vanthoff@post.example"},
		{c, 8, "Sanne", "", "Bakker", zeroHours, "bediening", 1471, "2025-05-01", "", ""},
		{c, 9, "Ruben", "ten", "Brink", zeroHours, "bar", 1520, "2025-02-01", "", ""},
		{c, 10, "Zoë", "", "Hendriks", zeroHours, "bediening", 1471, "2026-04-01", "", ""},
		{c, 11, "André", "", "Köhler", zeroHours, "keuken", 1610, "2024-11-01", "", ""},
		{c, 12, "Yasemin", "", "Yıldız", zeroHours, "bediening", 1471, "2025-09-01", "", ""},
		{c, 13, "Thijs", "", "in 't Veld", zeroHours, "spoelkeuken", 1350, "2026-06-01", "", ""},
		{c, 14, "Chloé", "", "d'Hondt", zeroHours, "bediening", 1475, "2025-07-01", "", ""},
		{c, 15, "Mohamed", "", "Aït Ali", zeroHours, "keuken", 1550, "2025-01-01", "", ""},
		{c, 16, "Femke", "", "Smit-de Boer", zeroHours, "bediening", 1471, "2024-03-01", "", ""},
		{c, 17, "Jan", "", "de Vries", zeroHours, "bar", 1490, "2025-04-01", "", ""},
		{c, 18, "Anouk", "van den", "Berg", zeroHours, "bar", 1490, "2026-02-01", "", ""},
		{c, 19, "Piotr", "", "Nowak", zeroHours, "spoelkeuken", 1471, "2025-08-01", "", ""},
		{c, 20, "Renée", "", "Óvári", minMax, "bediening", 1530, "2025-06-01", "", ""},
		// Left in the middle of November.
		{c, 21, "Stijn", "", "Peeters", zeroHours, "bediening", 1471, "2025-05-01", "2026-11-15", ""},
		// Hired again in March; the first number is the old one.
		{c, 22, "Eva", "van", "Dijk", zeroHours, "bediening", 1400, "2024-05-01", "2025-09-30", "eva.vandijk@het-anker.example"},
		{c, 31, "Eva", "van", "Dijk", zeroHours, "bediening", 1475, "2026-03-01", "", "eva.vandijk@het-anker.example"},
		{c, 24, "Iris", "", "Mulder", zeroHours, "bediening", 1471, "2025-10-01", "", ""},
		{c, 25, "Sem", "", "O’Neill", zeroHours, "keuken", 1500, "2026-01-01", "", ""},
	}
}

func demoGolfPeople() []demoPerson {
	const c = demoGolf
	return []demoPerson{
		{c, 1, "Hugo", "van", "Leeuwen", fullTime, "bediening", 335000, "2021-03-01", "", ""},
		{c, 2, "Esmée", "", "Kuipers", fullTime, "keuken", 301000, "2022-04-01", "", ""},
		{c, 3, "Tim", "op den", "Kamp", partTime, "bar", 149500, "2024-04-01", "", ""},
		// Works for both companies.
		{c, 4, "Lieke", "van 't", "Hoff", zeroHours, "bediening", 1490, "2026-05-01", "", "lieke.vanthoff@post.example"},
		{c, 5, "Koen", "", "Jansen", zeroHours, "bar", 1490, "2025-04-01", "", ""},
		{c, 6, "Amira", "", "Ben Saïd", zeroHours, "bediening", 1471, "2026-03-01", "", ""},
		{c, 7, "Niels", "", "Groen", zeroHours, "keuken", 1560, "2025-03-01", "", ""},
		{c, 8, "Maud", "de la", "Fuente", zeroHours, "bediening", 1471, "2025-06-01", "", ""},
		{c, 9, "Gijs", "", "Vermeer", zeroHours, "bediening", 1471, "2026-04-01", "", ""},
		{c, 10, "Ana", "", "Martínez", zeroHours, "spoelkeuken", 1471, "2025-05-01", "", ""},
		{c, 11, "Lars", "", "Postma", zeroHours, "bar", 1490, "2024-07-01", "", ""},
		{c, 12, "Roos", "", "Dekker", zeroHours, "bediening", 1471, "2025-07-01", "", ""},
		{c, 13, "Milan", "", "Kovačić", zeroHours, "keuken", 1540, "2026-02-01", "", ""},
		{c, 14, "Julia", "", "Brouwer", zeroHours, "bediening", 1471, "2026-06-01", "", ""},
		{c, 15, "Finn", "", "Scholten", zeroHours, "bediening", 1350, "2026-07-01", "", ""},
		{c, 16, "Sara", "", "Willems", zeroHours, "bediening", 1471, "2025-09-01", "", ""},
		{c, 17, "Olivier", "", "Bos", zeroHours, "bar", 1490, "2026-08-01", "", ""},
	}
}
