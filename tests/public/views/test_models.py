"""The list of security models."""

import pytest

from tests.support import build
from tests.support.pages import ids, page_at, vietnamese

CASES = {
    "": range(1, 19),
    "q=zalo": [14, 15],
    "q=patrol 8394": [17],
    "q=5 nej 3 ja": [18],
    "q=Khu dân cư": [10, 11],
    "q=khu dan cu 4 khong": [10],
    "q=dien bien": [3, 4],
    "province=da-nang": range(9, 18),
    "province=son-la&province=lai-chau": [1, 2, 5, 6],
    "province=lao-cai-2025": [7, 8],
    "province=lao-cai-2025&predecessors=no": [],
    "region=NW": range(1, 9),
    "region=NORTHWEST-14": [],
    "region=MRD": [18],
    "report=northwest-2023": range(1, 9),
    "publisher=nhan-dan": [18],
    "language=sv": [18],
    "theme=online": [14, 15],
    "theme=religion": [3, 6],
    "body=ministry-of-public-security": [16, 18],
    "body=government-steering-committee-138": [17],
    "body=ha-giang-provincial-police": [],
}


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES)
def test_a_question_leaves_exactly_its_models(five_reports, question, expected):
    assert ids(f"models?{question}") == list(expected)
    found = page_at(f"/models/?{question}")
    assert found.texts("p", class_="count") == [f"{len(expected)} row{'s' * (len(expected) != 1)}"]
    assert len(found.rows) == len(expected)


def test_a_recognition_stands_apart_from_an_adjective(five_reports):
    rows = {row.links[0]: row.cells for row in page_at("/models/?province=da-nang").rows}
    announced = rows["/models/coastal-tourism-patrols-da-nang/"]
    assert announced[3:5] == ["Ministry of Public Security: announced for replication", ""]
    assert announced[1] == "Da Nang Son Tra Peninsula Management Board"
    assert rows["/models/security-cameras-da-nang/"][3:5] == ["", "typical"]


def test_a_row_in_vietnamese(five_reports):
    row = page_at("/vi/models/?theme=school").rows[0]
    assert row.cells[0] == "5 không 3 có"
    assert row.cells[1] == "Sóc Trăng Trường Huỳnh Cương"
    assert row.cells[3] == f"Bộ Công an: {vietnamese('recognised')}"


def test_a_model_met_under_several_names_is_listed_once(db):
    model = build.security_model()
    for name in ("Camera of peace", "Peace camera", "Camera de la paix"):
        build.model_name(model=model, name=name)
    assert ids("models?q=camera") == [model.pk]
    assert len(page_at("/models/?q=camera").rows) == 1


def test_a_model_recognised_twice_by_one_body_is_listed_once(db):
    model, body = build.security_model(), build.body()
    for kind in ("commended", "recognised"):
        build.recognition(model=model, body=body, kind=kind)
    assert ids(f"models?body={body.slug}") == [model.pk]


def test_a_recognition_that_was_withdrawn_recognises_nothing(db):
    body = build.body(name_en="The erring committee")
    recognition = build.recognition(body=body, state="withdrawn")
    assert ids(f"models?body={body.slug}") == []
    assert "commended" not in page_at("/models/").rows[0].cells[3]
    assert ids("models") == [recognition.model_id]


def test_a_model_that_was_withdrawn_is_not_listed(db):
    build.security_model(state="withdrawn")
    assert ids("models") == []
