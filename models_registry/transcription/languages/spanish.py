"""Spanish: how reports count, most of them translated by machine, and the number words.

'por ciento' is no hundred; 'mil millones' is 10**9 and a billón 10**12.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Links, Wording
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.tokens import HALF, LINK, VAGUE, add, times

_CONCEPTS = {
    "model": "modelo | modelos",
    "kind": "tipos de modelos | clases de modelos | tipos de modelo",
    "model_point": "puntos modelo | puntos de modelo* | puntos del modelo",
    "site": "punto | puntos | lugar | lugares | ubicaciones | sitios | localizaciones | ubicación",
    "exemplar": (
        "ejemplos típicos | ejemplos avanzados | ejemplos | casos ejemplares | personas ejemplares"
    ),
    "member": "miembro | miembros | integrantes | afiliados",
    "household": "hogar | hogares | familia | familias",
    "person": (
        "persona | personas | habitantes | ciudadanos | estudiantes | alumnos | "
        "participantes | asistentes | gente | sospechosos | sujetos | funcionarios | "
        "soldados | oyentes | delincuentes | fugitivos | prófugos | residentes | "
        "pobladores | vecinos | cuadros | trabajadores"
    ),
    "turn": "asistencias | participaciones | turnos de personas | veces de personas | visitas",
    "group": "grupo | grupos | equipo | equipos | brigadas | cuadrillas",
    "club": "club | clubes | clubs",
    "cluster": "clúster* | cluster* | conglomerados | agrupaciones",
    "organisation": "organizaciones de masas",
    "camera": "cámara | cámaras",
    "campaign": "campaña | campañas | ceremonias de lanzamiento | actos de lanzamiento",
    "area": "área | áreas | zona | zonas | localidades | puntos conflictivos",
    "commune": "comuna | comunas | barrio | barrios | municipios | barrios y pueblos",
    "district": "distrito | distritos",
    "village": (
        "aldea | aldeas | caserío* | grupos residenciales | áreas residenciales | "
        "zonas residenciales | pueblos"
    ),
    "province": "provincia | provincias | ciudades | provincias y ciudades",
    "session": (
        "sesión | sesiones | reunión | reuniones | evento | eventos | charlas | "
        "conferencias | jornadas | actos | encuentros | concursos"
    ),
    "class": "clases | cursos | clase | curso | talleres | capacitaciones",
    "forum": "foro | foros | diálogos",
    "news": (
        "artículos | noticias | reportajes | emisiones | programas emitidos | publicaciones | notas"
    ),
    "printed": (
        "folletos | carteles | volantes | documentos | pancartas | libros | "
        "materiales | octavillas | ejemplares"
    ),
    "pledge": "compromisos | actas de compromiso | promesas",
    "tip": (
        "fuentes de información | fuente de información | informaciones | pistas | "
        "denuncias | información | datos | soplos"
    ),
    "case": "caso | casos | incidentes | delitos | conflictos | disputas | asuntos",
    "gun": "fusil | fusiles | armas de fuego | arma de fuego | escopetas | pistolas | rifles",
    "ammunition": "balas | municiones | cartuchos | granadas | proyectiles",
    "weapon": "arma | armas | cuchillos | espadas | explosivos",
    "part": "componentes | piezas",
    "house": "casa | casas | vivienda | viviendas",
    "gift": "regalo | regalos | obsequios | donativos | becas",
    "delegate": "delegado | delegados | delegadas",
    "station": (
        "comisarías modelo | comisarías de barrio modelo | "
        "estaciones de policía modelo | comisarías ejemplares | comisarías"
    ),
    "unit": (
        "unidad | unidades | agencias | empresas | escuelas | organismos | "
        "organizaciones | instituciones | establecimientos | entidades | centros"
    ),
    "collective": "colectivo | colectivos | colectividades",
    "individual": "individuo | individuos | particulares | individuales",
    "thing": (
        "certificados | iniciativas | vehículos | motocicletas | barcos | "
        "propuestas | opiniones | lámparas | extintores | carreteras | calles | kg | "
        "toneladas | kilogramos | diplomas | quejas"
    ),
    "new": (
        "nuevo | nuevos | nueva | nuevas | lanzado | creado | establecido | "
        "establecidos | recién | lanzados | creados"
    ),
    "typical": "típico | típicos | avanzados | ejemplares | destacados | típicas | sobresalientes",
    "skilled": (
        "movilización de masas | movilización hábil | hábil movilización | "
        "movilización popular hábil | hábiles de movilización"
    ),
    "recognised": "reconocido* | reconocid* | anunciad* | elogiad* | anunciado*",
    "replicated": "replicad* | reproducid* | multiplicad* | extendid* | replicado*",
    "ministry": "ministerio | gobierno | a nivel nacional | todo el país | nacional",
    "selfmanaged": (
        "autogestión | autogestionad* | autogestionados | autogobierno | autónomos | "
        "autoadministrad*"
    ),
    "peoples_security": "seguridad popular | seguridad del pueblo",
    "grassroots": (
        "seguridad y el orden a nivel de base | a nivel de base | seguridad de base | "
        "protección de la seguridad y el orden | protección de la seguridad | de base"
    ),
    "neighbourhood": (
        "guardia vecinal | guardias vecinales | protección vecinal | "
        "guardia de barrio | vigilancia vecinal"
    ),
    "civil_defence": "defensa civil | protección civil",
    "fire": "incendio | incendios | contra incendios",
    "interfamily": "interfamiliar* | inter-familiar* | entre familias",
    "public_fire": (
        "puntos públicos de extinción | extinción de incendios públicos | "
        "contra incendios públicos | públicos contra incendios"
    ),
    "mediation": "mediación | conciliación | reconciliación",
    "patrol": "patrulla* | patrullaje",
    "launch": "lanzar | lanzamiento | lanzado | lanzó | lanzaron | lanzamientos | puesto en marcha",
    "festival": "festival | festivales | fiesta | fiestas",
    "propaganda": (
        "propaganda | divulgación | difusión | educación jurídica | sensibilización | "
        "educación legal | concienciación"
    ),
    "attend": (
        "participación | asistieron | participaron | asistencia | participado | "
        "escucharon | atrayendo | atrajo | participantes | asistentes | atraído | "
        "asistido"
    ),
    "training": "formación | capacitación | entrenamiento",
    "commit": "firmado | firmaron | compromiso | compromisos | comprometido | firmó",
    "valuable": "valiosa | valiosas | valioso | valiosos | útiles | de valor",
    "settled": "verificad* | resuelt* | tramitad* | atendid*",
    "criminal": "penal | penales | criminal | criminales",
    "narcotic_plant": (
        "plantas que contienen estupefacientes | plantas narcóticas | "
        "plantas estupefacientes | amapola* | cultivo de plantas | "
        "plantas con estupefacientes | plantas de cannabis | plantación de plantas"
    ),
    "gambling": "juego de azar | juegos de azar | juego ilegal | apuestas | juegos de apuestas",
    "wanted": "buscad* | prófugos | fugitivos | en busca y captura | buscados",
    "commune_education": "educación en la comuna | educación a nivel comunal | educación comunal",
    "key": "clave | claves | complejas | complicadas | prioritarias | conflictivas",
    "delisted": "retirad* | eliminad* | de la lista | retirar | eliminar | excluid*",
    "transformed": "transformad* | transformó | transformar | transformado | transformación",
    "uncovered": (
        "esclarecid* | descubiert* | resuelt* | investigad* | esclarecer | "
        "descubrir | esclarecimiento | detectad* | investigación | aclarar"
    ),
    "social_order": "orden social",
    "clearance": "tasa de esclarecimiento | tasa de resolución",
    "offence": "delitos | delincuencia | criminalidad | infracciones | crímenes",
    "serious": "muy graves | especialmente graves | particularmente graves",
    "fall": (
        "bajaron | descendieron | cayeron | bajado | disminuido | disminución | "
        "reducción | descenso | disminuyó | disminuyeron | reducido | bajó | redujo | "
        "caída | descendió"
    ),
    "arrested": (
        "detener | arrestar | capturar | detenid* | arrestad* | detuvo | arrestó | "
        "capturad* | detuvieron"
    ),
    "guided": "reeducad* | reinserción | cometido errores | reinsertad* | educad*",
    "safe": (
        "estándar de seguridad | estándares de seguridad | norma de seguridad | "
        "normas de seguridad | seguros en términos"
    ),
    "crime_free": (
        "sin delitos | libres de delitos | sin delincuencia | sin crimen | libres de delincuencia"
    ),
    "drug_free": "sin drogas | libres de drogas",
    "criterion_19": "criterio 19 | criterio n.º 19 | criterio nº 19",
    "crude": "rudimentari* | caseras | artesanales | blancas",
    "handover": "entregad* | entregaron | entregó | voluntariamente | entrega",
    "extraction": "extracciones | extraíd* | extracción",
    "shared": "compartir | compartid* | conectad*",
    "install": "instalad* | instalación | instaló | instalar | instalaron",
    "mobilise": (
        "movilizado | movilizó | movilizar | recaudado | recaudó | apoyo | donado | "
        "movilizaron | recaudar"
    ),
    "exceed": "superando | por encima del objetivo | superó | excediendo | supera | excede",
    "other": (
        "comité popular | policía popular | en caso | en este caso | en el caso | "
        "tiene lugar | tuvo lugar | en lugar | caso de | frente de la patria | "
        "en primer lugar"
    ),
    "dong": "vnd | dong | dongs | de dongs | dongs vietnamitas | đồng",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": "más de | por encima de | superior a | más que | superiores a",
        "at_least": "al menos | por lo menos | como mínimo | no menos de | un mínimo de",
        "about": (
            "unos | unas | alrededor de | aproximadamente | cerca de unos | en torno a | "
            "unos aproximadamente | cerca de los"
        ),
        "nearly": "casi | cerca de | próximo a | prácticamente",
        "up_to": "hasta | como máximo | a lo sumo | no más de | un máximo de",
        "less_than": "menos de | por debajo de | inferior a",
    },
    after={
        "at_least": "o más | y más | como mínimo | en adelante",
        "about": "aproximadamente",
        "up_to": "como máximo | o menos",
    },
    amounts=(
        "decenas de | cientos de | miles de | decenas de miles de | "
        "cientos de miles de | centenares de | millones de | docenas de | "
        "varios cientos de | varios miles de | varias decenas de | unos cientos de | "
        "varios centenares de"
    ),
    some=(
        "muchos | muchas | numerosos | numerosas | varios | varias | algunos | "
        "algunas | una serie de | un gran número de | diversos"
    ),
    out_of="de | de los | de las | de entre | sobre",
    out_of_total="de un total de | del total de | sobre un total de",
    share=(
        "lo que representa | lo que equivale al | lo que supone | es decir | "
        "equivalente a | equivalente al | alcanzando | alcanzando el | "
        "representando el | lo que representa el | o sea | lo que supone el | "
        "con una tasa del | o el | o | un"
    ),
    of_which=(
        "de los cuales | de las cuales | de ellos | de ellas | entre ellos | "
        "entre ellas | de estos | de estas"
    ),
    of_them="de ellos | de ellas | de los cuales | de las cuales",
    percent="por ciento | por cien",
    rough="decena | centenar | millar | docena | veintena | treintena",
    lead="de | del",
    equals="es de | es | : | son | era de | asciende a | fue de | suman",
    range_to="a",
    see_also="lea también | lea además | ver también | noticias relacionadas | lee también",
    tallies="comentario | comentarios | visitas | vistas | población | población de",
    names=(
        "n.º | nº | no. | núm. | núm | número | decreto | decisión | plan | "
        "directiva | circular | proyecto | programa | resolución | documento | ley | "
        "ordenanza | artículo | artículos | cláusula | capítulo | página | páginas | "
        "carretera | carretera nacional | calle | teléfono | tel | tel. | "
        "comité directivo | criterio | versión | nivel | clase | top | rango | "
        "covid | comentario | comentarios | fase | mandato | patrulla | sala | piso | "
        "edad | nacido en | año | años de | el año | distrito | barrio | zona | "
        "aldea | regimiento | instrucción | conclusión | apartado | grupo n.º | "
        "trimestre | proyecto n.º"
    ),
    counts=(
        "cada año | al año | este año | número de | total de | un total de | en total | "
        "número total de"
    ),
    not_counted=(
        "visitas a la página | comentarios | lecturas | vistas | año* | mes | "
        "meses | día | días | hora* | minuto* | semana* | segundo* | trimestre* | "
        "década* | siglo* | nivel* | lado* | vez | no | sí | sin | in situ | "
        "en el lugar | km | kilómetro* | metro* | hectárea* | ha | "
        "puntos porcentuales | etnias | grupos étnicos | en uno | en 1 | pisos | "
        "palabras | de los principales | de la mañana | de la tarde"
    ),
    few=(
        "veces | preguntas | contenido* | tarea* | solución | soluciones | "
        "objetivo* | medida* | principio* | criterio* | paso* | aspecto* | razones | "
        "problema* | requisito* | lección | lecciones | grupos de tareas | "
        "grupos de soluciones | fases | ejes | pilares | otros | otras | formas | "
        "partes | propuestas para"
    ),
    sums="con un total de | para un total de | sumando | totalizando",
    honours=(
        "recibieron | felicitacion* | felicitad* | premiad* | elogiad* | "
        "reconocid* | galardonad* | condecorad* | diploma* | mérito | mención | "
        "menciones"
    ),
    ends=(
        "para | con | en | a | al | por | que | y | e | o | u | contra | se | "
        "fueron | fue | han | ha | son | es | participaron | asistieron | firmaron | "
        "durante | desde | entre | sobre | bajo | incluidos | incluidas | "
        "entregaron | recibieron | donde | como | según | tras | hasta | lo | los | "
        "las | el | la | cuando | mediante | construidos | establecidos | "
        "desplegados | fueran | donados | voluntariamente | han sido | "
        "relacionados | relacionadas | hacia | pero | así | ante | replicados | "
        "anunciado | organizadas | entregadas | ubicados | había | habían | porque | "
        "pues"
    ),
    joins="y | e | o",
    common="el | la | los | las | de | y | en | que | para | con | por | una | del | se | han | al",
    months=(
        "enero | febrero | marzo | abril | mayo | junio | julio | agosto | "
        "septiembre | setiembre | octubre | noviembre | diciembre"
    ),
    masks=(
        r"\d\.?[ºª°]|\d\.?(?:er|do|ro|to|mo|vo|no)\b",
        r"\b(?:\d{1,2}|dos|tres|cuatro|cinco|seis) ?(?:no(?:es)?|sí(?:es)?|sin|in situ|auto\w*)\b",
        (
            r"\b(?:en|de|del|desde|hasta|año|para|finales de|principios de|a|movimiento)"
            r" (?:19|20)\d\d\b(?! (?:modelo|persona|hogar|grupo|famil))"
        ),
        (
            r"\b(?:los|las|últimos|últimas|primeros|próximos|estos) (?:dos|tres|cuatro|"
            r"cinco|seis|siete|diez)(?= (?:últim|primer|próxim|años|meses))"
        ),
    ),
    periods=(
        (
            r"(?:de|desde) (?:principios de |comienzos de |el año |finales de )?(?:19|20)"
            r"\d\d (?:hasta|a) (?:la fecha|ahora|hoy|la actualidad|el presente|(?"
            r":finales de )?(?:19|20)\d\d)"
        ),
        (
            r"desde (?:principios de |comienzos de |el inicio de |el año |finales de )?(?"
            r":\w+ de )?(?:19|20)\d\d(?: hasta (?:ahora|la fecha|hoy))?"
        ),
        (
            r"(?:durante |en |para )?(?:el )?(?:período|periodo)(?: de)? (?:19|20)\d\d ?(?"
            r":-|–|a) ?(?:19|20)\d\d"
        ),
        r"(?:en|durante) los (?:primeros|últimos) (?:\w+ )?(?:meses|años)(?: de (?:19|20)\d\d)?",
        (
            r"(?:en|a finales de|a principios de|durante|hasta) (?:el año |enero de |"
            r"febrero de |marzo de |abril de |mayo de |junio de |julio de |agosto de |"
            r"septiembre de |octubre de |noviembre de |diciembre de )?(?:19|20)\d\d"
        ),
        r"cada año|actualmente|hasta la fecha|hasta ahora|anualmente|todos los años",
    ),
    spread=(
        (
            r"(?:ha|han) sido replicad\w+ en (?P<where>(?:las|los|muchas|muchos|varias|"
            r"varios)? ?[^\W\d]+s)\b"
        ),
    ),
)


_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = {"dosc": 2, "tresc": 3, "cuatroc": 4, "seisc": 6, "setec": 7, "ochoc": 8, "novec": 9}

_WORDS = table(
    {word: add(value) for value, word in enumerate(_SMALL.split())},
    {"un una": add(1), "veintiún veintiuna": add(21)},
    {word: add(value * 10, room=10) for value, word in enumerate(_TENS.split(), start=3)},
    {f"{w}ientos {w}ientas": add(v * 100, room=100) for w, v in _HUNDREDS.items()},
    {"quinientos quinientas": add(500, room=100), "cien ciento": times(100, bare=True)},
    {"mil": times(1000, bare=True), "millón millones": times(10**6)},
    {"millardo millardos": times(10**9), "billón billones": times(10**12)},
    {"decena": times(10), "docena": times(12), "veintena": times(20)},
    {"centenar": times(100), "millar": times(1000)},
    {"y": LINK, "medio media": HALF, "por varios varias": VAGUE},
)

SPANISH = Language(
    code="es",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=10, most=10)),
        words=_WORDS,
    ),
    wording=_WORDING,
    space_groups=True,  # RAE, Ortografía (2010)
)
