package payroll

import (
	"strings"
	"sync"
)

// shortNames lists names that people in the Netherlands are called by, per
// line: before the colon the full forms, which are spellings of one name, and
// behind it the short forms of it. A short form fits every full form of its
// line, and the full forms fit each other; two short forms do not, for Hans
// and Joop may be brothers. The list is a guess from common use, kept in this
// one place; a name that is not in it is only ever asked about.
const shortNames = `
aart aert:
abdelaziz abdulaziz: aziz abdel
abdelhamid abdulhamid: hamid abdel
abdelkader abdulkader: kader abdel
abdelkarim abdulkarim: karim abdel
abdellah abdullah abdoullah abdulla: abdel apo
abraham: bram braam abe ab
adam: ad
adelheid: aaltje heidi ada
adriaan adrianus adriaen: ad adri arie janus aad ries jaan
adriana adrianna: adrie ada jaantje jana sjaan
aisha aicha aysha ayse aïcha:
alberta albertina: bertie tina
albertus albert: bert bertus ab appie
alejandro alessandro:
alexander aleksander alexandre aleksandr: alex lex sander xander sascha sacha alec sasha
alexandra aleksandra: alex sandra lexie xandra sascha
alfred: fred freddy alf
alida aleida: lida ali alie
alphonsus alfonsus alphons alfons: fons phons
alwin: al
amber: am
amina aminah:
andrea: andy
andreas andries andreus andrew andrzej andre: dries andy
angela angelique: angie angel
annamaria annemarie annemaria: annemie annamie
anna: ans annie anneke ank anke antje
anneliese annelies: lies anne
antonia antonetta antoinette: toos tonia tonnie nettie toni ton
antonius anthonius antonie anthony antonio antoon anton antoni: ton tonnie toon tony teun teunis twan antoine
apollonia: plonia
arnoldus arnold arnout arnoud: nol arno noud
augustinus augustus: guus august stijn
barbara: barbera babs bar
barend bernard bernardus bernhard berend: ben bernd bert barry beer
bartholomeus: bart bartel mees meeuwis
bartolomeo: bart
beatrix beatrice beatrijs: bea trix triks
benjamin benyamin: ben benny benji jamin
bernadette bernardina: bernie dina det
bertrand: bert
bilal: billal
birgitta brigitta brigitte birgit: gitta britt brit gitte
bonifacius: bo facius
carolina caroline karolina karoline: carla lien carola lina caro carry
carolus carel karel carl karl: charles sjarel
cas: kas
casper kasper caspar kaspar: cas kas
catharina catherina katharina catherine katherine katarzyna catalina kathrin: trijn toos cathy kathy ina karin katrien nienke rina kate cato tineke katja trien carina kaatje
cecilia caecilia: cilia cissy sil
charlotte: lot lotte lotje charlie lottie charly
christiaan christianus christian kristian cristian: chris kris chriss christ stijn
christina christine kristina krystyna cristina: tina chris stien tineke stina christa stientje krista
christoffel christophe christopher kristof krzysztof christoph: chris stoffel kris stof
clara klara: claartje klaartje
clemens: clem mens
coenraad conrad konrad: coen koen koert coert
constance constantia: connie stans
constantijn constantinus constant: stan stijn con
cornelia: corrie cor nelleke nel neeltje nelly lia kea keetje corry cornélie
cornelis cornelius kornelis corneel: kees cees cor nelis cornee niels cornel corné
daniel daniël danyal: daan dan danny
danielle daniela daniëlle: daan dani
david davide dawid: dave daaf
debora deborah: debbie deb
denise: denny
diederik dirk dirck theodoricus: diek dick derk
dimitri dmitri dmitry: dima
dominicus dominic dominik: dom nico mini
dorothea dorothé: thea dora dorien door dorothy doortje
edmund edmond: ed eddy
eduard edward edouard eduardus: ed eddy edo eddie ted ward edu
eleonora eleonore: noor nora ella elly leonoor noortje
elisabeth elizabeth elżbieta elizabet: els lies liesbeth betty bep lisa elly ellis lisette bets elise betsie bettie liza liesje lize elsbeth betje lisanne eliza beth liz
emanuel emmanuel immanuel: manuel manus eman
emilia emily emilie: milly mila emmy em
emma: em
engelbert engelbertus: bert engel
erik eric erick:
ernestus ernest ernst:
esmeralda: esmee esmé
eva: eef eefje
evelien evelina evelyn: eef eve evie lien
everardus everhardus evert everhard: eef ever
fatima fatimah fatma fatiha: fati faat
ferdinand ferdinandus: ferry fer nand ferdi
filippus philippus filip philip filips philippe filippo: flip phil
florentine florence: flo floor floortje
floris florentius: flo flor
francina francisca franciska françoise francesca: francien cisca sien fransje ciska franka fran frances
franciscus francis francesco francisco françois: frans frank cis franc sus franky paco
frederik fredericus frederic friedrich frederick: fred freek frits rik ferry freddy frerik
frederika: fred rika freddie riek
gabriel gabriël gabriele: gabe gab
gabriella gabrielle: gaby gabi ella
geertruida gertruda gertrude: truus trudy geertje trui geert gerrie truida trudi
gerarda gerharda: gerda gerrie grada
gerardus gerard gerhard gerhardus gerrit: ger gerry geert gerd gijs gert grad
gerbrand: ger
gideon: gid
gijsbertus gijsbert gisbert: gijs bert
giovanni: gio
giuseppe: beppe
godefridus godfried: frits go fried govert
gregorius gregory grzegorz: greg gor joris
grietje margriet: griet
guilherme: gui
gulsen: gul
gustaaf gustavus gustav: guus gus gust
hadewych hadewijch: hade
hassan hasan:
helena helène helene helen elena: leen ellen leni lena heleen hella lenie leentje ella
hendrik hendricus henricus henri henry hendrikus heinrich enrico enrique: henk rik hein henny henkie driek harry han hen rick hendrikje
hendrika henrica henriette hendrikje henriëtte: riek rika hennie henny jet riekie hetty ria heintje yet ettie drika
herman hermanus hermann: harm man herm manus
hermina hermine: mina minie mien
hieronymus: jeroen ronny
hilda hilde:
hilletje: hil hilly
hubertus hubert huibert huybert: bert huib huub hub bertus
hussein husein hussain hoessein housein:
ibrahim ebrahim ibrahima: ibo brahim ib
ignatius ignaas: naas igor
isaac isaak izaak: ies ike sjaak
isabella isabel isabelle izabela: bella isa belle bel
ismail ismael ismaïl: isma
jacob jakob jacobus jakub jacques jacopo: jaap co jaco koos jack sjaak kobus cobus jim jacco ko jakko sjakie
jacoba jakoba: coba co cobie koosje jaapje
jacomina jacomijn: mina mijntje co jacq
jacqueline jaqueline: jacky lien sjaak jac linda
jan: jantje
jeannette jeanette janette: jet net jean nettie janet
jennifer: jenny jen jenn
jeremia jeremias: jerry jer
jeroen: roen jer
jesse: jes
jessica: jess jessie
johan: joh han jo johnny
johanna joanna: jo joke hanneke jannie annie hanna jopie anneke hans jannetje janneke jannette joan hannie johanneke janna jantje han jenneke jose ans
johannes johannis joannes ioannis johan john: jan hans joop jo han jannes joep joost johnny sjon hannes janus janno jean henk huns ivan juan jon jans
jonathan: jon jonny nathan
jordy: jor
joris georgius: jo joor
joseph josephus jozef josef jozeph yusuf youssef yusef yousef josé: jos jef joep sjef jo joost sef jupp joe youp yoep juul
josephina josefina josephine: jos josje josé fien fientje sefa jose josephien
joshua jozua: josh jos
judith: juut juud juudje
juliana: julia jul julie ju jana
julius julian juliaan: jules juul jul
justinus justin: just
katja: kat
khadija khadijah chadia hatice: khadi dija
kimberley kimberly kimberlee: kim
klaas nicolaas nikolaas nicolaus nikolaus nicolas nikolai nicholas: nico niek nick niels nicky claas klaus nic colin
lambertus lambert: bert lam bertus lammert bart
laurens laurentius lorenz laurentinus lorenzo laurent: lau rens lars louw laurie lou enzo
leendert leonardus leonard leonhard lenardus leonardo: leo leen len lennard lenny nardus lennart
leopold leopoldus: leo pol
levinus: lieven leef
lodewijk ludovicus louis luigi luis ludwig: lo lou wiek lode lowie loek wick
louisa louise luisa: loes wies lou isa
lourens: lou
lucas lukas luc luke lucius: luuk
lucia: luus lucy luz
maarten martinus martin marten marcin: mart tinus tijn marty maart
magdalena: magda lena leen madeleine leentje maggie lenie
malgorzata małgorzata: gosia
manuela: manu ela
marcellinus marcel: lino marc cel
marcus markus marc marco mark marek marko:
margaretha margareta margaret margarita margarethe margriet: greet margo griet greta gré marga rita grietje greetje meta peggy maggie margot gretha magriet marg
maria marie mary: mia ria marijke rie mies marietje mieke marja riet mariska mientje maaike mar marieke miep marion mimi mirjam maritje marij
marianne mariane: jannie janne mar
marieke marijke: riek mar rieke
marinus: rinus rien marijn mar
martijn: tijn mart
martina: tina mart
mathilda mathilde matilda: thilda tilly til
matthias mathias mattheus matheus matteo mateusz matthew matthijs mathijs: thijs matt ties teeuwis mats mathieu tijs mees matty matthé hias thei
mauritius maurits maurice: mau rits
maximiliaan maximilian maximus: max maxim
mehmet mehmed: memo
melanie: mel melly
michael michaël michiel michel mikael michal mihail miguel mikhail: mike mick mich chiel giel maikel mickey misha
michelle michele: shelly mies chelle
mohamed mohammed muhammad muhammed mohammad mohamad muhamed mohamud mahamed muhamad mohamd: mo moh moha moes mohamedje hamid
monica monika: moon mo
mustafa moustafa mustapha mostafa moestafa: mus moes musti
nadezhda: nadja
nathalie natalie natalia nathalia: nat talia lia nath
nathaniel nathanael: nathan nat
nicole nicolette nicola: nick nicky colette nic nikki
nourdin noureddine nordin nureddin: nour
olivier oliver: olly oli ollie olli
omar omer oemar:
oscar oskar: os
othman osman ottoman:
pascal: pas
patricia: pat patty trish tries
patrick patrik patryk: pat rick
paulina pauline: lien paula linie
paulus paul pawel pablo paolo pavel: pauw paultje
peter petrus pieter piotr pedro pietro pyotr petar: piet peer pit pier pim pete peet
petra: pet
petronella: nel petra nelly ella nella pietje nellie
philomena filomena: mena loes fie
quirinus quirijn: krijn rinus quin
rachel rachelle: rach
rafael rafaël raphael: raf ralf
raymond raimond raimundus: ray mundo
rebecca rebekka: bec becky bekka
reinder reindert: rein
reinier reinerus rainer renier: rein ray
remigius: remi remy
renate renata: ren nate
richardus richard ryszard riccardo ricardo: ries rich ricky dick rick rico
robertus robert roberto rupert: rob bert robby robbie bob bobby robin roy
roderick: rick rod roderik rik
roelof roeland roland rolandus: roel roelie rol
roelofje roelfina roelofina: roelie fina roel
rogier rutger roger rogerius: rog rut
ronald reinoud reinout: ron ronnie ronny
rosalia rosalie rosa rosalina: roos rose lia
rosemarie roosmarijn rosemary: roos marijn rose
rudolf rudolphus rudolph rodolfo: ruud rudi rudy dolf ruudje roel
samantha: sam sammy
samir sameer: sam
samira: sam
samuel samuël: sam sammy
sara sarah: saar saartje sari
sebastiaan sebastian sebastianus sebastien: bas bastiaan seb basje sep bastian
servatius: vaas servaas
siebren sybren: sieb
siegfried sigfried: sieg fried
simon simeon szymon: siem siemen sim siebe
sophia sofia sophie sofie: fie fieke soof feikje sophietje
stanislaus stanislaw: stan stas
stefanie stephanie stefania: stef steffie fanny steph
stefanus stephanus stefan stephan steven stephen stephane stefano: stef steef fons steve fanus
suleyman suleiman soleiman sulayman sulaiman: sul suli
susanna susanne suzanne susan suzanna: sanne suus suze zus sus suzy saan sanneke
tamara: tam mara
teodoro: teo
teresia theresia theresa teresa therese: thea trees resi tree thera tess
theodora: thea dora doortje
theodorus theodoor theodor theo: dorus door dirk ted teddy do
thomas tomasz tomas: tom tommy maas thom
timotheus timothy timotheüs: tim timo
tobias: tob toby tobie
ursula: urs ulla
valentijn valentinus valentin: val tijn
valerie valeria: val
veronica veronika: vera ron nica roon
victor viktor victorius: vic vik
victoria viktoria: vicky vick
vincentius vincent vincenzo: vin cent vinnie vins
virginia: gina
walterus wouter walther walter gualtherus: wout walt woutertje
wilfried wilfred: fred wil fried
wilhelmina willemina: mien willy wil mina minie wilma helma willemijn elma mientje wies willie mieke
wilhelmus willem wilhelm william guillermo guillaume: wim wil willy pim wimmie wilko will bill helmus wimme
willemijn: mijntje wil willem
xavier xaverius: xaaf veer
yvonne ivonne: yv
zacharias: zach zac
zeynep zeyneb: zey
zoë zoe:
`

// shortForms tells which names are known to be said for each other.
type shortForms map[string][]string

// calledBy gives the list of names, read once: it is asked for thousands of lines.
var calledBy = sync.OnceValue(func() shortForms { //nolint:gochecknoglobals // a constant, made ready on first use
	out := shortForms{}
	for line := range strings.Lines(shortNames) {
		full, short, _ := strings.Cut(line, ":")
		fulls, shorts := foldWords(full), foldWords(short)
		for i, f := range fulls {
			for j, o := range fulls {
				if i != j {
					out.add(f, o)
				}
			}
			for _, s := range shorts {
				out.add(f, s)
				out.add(s, f)
			}
		}
	}
	return out
})

func foldWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if f := strings.ReplaceAll(FoldName(w), " ", ""); f != "" {
			out = append(out, f)
		}
	}
	return out
}

func (s shortForms) add(a, b string) {
	for _, o := range s[a] {
		if o == b {
			return
		}
	}
	if a != b {
		s[a] = append(s[a], b)
	}
}

// fit tells whether one of two words is a short form, or another spelling, of
// the other.
func (s shortForms) fit(a, b string) bool {
	for _, o := range s[a] {
		if o == b {
			return true
		}
	}
	return false
}

// begins tells whether a letter is the first of a word, or of a name that the
// word is short for: the C of J.C. de Vries is for Kees.
func (s shortForms) begins(letter, word string) bool {
	if strings.HasPrefix(word, letter) {
		return true
	}
	for _, o := range s[word] {
		if strings.HasPrefix(o, letter) {
			return true
		}
	}
	return false
}
