"""A published figure's claim changes only with a correction, told to visitors."""

import pytest
from django.utils import timezone

from models_registry.models import Correction
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

WHY = {"cause": "misreading", "reason_en": "A digit was misread.", "reason_vi": "Đọc nhầm."}


def test_the_claim_changes_with_a_correction_for_each_field():
    desk = person("checker")
    figure = build.figure(value=12944, as_written="12944 or 12994")
    form = desk.change(figure).type(value="12,994", period_end="2024")
    again = form.refused()
    assert set(again.errors) == {"cause", "reason_en", "reason_vi"}
    assert not Correction.objects.exists()

    again.type(**WHY).save()
    figure.refresh_from_db()
    assert figure.value == 12994
    made = Correction.objects.order_by("field").values_list("field", "old_value", "new_value")
    assert list(made) == [("period_end", "2023-06-30", "2024"), ("value", "12,944", "12,994")]
    correction = Correction.objects.first()
    assert correction.made_on == timezone.localdate()
    assert correction.history.get().history_user == desk.staff
    assert "A digit was misread." in desk.client.get(f"/figures/{figure.pk}/").content.decode()


def test_a_zero_that_becomes_unknown_is_a_change():
    desk = person("checker")
    figure = build.figure(value=5, percent=0, as_written="5, that is 0%")
    again = desk.change(figure).type(percent="").refused()
    assert set(again.errors) == {"cause", "reason_en", "reason_vi"}
    again.type(**WHY).save()
    made = Correction.objects.values_list("field", "old_value", "new_value")
    assert list(made) == [("percent", "0", "")]
    told = desk.client.get(f"/admin/models_registry/figure/{figure.pk}/history/").content.decode()
    assert "Percentage" in told


def test_what_is_no_claim_changes_freely():
    figure = build.figure()
    person("checker").change(figure).type(note_en="Read twice.").save()
    assert figure.as_stored().note_en == "Read twice."
    assert not Correction.objects.exists()


def test_a_draft_needs_no_correction():
    figure = build.figure(state="draft", value=5, as_written="5 or 6")
    person("transcriber").change(figure).type(value="6").save()
    assert figure.as_stored().value == 6


def test_who_may_not_correct_sees_the_claim_and_cannot_change_it():
    figure = build.figure(value=5, as_written="5 or 6")
    form = person("transcriber").change(figure)
    assert "value" not in form.controls.named
    form.type(note_en="Read twice.").save()
    assert figure.as_stored().note_en == "Read twice."


def test_long_words_are_told_from_where_they_differ():
    desk = person("checker")
    figure = build.figure(as_written_en="5" + "x" * 250 + "a")
    form = desk.change(figure).type(as_written_en="5" + "x" * 250 + "b", **WHY)
    form.save()
    correction = Correction.objects.get()
    assert correction.old_value.endswith("xa")
    assert correction.new_value.endswith("xb")


def test_a_correction_is_neither_made_by_hand_nor_deleted():
    desk = person("administrator")
    correction = build.correction()
    assert desk.client.get("/admin/models_registry/correction/add/").status_code == 403
    address = f"/admin/models_registry/correction/{correction.pk}/delete/"
    assert desk.client.post(address, {"post": "yes"}).status_code == 403
    form = desk.change(correction)
    assert "old_value" not in form.controls.named
    form.type(reason_en="Said better.").save()
    assert correction.as_stored().reason_en == "Said better."
