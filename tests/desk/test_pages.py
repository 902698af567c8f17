"""The desk's pages: what they show, how much they weigh, and what they ask of the database."""

import json
from unicodedata import normalize

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from models_registry.models import Award, ModelFamily, Report, SecurityModel
from movement_stats.lib.tracked import TrackedModel
from tests.desk.clerk import page_of, person
from tests.support import build

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if issubclass(model, TrackedModel)]
BUILDERS = {
    "securitymodel": build.security_model,
    "modelfamily": build.family,
    "modelname": build.model_name,
    "replicationsite": build.site,
    "dismissednumber": build.dismissed,
    "reporttext": build.report_text,
    "provincestatus": build.province_status,
    "provincealias": build.province_alias,
    "regionalias": build.region_alias,
    "break": build.break_,
    "fruitlesssearch": build.fruitless_search,
    "importrun": build.import_run,
}


def build_one(model):
    name = model._meta.model_name
    return (BUILDERS.get(name) or getattr(build, name))()


def list_of(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def queries_of(desk, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert desk.client.get(address).status_code == 200
    return len(asked)


def test_the_report_page_stays_light_with_twenty_drafts():
    desk = person("transcriber")
    report = build.report(state="draft", publisher=build.publisher())
    figures = [
        build.figure(
            report=report,
            state="draft",
            scope="place",
            place=(place := build.place()),
            province=place.province,
            model=build.security_model(province=place.province),
            stated_by=build.body(),
        )
        for _ in range(20)
    ]
    for figure in figures[1:3]:
        figure.part_of, figure.part_kind = figures[0], "of_which"
        figure.save()
    for _ in range(2):
        build.award(report=report, state="draft", bodies=[build.body(), build.body()])
        build.recognition(report=report, state="draft")
        build.site(report=report, state="draft")
        build.model_name(report=report)
        build.dismissed(report=report)
    build.figure(report=report)
    for prefix in ("", "/vi"):
        page = prefix + page_of(report)
        queries_of(desk, page)
        assert queries_of(desk, page) <= 15
        assert len(desk.open(page).html.encode()) < 300_000
    form = desk.change(report)
    assert form["fig-19-indicator"] == figures[19].indicator_id
    assert figures[19].place.name_en in form.html


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_list_and_page_opens_and_lists_ask_no_more_for_more_rows(model):
    desk = person("administrator")
    record = build_one(model)
    address = list_of(model)
    queries_of(desk, address)
    few = queries_of(desk, address)
    for _ in range(3):
        build_one(model)
    assert queries_of(desk, address) <= few
    assert queries_of(desk, f"{address}?q=x-1") <= few + 1
    assert desk.change(record).html
    assert desk.open(f"/vi{page_of(record)}").html
    history = page_of(record).replace("change/", "history/")
    assert desk.open(history).html
    if model._meta.model_name not in {"correction", "keying"}:
        name = model._meta.model_name
        assert desk.open(reverse(f"admin:{model._meta.app_label}_{name}_add")).html


def test_the_index_sums_what_waits():
    desk = person("transcriber")
    assert "Nothing: all that was entered is public." in desk.open("/admin/").html
    report = build.report(state="draft")
    for _ in range(2):
        build.figure(report=report, state="draft")
    page = " ".join(desk.open("/admin/").html.split())
    link = '<a href="/admin/models_registry/figure/?state__exact=draft"><strong>2</strong> '
    assert link in page
    listed = desk.open("/admin/models_registry/figure/?state__exact=draft").html
    assert listed.count('class="action-select"') == 2
    reports = desk.open("/admin/models_registry/report/").html
    assert '<td class="field-waiting_figures">2</td>' in reports


def looked_up(desk, term: str, model: str, field: str) -> list[str]:
    asked = {"term": term, "app_label": "models_registry", "model_name": model, "field_name": field}
    answer = desk.client.get(reverse("admin:models_registry_report_lookup"), asked)
    assert answer.status_code == 200
    return [row["text"] for row in json.loads(answer.content)["results"]]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("term", ["Đồng Lai", "dong lai", "ĐỒNG LAI", "lai"])
def test_lookups_find_names_however_they_are_accented(term, form):
    desk = person("transcriber")
    place = build.place(name_en="Dong Lai commune", name_vi="xã Đồng Lai")
    build.place(name_en="Van Linh commune")
    expected = [f"Dong Lai commune ({place.province.name_en})"]
    assert looked_up(desk, normalize(form, term), "figure", "place") == expected


def test_lookups_find_a_figure_by_its_number_and_nothing_by_nonsense():
    desk = person("transcriber")
    figure = build.figure()
    assert looked_up(desk, str(figure.pk), "figure", "part_of") == [str(figure)]
    assert looked_up(desk, "9" * 40, "figure", "part_of") == []
    assert len(looked_up(desk, "", "award", "bodies")) == 0


def test_the_history_tells_who_changed_what_and_leads_back():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    one, two = build.body(), build.body()
    award = build.award(bodies=[one], state="draft", named_recipients="The old guards")
    before = award.history.first().history_id
    lan.change(award).type(named_recipients="The guards", given_by=[two]).save()

    page = " ".join(binh.open(page_of(award).replace("change/", "history/")).html.split())
    assert "<td>The old guards</td> <td>The guards</td>" in page
    assert f"<td>{one.name_en}</td> <td>{two.name_en}</td>" in page
    assert ", lan: " in page
    assert f"?back_to={before}" in page

    form = binh.change(award, f"?back_to={before}")
    assert form["named_recipients"] == "The old guards"
    form.address = page_of(award)
    form.save()
    award = Award.objects.get()
    assert (award.named_recipients, list(award.bodies.all())) == ("The old guards", [one])
    assert award.history.first().history_user == binh.staff


def test_codes_are_permanent():
    desk = person("administrator")
    for record, field in ((build.indicator(), "code"), (build.province(), "id")):
        assert field not in desk.change(record).controls.named


def test_slugs_and_families_follow_from_names():
    desk = person("transcriber")
    first, second = build.province(), build.province()
    form = desk.add("report").type(title="Tổ tự quản ở Đồng Lai", language="vi")
    form.add_row("sec")
    for row, province in (("sec-0", first), ("sec-1", second)):
        form.type(row, name_en="Camera of peace", name_vi="Camera an ninh", province=province)
    form.save()
    assert Report.objects.get().slug == "to-tu-quan-o-dong-lai"
    slugs = [model.slug for model in SecurityModel.objects.order_by("pk")]
    assert slugs == ["camera-of-peace", f"camera-of-peace-{second.pk}"]
    assert ModelFamily.objects.get().securitymodels.count() == 2


def test_a_language_that_is_not_listed_stays():
    desk = person("transcriber")
    report = build.report(language="pt", state="draft")
    form = desk.change(report)
    assert form["language"] == "pt"
    form.type(title_vi="Bản tin").save()
    assert report.as_stored().language == "pt"


def test_a_reader_sees_and_changes_nothing():
    desk = person("reader")
    figure = build.figure(state="draft")
    for record in (figure, figure.report):
        page = desk.change(record)
        assert "value" not in page.controls.named
        assert desk.client.post(page_of(record), {"title": "x"}).status_code == 403
