"""French: how reports count, most of them translated by machine, and the number words.

The Swiss and Belgian tens are read too. 'pour cent' is no hundred; a billion is 10**12.
"""

from collections.abc import Iterator

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links, Wording
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.tokens import HALF, LINK, VAGUE, Atom, Token, add, times

_CONCEPTS = {
    "model": "modèle* | modele*",
    "kind": (
        "types de modèles | sortes de modèles | catégories de modèles | "
        "formes de modèles | genres de modèles"
    ),
    "model_point": "points de modèle* | points modèle* | points du modèle",
    "site": (
        "point | points | lieux | lieu | emplacement* | endroit* | site | sites | localisations"
    ),
    "exemplar": (
        "exemples typiques | exemples avancés | exemplaires | figures exemplaires | "
        "bons exemples | exemples | personnes exemplaires"
    ),
    "member": "membre | membres | adhérents",
    "household": "ménage* | foyer | foyers | famille*",
    "person": (
        "personne | personnes | habitant* | citoyen* | étudiant* | élève* | "
        "participant* | gens | fonctionnaires | suspect* | sujet | sujets | "
        "fugitif* | criminels | cadres | soldats | auditeurs | dignitaires | "
        "victimes | délinquants | auteurs | travailleurs | villageois"
    ),
    "turn": (
        "participations | tours de personnes | fois de personnes | passages | "
        "présences | visites | tours"
    ),
    "group": "groupe | groupes | équipe | équipes | cellule*",
    "club": "club | clubs",
    "cluster": "grappe* | pôle* | clusters | ensembles de sécurité",
    "organisation": "organisations de masse | organisation de masse",
    "camera": "caméra* | caméras de sécurité | caméras de surveillance",
    "campaign": "campagne* | cérémonies de lancement",
    "area": "zone | zones | secteur* | localités | points chauds",
    "commune": "commune | communes | quartier | quartiers | arrondissements",
    "district": "district | districts",
    "village": (
        "village* | hameau* | groupes résidentiels | zones résidentielles | groupes d'habitation"
    ),
    "province": "province | provinces | villes | villes et provinces | provinces et villes",
    "session": (
        "séance* | réunion* | session | sessions | événement* | évènement* | "
        "conférence* | causerie* | concours | colloques"
    ),
    "class": "classe | classes | cours | cours de formation | formations",
    "forum": "forum | forums | dialogues",
    "news": (
        "article* | reportages | nouvelles | émissions | actualités | publications | "
        "messages | informations diffusées"
    ),
    "printed": (
        "dépliant* | tracts | affiches | brochures | documents | banderoles | "
        "livres | prospectus | panneaux | exemplaires de documents"
    ),
    "pledge": "engagements signés | engagements | promesses",
    "tip": (
        "sources d'information* | source d'information* | informations | "
        "information | renseignements | signalements | dénonciations"
    ),
    "case": (
        "affaire* | cas | incident* | conflits | différends | délits | crimes | "
        "infractions | litiges"
    ),
    "gun": "fusil* | arme à feu | armes à feu | pistolet*",
    "ammunition": "balles | munitions | cartouches | grenades",
    "weapon": "arme | armes | couteaux | épées | explosifs",
    "part": "composants | pièces | pièces détachées",
    "house": "maison* | logement*",
    "gift": "cadeau* | dons | colis | bourses",
    "delegate": "délégué*",
    "station": (
        "postes de police modèles | postes de police de quartier modèles | "
        "commissariats modèles | poste de police modèle | "
        "commissariats de quartier modèles"
    ),
    "unit": (
        "unité | unités | agence* | entreprise* | école* | établissement* | "
        "organismes | organisations | institutions"
    ),
    "collective": "collectif | collectifs | collectivité*",
    "individual": "individu | individus | particuliers",
    "thing": (
        "certificat* | initiatives | véhicules | motos | bateaux | propositions | "
        "avis | lampes | extincteurs | routes | rues | kg | tonnes | kilogrammes | "
        "opinions | plaintes"
    ),
    "new": (
        "nouveau | nouveaux | nouvelle | nouvelles | lancé | lancés | créé | "
        "mis en place | nouvellement"
    ),
    "typical": "typique* | avancé* | exemplaire | exemplaires | remarquables",
    "skilled": (
        "mobilisation de masse | mobilisation habile | "
        "mobilisation populaire habile | habile* de mobilisation"
    ),
    "recognised": "reconnu* | annoncé* | salué* | félicité*",
    "replicated": "reproduit* | répliqué* | dupliqué* | multiplié* | généralisé*",
    "ministry": "ministère | gouvernement | à l'échelle nationale | national | tout le pays",
    "selfmanaged": "autogestion | autogéré* | autonome*",
    "peoples_security": "sécurité populaire | sécurité du peuple",
    "grassroots": (
        "sécurité à la base | sécurité et l'ordre à la base | "
        "l'ordre au niveau local | protection de la sécurité et de l'ordre | "
        "au niveau de la base | ordre à la base"
    ),
    "neighbourhood": (
        "garde de quartier | gardes de quartier | protection du quartier | "
        "protection civile du quartier | garde civile"
    ),
    "civil_defence": "défense civile | protection civile",
    "fire": "incendie | incendies | lutte contre l'incendie",
    "interfamily": "interfamilia* | inter-familia* | interfamille*",
    "public_fire": (
        "points publics de lutte contre l'incendie | "
        "lutte contre l'incendie publics | incendie publics"
    ),
    "mediation": "médiation | conciliation | réconciliation",
    "patrol": "patrouille*",
    "launch": "lancer | lancement | lancé | lancée | lancés | lancements | déployer",
    "festival": "festival | festivals | fête | fêtes | journée nationale",
    "propaganda": (
        "propagande | sensibilisation | diffusion | éducation juridique | "
        "éducation légale | diffuser"
    ),
    "attend": (
        "participation | participé | assisté | participants | écouté | réunissant | "
        "rassemblant | attiré | attirant | présence"
    ),
    "training": "formation | former | formé",
    "commit": (
        "signé | engagement | engagements | signé un engagement | signé des engagements | s'engager"
    ),
    "valuable": "précieuse* | utile* | de valeur",
    "settled": "vérifié* | résolu* | traité* | réglé*",
    "criminal": "criminel* | pénale* | pénal",
    "narcotic_plant": (
        "plantes contenant des stupéfiants | plantes stupéfiantes | pavot | "
        "plantes à drogue | culture de plantes | cannabis | "
        "plantes contenant de la drogue"
    ),
    "gambling": "jeu d'argent | jeux d'argent | jeux de hasard | paris",
    "wanted": "recherché* | fugitif*",
    "commune_education": (
        "éducation à la commune | éducation dans la commune | éducation communale | "
        "éducation au niveau de la commune | rééducation dans la commune"
    ),
    "key": "clé | clés | complexe* | compliqué* | sensibles",
    "delisted": "retiré* | retirer | supprimé* | de la liste | rayé*",
    "transformed": "transformé* | transformer | transformation",
    "uncovered": (
        "élucidé* | découvert* | résolu* | clarifi* | enquêt* | résoudre | élucider | détecté*"
    ),
    "social_order": "ordre social",
    "clearance": "taux d'élucidation | taux de résolution",
    "offence": "criminalité | crimes | infractions | délits",
    "serious": "très graves | particulièrement graves | extrêmement graves",
    "fall": (
        "reculé | reculer | baissé | chuté | baisse | diminution | réduction | "
        "diminué | baissé | recul | réduit"
    ),
    "arrested": "arrêter | interpeller | arrêté* | arrestation | interpellé* | appréhendé*",
    "guided": (
        "rééduqué* | réinsertion | réinsérer | éduqué* | gérées et éduquées | commis des erreurs"
    ),
    "safe": (
        "norme de sécurité | normes de sécurité | standards de sécurité | "
        "norme « sécurité | sûr* en matière"
    ),
    "crime_free": "sans criminalité | sans crime | exemptes de criminalité",
    "drug_free": "sans drogue",
    "criterion_19": "critère 19 | critère n° 19 | critère numéro 19",
    "crude": "rudimentaire* | artisanale* | primitives | blanches",
    "handover": "remis | rendu | restitué* | remise | volontairement",
    "extraction": "extraction* | extrait*",
    "shared": "partager | partage | partagé* | connecté*",
    "install": "installé* | installation | installer",
    "mobilise": "mobilisé | mobiliser | collecté | récolté | mobilisation | soutien | dons",
    "exceed": "dépassant | dépassé | au-dessus de l'objectif | dépassement",
    "other": (
        "comité populaire | police populaire | cas échéant | au cours | en cours | "
        "au cas | front de la patrie | à l'égard de leur famille | information et | "
        "ministère de l'information"
    ),
    "dong": "dong | dongs | vnd | de dongs | dôngs",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": (
            "plus de | plus d' | au-delà de | supérieur à | dépassant les | "
            "quelque plus de | de plus de"
        ),
        "at_least": "au moins | au minimum | pas moins de | minimum | un minimum de",
        "about": (
            "environ | plus ou moins | près d'environ | autour de | quelque | à peu près | "
            "approximativement | aux alentours de | aux environs de"
        ),
        "nearly": "près de | presque | pas loin de | à près de | proche de | près d'",
        "up_to": (
            "jusqu'à | plafonné à | plafonnée à | au plus | au maximum | pas plus de | "
            "tout au plus | maximum"
        ),
        "less_than": "moins de | moins d' | en dessous de | inférieur à",
    },
    after={
        "at_least": "et plus | ou plus | au moins | au minimum",
        "about": "environ",
        "up_to": "au maximum | ou moins | au plus",
    },
    amounts=(
        "des dizaines de | des centaines de | des milliers de | "
        "des dizaines de milliers de | des centaines de milliers de | "
        "des millions de | plusieurs centaines de | plusieurs milliers de | "
        "plusieurs dizaines de | quelques centaines de | quelques milliers de | "
        "dizaines de milliers de | centaines de | milliers de | dizaines de | "
        "des milliers d' | des centaines d' | des dizaines d' | de milliers de | "
        "de centaines de"
    ),
    some=(
        "plusieurs | quelques | certains | certaines | beaucoup de | "
        "un grand nombre de | nombreux | nombreuses"
    ),
    out_of="sur | des | parmi les | sur les",
    out_of_total="sur un total de | sur | d'un total de | sur un total général de",
    share=(
        "soit | représentant | atteignant | ce qui représente | équivalant à | "
        "équivalent à | soit un taux de | atteignant un taux de | avec un taux de | "
        "ou | un taux de"
    ),
    of_which="dont | parmi lesquels | parmi lesquelles | parmi eux | parmi elles | en compte",
    of_them="d'entre eux | d'entre elles",
    percent="pour cent | p. cent",
    rough=(
        "millier | dizaine | vingtaine | trentaine | quarantaine | cinquantaine | "
        "soixantaine | centaine | douzaine | quinzaine"
    ),
    lead="de | d' | des | de la | du",
    equals="est de | est | : | était de | s'élève à | sont | atteint",
    range_to="à",
    see_also="à lire aussi | lire aussi | voir aussi | sur le même sujet",
    tallies=(
        "commentaire | commentaires | vues | visites | population | population de | "
        "population de plus de"
    ),
    names=(
        "n° | no | no. | nº | numéro | décret | décision | plan | directive | "
        "circulaire | projet | programme | résolution | document | loi | ordonnance | "
        "article | articles | alinéa | clause | chapitre | page | pages | route | "
        "route nationale | rue | téléphone | tél | tél. | hotline | plaque | "
        "comité de pilotage | comité directeur | critère | groupe n° | zone n° | "
        "hameau | quartier | arrondissement | âgé de | née en | né en | version | "
        "niveau | classe | top | rang | covid | commentaire | commentaires | phase | "
        "mandat | patrouille | salle | étage | dépêche | instruction | conclusion | "
        "régiment | unité | année | mois de | période | point n° | le modèle | "
        "modèle patrouille"
    ),
    counts="chaque année | cette année | nombre de | nombre total | au total",
    not_counted=(
        "vues | commentaires | partages | min de lecture | an | ans | année* | "
        "mois | jour* | heure* | minute* | semaine* | seconde* | trimestre* | "
        "décennie* | siècle* | niveau* | côté* | non | oui | sans | sur place | km | "
        "kilomètre* | mètre* | hectare* | ha | points de pourcentage | des plus | "
        "ethnies | groupes ethniques | en un | en 1 | étages | mots | fois plus"
    ),
    few=(
        "fois | questions | réponses | contenu* | tâche* | solution* | objectif* | "
        "mesure* | principe* | critère* | étape* | aspect* | raison* | problème* | "
        "exigence* | leçon* | groupes de solutions | groupes de tâches | échelon* | "
        "autres | parties | phase* | axe* | pilier* | volets | orientation*"
    ),
    sums="pour un total de | soit un total de | soit au total | avec un total de | totalisant",
    honours=(
        "félicité* | récompensé* | salué* | honoré* | distingué* | ont reçu | "
        "certificat* | mérite | diplôme* | éloge*"
    ),
    ends=(
        "pour | avec | dans | à | au | aux | en | sur | par | qui | que | dont | "
        "ont | a | est | sont | comptant | comprenant | et | ou | afin | lors | "
        "ayant | participant | contre | grâce | reçu | été | participé | assisté | "
        "signé | y | étaient | étant | ce | ainsi | ce qui | mais | où | depuis | "
        "entre | sous | vers | se | s'est | volontairement | remis | selon | parmi | "
        "répartis | réparties | travers | était | avait | avaient | seront | "
        "furent | répliqués | liés | liées | relatifs | relatives | annoncé | "
        "annoncés | chez | sera | relevant | soit | parce | car"
    ),
    joins="et | ou",
    common=(
        "le | la | les | des | et | du | dans | pour | une | est | sur | avec | par | "
        "qui | au | aux"
    ),
    months=(
        "janvier | février | mars | avril | mai | juin | juillet | août | septembre | "
        "octobre | novembre | décembre"
    ),
    masks=(
        r"\d(?:er|ère|re|e|è|ème|es|èmes|nd|nde)\b",
        r"\b(?:\d{1,2}|deux|trois|quatre|cinq|six) ?(?:non|oui|sans|sur place|ensembles?|soi)\b",
        (
            r"\b(?:en|année|l'année|début|fin|depuis|dès|pour|de|d'ici|avant|après|"
            r"jusqu'en) (?:19|20)\d\d\b(?! (?:modèle|personne|groupe|ménage|foyer|famille|"
            r"membre))"
        ),
        r"\b(?:le|la|les|du|mouvement) (?:19|20)\d\d\b",
        (
            r"\b(?:ces|les|des|aux|au cours des|derni\w+|premi\w+|prochain\w+) (?:deux|"
            r"trois|quatre|cinq|six|sept|dix)(?= (?:derni|premi|ans|années|mois|prochain))"
        ),
    ),
    periods=(
        (
            r"(?:de|depuis|du début de|depuis le début de|du) (?:l'année )?(?:19|20)"
            r"\d\d (?:à|jusqu'à|jusqu'en) (?:ce jour|aujourd'hui|présent|maintenant|"
            r"nos jours|(?:19|20)\d\d)"
        ),
        (
            r"depuis (?:le début de |la fin de )?(?:l'année )?(?:\w+ )?(?:19|20)\d\d(?"
            r": jusqu'à (?:présent|maintenant|aujourd'hui|ce jour))?"
        ),
        r"depuis le début de l'année(?: jusqu'à \w+)?",
        (
            r"(?:au cours de |pendant |sur |dans )?(?:la )?période (?:de |allant de )?(?"
            r":19|20)\d\d ?(?:-|–|à) ?(?:19|20)\d\d"
        ),
        (
            r"(?:au cours des|ces|pendant les) (?:\w+ ){1,2}(?:derni\w+ |premi\w+ )?(?"
            r":années|mois|ans)(?: de (?:l'année )?(?:19|20)\d\d)?"
        ),
        (
            r"(?:en|fin|début|à la fin de|au début de|d'ici) (?:l'année |janvier |"
            r"février |mars |avril |mai |juin |juillet |août |septembre |octobre |"
            r"novembre |décembre )?(?:19|20)\d\d"
        ),
        r"chaque année|actuellement|à ce jour|jusqu'à présent|annuellement",
    ),
    spread=(
        (
            r"(?:a|ont|été|est) (?:été )?(?:reproduit|répliqué|dupliqué)\w* dans (?"
            r"P<where>(?:les|de nombreuses|de nombreux|des) [^\W\d]+s)\b"
        ),
    ),
)


_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {word: add(value, room=10) for word, value in _TENS.items()},
    {"une": add(1), "soixante": add(60, room=20), "septante": add(70, room=10)},
    {"huitante octante": add(80, room=10), "nonante": add(90, room=10)},
    {"cent": times(100, bare=True), "cents": times(100)},
    {"mille mil": times(1000, bare=True), "million millions": times(10**6)},
    {"milliard milliards md mds mrd": times(10**9), "billion billions": times(10**12)},
    {"trillion trillions": times(10**18)},
    # 'une dizaine' is about ten; the plural alone ('des dizaines') gives no number.
    {"dizaine": times(10), "douzaine": times(12), "quinzaine": times(15)},
    {"vingtaine": times(20), "trentaine": times(30), "quarantaine": times(40)},
    {"cinquantaine": times(50), "soixantaine": times(60), "centaine": times(100)},
    {"millier": times(1000)},
    {"et": LINK, "demi demie": HALF, "pour quelques plusieurs": VAGUE},
)

# Two words that make one term: ten and seven to nine, four times twenty.
_PAIRS: dict[tuple[Atom, Atom], Atom] = {
    (_WORDS["dix"], _WORDS[word]): add(value) for word, value in (("sept", 17), ("huit", 18))
}
_PAIRS[_WORDS["dix"], _WORDS["neuf"]] = add(19)
_PAIRS[_WORDS["quatre"], _WORDS["vingt"]] = add(80, room=20)

_JOINS = (" ", "-", "‑", "‐", "\u00a0")

_find_words = word_finder(_WORDS | table({"vingts": _WORDS["vingt"]}))


def _find(text: str) -> Iterator[Token]:
    """Give the number words, two that make a term as a single token."""
    pending: Token | None = None
    for token in _find_words(text):
        atom = _PAIRS.get((pending.atoms[0], token.atoms[0])) if pending else None
        if pending and atom and text[pending.end : token.start] in _JOINS:
            pending = Token(pending.start, token.end, (atom,))
            continue
        if pending:
            yield pending
        pending = token
    if pending:
        yield pending


FRENCH = Language(
    code="fr",
    lexicon=Lexicon(
        find=_find,
        grammar=Grammar(links=Links(least=10, values=frozenset({1, 11}))),
        words=_WORDS,
    ),
    wording=_WORDING,
)
