package lang

import "doorzet/payroll"

// payrollProblems words the problems of package payroll.
func payrollProblems() wordings {
	return wordings{
		payroll.CodeFirstDay: {
			NL: "{date} kan niet de eerste betaalde dag zijn: die dag bestaat niet in elke maand. Kies een dag van 1 tot en met 28.",
			EN: "{date} cannot be the first paid day: not every month has that day. Choose a day from 1 to 28.",
		},
		payroll.CodeCadence: {
			NL: "Doorzet kan niet verlonen per \"{cadence}\". Mogelijk zijn: maand, vier weken en week.",
			EN: "Doorzet cannot pay by \"{cadence}\". Possible are: month, four weeks and week.",
		},
		payroll.CodePeriodRange: {
			NL: "Verloningsperiode {period} bestaat niet: de laatste van dat jaar is {last}.",
			EN: "Pay period {period} does not exist: the last of that year is {last}.",
		},
	}
}
