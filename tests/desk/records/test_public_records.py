"""What visitors have seen keeps its report, its address and, without the right, its words."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from models_registry.models import DismissedNumber, ModelName
from tests.desk.clerk import page_of, person
from tests.support import build

pytestmark = pytest.mark.django_db

KINDS = ["report", "award", "security_model", "recognition", "site"]
# Records without a state are as public as their report.
UNSTATED = {"modelname": build.model_name, "dismissednumber": build.dismissed}
# A field of each that somebody might change, and what is typed.
TYPED = {
    "report": {"title": "Another title"},
    "award": {"named_recipients": "The guards"},
    "security_model": {"described_as": "Lamps in every lane."},
    "recognition": {"recognised_on": "2024"},
    "site": {"as_written_en": "in the lane"},
    "modelname": {"name": "Another name"},
    "dismissednumber": {"as_written": "on day 7"},
}


def builder(kind):
    return UNSTATED.get(kind) or getattr(build, kind)


@pytest.mark.parametrize("kind", [*KINDS, *UNSTATED])
def test_what_is_public_is_changed_by_who_may_correct_and_keeps_its_address(kind):
    record = builder(kind)()
    (name,) = TYPED[kind]
    seen = person("transcriber").change(record)
    assert name not in seen.controls.named
    form = person("checker").change(record)
    assert not {"report", "slug"} & form.controls.named
    form.type(**TYPED[kind]).save()
    assert getattr(record.as_stored(), name) == TYPED[kind][name]


@pytest.mark.parametrize("kind", [*KINDS, *UNSTATED])
def test_what_is_sent_past_the_form_changes_nothing(kind):
    record, other = builder(kind)(), build.report(state="draft")
    sent = {**TYPED[kind], "report": other.pk, "slug": "elsewhere", "seen": record.version}
    assert person("transcriber").client.post(page_of(record), sent).status_code == 302
    held = record.as_stored()
    for name in ("version", "report_id", "slug", *TYPED[kind]):
        assert getattr(held, name, None) == getattr(record, name, None)


@pytest.mark.parametrize("kind", [*KINDS, "figure"])
@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_no_path_leads_a_public_record_elsewhere(kind, state):
    record = builder(kind)(state=state)
    changes = {"report": build.report(), "slug": "elsewhere"}
    held = [name for name in changes if hasattr(record, name)]
    assert held
    for name in held:
        again = record.as_stored()
        setattr(again, name, changes[name])
        with pytest.raises(ValidationError) as refused:
            again.save()
        assert set(refused.value.message_dict) == {name}


def test_a_draft_is_still_moved_and_renamed():
    model, other = build.security_model(state="draft"), build.report()
    form = person("transcriber").change(model)
    form.type(report=other, slug="lamps-in-the-lane").save()
    held = model.as_stored()
    assert (held.report_id, held.slug) == (other.pk, "lamps-in-the-lane")


@pytest.mark.parametrize("kind", UNSTATED)
def test_what_was_seen_with_a_report_is_not_deleted(kind):
    desk = person("administrator")
    build_one = partial(UNSTATED[kind])
    seen, draft = build_one(), build_one(report=build.report(state="draft"))
    pages = [page_of(one).replace("change/", "delete/") for one in (seen, draft)]
    answers = [desk.client.post(page, {"post": "yes"}).status_code for page in pages]
    assert answers == [403, 302]
    listed = f"/admin/models_registry/{kind}/"
    sent = {"action": "delete_selected", "_selected_action": [seen.pk], "post": "yes"}
    desk.client.post(listed, sent)
    assert type(seen).objects.get() == seen


def test_a_public_report_takes_new_rows_from_who_may_not_change_the_old_ones():
    report = build.report()
    old = build.dismissed(report=report, number="5")
    named = build.model_name(report=report)
    form = person("transcriber").change(report)
    assert "dis-0-number" not in form.controls.named
    assert "dis-0-DELETE" not in form.controls.named
    form.type("dis-1", number="7", as_written="on day 7", reason="unclear").save()
    assert sorted(DismissedNumber.objects.values_list("number", flat=True)) == ["5", "7"]
    assert old.as_stored().version == old.version
    assert ModelName.objects.get().version == named.version
    form = person("checker").change(report)
    form.type("dis-0", as_written="5 old days").save()
    assert old.as_stored().as_written == "5 old days"
