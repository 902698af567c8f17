"""English: how reports count, most of them translated by machine, and the number words.

'billion' is 10**9; lakh, crore and dozen are not read.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links, Wording
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.tokens import ARTICLE, HALF, LINK, VAGUE, add, times

_CONCEPTS = {
    "model": "model | models",
    "kind": (
        "kinds of model* | types of model* | types of self-managed model* | "
        "kinds of self-managed model*"
    ),
    "model_point": "model point* | model site* | points of the model",
    "site": "point | points | location | locations | site | sites | place | places",
    "exemplar": (
        "exemplar* | typical example* | advanced example* | good example* | "
        "role model* | shining example* | examples"
    ),
    "member": "member | members",
    "household": "household* | family | families",
    "person": (
        "people | person | persons | citizen* | resident* | student* | pupil* | "
        "subject | subjects | suspect* | official* | participant* | attendee* | "
        "cadre* | offender* | criminal | criminals | officer* | soldier* | "
        "listener* | dignitaries | women | men | worker* | fugitive* | victim*"
    ),
    "turn": (
        "turns of people | turns | times of people | people's turns | attendances | "
        "participations | visits | turns of participants"
    ),
    "group": "security protection team* | group | groups | team | teams | brigade*",
    "club": "club | clubs",
    "cluster": "cluster | clusters",
    "organisation": "mass organisation* | mass organization*",
    "camera": "camera | cameras | security camera* | surveillance camera*",
    "campaign": "campaign | campaigns | launching ceremon* | launch ceremon*",
    "area": "area | areas | zone | zones | localities | hotspot*",
    "commune": "commune | communes | ward | wards | commune-level unit* | communes and wards",
    "district": "district | districts",
    "village": (
        "village | villages | hamlet* | residential group* | residential area* | "
        "neighborhood* | neighbourhood* | residential quarter*"
    ),
    "province": (
        "province | provinces | cities and provinces | provinces and cities | cities | towns"
    ),
    "session": (
        "session | sessions | meeting* | event | events | talk | talks | "
        "conference* | seminar* | contest* | gatherings | lectures | workshop*"
    ),
    "class": "class | classes | course | courses | training course*",
    "forum": "forum | forums | dialogues | dialogue",
    "news": (
        "news item* | article* | reports | news | broadcast* | news stories | "
        "stories | posts | videos | clips | columns | programmes broadcast"
    ),
    "printed": (
        "leaflet* | brochure* | poster* | banner* | document | documents | books | "
        "handbooks | flyers | billboards | panels | copies | publications | slogans"
    ),
    "pledge": "pledge* | commitment* | signed pledge*",
    "tip": (
        "source* of information | tip | tips | tip-off* | report* of crime | "
        "pieces of information | piece of information | information source* | "
        "information | sources of news | crime reports | denunciation*"
    ),
    "case": (
        "case | cases | gambling ring* | gambling den* | incident* | dispute* | conflict* | "
        "crime | crimes | matters"
    ),
    "gun": "gun | guns | firearm* | rifle* | shotgun*",
    "ammunition": (
        "bullet* | round* of ammunition | rounds | cartridge* | ammunition | grenade* | warhead*"
    ),
    "weapon": (
        "weapon* | knives | swords | crude weapon* | explosives | support tools | firecrackers"
    ),
    "part": "component* | gun part* | parts | weapon part*",
    "house": "house | houses | home | homes | great unity house* | charity house*",
    "gift": "gift | gifts | gift package* | presents | scholarships",
    "delegate": "delegate | delegates",
    "station": (
        "model ward police | model police station* | model ward police station* | "
        "model commune police | model police unit*"
    ),
    "unit": (
        "unit | units | agency | agencies | enterprise* | school | schools | "
        "businesses | companies | organizations | organisations | establishments | "
        "institutions | offices | bases"
    ),
    "collective": "collective | collectives | organisations and individuals",
    "individual": "individual | individuals",
    "thing": (
        "certificate* | initiative* | vehicle* | motorbike* | motorcycle* | boats | "
        "proposals | opinions | ideas | lights | lamps | fire extinguisher* | roads | "
        "streets | checkpoints | kg | kilograms | kilogrammes | tonnes | tons | "
        "gates | loudspeakers | bells | drums | applications | complaints | petitions"
    ),
    "new": (
        "new | newly | newly built | established | launched | set up | "
        "newly launched | newly established"
    ),
    "typical": "typical | advanced | exemplary | outstanding",
    "skilled": (
        "skilled mass mobilization | skilled mass mobilisation | "
        "skillful mass mobilization | skilful mass mobilisation | "
        "clever mass mobilization | good mass mobilization | "
        "smart mass mobilization | skillful people's mobilization | "
        "skilled mass mobilizers"
    ),
    "recognised": "recognized | recognised | announced | commended | acknowledged",
    "replicated": "replicated | replicate | multiplied | expanded | duplicated | scaled up",
    "ministry": (
        "ministry of public security | government | nationwide | national | central | "
        "ministry | nation-wide"
    ),
    "selfmanaged": (
        "self-managed | self-management | self-governing | self-governance | "
        "autonomous | self-administered | self-managing"
    ),
    "peoples_security": "people's security",
    "grassroots": (
        "security and order at the grassroots* | grassroots security* | "
        "grassroots level security | protecting security and order | "
        "security protection team* | security and order protection | at the grassroots"
    ),
    "neighbourhood": (
        "neighborhood guard* | neighbourhood guard* | civil guard* | street guard* | "
        "neighborhood protection | neighbourhood protection | residential protection"
    ),
    "civil_defence": "civil defence | civil defense | militia and self-defence",
    "fire": "fire | firefighting | fire-fighting | fire prevention | fire safety | fire-safety",
    "interfamily": "inter-family | interfamily | inter-household",
    "public_fire": "public fire* | public firefighting | public fire-fighting",
    "mediation": "mediation | reconciliation | conciliation",
    "patrol": "patrol | patrols | patrolling",
    "launch": (
        "launching ceremon* | launch ceremon* | launch | launched | launching | "
        "launches | launch the movement"
    ),
    "festival": "festival | festivals",
    "propaganda": (
        "propaganda | legal education | dissemination | legal propaganda | "
        "awareness | disseminating | communication"
    ),
    "attend": (
        "attended | attending | attendance | participated | listened | "
        "participating | participation | took part | drew | attracting | attracted | "
        "attract | participants"
    ),
    "training": "training | trained | train",
    "commit": (
        "signed a commitment | sign commitments | commitment | commitments | "
        "signed commitments | pledge | pledges | signed pledges | signed | pledged"
    ),
    "valuable": "valuable | useful | of value",
    "settled": "verified | settled | resolved | handled | processed | verify",
    "criminal": "criminal | crimes",
    "narcotic_plant": (
        "plants containing narcotics | narcotic plant* | opium popp* | "
        "planting plants | cannabis plant* | narcotic-plant* | poppy | opium plants | "
        "drug plants"
    ),
    "gambling": "gambling | gambling ring* | gambling den*",
    "wanted": "wanted | fugitive*",
    "commune_education": (
        "education at the commune | educated at the commune | "
        "education in the commune | into education | commune-level education | "
        "education in communes"
    ),
    "key": "key | complicated | complex | hotspot*",
    "delisted": (
        "removed from the list | remove | removed | taken off | from the list | "
        "off the list | out of the list | delisted"
    ),
    "transformed": "transformed | transformation | transform",
    "uncovered": (
        "uncovered | discovered | detected | solved | clarified | investigated | "
        "clarification | clarify | cleared | resolve | investigate | detect | uncover"
    ),
    "clearance": (
        "clearance | clearance rate | solved | investigated and solved | cleared up | "
        "investigation rate | detection rate | discovery rate"
    ),
    "social_order": "social order",
    "offence": "crime* | criminal offence* | criminal offense* | offences | offenses | crimes",
    "serious": "very serious | particularly serious | extremely serious | especially serious",
    "fall": (
        "falling | fallen | decreasing | decrease* | fell | reduction | reduced | "
        "fall | down | decline* | drop | dropped | reducing"
    ),
    "arrested": "arrested | arrest | captured | detained | apprehended | arresting",
    "guided": (
        "reformed | re-educated | managed and educated | rehabilitated | "
        "educated and helped | reintegrat* | made mistakes | past mistakes | "
        "helped to reform"
    ),
    "safe": (
        "safe in terms of security | safety standard* | "
        "safety in security and order | safe standards | standards of safety | "
        "security and order safety | safe in security | meet the standards | "
        "met the standards"
    ),
    "crime_free": "crime-free | without crime | no crime | free of crime",
    "drug_free": "drug-free | without drugs | no drugs | free of drugs",
    "criterion_19": "criterion 19 | criterion no. 19 | criteria 19 | criterion number 19",
    "crude": "crude | rudimentary | homemade | home-made",
    "handover": "handed over | hand over | surrendered | handing over | handed in | voluntarily",
    "extraction": "extraction* | extracted | extract | retrieval*",
    "shared": "share | shared | sharing | connected",
    "install": "installed | install | installation | newly installed | installing",
    "mobilise": (
        "mobilized | mobilised | mobilize | mobilise | raised | mobilizing | "
        "mobilising | donated | support | contributed | funds | fund | funding | "
        "socialized"
    ),
    "poor": "poor | disadvantaged",
    "exceed": "exceeding | exceeded | above target | above the target | exceed",
    "other": (
        "group of solutions | people's committee* | people's council* | "
        "people's police | people's public security | people's army | member states | "
        "in this case | in case | in case of | people's court | people's procuracy | "
        "unit price | the city | in place | take place | took place | takes place | "
        "taking place | family name"
    ),
    "dong": "vnd | dong | vietnamese dong | vietnam dong | dongs | đồng",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "exact": (
            "handed over | hand over | handing over | took over | turned over | "
            "take over | all over | over the"
        ),
        "more_than": (
            "more than | over | above | upwards of | in excess of | greater than | "
            "well over | as much as over | topped | surpassed | exceeds | exceeded"
        ),
        "at_least": (
            "at least | no fewer than | no less than | not less than | a minimum of | "
            "minimum | not fewer than"
        ),
        "about": (
            "about | around | approximately | some | roughly | circa | an estimated | "
            "estimated | approx. | or so"
        ),
        "nearly": "nearly | almost | close to | just under | near | nearing",
        "up_to": (
            "up to | as many as | at most | no more than | not more than | a maximum of | "
            "as much as | maximum"
        ),
        "less_than": "less than | fewer than | under | below | not even",
    },
    after={
        "more_than": "plus",
        "at_least": "or more | and more | and above | or above | upwards | at least | and over",
        "about": "or so | or thereabouts | approximately",
        "up_to": "or less | or fewer | at most | at the most",
    },
    amounts=(
        "dozens of | hundreds of | thousands of | tens of thousands of | "
        "hundreds of thousands of | millions of | tens of millions of | tens of | "
        "dozens | scores of | several hundred | several thousand | a few hundred | "
        "a few thousand | several dozen | tens of thousands | thousands | hundreds | "
        "many thousands of | many hundreds of | countless"
    ),
    some=(
        "many | some | several | numerous | a number of | a large number of | a few | "
        "various | large numbers of"
    ),
    out_of="of | of the | out of | out of the | among | among the",
    out_of_total=(
        "out of | out of the | out of a total of | of the total | of a total of | "
        "out of the total | out of the total of | among a total of | in a total of | "
        "of the total of | in total of | over a total of"
    ),
    share=(
        "i.e | that is | a rate of | accounting for | reaching | making up | or | "
        "representing | reaching a rate of | equal to | account for | "
        "equivalent to | achieving | reached | accounted for | at a rate of | "
        "a rate of | achieving a rate of | ie | i.e. | reached the ratio | "
        "reaching the ratio | reached a rate of | equal | equalling"
    ),
    of_which=(
        "of which | of whom | of these | including | of those | among them | in which | among which"
    ),
    of_them="of them | of which | of these | of whom | of those | among them",
    percent="percent | per cent | pct",
    lead="of",
    equals="is | was | are | were | : | reached | totalled | stood at | total",
    range_to="to",
    see_also="read also | read more | see also | related | also read",
    tallies=(
        "comment | comments | views | visits | online | page views | population | "
        "population of | shares"
    ),
    names=(
        "no. | no | number | nr | decree | decision | plan | directive | circular | "
        "project | program | programme | official dispatch | dispatch | resolution | "
        "document | law | ordinance | guideline | article | articles | clause | "
        "clauses | section | chapter | page | pages | highway | national highway | "
        "route | road | street | phone | tel | telephone | hotline | fax | plate | "
        "license plate | licence plate | steering committee | criterion | criteria | "
        "group | team | zone | hamlet | ward | district | quarter | lane | aged | "
        "age | born in | version | level | class | top | rank | ranked | covid | "
        "comment | comments | phase | term | patrol | room | floor | km | kilometer | "
        "point | january | february | march | april | may | june | july | august | "
        "september | october | november | december | year | regiment | battalion | "
        "unit | part | step | grade | model | photo | picture | figure | table | "
        "instruction | conclusion | notice | regulation | regulations | lesson | nq | "
        "channel | session | q"
    ),
    counts=(
        "every year | each year | per year | a year | this year | last year | "
        "the number of | total number | a total of | in total | total number of"
    ),
    not_counted=(
        "min read | min | views | view | comments | year* | month* | day* | hour* | "
        "minute* | week* | second* | quarter* | decade* | centur* | years old | "
        "side* | time | no | yes | not | on-the-spot | on the spot | togethers | "
        "km | kilometers | kilometres | km2 | m | metres | meters | hectare* | ha | "
        "p.m* | a.m* | pm | am | o'clock | percent point* | percentage point* | "
        "pillars | directions | factors | groups of | tier* | thing | self | "
        "prevention | spot | in one | -in-one | or two | another | by one | "
        "each other | way | ways | hand | of the most | of the key | of the first | "
        "of the leading | of the main | who | that | storey | storeys | "
        "ethnic minority groups | ethnic groups | ethnic"
    ),
    few=(
        "times | answers | questions | facts | level* | content | contents | task* | "
        "solution* | objective* | goals | goal | target* | measure* | principle* | "
        "criteria | step* | aspect* | reason* | key tasks | issues | problems | "
        "requirements | lessons | experiences | phases | stage* | main | "
        "major tasks | groups of tasks | groups of solutions | things | "
        "key contents | form | forms | field | fields | shares | likes"
    ),
    sums="for a total of | totalling | totaling | with a total of | a total of",
    honours=(
        "praised | commended | rewarded | honoured | honored | awarded | received | "
        "presented | certificate* | were given | merit"
    ),
    ends=(
        "to | with | in | at | on | of | for | from | by | that | which | who | "
        "were | was | have | has | had | are | is | across | throughout | "
        "including | under | between | during | within | into | related | "
        "participating | attending | took | being | operating | comprising | "
        "consisting | containing | signed | voluntarily | as | through | among | "
        "against | after | before | so | worth | but | it | they | their | where | "
        "when | while | since | per | nationwide | also | involving | belonging | "
        "awarded | announced | could | can | will | would | participated | "
        "attended | in order | surrendered | volunteered | joined | registered | "
        "took part | handed | having | located | the | not | he | she | we | up | "
        "thereby | thus | this | because"
    ),
    joins="and | or",
    common=(
        "the | and | of | in | to | for | with | that | has | have | was | were | "
        "is | on | by | from"
    ),
    months=(
        "january | february | march | april | may | june | july | august | "
        "september | october | november | december | jan. | feb. | aug. | sept. | "
        "oct. | nov. | dec."
    ),
    masks=(
        r"\d(?:st|nd|rd|th)\b",
        (
            r"\b(?:\d{1,2}|two|three|four|five|six) ?(?:nos?|yes|yeses|don'ts|dos|"
            r"withouts?|haves|selves|together\w*|on-the-spots?|knows?)\b"
        ),
        r"\b(?:one|two|three|four|five|\d)-(?!million|billion|thousand|hundred)[a-z]",
        (
            r"\b(?:no|any|every|each|the|this|that|another|some|at|as|for|in|by|one|"
            r"number|every|which|only) one\b|\bone (?:of|another|side|day|hand|year|by|"
            r"thing|and|way|is|can|must|could|might|who|should|month)\b"
        ),
        (
            r"\b(?:the )?(?:first|last|past|next|these|those|recent|coming|following|"
            r"other|both|all|our|your|their) (?:two|three|four|five|six|seven|ten)(?= (?"
            r":years|months|days|weeks|quarters))"
        ),
        r"\bzero\b",
        r"\bjust one\b",
        r"\b(?:in|the|since|by|for|of) (?:19|20)\d\d\b",
    ),
    one_counts=True,
    spread=(
        (
            r"(?:has|have|was|were) (?:been )?(?:widely )?replicated (?:in|at|to) (?"
            r"P<where>(?:many |several )?[a-z]+s)\b"
        ),
    ),
    periods=(
        (
            r"(?:from|since) (?:the )?(?:beginning|start|early|end|late|mid)?(?: of)? ?(?"
            r":\w+ )?(?:19|20)\d\d(?: (?:until|to|till|up to) (?:now|the present|present|"
            r"date|today|(?:the end of )?(?:\w+ )?(?:19|20)\d\d))?"
        ),
        (
            r"(?:since|from) the (?:beginning|start) of the (?:year|term)(?: (?:until|to|"
            r"till) (?:now|date))?"
        ),
        (
            r"(?:in |for |over |during )?(?:the )?(?:period|phase|term|years)(?: of|"
            r" from)? (?:19|20)\d\d ?(?:-|–|to) ?(?:19|20)\d\d"
        ),
        r"(?:in |over |for |during )?(?:the )?(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?: period| term)?",
        (
            r"(?:in |over |for |during )the (?:first|last|past) (?:\w+ )?(?:months?|years?"
            r"|quarters?)(?: of (?:19|20)\d\d)?"
        ),
        (
            r"(?:in|by|during|throughout|by the end of|at the end of|as of|until|for) (?"
            r":the )?(?:year |early |late |january |february |march |april |may |june |"
            r"july |august |september |october |november |december )?(?:\d{1,2},? )?(?:19|"
            r"20)\d\d"
        ),
        r"every year|each year|annually|currently|to date|at present|so far|up to now|until now",
    ),
)


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=2)},
    {"fourty": add(40, room=10), "hundred": times(100), "thousand thousands": times(1000)},
    {"million millions mn mln": times(10**6), "billion billions bn": times(10**9)},
    {"trillion trillions tn": times(10**12)},
    {"a an": ARTICLE, "and": LINK, "half": HALF},
    {"several few many per of": VAGUE},
)

ENGLISH = Language(
    code="en",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=100), comma=True),
        words=_WORDS,
    ),
    wording=_WORDING,
)
