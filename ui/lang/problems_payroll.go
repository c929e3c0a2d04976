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
		payroll.CodeRuleTooEarly: {
			NL: "De eerste dag van {from} zou {date} zijn, maar {before} begint pas op {begin}. Kies een latere eerste dag, of laat hem eerder ingaan dan {from}.",
			EN: "The first day of {from} would be {date}, but {before} begins on {begin} only. Choose a later first day, or let it hold earlier than {from}.",
		},
		payroll.CodePeriodRange: {
			NL: "Verloningsperiode {period} bestaat niet: de laatste van dat jaar is {last}.",
			EN: "Pay period {period} does not exist: the last of that year is {last}.",
		},
		payroll.CodeSurchargeName: {
			NL: "Een toeslag heeft een eigen naam nodig: \"{name}\" is leeg of bestaat al.",
			EN: "A surcharge needs a name of its own: \"{name}\" is empty or exists already.",
		},
		payroll.CodeSurchargePercent: {
			NL: "De toeslag {name} heeft {percent} %. Kies een percentage boven 0 en tot en met 1000.",
			EN: "The surcharge {name} has {percent} %. Choose a percentage above 0 and up to 1000.",
		},
		payroll.CodeSurchargeWindow: {
			NL: "De toeslag {name} loopt van {start} tot {end}, en dat zijn geen tijdstippen. Schrijf 22:00 en 06:00.",
			EN: "The surcharge {name} runs from {start} to {end}, which are not times of day. Write 22:00 and 06:00.",
		},
		payroll.CodeSurchargeDay: {
			NL: "De toeslag {name} noemt dag {day}. Kies 1 (maandag) tot en met 7 (zondag).",
			EN: "The surcharge {name} names day {day}. Choose 1 (Monday) to 7 (Sunday).",
		},
		payroll.CodeSurchargeWord: {
			NL: "De toeslag {name} kent \"{text}\" niet. De pauze valt naar verhouding (proportional) of eerst buiten de toeslag (outside); feestdagen: only of not.",
			EN: "The surcharge {name} does not know \"{text}\". The break falls in proportion (proportional) or outside first (outside); holidays: only or not.",
		},
		payroll.CodeSurchargeStack: {
			NL: "De toeslag {name} vervangt de gewone uren en kan dus niet naast een andere tellen. Kies wat wint, of laat hem erbovenop komen.",
			EN: "The surcharge {name} replaces the ordinary hours, so it cannot count beside another. Choose which one wins, or let it come on top.",
		},
	}
}
