"""A report is entered with all that was read in it, checked, mended and published."""

import pytest

from models_registry.models import Award, Figure, Report, SecurityModel
from tests.desk.clerk import Form, person
from tests.support import build

pytestmark = pytest.mark.django_db


def type_figure(form: Form, row: str, indicator, province, **typed) -> None:
    form.type(
        row,
        **{
            "indicator": indicator,
            "scope": "province",
            "province": province,
            "period_kind": "as_of",
            "period_end": "2024-06",
            **typed,
        },
    )


def test_a_report_is_entered_mended_and_published():
    desk = person("publisher")
    province, giver = build.province(), build.body()
    first, second, third = (build.indicator() for _ in range(3))

    form = desk.add("report")
    form.type(title="Phong trào toàn dân 2024", language="sv", event_on="2024-06-20")
    for _ in range(2):
        form.add_row("fig")
    type_figure(form, "fig-0", first, province, value="26.558", as_written="26 558 platser")
    type_figure(form, "fig-1", second, province, value="12944", as_written="12 994 grupper")
    type_figure(form, "fig-2", third, province, value="15,6", as_written="15,6 miljarder")
    form.type(
        "awa-0",
        given_by=[giver],
        kind="certificate_of_merit",
        recipients="collectives",
        collectives="1 250",
        scope="province",
        province=province,
        as_written="1 250 kollektiv",
    )
    form.type("sec-0", name_en="Camera of peace", name_vi="Camera an ninh")
    form.type("sec-0", province=province)
    typed = dict(form.controls.values)

    again = form.refused()
    assert set(again.errors) == {
        "event_basis",
        "fig-0-value",
        "fig-1-as_written",
        "fig-2-as_written",
    }
    (told,) = again.errors["fig-0-value"]
    assert "26558" in told
    assert "26 point 558" in told
    assert not Report.objects.exists()
    assert {name: again.controls.values.get(name) for name in typed} == typed

    again.type(event_basis="stated")
    again.type("fig-0", value="26558")
    again.type("fig-1", value="12 994")
    again.type("fig-2", value="15,6 miljarder")
    again.save()

    report = Report.objects.get()
    assert (report.slug, report.state) == ("phong-trao-toan-dan-2024", "draft")
    figures = Figure.objects.order_by("pk")
    assert [int(one.value) for one in figures] == [26558, 12994, 15_600_000_000]
    assert {one.state for one in figures} == {"draft"}
    assert Award.objects.get().collectives == 1250
    assert list(Award.objects.get().bodies.all()) == [giver]
    model = SecurityModel.objects.get()
    assert (model.slug, model.family.name_en) == ("camera-of-peace", "Camera of peace")
    assert report.history.get().history_user == desk.staff

    assert "only staff see it" in desk.open("/admin/models_registry/report/").html
    check = desk.open(f"/admin/models_registry/report/publish/?ids={report.pk}")
    assert desk.client.get(f"/reports/{report.slug}/").status_code == 404
    check.save()
    page = desk.client.get(f"/provinces/{province.pk}/").content.decode()
    assert "26,558" in page
    rows = b"".join(desk.client.get("/figures.csv").streaming_content).decode()
    assert f"{figures[0].pk},{province.pk}," in rows
