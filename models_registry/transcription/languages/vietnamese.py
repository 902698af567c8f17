"""Vietnamese: how reports count, and the number words.

num2words was tried as the source of these words and not used: it says 'một nghìn lẻ một' for
1001 (it is 'một nghìn không trăm linh một') and knows neither 'ngàn', 'tỉ', 'linh', 'tư',
'nhăm' nor 'bẩy'. 'không' is also 'not', and is given as 0 all the same. 'năm' after the tens
is the word for years: five is 'lăm' there.
"""

import re

from models_registry.transcription.languages.form import (
    Grammar,
    Language,
    Lexicon,
    Links,
    Script,
    Wording,
)
from models_registry.transcription.languages.number_words import table, word_finder
from models_registry.transcription.tokens import HALF, LINK, After, add, times

_CONCEPTS = {
    "model": "mô hình",
    "kind": "loại mô hình | loại hình | kiểu mô hình | loại hình mô hình",
    "model_point": "điểm mô hình",
    "site": "điểm | địa điểm | nơi | điểm sáng | điểm nhân rộng",
    "exemplar": (
        "điển hình | gương điển hình | tấm gương | gương người tốt việc tốt | "
        "gương người tốt, việc tốt"
    ),
    "member": "thành viên | hội viên | đoàn viên | tổ viên | đội viên",
    "household": "hộ | hộ dân | hộ gia đình | gia đình",
    "person": (
        "người | người dân | nhân dân | quần chúng | cán bộ | học sinh | công dân | "
        "đối tượng | bị can | quần chúng nhân dân | hộ kinh doanh | đồng chí | "
        "cán bộ, chiến sĩ | cán bộ chiến sĩ | tín đồ | chức sắc | người có uy tín"
    ),
    "turn": "lượt | lượt người | lượt người dân | lượt cán bộ | lượt quần chúng | lượt học sinh",
    "group": (
        "tổ bảo vệ an ninh, trật tự | tổ bảo vệ an ninh trật tự | tổ bảo vệ antt | "
        "tổ | nhóm | đội | tổ, đội | nhóm hộ"
    ),
    "club": "câu lạc bộ | clb",
    "cluster": "cụm | liên kết",
    "organisation": "tổ chức quần chúng | loại hình tổ chức quần chúng",
    "camera": "camera | mắt camera | cam an ninh | hệ thống camera | cụm camera",
    "campaign": "cuộc phát động | đợt phát động | lễ phát động | buổi phát động | cuộc vận động",
    "area": "địa bàn | khu vực | khu dân cư | vùng",
    "commune": "xã | phường | thị trấn | đơn vị cấp xã | đơn vị hành chính cấp xã",
    "district": "huyện | quận | thị xã | thành phố | đơn vị cấp huyện",
    "village": "thôn | ấp | bản | buôn | khóm | tổ dân phố | khu phố | làng | xóm | phum, sóc",
    "province": "tỉnh | tỉnh, thành phố | địa phương",
    "session": "buổi | cuộc | hội nghị | cuộc họp | đợt | hội thi | buổi nói chuyện",
    "class": "lớp | lớp tập huấn | khóa | lớp bồi dưỡng | khóa tập huấn",
    "forum": "diễn đàn",
    "news": (
        "bài | tin, bài | tin bài | phóng sự | chuyên mục | bài viết | "
        "lượt phát thanh | tin, bài viết | video | chuyên trang | lượt tin"
    ),
    "printed": (
        "tờ rơi | tài liệu | cuốn sách | áp phích | băng rôn | pa nô | panô | "
        "khẩu hiệu | tờ gấp | cuốn sổ | cuốn tài liệu | pano"
    ),
    "pledge": "bản cam kết | giấy cam kết | lượt cam kết",
    "tip": (
        "tin | nguồn tin | tin báo | tin tố giác | tin tức | thông tin | "
        "nguồn tin báo | tin có giá trị"
    ),
    "case": (
        "trường hợp | vụ | vụ việc | vụ án | vụ, việc | vụ phạm pháp hình sự | "
        "mâu thuẫn | vụ mâu thuẫn"
    ),
    "gun": "khẩu súng | súng | khẩu",
    "ammunition": "viên đạn | viên | đạn | quả lựu đạn | lựu đạn",
    "weapon": "vũ khí | vũ khí thô sơ | công cụ hỗ trợ | dao | kiếm | quả pháo | pháo",
    "part": "linh kiện | bộ phận",
    "house": "căn nhà | ngôi nhà | nhà | căn | nhà tình nghĩa | nhà đại đoàn kết | nhà tình thương",
    "gift": "suất quà | phần quà | xuất quà | quà | suất học bổng",
    "delegate": "đại biểu | đại biểu điển hình",
    "station": "công an phường kiểu mẫu | công an phường điển hình kiểu mẫu | phường kiểu mẫu",
    "unit": (
        "đơn vị | cơ quan | doanh nghiệp | trường học | nhà trường | cơ sở giáo dục | "
        "cơ quan, đơn vị | cơ quan, doanh nghiệp | công ty | trường | cơ sở"
    ),
    "collective": "tập thể",
    "individual": "cá nhân",
    "thing": (
        "sáng kiến | phương tiện | xe | xe máy | tàu | bằng khen | giấy khen | "
        "tổ hòa giải | chốt | tuyến đường | tuyến | km đường | cổng | bóng đèn | "
        "đèn | bình chữa cháy | kg | kilôgam | tấn | văn bản | chuồng | vườn | tủ | "
        "ý kiến | kiến nghị | kẻng | loa"
    ),
    "new": "mới | ra mắt | thành lập mới | xây dựng mới | thành lập thêm",
    "typical": "điển hình | tiêu biểu | điển hình tiên tiến | tiên tiến",
    "skilled": "dân vận khéo",
    "recognised": "công nhận | thông báo nhân rộng | biểu dương | thông báo",
    "replicated": "nhân rộng | được nhân rộng | nhân ra diện rộng",
    "ministry": "bộ công an | chính phủ | trung ương | bộ | toàn quốc",
    "selfmanaged": "tự quản | tự phòng",
    "peoples_security": "an ninh nhân dân",
    "grassroots": (
        "bảo vệ an ninh, trật tự ở cơ sở | bảo vệ antt ở cơ sở | "
        "bảo vệ an ninh trật tự ở cơ sở | bảo vệ an ninh, trật tự cơ sở | "
        "bảo vệ antt cơ sở | antt ở cơ sở | tổ bảo vệ an ninh, trật tự | "
        "tổ bảo vệ an ninh trật tự | tổ bảo vệ antt"
    ),
    "neighbourhood": "bảo vệ dân phố",
    "civil_defence": "dân phòng | chữa cháy tự quản",
    "fire": "phòng cháy | chữa cháy | pccc | phòng cháy, chữa cháy | phòng cháy chữa cháy",
    "interfamily": "liên gia",
    "public_fire": "chữa cháy công cộng",
    "mediation": "hòa giải | hoà giải",
    "patrol": "tuần tra | tuần tra nhân dân",
    "launch": (
        "đợt phát động | buổi phát động | phát động | phát động phong trào | "
        "lễ phát động | cuộc phát động"
    ),
    "festival": "ngày hội | lễ hội",
    "propaganda": (
        "tuyên truyền | phổ biến pháp luật | phổ biến, giáo dục pháp luật | vận động | phổ biến"
    ),
    "attend": "tham dự | dự | tham gia | lắng nghe | nghe | theo dõi",
    "training": "tập huấn | bồi dưỡng | huấn luyện",
    "commit": "ký cam kết | cam kết | ký kết",
    "valuable": "có giá trị | giá trị | có chất lượng",
    "settled": "xác minh | giải quyết | xử lý | điều tra, giải quyết",
    "criminal": "hình sự | phạm pháp hình sự",
    "narcotic_plant": (
        "cây có chứa chất ma túy | cây có chất ma túy | cây thuốc phiện | "
        "cây anh túc | cây cần sa | trồng cây"
    ),
    "gambling": "đánh bạc | cờ bạc",
    "wanted": "truy nã",
    "commune_education": "giáo dục tại xã | giáo dục tại xã, phường | giáo dục tại phường",
    "key": "trọng điểm | phức tạp",
    "delisted": "đưa ra khỏi | ra khỏi danh sách | đưa ra khỏi danh sách | khỏi danh sách",
    "transformed": "chuyển hóa | chuyển hoá",
    "uncovered": "phát hiện | khám phá | làm rõ | điều tra | giúp",
    "clearance": "điều tra, khám phá | điều tra khám phá | tỷ lệ khám phá | tỷ lệ điều tra",
    "social_order": "trật tự xã hội",
    "offence": "phạm pháp | tội phạm | phạm tội | phạm pháp hình sự",
    "serious": "rất nghiêm trọng | đặc biệt nghiêm trọng",
    "fall": "giảm | kéo giảm",
    "arrested": "bắt giữ | bắt | vận động đầu thú | bắt, vận động",
    "guided": "cảm hóa | cảm hoá | quản lý, giáo dục | giúp đỡ | lầm lỗi | giáo dục, giúp đỡ",
    "safe": "an toàn về an ninh, trật tự | an toàn về an ninh trật tự | an toàn về antt",
    "crime_free": "không có tội phạm | không tội phạm",
    "drug_free": "không có ma túy | không ma túy | sạch về ma túy | không có ma tuý",
    "criterion_19": "tiêu chí 19 | tiêu chí số 19",
    "crude": "thô sơ",
    "handover": "giao nộp | thu hồi | tự nguyện giao nộp",
    "extraction": "trích xuất",
    "shared": "chia sẻ | kết nối",
    "install": "lắp đặt | lắp mới | lắp",
    "mobilise": "vận động | huy động | xã hội hóa | quyên góp | hỗ trợ | ủng hộ",
    "poor": "hộ nghèo | người nghèo",
    "exceed": "vượt | vượt chỉ tiêu",
    "other": (
        "tổ chức | tổ trưởng | tổ quốc | tổ phó | tổ công tác | đội trưởng | "
        "nhóm nội dung | nhóm nhiệm vụ | nhóm giải pháp | điểm đến | điểm nóng | "
        "điểm cầu | vụ trưởng | tổ chức chính trị | ban, ngành | sở, ban, ngành | "
        "hộ khẩu | tin tưởng | tin cậy | bài học | nơi cư trú | nơi đây | "
        "người đứng đầu | bộ máy"
    ),
    "dong": "đồng | vnđ | vnd | việt nam đồng",
}

_WORDING = Wording(
    concepts=_CONCEPTS,
    before={
        "more_than": "hơn | trên | vượt trên | nhiều hơn",
        "at_least": "ít nhất | tối thiểu | không dưới | không ít hơn",
        "about": "khoảng | chừng | xấp xỉ | độ | ước | ước tính | ước khoảng | trên dưới | tầm",
        "nearly": "gần | ngót | sắp | suýt soát | ngót nghét | gần tới | gần đến",
        "up_to": "tối đa | lên đến | lên tới | không quá | nhiều nhất | cao nhất | có đến | có tới",
        "less_than": "dưới | chưa đến | chưa tới | ít hơn | thấp hơn | không đầy | chưa đầy",
    },
    after={
        "at_least": "trở lên | trở đi",
        "up_to": "trở xuống | đổ lại | trở lại",
        "more_than": "có lẻ",
    },
    amounts=(
        "hàng chục | hàng trăm | hàng nghìn | hàng ngàn | hàng vạn | hàng triệu | "
        "hàng chục nghìn | hàng chục ngàn | hàng trăm nghìn | hàng trăm ngàn | "
        "hàng chục vạn | hàng chục triệu | vài chục | vài trăm | vài nghìn | hàng loạt"
    ),
    some="nhiều | một số | vài | đông đảo | không ít | rất nhiều",
    out_of="trên | trong | / | trong số",
    out_of_total=(
        "trên tổng số | trong tổng số | / tổng số | trong số | trên tổng | so với tổng số | tổng số"
    ),
    share=(
        "đạt | đạt tỷ lệ | chiếm | chiếm tỷ lệ | đạt tỉ lệ | bằng | tương ứng | "
        "chiếm khoảng | chiếm trên | chiếm hơn | chiếm tỉ lệ | tỷ lệ | tỉ lệ"
    ),
    of_which="trong đó | trong đó có | trong số đó | trong số này | trong đó, có | riêng",
    of_them="trong số đó | trong đó | số đó",
    percent="phần trăm",
    equals="là | gồm | có | đạt | :",
    range_to="đến | tới",
    see_also="xem thêm | đọc thêm | tin liên quan | bài liên quan | tin khác",
    tallies=(
        "lượt truy cập | đang online | lượt xem | bình luận | lượt đọc | dân số | "
        "quy mô dân số | tổng dân số | dân số trên | số dân"
    ),
    names=(
        "số | nghị định | quyết định | kế hoạch | chỉ thị | thông tư | đề án | "
        "chương trình | công văn | công điện | nghị quyết | văn bản | luật | "
        "pháp lệnh | hướng dẫn | quy chế | thông báo | điều | khoản | mục | chương | "
        "phần | trang | quốc lộ | tỉnh lộ | đường | tuyến quốc lộ | km | điện thoại | "
        "đt | hotline | đường dây nóng | sđt | biển số | biển kiểm soát | "
        "ban chỉ đạo | bcđ | tháng | năm | quý | ngày | mùng | thứ | lần thứ | khóa | "
        "khoá | nhiệm kỳ | hạng | tiêu chí | tuổi | sinh năm | khu phố | phường | "
        "quận | thôn | ấp | bản | xóm | khóm | tổ dân phố | đội | khu | tổ | "
        "tiểu khu | cụm | phiên | kỳ | số nhà | lúc | hồi | khoảng lúc | top | lớp | "
        "thế kỷ | covid | bình luận | trung đoàn | tiểu đoàn | đại đội | sư đoàn | "
        "vùng | mẫu | dự án | từ năm | đến năm | giai đoạn | thời điểm | "
        "nghị quyết liên tịch | nq | kh | qđ | ct | tt | đề án số | mức | zalo"
    ),
    counts=(
        "mỗi năm | hằng năm | hàng năm | mỗi tháng | mỗi quý | mỗi ngày | cùng kỳ | "
        "thu hồi | quân số | tổng quân số | tổng số | trong số | con số | một số | "
        "số lượng | toàn tỉnh | ngày càng | trên tổng số | trong tổng số | "
        "trong năm có | mỗi năm có | toàn bộ số"
    ),
    not_counted=(
        "nhân khẩu | km² | lượt xem | bình luận | lượt thích | lượt đọc | "
        "lượt chia sẻ | chia sẻ | năm | tháng | ngày | giờ | phút | tuần | quý | "
        "tuổi | giây | thập kỷ | thế kỷ | cấp | bên | mặt | không | có | tự | "
        "tại chỗ | trong 1 | trong một | cùng | giảm | tốt | rõ | tiêu chí | km | "
        "m | m2 | ha | hecta | chiều | phía | khoản | điều | chương | trang | "
        "ngàn năm | tầng | lớp 9 | năm qua | giờ sáng | phương châm | sao | độ | "
        "đồng chí ủy viên | sẵn sàng | quan điểm | đột phá | thứ tiếng | "
        "cuộc cách mạng | an toàn về | an | xây | chống | bám | nắm | dám | đúng | "
        "hóa | hoá | kiên quyết | kết hợp | quyết tâm | biết | bàn | làm | "
        "kiểm tra | chủ động | giữ | thông | hơn | trong số những | trong những | "
        "cách"
    ),
    few=(
        "lần | anh em | nội dung | nhiệm vụ | nhóm | giải pháp | mục tiêu | "
        "nhóm giải pháp | nhóm nội dung | nhóm nhiệm vụ | nhiệm vụ trọng tâm | "
        "bước | nguyên tắc | phần | nội dung chính | vấn đề | chuyên đề | "
        "hình thức | yêu cầu | bài học | kinh nghiệm | mũi | khâu | ca | kíp | "
        "vòng | nghề | khía cạnh | lĩnh vực | mức | tổ công tác | đoàn công tác | "
        "phong trào | chủ đề | trọng tâm | trách nhiệm"
    ),
    sums="với tổng số | tổng cộng | với tổng cộng | tổng số là | gồm tổng số",
    honours=(
        "khen | khen thưởng | biểu dương | tuyên dương | bằng khen | giấy khen | "
        "vinh danh | tặng thưởng"
    ),
    ends=(
        "của | với | về | để | tại | trên | trong | cho | được | đã | có | do | từ | "
        "theo | là | ở | gồm | nhằm | vào | đạt | tham gia | đang | ra | thuộc | "
        "qua | thu hút | bằng | hoạt động | cùng | trị giá | như | nên | góp phần | "
        "khi | vì | bị | liên quan | giúp | mà | phục vụ | đến | tham dự | ký | "
        "hưởng ứng | đăng ký | đó | này | phát huy | bao gồm | hiện | sau | trước | "
        "đối với"
    ),
    joins="và",
    common="của | và | là | trong | được | các | cho | những | với | không | một | có | đã | người",
    masks=(
        r"\bngày \d{1,2}(?:[-/ ](?:\d{1,2}|tháng \d{1,2}))?",
        r"\btháng \d{1,2}\b",
        r"\b(?:\w+ )?(?:không|có) \d (?:có|không)\b",
        (
            r"\b(?:\d{1,2}|hai|ba|bốn|năm|sáu) (?:không|có|tự|tại chỗ|trong (?:1|một)|"
            r"cùng|giảm|biết|giữ)\b"
        ),
        r"\bnăm (?=qua|nay|trước|sau|học|tới|mới|nào|đó|gần|\d)",
        (
            r"\b(?:mỗi|hằng|hàng|trong|cả|đầu|cuối|giữa|nhiều|những|các|một|mấy|qua|sau|"
            r"trước|\d) năm\b"
        ),
        r"\bmột (?:số|trong|cách|phần|lần|mặt|loạt|khi|nửa|cửa|lòng|đời|tay|ngày)\b",
        r"\bsố một\b",
        r"\bba (?:mẹ|lô|đình|vì|tơ|bể|chẽ|tri)\b",
        r"\bhai (?:bà trưng|bên|chiều|mặt)\b",
        (
            r"\b(?:thứ|tháng|mùng|hạng|bậc|lớp|khóa) (?:một|nhất|hai|ba|tư|bốn|năm|sáu|"
            r"bảy|tám|chín|mười)\b"
        ),
    ),
    spread=(
        (
            r"(?:đã|đang) được nhân rộng (?:tại|ở|ra|trong) (?P<where>(?:các|nhiều)"
            r" [^\W\d]+(?: [^\W\d]+)?)"
        ),
    ),
    periods=(
        (
            r"(?:từ|kể từ|tính từ) (?:đầu )?(?:năm |tháng \S+ |ngày \S+ )?\d[\d/.-]*(?"
            r": đến| tới)(?: nay| hết| năm| tháng| ngày| đầu| cuối| \d[\d/.-]*){1,4}"
        ),
        r"(?:từ|kể từ) (?:đầu )?(?:năm|tháng|ngày) \d[\d/.-]*",
        (
            r"(?:từ đầu năm|từ đầu nhiệm kỳ|những năm qua|trong những năm qua|"
            r"thời gian qua)(?: đến nay| tới nay)?"
        ),
        r"giai đoạn \d{4} ?- ?\d{4}",
        r"(?:trong )?\d{1,2} tháng (?:đầu|cuối)? ?năm \d{4}",
        r"(?:trong )?(?:\d{1,2}|ba|năm|mười|hai mươi) năm qua",
        (
            r"(?:trong |đầu |cuối |riêng |tính đến (?:hết |cuối )?|đến (?:hết |cuối )?)?(?"
            r":năm|quý \S+ năm|quý \S+/|tháng \d{1,2}/) ?\d{4}"
        ),
        r"(?:tính )?đến (?:ngày )?\d{1,2}/\d{1,2}/\d{4}",
        r"hiện nay|hiện|đến nay|tính đến nay|hằng năm|hàng năm|mỗi năm",
    ),
)


_WORDS = table(
    {"không": add(0), "một": add(1), "hai": add(2), "ba": add(3), "bốn": add(4)},
    {"năm": add(5, after=After.NEVER_TENS), "sáu": add(6), "bảy bẩy": add(7)},
    {"tám": add(8), "chín": add(9), "mười": add(10, room=10)},
    {"mốt": add(1, after=After.TENS_ONLY), "tư": add(4, after=After.TENS_ONLY)},
    {"lăm nhăm": add(5, after=After.TENS_ONLY)},
    {"mươi chục": times(10), "trăm": times(100), "nghìn ngàn": times(1000)},
    {"vạn": times(10**4)},
    {"triệu": times(10**6), "tỷ tỉ": times(10**9)},
    {"linh lẻ": LINK, "rưỡi rưởi nửa mấy vài": HALF},
    {"tr": HALF},  # a million by some hands, pages by others,
)

VIETNAMESE = Language(
    code="vi",
    lexicon=Lexicon(
        find=word_finder(_WORDS),
        grammar=Grammar(links=Links(least=100), next_place=True),
        words=_WORDS,
    ),
    wording=_WORDING,
    # Letters that it alone writes among the languages in Latin script.
    script=Script(re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"), share=0.06),
)
