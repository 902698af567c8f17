"""Swedish: how reports count, most of them translated by machine, and the number words.

Numbers under a million are one word, 'etthundratjugofem'. A biljon is 10**12. num2words was tried
and not used: it says 'förtio' for 40, which is 'fyrtio'.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links, Wording
from models_registry.transcription.languages.number_words import (
    compound_splitter,
    table,
    word_finder,
)
from models_registry.transcription.tokens import HALF, LINK, VAGUE, add, times

_CONCEPTS = {
    "model": "modell | modeller | modellerna | modellen | *modell | *modeller",
    "kind": "typer av modeller | slags modeller | sorters modeller | modelltyper",
    "model_point": "modellpunkter | modellpunkt | modellplatser",
    "site": "plats | platser | platserna | punkter | ställen | *platser",
    "exemplar": "förebilder | exempel | typexempel | föredömen | goda exempel",
    "member": "medlem | medlemmar | *medlemmar",
    "household": "hushåll | familj | familjer | *hushåll",
    "person": (
        "person | personer | människor | invånare | medborgare | elever | studenter | "
        "deltagare | misstänkta | efterlysta | brottslingar | förbrytare | "
        "tjänstemän | soldater | åhörare | bybor | gärningsmän | lärare | ungdomar"
    ),
    "turn": "deltaganden | besök | persongånger | deltagartillfällen | personer deltog",
    "group": "grupp | grupper | lag | team | *grupper | *grupp | *lag",
    "club": "klubb | klubbar | *klubbar",
    "cluster": "kluster | *kluster",
    "organisation": "massorganisationer",
    "camera": "kamera | kameror | *kameror",
    "campaign": "kampanj | kampanjer | *kampanjer | lanseringsceremonier",
    "area": "område | områden | zoner | *områden",
    "commune": "kommun | kommuner | socknar | stadsdelar",
    "district": "distrikt",
    "village": "by | byar | bostadsområden | bostadsgrupper | kvarter | grannskap",
    "province": "provins | provinser | städer | provinser och städer",
    "session": (
        "möte | möten | möter | *möten | *möter | *sessioner | sessioner | "
        "evenemang | konferenser | tillfällen | samtal | *tillfällen | *evenemang | "
        "föreläsningar"
    ),
    "class": "klasser | kurser | *kurser | *klasser | utbildningar",
    "forum": "forum | dialoger",
    "news": (
        "artiklar | nyheter | inslag | nyhetsartiklar | reportage | sändningar | "
        "inlägg | nyhetsinslag"
    ),
    "printed": (
        "flygblad | broschyrer | affischer | dokument | banderoller | böcker | "
        "foldrar | trycksaker | skyltar"
    ),
    "pledge": "åtaganden | löften | utfästelser",
    "tip": (
        "informationskällor | tips | *källor | anmälningar | upplysningar | "
        "uppgifter | underrättelser"
    ),
    "case": (
        "fall | ärenden | mål | brott | incidenter | brottmål | *fall | konflikter | spelmål | "
        "*brott | händelser"
    ),
    "gun": "vapen av olika slag | gevär | skjutvapen | pistoler | *gevär",
    "ammunition": "kulor | patroner | ammunition | granater | skott",
    "weapon": "vapen | knivar | svärd | sprängämnen",
    "part": "komponenter | delar | vapendelar",
    "house": "hus | bostäder | hem",
    "gift": "gåvor | presenter | gåva | gåvopaket | stipendier",
    "delegate": "delegater | delegat | ombud",
    "station": "modellpolisstationer | modellstationer | mönsterpolisstationer | polisstationer",
    "unit": (
        "enhet | enheter | myndigheter | företag | skolor | organisationer | byråer | "
        "institutioner | anläggningar | *enheter"
    ),
    "collective": "kollektiv | kollektivet",
    "individual": "individ | individer | enskilda | privatpersoner",
    "thing": (
        "intyg | förtjänstbevis | diplom | initiativ | fordon | motorcyklar | båtar | "
        "synpunkter | lampor | brandsläckare | vägar | gator | kg | ton | kilo | "
        "hedersbevis | klagomål"
    ),
    "new": (
        "nya | ny | nytt | nybildade | nyligen | lanserade | inrättade | etablerade | "
        "nystartade | nybyggda"
    ),
    "typical": "typiska | typisk | avancerade | exemplariska | framstående",
    "skilled": (
        "skicklig massmobilisering | massmobilisering | "
        "skickliga massmobiliserings* | skicklig folkmobilisering"
    ),
    "recognised": (
        "erkändes | erkänts | erkända | tillkännagav* | tillkännagivits | "
        "tillkännagiven | erkänd | berömdes"
    ),
    "replicated": (
        "replikerats | replikerade | replikerad | spridits | kopierats | replikeras | mångfaldigats"
    ),
    "ministry": "ministeriet | regeringen | hela landet | rikstäckande | nationellt | landet",
    "selfmanaged": (
        "självförvaltnings* | självförvaltande | självstyrande | självförvaltning | "
        "självförvaltade | självstyr*"
    ),
    "peoples_security": "folkets säkerhet | folksäkerhets*",
    "grassroots": (
        "på gräsrotsnivå | gräsrotsnivå | gräsrots* | skydda säkerhet och ordning | "
        "skydd av säkerhet och ordning"
    ),
    "neighbourhood": "grannskapsvakt* | kvartersvakt* | bostadsskydd | grannskapsskydd",
    "civil_defence": "civilförsvar* | civilskydd*",
    "fire": "brand | brandskydd* | brandbekämpning* | brandsäkerhet*",
    "interfamily": "interfamilj* | mellan familjer | flerfamilj*",
    "public_fire": "offentliga brand* | offentliga släck* | allmänna brand*",
    "mediation": "medling* | förlikning*",
    "patrol": "patrull* | patrullering",
    "launch": (
        "lansera | lansering | lanserat | lanserade | lanserades | starta | inleda | uppstart"
    ),
    "festival": "festival | festivalen | festivaler | högtid | nationella säkerhetsdagen",
    "propaganda": (
        "propaganda* | upplysnings* | informationsmöten | juridisk utbildning | "
        "rättsutbildning | propagandera"
    ),
    "attend": (
        "deltagit | deltog | deltagande | lyssnat | lockat | närvarade | lockade | "
        "deltar | besökt | deltagare"
    ),
    "training": "utbildning* | tränings* | utbildat",
    "commit": (
        "åtagande | åtaganden | undertecknat | skrivit under | förbundit sig | "
        "löften | undertecknade | skrev under"
    ),
    "valuable": "värdefulla | värdefull | användbara | värdefullt",
    "settled": "verifierats | lösts | hanterats | utretts | behandlats",
    "criminal": "kriminella | straffrättsliga | brottmål | kriminal*",
    "narcotic_plant": (
        "växter som innehåller narkotika | narkotiska växter | narkotikaväxter | "
        "cannabisväxter | vallmo | odling av växter | narkotikahaltiga växter"
    ),
    "gambling": "hasardspel* | spelfall | spelmål | spelande | dobbleri | hasard*",
    "wanted": "efterlyst* | eftersökt*",
    "commune_education": "utbildning i kommunen | fostran i kommunen | utbildning på kommunnivå",
    "key": "viktiga | nyckelområden | komplicerade | komplexa | prioriterade",
    "delisted": (
        "tagits bort | från listan | ta bort | avförts | strukits | avlägsnats | "
        "togs bort | avfördes"
    ),
    "transformed": "omvandlat | omvandlats | förvandlat | omvandling | omvandlade",
    "uncovered": (
        "upptäckt | uppklarade | avslöjat | klarats upp | utreda | utredning | löst | "
        "klara upp | uppklarats | avslöja | klarat upp | klarades"
    ),
    "social_order": "sociala ordningen | social ordning",
    "clearance": "uppklaringsgrad* | uppklaringsprocent*",
    "offence": "brott | brottslighet* | lagbrott",
    "serious": "mycket allvarliga | särskilt allvarliga | synnerligen allvarliga",
    "fall": (
        "minskar | gått ned | sjönk | gått ner | minskning | minskat | minskade | "
        "minskning med | ned med | sjunkit"
    ),
    "arrested": "gripit | gripits | arresterat | greps | arresterades | gripna | grep",
    "guided": "omskolats | återanpassats | begått misstag | rehabiliterats | begått fel",
    "safe": (
        "säkerhetsstandard* | standarden för säkerhet | standarden säkerhet | "
        "kriterierna för säkerhet | säkra i fråga"
    ),
    "crime_free": "utan brott | brottsfria | fria från brott",
    "drug_free": "utan narkotika | drogfria | narkotikafria | utan droger",
    "criterion_19": "kriterium 19 | kriterium nr 19",
    "crude": "primitiva | enkla | hemgjorda | råa",
    "handover": "lämnat in | lämnade in | överlämnat | inlämnade | överlämnade | frivilligt",
    "extraction": "*uttag | dataextraktioner | extraktioner | extraherats | utdrag",
    "shared": "dela | delning | delar | anslutna",
    "install": "installerat | installerats | installation | installerade | installerades",
    "mobilise": (
        "mobiliserat | mobilisera | samlat in | insamlat | stöd | bidragit | "
        "mobiliserade | insamlade"
    ),
    "exceed": "överskrider | överstiger | över målet | överskred | överskridande",
    "other": (
        "folkkommittén | i fall | i så fall | byggnader | äger rum | på plats | "
        "i samband | i stället | lagen | laget | i förekommande fall | folkpolisen"
    ),
    "dong": "vnd | dong | vietnamesiska dong",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": "mer än | fler än | över | passerat | överstiger | drygt | mera än | flera än",
        "at_least": "minst | åtminstone | inte mindre än | inte färre än | lägst",
        "about": "cirka | omkring | ungefär | runt | ca | ca. | uppskattningsvis | kring | omkr.",
        "nearly": "nästan | nära | närmare | knappt | bortåt | inemot",
        "up_to": (
            "upp till | högst | maximalt | som mest | uppemot | inte mer än | "
            "inte fler än | upp emot"
        ),
        "less_than": "mindre än | färre än | under",
    },
    after={
        "at_least": "eller fler | eller mer | och fler | och uppåt | eller flera",
        "about": "eller så",
        "up_to": "eller färre | eller mindre",
    },
    amounts=(
        "tiotals | hundratals | tusentals | tiotusentals | hundratusentals | "
        "miljontals | dussintals | flera hundra | flera tusen | tiotals tusen | "
        "åtskilliga hundra | några hundra | några tusen"
    ),
    some=(
        "många | flera | några | ett antal | ett stort antal | åtskilliga | "
        "ett flertal | talrika | vissa"
    ),
    out_of="av | av de | av totalt | av sammanlagt | bland",
    out_of_total="av totalt | av sammanlagt | av totala | av en total på | av de totalt",
    share=(
        "vilket motsvarar | motsvarande | dvs | vilket är | vilket utgör | utgör | "
        "eller | med en andel på | motsvarar | vilket ger | det vill säga | "
        "en andel på"
    ),
    of_which="varav | av vilka | av dessa | bland dem | däribland | av dem | därav",
    of_them="av dem | av dessa | av vilka",
    percent="procent | proc.",
    equals="är | : | uppgår till | var | uppgick till | totalt | blev",
    range_to="till",
    see_also="läs också | läs även | läs mer",
    tallies="kommentar | kommentarer | visningar | befolkning | befolkning på",
    names=(
        "nr | nr. | nummer | dekret | beslut | plan | direktiv | cirkulär | projekt | "
        "program | resolution | dokument | lag | förordning | artikel | paragraf | "
        "kapitel | sida | sidan | väg | riksväg | gata | telefon | tel | "
        "styrkommitté | styrkommittén | kriterium | kriterier | version | nivå | "
        "klass | topp | rang | covid | kommentar | kommentarer | fas | mandatperiod | "
        "patrull | rum | våning | född | ålder | år | åren | distrikt | stadsdel | "
        "by nr | zon | regemente | årskurs | annons | instruktion | slutsats | "
        "avsnitt | rondell | kvartal"
    ),
    counts="varje år | per år | i år | antalet | totalt | antal | sammanlagt",
    not_counted=(
        "visningar | kommentarer | delningar | år | års | årig* | månad* | dag | "
        "dagar | dagarna | timme* | timmar | minut* | veck* | sekund* | kvartal | "
        "decenni* | sekel | århundrade* | nivå* | sidor | gång | nej | ja | inte | "
        "utan | på plats | km | kilometer | meter | hektar | ha | procentenhet* | "
        "etnisk* | folkgrupper | i ett | våning* | ord | av de viktigaste | av de"
    ),
    few=(
        "gånger | frågor | innehåll* | uppgift* | lösning* | mål | åtgärd* | "
        "princip* | kriteri* | steg | aspekt* | skäl | problem | krav | lärdom* | "
        "uppgiftsgrupper | delar | faser | sätt | andra | punkter i | förslag | "
        "innehållsförslag | innehåll | områden av arbetet | former"
    ),
    sums="med totalt | med sammanlagt | totalt | sammanlagt",
    honours=(
        "beröm* | belönad* | belönat* | hedrad* | hyllad* | uppmärksammad* | "
        "diplom | förtjänst* | utmärkelse*"
    ),
    ends=(
        "för | att | med | i | på | av | från | till | som | vid | har | hade | är | "
        "var | och | eller | om | under | över | genom | inom | mot | mellan | "
        "bland | där | när | samt | inklusive | deltog | varav | utplacerade | "
        "fick | undertecknade | skrev | deltagit | blev | den | detta | vilket | "
        "varvid | då | så | efter | ska | skulle | kan | kunde | frivilligt | "
        "tilldelades | runt | längs | utan | genomfördes | anordnades | hölls | "
        "organiserades | tillkännagiven | erkändes | därför | eftersom"
    ),
    joins="och | eller",
    common=(
        "och | att | det | som | för | med | av | är | till | på | har | den | ett | en | om | i"
    ),
    months=(
        "januari | februari | mars | april | maj | juni | juli | augusti | "
        "september | oktober | november | december"
    ),
    masks=(
        r"\d:(?:e|a|de|dje|te)\b",
        r"\b(?:\d{1,2}|två|tre|fyra|fem|sex) ?(?:nej|ja|inte|utan|själv\w*|på plats)\b",
        (
            r"\b(?:år|i|sedan|från|till|under|för|av|tidigt|slutet av|början av|våren|"
            r"hösten|sommaren|vintern) (?:19|20)\d\d\b(?! (?:modell|person|hushåll|grupp|"
            r"platser|famil))"
        ),
        r"\brörelsen (?:19|20)\d\d\b",
    ),
    periods=(
        (
            r"från (?:och med |början av )?(?:år )?(?:19|20)\d\d (?:till|fram till|tills)"
            r" (?:nu|idag|dags dato|(?:19|20)\d\d)"
        ),
        (
            r"sedan (?:början av |slutet av )?(?:år )?(?:\w+ )?(?:19|20)\d\d(?: (?"
            r":fram till|tills|till) (?:nu|idag))?"
        ),
        r"(?:under |i |för )?(?:perioden|åren) (?:19|20)\d\d ?(?:-|–|till) ?(?:19|20)\d\d",
        (
            r"under de (?:senaste|första|gångna) (?:\w+ )?(?:åren|månaderna|året)(?: (?"
            r":av|under|i) (?:19|20)\d\d)?"
        ),
        (
            r"(?:under|år|i|i slutet av|i början av|i slutet av år) (?:år |januari |"
            r"februari |mars |april |maj |juni |juli |augusti |september |oktober |"
            r"november |december )?(?:19|20)\d\d"
        ),
        r"varje år|för närvarande|hittills|årligen|fram till nu|vid detta tillfälle",
    ),
    spread=(
        (
            r"har (?:också )?(?:replikerats|spridits|kopierats) (?:i|till|på) (?P<where>(?"
            r":många |flera )?[^\W\d]+(?:or|ar|er|en))\b"
        ),
    ),
)


_SMALL = (
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton"
)
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=2)},
    {"en": add(1), "hundra": times(100, bare=True)},
    {"tusen ettusen": times(1000, bare=True), "miljon miljoner milj mn": times(10**6)},
    {"miljard miljarder mdr md": times(10**9), "biljon biljoner": times(10**12)},
    {"och": LINK, "halv halvt halva": HALF, "flera några par": VAGUE},
)

SWEDISH = Language(
    code="sv",
    lexicon=Lexicon(
        find=word_finder(_WORDS, compound_splitter(_WORDS)),
        # 'en miljon och en' is two things counted: nothing is joined by 'och'.
        grammar=Grammar(links=Links(least=10**19)),
        words=_WORDS,
    ),
    wording=_WORDING,
)
