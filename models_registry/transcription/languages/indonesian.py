"""Indonesian: how reports count, most of them translated by machine, and the number words.

A miliar is 10**9; 'ratusan' and 'ribuan' (hundreds, thousands) are no numbers.
"""

from models_registry.transcription.languages.form import Grammar, Language, Lexicon, Wording
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.tokens import HALF, VAGUE, Atom, Role, add, times

_CONCEPTS = {
    "model": "model",
    "kind": "jenis model | tipe model | macam model",
    "model_point": "titik model",
    "site": "titik | lokasi | tempat",
    "exemplar": "teladan | contoh | panutan | contoh teladan",
    "member": "anggota",
    "household": "rumah tangga | keluarga | kepala keluarga | kk",
    "person": (
        "orang | warga | penduduk | siswa | pelajar | mahasiswa | peserta | "
        "tersangka | buronan | pejabat | jiwa | pelaku | masyarakat | pengikut | "
        "kader | perwira"
    ),
    "turn": "kunjungan | partisipasi | orang-kali | kali orang | kehadiran",
    "group": "kelompok | tim | regu | grup | satgas",
    "club": "klub",
    "cluster": "klaster | gugus | kluster",
    "organisation": "organisasi massa | ormas",
    "camera": "kamera | cctv",
    "campaign": "kampanye | upacara peluncuran | acara peluncuran",
    "area": "area | daerah | wilayah | kawasan | zona | titik rawan",
    "commune": "komune | kelurahan | desa/kelurahan",
    "district": "distrik | kabupaten | kecamatan",
    "village": "desa | dusun | kampung | rw | rt | permukiman | kawasan permukiman | lingkungan",
    "province": "provinsi | kota | provinsi dan kota",
    "session": (
        "sesi | pertemuan | acara | rapat | sosialisasi | penyuluhan | konferensi | "
        "kegiatan | ceramah | lomba"
    ),
    "class": "kelas | kursus | pelatihan",
    "forum": "forum | dialog",
    "news": "berita | artikel | siaran | laporan berita | liputan | konten",
    "printed": (
        "selebaran | brosur | poster | spanduk | dokumen | buku | pamflet | leaflet | eksemplar"
    ),
    "pledge": "ikrar | surat komitmen | pernyataan komitmen | komitmen | surat pernyataan",
    "tip": (
        "sumber informasi | informasi | laporan | laporan warga | "
        "laporan masyarakat | petunjuk | pengaduan"
    ),
    "case": "kasus | perkara | insiden | tindak pidana | kejahatan | sengketa | konflik | kejadian",
    "gun": "senjata api | pucuk senjata | senapan | pistol | pucuk",
    "ammunition": "peluru | amunisi | butir peluru | granat | butir amunisi",
    "weapon": "senjata | pisau | pedang | senjata tajam | bahan peledak | senjata rakitan",
    "part": "komponen | suku cadang | komponen senjata",
    "house": "rumah | unit rumah",
    "gift": "hadiah | bingkisan | paket bantuan | bingkisan hadiah | beasiswa | paket hadiah",
    "delegate": "delegasi | delegat | utusan | delegasi teladan",
    "station": (
        "kantor polisi teladan | kantor polisi percontohan | polsek teladan | "
        "kepolisian kelurahan teladan | pos polisi teladan | "
        "kantor polisi kelurahan teladan"
    ),
    "unit": "unit | instansi | perusahaan | sekolah | organisasi | lembaga | satuan | badan",
    "collective": "kolektif | kelompok kolektif",
    "individual": "individu | perorangan | perseorangan",
    "thing": (
        "piagam | sertifikat | inisiatif | kendaraan | sepeda motor | perahu | "
        "usulan | pendapat | lampu | alat pemadam | jalan | kg | ton | kilogram | "
        "penghargaan | ruas jalan"
    ),
    "new": "baru | diluncurkan | dibentuk | didirikan",
    "typical": "tipikal | khas | unggulan | maju | teladan | menonjol",
    "skilled": (
        "mobilisasi massa terampil | mobilisasi massa yang terampil | "
        "mobilisasi massa | penggalangan massa"
    ),
    "recognised": "diakui | diumumkan | dipuji | pengakuan",
    "replicated": "direplikasi | diperluas | ditiru | diperbanyak | replikasi",
    "ministry": "kementerian | pemerintah | seluruh negeri | nasional | secara nasional",
    "selfmanaged": "swakelola | mandiri | swadaya | swakelola mandiri | pengelolaan mandiri",
    "peoples_security": "keamanan rakyat",
    "grassroots": (
        "tingkat akar rumput | akar rumput | perlindungan keamanan dan ketertiban | "
        "keamanan dan ketertiban di tingkat"
    ),
    "neighbourhood": (
        "penjaga lingkungan | perlindungan lingkungan | siskamling | penjagaan lingkungan"
    ),
    "civil_defence": "pertahanan sipil | hansip | perlindungan sipil",
    "fire": "kebakaran | pemadam kebakaran | keselamatan kebakaran",
    "interfamily": "antarkeluarga | antar-keluarga | antar keluarga",
    "public_fire": "pemadam kebakaran umum | titik pemadam umum | pemadaman kebakaran umum",
    "mediation": "mediasi | rekonsiliasi | perdamaian",
    "patrol": "patroli | ronda",
    "launch": "peluncuran | meluncurkan | diluncurkan | pencanangan | mencanangkan",
    "festival": "festival | hari raya | pesta rakyat",
    "propaganda": (
        "propaganda | sosialisasi | penyuluhan | pendidikan hukum | penyebaran | diseminasi"
    ),
    "attend": (
        "dihadiri | diikuti | partisipasi | hadir | mengikuti | menghadiri | "
        "menarik | peserta | mendengarkan | berpartisipasi"
    ),
    "training": "pelatihan | diklat | pembekalan",
    "commit": "menandatangani | komitmen | ikrar | berkomitmen | menandatangani komitmen",
    "valuable": "berharga | bernilai | bermanfaat",
    "settled": "diverifikasi | diselesaikan | ditangani | diproses",
    "criminal": "pidana | kriminal",
    "narcotic_plant": (
        "tanaman yang mengandung narkotika | tanaman narkotika | tanaman ganja | "
        "opium | penanaman tanaman | tanaman mengandung narkotika"
    ),
    "gambling": "perjudian | judi",
    "wanted": "buronan | dicari | dpo | buron",
    "commune_education": (
        "pendidikan di komune | pembinaan di komune | pendidikan di tingkat komune | "
        "pembinaan di desa"
    ),
    "key": "rawan | utama | kompleks | kunci | prioritas | rumit",
    "delisted": "dihapus | dikeluarkan | dari daftar | menghapus | mengeluarkan",
    "transformed": "ditransformasi | mengubah | diubah | transformasi | bertransformasi",
    "uncovered": (
        "terungkap | mengungkap | diungkap | pengungkapan | menyelidiki | ditemukan | "
        "mengungkapkan | memecahkan | mendeteksi | penyelidikan"
    ),
    "social_order": "ketertiban sosial",
    "clearance": "tingkat pengungkapan | tingkat penyelesaian",
    "offence": "kejahatan | kriminalitas | tindak pidana | pelanggaran",
    "serious": "sangat serius | sangat berat | khususnya serius | luar biasa serius",
    "fall": "penurunan | menurun | turun | berkurang | pengurangan",
    "arrested": "ditangkap | menangkap | penangkapan | diamankan | menahan",
    "guided": "dibina | pembinaan | direhabilitasi | melakukan kesalahan | dididik",
    "safe": (
        "memenuhi standar | standar aman | standar keamanan | aman dari segi | memenuhi standar"
    ),
    "crime_free": "bebas kejahatan | tanpa kejahatan | bebas kriminalitas",
    "drug_free": "bebas narkoba | tanpa narkoba | bersih narkoba",
    "criterion_19": "kriteria 19 | kriteria nomor 19",
    "crude": "rakitan | sederhana | primitif | tajam",
    "handover": "diserahkan | menyerahkan | penyerahan | secara sukarela",
    "extraction": "ekstraksi | diekstrak | pengambilan data | mengekstrak",
    "shared": "berbagi | dibagikan | membagikan | terhubung",
    "install": "dipasang | memasang | pemasangan | terpasang",
    "mobilise": (
        "mengumpulkan | dihimpun | menghimpun | menggalang | memobilisasi | "
        "dukungan | sumbangan | dimobilisasi | penggalangan"
    ),
    "exceed": "melebihi | melampaui | di atas target",
    "other": (
        "komite rakyat | kepolisian rakyat | dalam hal | dalam kasus | "
        "keluarga berencana | ton air | front tanah air"
    ),
    "dong": "vnd | dong | dong vietnam",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": "lebih dari | di atas | melebihi dari | lebih | lebih daripada",
        "at_least": (
            "setidaknya | paling sedikit | sekurang-kurangnya | minimal | "
            "tidak kurang dari | sedikitnya | paling tidak"
        ),
        "about": "sekitar | kira-kira | kurang lebih | kisaran | diperkirakan | lebih kurang",
        "nearly": "hampir | mendekati | nyaris",
        "up_to": (
            "hingga | sampai | paling banyak | maksimal | tidak lebih dari | "
            "sebanyak-banyaknya | mencapai hingga"
        ),
        "less_than": "kurang dari | tidak sampai | di bawah",
    },
    after={
        "at_least": "atau lebih | ke atas",
        "more_than": "lebih",
        "up_to": "atau kurang",
    },
    amounts=(
        "puluhan | ratusan | ribuan | puluhan ribu | ratusan ribu | jutaan | "
        "belasan | beberapa ratus | beberapa ribu | beberapa puluh"
    ),
    some="banyak | beberapa | sejumlah | berbagai | sejumlah besar",
    out_of="dari | dari total | di antara",
    out_of_total="dari total | dari keseluruhan | dari jumlah | dari seluruh",
    share=(
        "mencapai | setara dengan | atau | yaitu | mewakili | atau setara | "
        "atau sebesar | dengan tingkat | dengan persentase | yakni | sebesar | setara"
    ),
    of_which=(
        "di antaranya | yang di antaranya | di mana | termasuk | antara lain | "
        "dari jumlah itu | dari jumlah tersebut"
    ),
    of_them="di antaranya | di antara mereka | dari jumlah itu",
    percent="persen",
    equals="adalah | : | berjumlah | sebanyak | mencapai | sebesar",
    range_to="hingga | sampai",
    see_also="baca juga | berita terkait | baca selengkapnya",
    tallies=(
        "komentar | dilihat | dibaca | pengunjung | penduduk sebanyak | jumlah penduduk | "
        "berpenduduk | populasi"
    ),
    names=(
        "no. | no | nomor | dekrit | keputusan | rencana | arahan | surat edaran | "
        "proyek | program | resolusi | dokumen | undang-undang | peraturan | pasal | "
        "ayat | bab | halaman | jalan raya | jalan | telepon | telp | hotline | "
        "komite pengarah | kriteria | versi | tingkat | kelas | top | peringkat | "
        "covid | komentar | fase | masa jabatan | patroli | ruang | lantai | usia | "
        "umur | tahun | tanggal | bulan | pukul | jam | kelurahan | rw | rt | "
        "distrik | zona | resimen | instruksi | kesimpulan | bagian | triwulan | ke | "
        "lahir"
    ),
    counts="setiap tahun | tiap tahun | per tahun | tahun ini | jumlah | total | sebanyak",
    not_counted=(
        "dilihat | komentar | dibagikan | tahun | bulan | hari | jam | menit | "
        "minggu | pekan | detik | kuartal | triwulan | dekade | abad | tingkat | "
        "sisi | tidak | ya | tanpa | di tempat | km | kilometer | meter | hektar | "
        "hektare | ha | poin persentase | suku | etnis | kelompok etnis | dalam 1 | "
        "dalam satu | lantai | kata | kali lipat"
    ),
    few=(
        "kali | pertanyaan | isi | tugas | solusi | tujuan | sasaran | langkah | "
        "prinsip | kriteria | aspek | alasan | masalah | syarat | pelajaran | "
        "kelompok tugas | kelompok solusi | tahap | fase | pilar | lainnya | "
        "konten | usulan untuk | bentuk | bidang | hal | pihak"
    ),
    sums="dengan total | dengan jumlah | dengan jumlah total | total",
    honours="penghargaan | pujian | dipuji | piagam | dihargai | diapresiasi | menerima",
    ends=(
        "untuk | dengan | di | pada | dari | ke | oleh | yang | dan | atau | dalam | "
        "telah | sudah | sedang | adalah | menandatangani | berpartisipasi | "
        "mengikuti | menghadiri | terhadap | antara | secara | sejak | hingga | "
        "selama | melalui | guna | agar | bagi | kepada | serta | termasuk | "
        "terkait | tentang | menerima | dibangun | didirikan | dihadiri | diikuti | "
        "tersebut | ini | itu | akan | dapat | ikut | hadir | melawan | tersebar | "
        "senilai | berhasil | dipasang | diselenggarakan | dilaksanakan | "
        "memberikan | membantu | mengenai | diumumkan | dilibatkan | menyerahkan | "
        "ditangkap | diserahkan | seperti | ketika | karena | yaitu | namun | sehingga"
    ),
    joins="dan | atau",
    common=(
        "yang | dan | di | untuk | dengan | dari | pada | dalam | ini | telah | "
        "oleh | para | serta | tidak | adalah"
    ),
    months=(
        "januari | februari | maret | april | mei | juni | juli | agustus | "
        "september | oktober | november | desember"
    ),
    masks=(
        r"\bke-? ?\d{1,3}\b",
        r"\b(?:\d{1,2}|dua|tiga|empat|lima|enam) ?(?:tidak|ya|tanpa|swa\w*|di tempat)\b",
        r"\bsalah satu\b|\bsatu (?:sama|per|demi|sisi|hal|atap|arah)\b",
        r"\b(?:tahun|sejak|hingga|pada|dari|sampai|awal|akhir|gerakan) (?:19|20)\d\d\b",
        r"\b(?:pertama|kedua|ketiga|keempat|kelima|keenam)\b",
    ),
    periods=(
        (
            r"(?:dari|sejak) (?:awal |akhir )?(?:tahun )?(?:19|20)\d\d (?:hingga|sampai|"
            r"sampai dengan) (?:sekarang|saat ini|kini|(?:akhir )?(?:tahun )?(?:19|20)"
            r"\d\d)"
        ),
        (
            r"sejak (?:awal |akhir )?(?:tahun )?(?:\w+ )?(?:19|20)\d\d(?: (?:hingga|"
            r"sampai) (?:sekarang|saat ini|kini))?"
        ),
        r"(?:pada |dalam |selama )?periode (?:19|20)\d\d ?(?:-|–|hingga) ?(?:19|20)\d\d",
        (
            r"(?:dalam|selama) (?:\w+ )?(?:bulan|tahun) (?:pertama|terakhir)(?: (?"
            r":tahun )?(?:19|20)\d\d)?"
        ),
        (
            r"(?:pada|di|dalam|akhir|awal|selama|hingga akhir) (?:tahun |januari |"
            r"februari |maret |april |mei |juni |juli |agustus |september |oktober |"
            r"november |desember )(?:19|20)\d\d"
        ),
        r"pada (?:19|20)\d\d",
        r"setiap tahun|saat ini|sampai saat ini|hingga kini|tiap tahun|hingga saat ini",
    ),
    spread=(
        r"telah direplikasi di (?P<where>(?:banyak |berbagai |beberapa )?[^\W\d]+(?:-[^\W\d]+)?)\b",
    ),
    one_counts=True,
)


_UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan"

_WORDS = table(
    {word: add(value) for value, word in enumerate(_UNITS.split())},
    {"sepuluh": add(10), "sebelas": add(11), "belas": Atom(Role.TEEN)},
    {"puluh": times(10), "ratus": times(100), "seratus": add(100, room=100)},
    {"ribu rb": times(1000), "seribu": add(1000, room=1000)},
    {"juta jt": times(10**6), "sejuta": add(10**6, room=10**6)},
    {"miliar milyar": times(10**9), "triliun": times(10**12)},
    {"setengah separuh": HALF, "beberapa": VAGUE},
)

INDONESIAN = Language(
    code="id",
    lexicon=Lexicon(find=word_finder(_WORDS), grammar=Grammar(), words=_WORDS),
    wording=_WORDING,
)
