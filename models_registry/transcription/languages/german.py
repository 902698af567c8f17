"""German: how reports count, most of them translated by machine, and the number words.

Numbers under a million are one word, units before tens. A Billion is 10**12.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links, Wording
from models_registry.transcription.languages.number_words import (
    compound_splitter,
    table,
    word_finder,
)
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, add, times

_CONCEPTS = {
    "model": "modell | modelle | modellen | *modelle | *modellen | *modell",
    "kind": "arten von modellen | modellarten | modelltypen | typen von modellen",
    "model_point": "modellpunkte* | modellstandorte* | modellorte*",
    "site": (
        "standort | standorte | standorten | orte | orten | stellen | punkte | "
        "punkten | plätze | plätzen"
    ),
    "exemplar": "vorbilder* | beispiele* | musterbeispiele*",
    "member": "mitglied | mitglieder | mitgliedern | *mitglieder | *mitgliedern",
    "household": "haushalt | haushalte | haushalten | familie | familien | *haushalte",
    "person": (
        "person | personen | menschen | bürger* | einwohner* | schüler* | studenten | "
        "teilnehmer* | leute | verdächtige* | gesuchte | beamte* | soldaten | "
        "zuhörer* | täter* | straftäter* | flüchtige* | bewohner* | lehrer*"
    ),
    "turn": "teilnahmen | besuche | personeneinsätze | teilnahmen von",
    "group": "gruppe | gruppen | team | teams | trupps | *gruppen | *teams | *gruppe | *trupps",
    "club": "klub | klubs | club | clubs | *klubs | *clubs",
    "cluster": "cluster | *cluster* | verbünde",
    "organisation": "massenorganisationen",
    "camera": "kamera | kameras | *kameras",
    "campaign": "kampagne | kampagnen | *kampagnen | auftaktveranstaltungen | startveranstaltungen",
    "area": "gebiet | gebiete | gebieten | bereiche | zonen | *gebiete | *gebieten | brennpunkte*",
    "commune": "gemeinde | gemeinden | stadtbezirke* | stadtteile* | bezirksgemeinden",
    "district": (
        "distrikt | distrikte | distrikten | kreise | kreisen | bezirke | bezirken | landkreise*"
    ),
    "village": "dorf | dörfer | dörfern | weiler | wohngebiete* | wohngruppen | siedlungen",
    "province": "provinz | provinzen | städte | städten | provinzen und städte",
    "session": (
        "veranstaltung | veranstaltungen | sitzungen | treffen | versammlungen | "
        "konferenzen | *veranstaltungen | *sitzungen | *treffen | vorträge | "
        "*versammlungen"
    ),
    "class": "klassen | kurse | lehrgänge | schulungen | *kurse | *lehrgänge | schulungskurse",
    "forum": "foren | forum | dialoge",
    "news": (
        "artikel | beiträge | nachrichten | berichte | sendungen | meldungen | *beiträge | *artikel"
    ),
    "printed": (
        "flugblätter | broschüren | plakate | dokumente | banner | bücher | "
        "faltblätter | materialien | exemplare"
    ),
    "pledge": "verpflichtungen | zusagen | verpflichtungserklärungen",
    "tip": (
        "hinweis | hinweise | hinweisen | informationsquellen | informationen | "
        "meldungen von bürgern | *quellen | anzeigen"
    ),
    "case": (
        "fall | fälle | fällen | straftaten | vorfälle | *fälle | *fällen | "
        "verbrechen | delikte | konflikte | streitfälle"
    ),
    "gun": "gewehr* | schusswaffe* | pistolen | *gewehre",
    "ammunition": "patronen | kugeln | munition | granaten | schuss munition",
    "weapon": "waffe | waffen | messer | schwerter | sprengstoffe",
    "part": "bauteile | teile | waffenteile | komponenten",
    "house": "haus | häuser | häusern | wohnungen | wohnhäuser",
    "gift": "geschenk | geschenke | geschenken | geschenkpakete | stipendien | gaben",
    "delegate": "delegierte | delegierten | delegierter",
    "station": (
        "musterpolizeistationen | modellpolizeistationen | "
        "vorbildliche polizeistationen | musterpolizeiwachen | polizeistationen | "
        "polizeiwachen"
    ),
    "unit": (
        "einheit | einheiten | behörden | unternehmen | schulen | organisationen | "
        "institutionen | einrichtungen | dienststellen | betriebe"
    ),
    "collective": "kollektiv | kollektive | kollektiven",
    "individual": "einzelperson | einzelpersonen | individuen | einzelne",
    "thing": (
        "urkunden | verdiensturkunden | initiativen | fahrzeuge | motorräder | "
        "boote | vorschläge | meinungen | lampen | feuerlöscher | straßen | kg | "
        "tonnen | kilogramm | beschwerden | zertifikate"
    ),
    "new": (
        "neu | neue | neuen | neuer | gegründet | eingerichtet | ins leben gerufen | neugegründete"
    ),
    "typical": "typische* | fortschrittliche* | vorbildliche* | herausragende*",
    "skilled": (
        "geschickte massenmobilisierung | massenmobilisierung* | "
        "geschickten massenmobilisierung | geschickter massenmobilisierung"
    ),
    "recognised": (
        "anerkannt* | bekannt gegeben | bekanntgegeben | gewürdigt | ausgezeichnet* | angekündigt"
    ),
    "replicated": (
        "repliziert* | nachgeahmt | verbreitet | übertragen | ausgeweitet | vervielfältigt"
    ),
    "ministry": "ministerium | regierung | landesweit* | im ganzen land | bundesweit",
    "selfmanaged": "selbstverwalt* | selbstverwaltung* | selbstverwaltungs*",
    "peoples_security": "volkssicherheit* | volkssicherheits*",
    "grassroots": (
        "an der basis | basisebene | schutz von sicherheit und ordnung | "
        "sicherheit und ordnung an der basis | basissicherheit*"
    ),
    "neighbourhood": "nachbarschaftswach* | nachbarschaftsschutz* | bürgerwehr* | quartierwach*",
    "civil_defence": "zivilschutz* | zivilverteidigung*",
    "fire": "brandschutz* | feuer* | brand | brandbekämpfung* | feuerlösch*",
    "interfamily": "familienübergreifend* | interfamilie* | familienverbund*",
    "public_fire": (
        "öffentliche feuerlösch* | öffentliche löschpunkte | öffentliche brandbekämpfung*"
    ),
    "mediation": "schlichtung* | vermittlung* | mediation* | versöhnung* | schlichtungs*",
    "patrol": "patrouille* | streife*",
    "launch": (
        "start | gestartet | eröffnet | auftakt | ausgerufen | starten | lanciert | initiiert"
    ),
    "festival": "fest | festes | festival | volksfest | feste | festtag",
    "propaganda": "propaganda* | aufklärung* | rechtserziehung* | aufklärungs* | rechtsaufklärung*",
    "attend": (
        "teilgenommen | teilnahmen an | teilnahme | teilnehmern | zugehört | "
        "besucht | nahmen | anwesend | zog | teilnahmen | teil"
    ),
    "training": "schulung* | ausbildung* | fortbildung*",
    "commit": "unterzeichnet* | verpflichtung* | verpflichtet* | unterschrieben | unterzeichneten",
    "valuable": "wertvolle* | nützliche*",
    "settled": "überprüft | bearbeitet | gelöst | verifiziert | erledigt",
    "criminal": "kriminal* | straf* | kriminelle*",
    "narcotic_plant": (
        "betäubungsmittelhaltige* pflanzen | drogenpflanzen | mohn | "
        "rauschgiftpflanzen | anbau von pflanzen | cannabispflanzen | "
        "suchtstoffhaltige*"
    ),
    "gambling": "glücksspiel*",
    "wanted": "gesucht* | flüchtig*",
    "commune_education": (
        "erziehung in der gemeinde | gemeindeerziehung | erziehung auf gemeindeebene"
    ),
    "key": "schwerpunkt* | komplizierte* | komplexe* | wichtige* | schlüssel*",
    "delisted": "gestrichen | von der liste | entfernt | aus der liste | zu streichen",
    "transformed": "umgewandelt | transformiert | umwandlung | verwandelt",
    "uncovered": (
        "aufgeklärt* | aufgedeckt* | ermittelt | aufklärung | aufzuklären | gelöst | entdeckt"
    ),
    "social_order": (
        "gesellschaftliche ordnung | sozialen ordnung | soziale ordnung | "
        "gesellschaftlichen ordnung"
    ),
    "clearance": "aufklärungsquote* | aufklärungsrate*",
    "offence": "straftaten | kriminalität | delikte | verbrechen",
    "serious": "besonders schwere* | sehr schwere* | schwerste*",
    "fall": (
        "sanken | sinken | zurückging | gingen zurück | verringert | rückgang | "
        "gesunken | zurückgegangen | abnahme | gesenkt | reduziert | sank"
    ),
    "arrested": "festnahmen | verhaftungen | gefasst | festgenommen | verhaftet | festnahme",
    "guided": "resozialisiert | umerzogen | fehltritte* | wiedereingliederung | betreut",
    "safe": (
        "sicherheitsstandard* | standard der sicherheit | standards der sicherheit | "
        "sicherheit und ordnung erfüllen"
    ),
    "crime_free": "ohne kriminalität | kriminalitätsfrei* | frei von kriminalität",
    "drug_free": "drogenfrei* | ohne drogen",
    "criterion_19": "kriterium 19 | kriterium nr. 19",
    "crude": "primitive* | einfache | selbstgebaute* | improvisierte*",
    "handover": "abgegeben | übergeben | abgeliefert | ausgehändigt | freiwillig",
    "extraction": (
        "auswertungen | datenextraktionen | extraktionen | *extraktionen | extrahiert | datenabrufe"
    ),
    "shared": "teilen | geteilt | weitergabe | verbunden",
    "install": "installiert* | installation | angebracht",
    "mobilise": (
        "mobilisiert | mobilisieren | gesammelt | gespendet | unterstützung | "
        "mobilisierung | aufgebracht"
    ),
    "exceed": "über dem ziel | übertroffen | überschritten | übertrifft | übersteigt",
    "other": (
        "volkskomitee* | volkspolizei | im falle | in diesem fall | auf jeden fall | "
        "stattfinden | fallen | teile der | zum teil | ortes"
    ),
    "dong": "vnd | dong | vietnamesische dong",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": "mehr als | über | gut | von über | von mehr als",
        "at_least": "mindestens | wenigstens | nicht weniger als | zumindest | nicht weniger",
        "about": "etwa | ungefähr | rund | circa | ca. | ca | zirka | schätzungsweise | um die",
        "nearly": "fast | beinahe | nahezu | knapp | annähernd",
        "up_to": "bis zu | höchstens | maximal | nicht mehr als | bis",
        "less_than": "weniger als | unter",
    },
    after={
        "at_least": "oder mehr | und mehr | aufwärts",
        "up_to": "oder weniger",
        "more_than": "",
    },
    amounts=(
        "dutzende | hunderte | tausende | zehntausende | hunderttausende | "
        "millionen von | dutzende von | hunderte von | tausende von | "
        "zehntausende von | hunderttausende von | zehntausenden | hunderten | "
        "tausenden | mehrere hundert | mehrere tausend | einige hundert | "
        "einige tausend | mehrere dutzend | zehntausenden von | zehntausender | "
        "tausender"
    ),
    some=(
        "viele | vielen | zahlreiche | zahlreichen | mehrere | mehreren | einige | "
        "einigen | eine reihe von | eine große anzahl von | eine vielzahl von"
    ),
    out_of="von | der | von den | von insgesamt | der insgesamt | aus",
    out_of_total="von insgesamt | der insgesamt | von den insgesamt | aus insgesamt",
    share=(
        "die quote beträgt | das entspricht einer quote von | "
        "die aufklärungsquote beträgt | das entspricht | das sind | was entspricht | "
        "entspricht | also | oder | was einem anteil von | "
        "das entspricht einem anteil von | was | d. h. | mit einem anteil von | "
        "entsprechend | rund | ein anteil von"
    ),
    of_which=(
        "davon | darunter | von denen | wovon | von diesen | hiervon | davon waren | darunter waren"
    ),
    of_them="davon | von ihnen | von denen | darunter",
    percent="prozent | v. h.",
    equals="beträgt | ist | sind | : | betrug | liegt bei | beläuft sich auf | war",
    lead="von",
    range_to="bis",
    see_also="lesen sie auch | mehr zum thema | siehe auch | lesen sie mehr",
    tallies="kommentar | kommentare | aufrufe | bevölkerung | bevölkerung von | einwohnerzahl",
    names=(
        "nr. | nr | nummer | dekret | beschluss | plan | direktive | richtlinie | "
        "rundschreiben | projekt | programm | resolution | dokument | gesetz | "
        "verordnung | artikel | absatz | kapitel | seite | straße | nationalstraße | "
        "telefon | tel | tel. | lenkungsausschuss | kriterium | version | stufe | "
        "klasse | top | rang | covid | kommentar | kommentare | phase | amtszeit | "
        "streife | patrouille | zimmer | etage | geboren | alter | jahr | jahre | "
        "jahres | im jahr | im jahre | bezirk | stadtbezirk | zone | regiment | "
        "anweisung | schlussfolgerung | abschnitt | anzeige | quartal | ziffer | "
        "paragraf"
    ),
    counts="jedes jahr | pro jahr | dieses jahr | anzahl der | insgesamt | anzahl | gesamtzahl",
    not_counted=(
        "aufrufe | kommentare | jahr | jahre | jahren | jährig* | monat* | tag | "
        "tage | tagen | stunde* | minute* | woche* | sekunde* | quartal* | "
        "jahrzehnt* | jahrhundert* | ebene* | seiten | nein | ja | nicht | ohne | "
        "vor ort | km | kilometer | meter | hektar | ha | prozentpunkt* | uhr | "
        "ethnie* | ethnische* | in einem | etagen | wörter | punkte umfass* | stufig*"
    ),
    few=(
        "mal | fragen | antworten | inhalt* | aufgabe* | lösung* | ziel* | "
        "maßnahme* | prinzip* | grundsätze* | kriteri* | schritt* | aspekt* | "
        "gründe* | probleme* | anforderung* | lehren | aufgabengruppen | phasen | "
        "säulen | anderen | weitere vorschläge | vorschläge zur | dinge | formen"
    ),
    sums="mit insgesamt | mit zusammen | zusammen",
    honours=(
        "belobigung* | belobigt* | ausgezeichnet* | geehrt* | gewürdigt* | "
        "*urkunde* | verdienst* | auszeichnung* | gelobt*"
    ),
    ends=(
        "zur | zum | zu | mit | in | an | auf | aus | bei | von | vom | für | der | "
        "die | das | den | dem | des | und | oder | um | unter | über | durch | im | "
        "am | haben | hat | wurden | wurde | sind | ist | war | waren | nahmen | "
        "teilgenommen | beteiligt | unterzeichneten | unterschrieben | gegen | "
        "zwischen | davon | darunter | sowie | die sich | welche | freiwillig | "
        "gebaut | aufgebaut | erhielten | an denen | nach | seit | während | "
        "eingesetzt | organisiert | abgehalten | durchgeführt | errichtet | "
        "installiert | abgegeben | übergeben | aufgeklärt | festgenommen | bekannt | "
        "ausgezeichnet | gegeben | auf dem | werden | bis | wobei | gebildet | "
        "eingerichtet | beim | gegründet | weil"
    ),
    joins="und | oder",
    common=(
        "der | die | das | und | den | von | mit | für | ist | wurden | des | auf | "
        "im | zu | nicht | eine"
    ),
    months=(
        "januar | februar | märz | april | mai | juni | juli | august | september | "
        "oktober | november | dezember"
    ),
    masks=(
        (
            r"\b(?:der|die|das|dem|den|des|zum|zur|am|im|vom|ihren?|seinen?|ihrem|seinem)"
            r" \d{1,3}\. (?=[^\W\d])"
        ),
        (
            r"\b\d{1,2}\. (?:jahrestag|parteitag|nationaler|sitzung|platz|klasse|kongress|"
            r"amtszeit|legislatur)"
        ),
        (
            r"\b(?:\d{1,2}|zwei|drei|vier|fünf|sechs) ?(?:nein|ja|nicht|ohne|vor ort|"
            r"selbst\w*|keine?)\b"
        ),
        (
            r"\b(?:in|seit|ab|bis|von|anfang|ende|mitte|jahr|jahre|jahres|im|bewegung|für|"
            r"vor|nach) (?:19|20)\d\d\b(?! (?:modell|person|haushalt|gruppe|menschen|"
            r"famil))"
        ),
    ),
    periods=(
        (
            r"(?:von|seit) (?:anfang |ende |beginn des jahres )?(?:19|20)\d\d bis (?"
            r":heute|jetzt|dato|(?:ende |anfang )?(?:19|20)\d\d)"
        ),
        (
            r"seit (?:anfang |ende |beginn |mitte )?(?:des jahres )?(?:\w+ )?(?:19|20)"
            r"\d\d(?: bis (?:heute|jetzt))?"
        ),
        (
            r"(?:im |in den |für den |in dem )?(?:zeitraum|jahren|zeitraums)(?: von)? (?"
            r":19|20)\d\d ?(?:-|–|bis) ?(?:19|20)\d\d"
        ),
        (
            r"in den (?:ersten|letzten|vergangenen) (?:\w+ )?(?:monaten|jahren)(?: (?"
            r":des jahres )?(?:19|20)\d\d)?"
        ),
        (
            r"(?:im jahr|im jahre|in|ende|anfang|bis ende|mitte)(?: (?:januar|februar|"
            r"märz|april|mai|juni|juli|august|september|oktober|november|dezember))? (?"
            r":19|20)\d\d"
        ),
        r"jedes jahr|derzeit|bisher|jährlich|bis heute|bislang|gegenwärtig",
    ),
    spread=(
        (
            r"(?:wurde|wurden) (?:in|an) (?P<where>(?:vielen |zahlreichen )?[^\W\d]+(?:en|"
            r"ern)) (?:repliziert|übernommen|nachgeahmt)"
        ),
    ),
)


_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def _below_hundred() -> dict[str, Atom]:
    words = {word: add(value) for value, word in enumerate(_UNITS.split(), start=1)}
    words |= {word: add(value) for value, word in enumerate(_TEENS.split(), start=10)}
    for tens, word in enumerate(_TENS.split(), start=2):
        words[word] = add(tens * 10)
        for unit, of_unit in enumerate(_UNITS.split(), start=1):
            words[f"{of_unit}und{word}"] = add(tens * 10 + unit)
    return words


_WORDS = table(
    _below_hundred(),
    {"null": add(0), "eins eine einen einem einer eines": add(1), "zwo": add(2)},
    {"hundert": times(100, bare=True), "tausend tsd": times(1000, bare=True)},
    {"million millionen mio": times(10**6), "milliarde milliarden mrd": times(10**9)},
    {"billion billionen": times(10**12)},
    {"und": LINK, "halb halbe halben halbes": HALF},
    {"mehrere einige paar wenige": VAGUE},
)

GERMAN = Language(
    code="de",
    lexicon=Lexicon(
        find=word_finder(_WORDS, compound_splitter(_WORDS)),
        grammar=Grammar(links=Links(least=10**19)),
        words=_WORDS,
    ),
    wording=_WORDING,
    space_groups=True,  # DIN 5008
)
