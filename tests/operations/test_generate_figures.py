"""Made-up figures: as many as asked for, the same each time, in an empty database alone."""

from io import StringIO
from itertools import islice
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from models_registry.models import Figure, Indicator, Report, State
from models_registry.models.standing import Standing
from models_registry.operations.synthetic import design, filling
from provinces.models import Province
from tests.support import build


def generate(count: Any, seed: Any = 7) -> None:
    call_command("generate_figures", count=str(count), seed=str(seed), stdout=StringIO())


def made(count: int, seed: int) -> list[Any]:
    """Return all that is generated, and take it back."""
    with transaction.atomic():
        generate(count, seed)
        rows = [*Report.objects.order_by("pk").values(), *Figure.objects.order_by("pk").values()]
        transaction.set_rollback(True)
    return rows


def test_one_figure_straight_after_migrate(db):
    generate(1)
    (figure,) = Figure.objects.public()
    assert figure.pk == figure.report_id == 100_001
    assert Province.objects.count() == 86
    assert Figure.history.count() == Report.history.count() == 1


def test_exactly_as_many_as_asked_for_and_all_marked(reference):
    generate(150)
    assert Figure.objects.public().count() == Figure.history.count() == 150
    for report in Report.objects.all():
        assert report.synthetic
        assert report.slug.startswith("synthetic-")
        assert report.title.startswith("[Synthetic report")
        assert report.title_vi.startswith("[Báo cáo giả lập")


def test_staff_go_on_counting_after_the_generated_ids(reference):
    generate(3)
    # PostgreSQL gives no number out twice, and counts on over what other tests took back.
    assert build.figure(report=Report.objects.first()).pk >= 100_004


def test_the_database_knows_how_many_rows_came(reference):
    generate(60)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'figure_listed'")
        else:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'figure_listed'")
        (counted,) = cursor.fetchone()
    assert float(str(counted).split()[0]) == 60


def test_every_province_indicator_and_year_is_reached(reference):
    each = Province.objects.count(), Indicator.objects.count(), len(design.YEARS)
    found = list(islice(design.planned_figures(Random(1)), 20_000))
    assert each == (
        len({cell.season.unit.pk for cell in found}),
        len({cell.indicator.pk for cell in found}),
        len({cell.season.year for cell in found}),
    )


def test_beyond_all_cells_a_further_edition_starts(reference, monkeypatch):
    def two_seasons(units: list[Province], real: Any = design.seasons) -> list[Any]:
        return list(islice(real(units), 2))

    monkeypatch.setattr(design, "seasons", two_seasons)
    monkeypatch.setattr(filling, "FIGURES_AT_ONCE", 50)
    cells = 2 * Indicator.objects.count()
    generate(2 * cells + 1)
    assert Figure.objects.count() == 2 * cells + 1
    editions = sorted(
        slug.rpartition("-")[2] for slug in Report.objects.values_list("slug", flat=True)
    )
    assert editions == ["2", "2", "2005", "2006", "3"]
    assert Figure.objects.conflicting().exists()


def test_the_same_seed_gives_the_same_figures(reference):
    assert made(120, 3) == made(120, 3)
    assert made(120, 3) != made(120, 4)


def test_both_databases_hold_what_was_made_up(reference, monkeypatch):
    """What is made up depends on no database, so that both hold the same where each keeps it."""
    kept: list[Any] = []

    def save(reports: Any, figures: Any, real: Any = filling._save) -> None:
        kept.extend([*reports, *figures])
        real(reports, figures)

    monkeypatch.setattr(filling, "_save", save)
    generate(200)
    for record in kept:
        # What follows from the other figures is reckoned when all are there.
        names = [field.attname for field in record._meta.concrete_fields]
        names = [name for name in names if name not in Standing._fields]
        stored = type(record).objects.values(*names).get(pk=record.pk)
        assert stored == {name: getattr(record, name) for name in names}


@pytest.mark.parametrize(
    ("count", "seed"),
    [
        *((count, "1") for count in ("0", "-1", "5000001", "abc", "", "1e3", "1.5", "1_000", "٣")),
        *((count, "1") for count in ("9" * 5_000, "1\n", " 1")),
        *(("1", seed) for seed in ("abc", "", "1.5", "9" * 19)),
    ],
    ids=lambda text: repr(text)[:12],
)
def test_a_wrong_number_is_refused_in_one_line(db, count, seed):
    wrong = "--seed" if count == "1" else "--count"
    with pytest.raises(CommandError, match=f"^{wrong}: must be a whole number [^\n]*$"):
        generate(count, seed)
    assert not Report.objects.exists()


@pytest.mark.parametrize("synthetic", [True, False])
@pytest.mark.parametrize("state", State.values)
def test_where_a_report_is_held_nothing_is_made_up(db, synthetic, state):
    build.report(synthetic=synthetic, state=state)
    with pytest.raises(CommandError, match=r"^the database holds reports already[^\n]*$"):
        generate(1)
    assert (Report.objects.count(), Province.objects.count()) == (1, 0)


def test_the_five_reports_are_not_mixed_with_made_up_ones(five_reports):
    with pytest.raises(CommandError, match="holds reports already"):
        generate(1)
    assert Figure.objects.count() == 47


def test_all_or_nothing(db, monkeypatch):
    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(filling, "reserve_ids", fail)
    with pytest.raises(RuntimeError):
        generate(5)
    assert not Report.objects.exists()
    assert not Province.objects.exists()


def test_what_is_made_up_keeps_every_rule(reference, audit):
    generate(2_000)
    code, lines = audit()
    assert [line for line in lines if line.startswith("error")] == []
    assert code == 0
    assert any(line.startswith("2000 figures: ") for line in lines)
    told = Figure.objects.values_list
    for name, least in (("qualifier", 8), ("status", 3), ("period_kind", 3), ("fit", 3)):
        assert told(name).distinct().count() == least, name
    assert Figure.objects.filter(percent__isnull=False).exists()
    assert Figure.objects.filter(territory="unclear").exists()
