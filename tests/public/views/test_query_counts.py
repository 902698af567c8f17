"""A page asks the database as often for twenty rows as for one."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import Figure
from tests.support import build
from tests.support.pages import LISTS, fetch, text_of

pytestmark = pytest.mark.django_db


class Subjects:
    """One record of each kind with a page, about which more and more is held."""

    def __init__(self) -> None:
        self.parts, self.province = build.merged(parts=1)
        self.report = build.report(story="one-story", event_on="2023-07-01")
        self.indicator = build.indicator(code="replication-sites")
        self.model = build.security_model(province=self.province, family=build.family())
        self.figure = build.figure(
            report=self.report,
            indicator=self.indicator,
            province=self.province,
            stated_by=build.body(),
        )

    def add_a_row_of_everything(self) -> None:
        """Add one of each record that a page joins, each with related records of its own."""
        province = build.province(successor=self.province, valid_to="2025-06-30")
        place = build.place(province=self.province, within=build.place(province=self.province))
        outlet, original = build.publisher(), build.publisher()
        report = build.report(publisher=outlet, original_publisher=original, event_on="2023")
        bodies = [build.body(), build.body()]
        region = build.region(members=[province])
        build.province_alias(province=province)
        build.break_(indicator=self.indicator, province=province)
        build.fruitless_search(indicator=build.indicator(), province=self.province)
        build.fruitless_search(indicator=self.indicator, province=province)
        # Of the report, of the province, of a place in it, of a merged unit, of a region.
        build.report(story=self.report.story)
        for area in ({"place": place}, {"province": province}, {"region": region}):
            build.figure(**area, report=self.report, stated_by=bodies[0])
            build.award(**area, report=self.report, bodies=bodies)
        build.figure(report=report, indicator=self.indicator, place=place)
        build.award(report=report, place=place, bodies=bodies)
        named = build.security_model(province=province, report=self.report)
        build.security_model(province=self.province, place=place, report=report)
        relative = build.security_model(family=self.model.family)
        build.model_name(model=relative, report=report)
        for model in (self.model, named):
            build.model_name(model=model, report=build.report())
            build.recognition(model=model, body=build.body(), report=build.report())
        build.site(model=self.model, place=place, report=self.report)
        build.site(model=named, place=build.place(province=province), report=report)
        build.figure(model=self.model, province=self.province, report=build.report())
        build.dismissed(report=self.report)
        # Beside the figure: parts, copies, rivals, corrections, and its history.
        build.figure(report=self.report, part_of=self.figure, part_kind="of_which")
        copy = build.report(story=self.report.story)
        build.figure(report=copy, copy_of=self.figure, copy_kind="same")
        rival = build.report(publisher=outlet, event_on="2023-08-01")
        build.figure(report=rival, indicator=self.indicator, province=self.province)
        build.correction(figure=self.figure)
        # Beside another unit, a further indicator.
        build.figure(province=self.province, value=7, as_written="7 kept")
        self.figure = Figure.objects.get(pk=self.figure.pk)
        self.figure.value += 1
        self.figure.as_written = f"{self.figure.value:f} counted"
        self.figure.save()

    def addresses(self) -> list[str]:
        tables = ("coverage", "corrections", "conflicts")
        lists = [f"/{name}{end}" for name in (*LISTS, *tables) for end in ("/", ".csv", ".json")]
        side_by_side = f"?province={self.province.pk}&province={self.parts[0].pk}"
        return [
            *lists,
            *(f"/compare{end}{side_by_side}" for end in ("/", ".csv", ".json")),
            "/",
            "/about/",
            "/search/?q=the",
            "/search/?q=counted",
            "/figures/?withdrawn=1&sort=-value",
            "/figures/?year_from=2023&province=" + self.province.pk,
            f"/provinces/{self.province.pk}/",
            f"/reports/{self.report.slug}/",
            f"/indicators/{self.indicator.pk}/",
            f"/map/?indicator={self.indicator.pk}",
            f"/map/?indicator={self.indicator.pk}&reading=today",
            f"/coverage/?reading=today&topic={self.indicator.topic}",
            f"/coverage/?indicator={self.indicator.pk}",
            f"/coverage.csv?indicator={self.indicator.pk}",
            f"/models/{self.model.slug}/",
            f"/figures/{self.figure.pk}/",
        ]


def asked(address: str) -> tuple[int, str]:
    """Return how many queries the address takes, and what it answers."""
    with CaptureQueriesContext(connection) as queries:
        text = text_of(fetch(address))
    return len(queries), text


def test_twenty_rows_cost_no_more_queries_than_one():
    subjects = Subjects()
    subjects.add_a_row_of_everything()
    one = {address: asked(address) for address in subjects.addresses()}
    for _ in range(19):
        subjects.add_a_row_of_everything()
    twenty = {address: asked(address) for address in subjects.addresses()}
    grown = {
        address: (queries, twenty[address][0])
        for address, (queries, _text) in one.items()
        if twenty[address][0] > queries
    }
    assert not grown
    # Else the counts would be equal for nothing.
    for address in subjects.addresses():
        if address not in {"/", "/about/"}:
            rows = [len(re.findall(r"<li>|<tr\b|\r\n|\{", of[address][1])) for of in (one, twenty)]
            assert rows[1] > rows[0], address


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_few_queries(five_reports, name):
    assert asked(f"/{name}/")[0] <= 15
    assert asked(f"/{name}.csv")[0] <= 6
