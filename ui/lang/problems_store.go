package lang

// storeProblems words the problems of the ledger as a whole and of its files.
func storeProblems() wordings {
	return wordings{
		"store-already-open": {
			NL: "De administratie in {path} is al open in een ander venster. Sluit dat eerst.",
			EN: "The ledger in {path} is already open in another window. Close that first.",
		},
		"store-no-ledger": {
			NL: "In {path} staat nog geen administratie. Begin met de koppeling.",
			EN: "There is no ledger in {path} yet. Begin with the link.",
		},
		"store-missing": {
			NL: "De administratie {path} is weg, maar {trace} is er nog. Er wordt niets nieuws aangemaakt: zet de nieuwste automatische kopie terug met doorzet check --repair --yes, of kies er een uit doorzet backup --list en zet die terug met doorzet restore.",
			EN: "The ledger {path} is gone, but {trace} is still there. Nothing new is made: put the newest automatic copy back with doorzet check --repair --yes, or choose one from doorzet backup --list and put it back with doorzet restore.",
		},
		"store-empty-file": {
			NL: "{path} is leeg: de administratie is beschadigd. Wat daardoor niet te bewijzen is wordt niet verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "{path} is empty: the ledger is damaged. What cannot be proven because of it is not sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-foreign-file": {
			NL: "{path} is geen administratie van Doorzet (meer). Kies een andere map met --data, of zet de nieuwste automatische kopie terug met doorzet check --repair --yes.",
			EN: "{path} is not, or no longer, a ledger of Doorzet. Choose another directory with --data, or put the newest automatic copy back with doorzet check --repair --yes.",
		},
		"store-not-a-file": {
			NL: "{path} is een map, een verwijzing of een apparaat, of een bestand waar een map hoort. Zet daar neer wat er hoort te staan, of kies een andere map met --data.",
			EN: "{path} is a directory, a link or a device, or a file where a directory belongs. Put there what belongs there, or choose another directory with --data.",
		},
		"store-no-backup": {
			NL: "{path} is geen reservekopie van een administratie: het bestand ontbreekt, is leeg, beschadigd of iets anders. Er is niets veranderd; kies een kopie uit doorzet backup --list.",
			EN: "{path} is no backup of a ledger: the file is missing, empty, damaged or something else. Nothing was changed; choose a copy from doorzet backup --list.",
		},
		"store-other-ledger": {
			NL: "De reservekopie is van een andere administratie dan {path}. Er is niets veranderd; kies een kopie uit doorzet backup --list, of met --data de map waar deze bij hoort.",
			EN: "The backup was made of another ledger than {path}. Nothing was changed; choose a copy from doorzet backup --list, or with --data the directory that it belongs to.",
		},
		"store-read-only": {
			NL: "{path} mag niet worden gelezen of niet worden geschreven. Geef het recht daartoe, of kies een andere map met --data.",
			EN: "{path} may not be read or may not be written. Give the right to it, or choose another directory with --data.",
		},
		"store-exposed": {
			NL: "Anderen op deze computer mogen {path} lezen of wijzigen (en zo nog meer: {count} in totaal). Er staan namen en uren in: " +
				"scherm ze af met doorzet check --repair --yes.",
			EN: "Others on this computer may read or change {path} ({count} in all). It holds names and hours: " +
				"take them away from others with doorzet check --repair --yes.",
		},
		"store-exposed-around": {
			NL: "Anderen mogen in {path} een andere map in de plaats van de administratie zetten. Kies een map die alleen van jou is.",
			EN: "Others may put another directory in the place of the ledger in {path}. Choose a directory that is yours alone.",
		},
		"store-network": {
			NL: "{path} staat op een netwerkschijf ({kind}). Daar is de administratie niet veilig; kies een map op deze computer.",
			EN: "{path} is on a network drive ({kind}). The ledger is not safe there; choose a directory on this computer.",
		},
		"store-newer": {
			NL: "{path} is gemaakt door een nieuwere Doorzet (versie {found}, deze kent {known}). Werk het programma bij.",
			EN: "{path} was made by a newer Doorzet (version {found}, this one knows {known}). Update the program.",
		},
	}
}

// damageProblems words damage of the ledger and failures while writing.
func damageProblems() wordings {
	return wordings{
		"store-unreadable": {
			NL: "{path} kan niet worden gelezen. Controleer de rechten en de schijf.",
			EN: "{path} cannot be read. Check the permissions and the disk.",
		},
		"store-damaged": {
			NL: "Een gegeven in de administratie is beschadigd ({bucket}, {key}). Er wordt niets verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "A record of the ledger is damaged ({bucket}, {key}). Nothing is sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-damaged-file": {
			NL: "{path} is beschadigd. Wat daardoor niet te bewijzen is wordt niet verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "{path} is damaged. What cannot be proven because of it is not sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-header-half": {
			NL: "De oudste van de twee koppen van {path} is beschadigd. Er ontbreekt niets; de volgende wijziging herstelt het. Kijk of de schijf nog goed is.",
			EN: "The older of the two headers of {path} is damaged. Nothing is missing; the next change mends it. See whether the disk is still good.",
		},
		"store-header-lost": {
			NL: "De kop van {path} is beschadigd: de laatste wijziging kan ontbreken. Er wordt niets geopend en niets verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "The header of {path} is damaged: the last change may be missing. Nothing is opened and nothing is sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-index": {
			NL: "Een index van de administratie klopt niet ({bucket}, {key}). Er wordt niets verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "An index of the ledger is wrong ({bucket}, {key}). Nothing is sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-tally": {
			NL: "Er ontbreekt iets in de administratie, of er staat iets te veel in ({bucket}). Wat daardoor niet te bewijzen is wordt niet verstuurd; herstel het met doorzet check --repair --yes, of zet een reservekopie terug met doorzet restore.",
			EN: "Something is missing from the ledger, or there is too much in it ({bucket}). What cannot be proven because of it is not sent; repair it with doorzet check --repair --yes, or put a backup back with doorzet restore.",
		},
		"store-ledger-failed": {
			NL: "Schrijven in de administratie is mislukt. Er wordt niets meer verstuurd; start Doorzet opnieuw, dan wordt gekeken wat er wel in staat.",
			EN: "Writing to the ledger failed. Nothing more is sent; start Doorzet again, and it looks at what did get in.",
		},
		"store-closed": {
			NL: "De administratie is al gesloten. Start Doorzet opnieuw.",
			EN: "The ledger has been closed. Start Doorzet again.",
		},
		"store-no-room": {
			NL: "De schijf van {path} is te vol om te beginnen. Maak ruimte vrij; er is niets verstuurd.",
			EN: "The disk of {path} is too full to begin. Make room; nothing was sent.",
		},
		"store-audit-broken": {
			NL: "Het logboek is na regel {seq} veranderd of beschadigd. Bewaar een kopie en zet een reservekopie terug.",
			EN: "The log was changed or damaged after entry {seq}. Keep a copy and restore a backup.",
		},
	}
}

// journalProblems words the problems of the journal and the chain head.
func journalProblems() wordings {
	return wordings{
		"store-journal-damaged": {
			NL: "Het journaal {path} is beschadigd bij regel {seq} of is daar niet meer wat het was. Er wordt niets verstuurd. Is het een afgesloten deel (.gz), dan zet doorzet check --repair --yes een hele kopie ervan terug. Anders: vergelijk met Nmbrs (doorzet verify), en begin daarna een nieuw journaal met doorzet check --reconcile --yes; het oude blijft bewaard.",
			EN: "The journal {path} is damaged at entry {seq} or is not what it was there. Nothing is sent. If it is a closed part (.gz), doorzet check --repair --yes puts a whole copy of it back. Else: compare with Nmbrs (doorzet verify), and then begin a new journal with doorzet check --reconcile --yes; the old one is kept.",
		},
		"store-journal-open": {
			NL: "Wat oud is van het journaal {path} kon niet worden afgesloten. Het journaal is zoals het was en er gaat niets verloren. Kijk of er ruimte is op de schijf en of de map beschreven mag worden; bij de volgende verzending of met doorzet check wordt het opnieuw geprobeerd.",
			EN: "What is old of the journal {path} could not be closed. The journal is as it was and nothing is lost. See whether the disk has room and the directory may be written; the next batch or doorzet check tries again.",
		},
		"store-journal-left": {
			NL: "In {path} staat nog een tijdelijk bestand van het afsluiten van het journaal, dat niet kon worden verwijderd. Dat kan geen kwaad. Kijk of de map beschreven mag worden.",
			EN: "In {path} there is still a temporary file of closing the journal, which could not be removed. That does no harm. See whether the directory may be written.",
		},
		"store-journal-torn": {
			NL: "De laatste regel van het journaal {path} was half geschreven ({bytes} bytes) en is weggelaten. Wat daarbij hoort wordt uitgezocht.",
			EN: "The last entry of the journal {path} was half written ({bytes} bytes) and was cut off. What belongs to it is settled.",
		},
		"store-journal-missing": {
			NL: "Het journaal {path} ontbreekt. Er wordt niets verstuurd: zet het terug, of een hele kopie uit doorzet backup --list met doorzet restore; of vergelijk met Nmbrs (doorzet verify) en begin een nieuw journaal met doorzet check --reconcile --yes.",
			EN: "The journal {path} is missing. Nothing is sent: put it back, or a whole copy from doorzet backup --list with doorzet restore; or compare with Nmbrs (doorzet verify) and begin a new journal with doorzet check --reconcile --yes.",
		},
		"store-journal-other": {
			NL: "Het journaal {path} hoort niet bij deze administratie. Er wordt niets verstuurd; zet de map van de administratie in haar geheel terug, of vergelijk met Nmbrs (doorzet verify) en begin een nieuw journaal met doorzet check --reconcile --yes.",
			EN: "The journal {path} does not belong to this ledger. Nothing is sent; restore the ledger's directory as a whole, or compare with Nmbrs (doorzet verify) and begin a new journal with doorzet check --reconcile --yes.",
		},
		"store-journal-short": {
			NL: "Het journaal {path} eindigt bij record {seq}, terwijl de administratie record {known} kent: het is ingekort, een ouder, of van een andere administratie. Er wordt niets verstuurd; zet het hele journaal of een kopie terug (doorzet backup --list, doorzet restore), of vergelijk met Nmbrs (doorzet verify) en begin een nieuw journaal met doorzet check --reconcile --yes.",
			EN: "The journal {path} ends at record {seq}, and the ledger knows record {known}: it was cut, is an older one, or belongs to another ledger. Nothing is sent; put the whole journal or a copy back (doorzet backup --list, doorzet restore), or compare with Nmbrs (doorzet verify) and begin a new journal with doorzet check --reconcile --yes.",
		},
		"store-head": {
			NL: "{path}, dat bijhoudt hoe ver het journaal kwam, is beschadigd of geen gewoon bestand. Doorzet werkt, maar merkt niet of er een oudere kopie is teruggezet tot het bij de volgende verzending opnieuw is geschreven. Haal weg wat daar staat als dit terugkomt.",
			EN: "{path}, which keeps how far the journal had come, is damaged or no plain file. Doorzet works, but does not notice whether an older copy was put back until it is written anew by the next sending. Remove what is there if this comes again.",
		},
		"store-contradiction": {
			NL: "Over stap {step} zeggen het journaal (record {seq}) en de administratie iets anders. Zet een reservekopie terug en lees na in Nmbrs.",
			EN: "Of step {step} the journal (record {seq}) and the ledger say different things. Put a backup back and read back from Nmbrs.",
		},
		"store-recovered": {
			NL: "Het journaal wist meer dan de administratie: {unsure} stappen zijn onzeker, {recovered} zijn hersteld. Ze worden eerst uitgezocht.",
			EN: "The journal knew more than the ledger: {unsure} steps are unsure, {recovered} were recovered. They are settled first.",
		},
		"store-interrupted": {
			NL: "Doorzet is gestopt terwijl er iets onderweg was naar Nmbrs. Of het is aangekomen wordt eerst uitgezocht.",
			EN: "Doorzet ended while something was on its way to Nmbrs. Whether it arrived is settled first.",
		},
		"store-older-copy": {
			NL: "{path} is een oudere kopie: er was meer vastgelegd, tot en met record {seq} van het journaal. Er wordt niets verstuurd: zet de nieuwste terug (doorzet backup --list, doorzet restore), of vergelijk met Nmbrs (doorzet verify) en ga verder met doorzet check --reconcile --yes.",
			EN: "{path} is an older copy: more had been written, up to record {seq} of the journal. Nothing is sent: put the newest back (doorzet backup --list, doorzet restore), or compare with Nmbrs (doorzet verify) and go on with doorzet check --reconcile --yes.",
		},
		"store-state-dir": {
			NL: "In {path} kan niet worden geschreven. Doorzet werkt, maar merkt dan niet of er een oudere kopie is teruggezet.",
			EN: "{path} cannot be written. Doorzet works, but does not notice then whether an older copy was restored.",
		},
	}
}

// recordProblems words the problems of single records.
func recordProblems() wordings {
	return wordings{
		"store-no-company": {
			NL: "Het bedrijf {company} staat niet in de administratie. Kies een gekoppeld bedrijf.",
			EN: "The company {company} is not in the ledger. Choose a linked company.",
		},
		"store-no-batch": {
			NL: "Verzending {batch} bestaat niet. Bekijk de lijst van verzendingen.",
			EN: "Batch {batch} does not exist. Look at the list of batches.",
		},
		"store-no-step": {
			NL: "Stap {step} bestaat niet. Bekijk de stappen van de verzending.",
			EN: "Step {step} does not exist. Look at the steps of the batch.",
		},
		"store-no-row": {
			NL: "Regel {row} in Nmbrs ({kind}) is niet van Doorzet. Er is niets veranderd.",
			EN: "Row {row} in Nmbrs ({kind}) is not Doorzet's. Nothing was changed.",
		},
		"store-row-taken": {
			NL: "Regel {row} in Nmbrs ({kind}) hoort al bij een andere stap. Kies een andere regel.",
			EN: "Row {row} in Nmbrs ({kind}) belongs to another step already. Choose another row.",
		},
		"store-line-locked": {
			NL: "De urenregel van {person}, {date}, is onderweg naar Nmbrs en kan nu niet worden bewerkt. Wacht tot dat is uitgezocht.",
			EN: "The hour line of {person}, {date}, is on its way to Nmbrs and cannot be edited now. Wait until that is settled.",
		},
		"store-line-counted": {
			NL: "De urenregel van {person}, {date}, is doorgezet en kan niet worden verwijderd. Trek hem in; de volgende verzending corrigeert het.",
			EN: "The hour line of {person}, {date}, was pushed through and cannot be deleted. Withdraw it; the next batch corrects it.",
		},
		"store-source-taken": {
			NL: "Deze bronregel hoort al bij urenregel {line} van bedrijf {company}. Kies bij welk bedrijf de vestiging hoort.",
			EN: "This source row belongs to hour line {line} of company {company} already. Choose to which company the venue belongs.",
		},
		"store-no-undo": {
			NL: "Er is niets om ongedaan te maken.",
			EN: "There is nothing to undo.",
		},
		"store-undo-elsewhere": {
			NL: "Hier valt niets ongedaan te maken. De laatste wijziging ({change}) is van het scherm {there} en blijft staan. Maak haar daar ongedaan.",
			EN: "There is nothing to undo here. The newest change ({change}) is of the screen {there} and stays. Undo it there.",
		},
		"store-line-stale": {
			NL: "De regel van {person} op {date} is intussen veranderd. Er is niets gewijzigd; bekijk hem opnieuw en wijzig hem dan.",
			EN: "The line of {person} on {date} was changed meanwhile. Nothing was altered; look at it again and then change it.",
		},
		"store-choice-stale": {
			NL: "De keuzes of notities zijn daarna nog veranderd; ongedaan maken kan niet meer. Pas ze zelf aan op hun scherm.",
			EN: "The choices or notes were changed since; that cannot be undone any more. Change them on their own screen.",
		},
		"store-undo-stale": {
			NL: "Urenregel {line} is daarna nog veranderd; ongedaan maken kan niet meer. Bewerk de regel zelf.",
			EN: "Hour line {line} was changed since; it cannot be undone any more. Edit the line itself.",
		},
		"store-step-open": {
			NL: "Stap {step} is al geprobeerd en kan niet worden vervangen. Zoek eerst uit of hij is aangekomen.",
			EN: "Step {step} was tried already and cannot be replaced. Settle first whether it arrived.",
		},
	}
}

// keyringProblems words the problems of the system's keyring.
func keyringProblems() wordings {
	return wordings{
		"store-keyring-absent": {
			NL: "Deze computer heeft geen sleutelbos. Zet het token in DOORZET_TOKEN, of installeer een sleutelbos.",
			EN: "This computer has no keyring. Put the token in DOORZET_TOKEN, or install a keyring.",
		},
		"store-keyring-locked": {
			NL: "De sleutelbos is vergrendeld. Ontgrendel hem en probeer het opnieuw.",
			EN: "The keyring is locked. Unlock it and try again.",
		},
		"store-keyring-timeout": {
			NL: "De sleutelbos gaf na {seconds} seconden geen antwoord. Kijk of er een venster om een wachtwoord vraagt.",
			EN: "The keyring gave no answer within {seconds} seconds. See whether a window asks for a password.",
		},
		"store-keyring-not-found": {
			NL: "Het token van deze koppeling staat niet in de sleutelbos. Vul het opnieuw in bij Koppeling.",
			EN: "The token of this link is not in the keyring. Fill it in again at Link.",
		},
		"store-keyring-wrong": {
			NL: "De sleutelbos gaf iets anders terug dan er was bewaard. Het token is niet opgeslagen; probeer het opnieuw.",
			EN: "The keyring gave back something else than was kept. The token was not saved; try again.",
		},
		"store-keyring-too-big": {
			NL: "Het token is te lang voor de sleutelbos. Controleer of het goed is geplakt.",
			EN: "The token is too long for the keyring. Check that it was pasted well.",
		},
		"store-keyring-other": {
			NL: "De sleutelbos werkt niet mee. Zet het token in DOORZET_TOKEN, of herstel de sleutelbos.",
			EN: "The keyring does not cooperate. Put the token in DOORZET_TOKEN, or mend the keyring.",
		},
	}
}
