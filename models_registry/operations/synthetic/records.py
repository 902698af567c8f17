"""Made-up reports and their figures, which keep every rule of real ones."""

from dataclasses import asdict
from random import Random

from models_registry.models import (
    Figure,
    Fit,
    Indicator,
    Keyed,
    Report,
    Scope,
    State,
    Status,
    Territory,
)
from models_registry.operations.synthetic.design import PlannedFigure, Season
from models_registry.operations.synthetic.periods import Period, make_period
from models_registry.operations.synthetic.quantities import (
    Quantity,
    in_english,
    in_vietnamese,
    make_quantity,
)
from provinces.models import MERGER

STATUSES = {Status.ACHIEVED: 94, Status.TARGET: 4, Status.PROPOSED: 2}
FITS = {Fit.WHOLE: 92, Fit.PART: 6, Fit.WIDER: 2}
# What a part is narrowed to, in English and Vietnamese.
DETAILS = (
    ("in schools", "trong trường học"),
    ("by the Women's Union", "của Hội Liên hiệp Phụ nữ"),
    ("in border communes", "tại các xã biên giới"),
)


def make_figure(random: Random, key: int, planned: PlannedFigure, report: Report) -> Figure:
    """Return a planned figure, not saved."""
    quantity = make_quantity(random, planned.indicator)
    period = make_period(random, planned.season, planned.indicator.nature)
    fit = random.choices(list(FITS), weights=list(FITS.values()))[0]
    detail, detail_vi = random.choice(DETAILS) if fit == Fit.PART else ("", "")
    return Figure(
        pk=key,
        report=report,
        indicator=planned.indicator,
        scope=Scope.PROVINCE,
        province=planned.season.unit,
        territory=_territory(random, planned.season),
        detail=detail,
        detail_vi=detail_vi,
        fit=fit,
        status=random.choices(list(STATUSES), weights=list(STATUSES.values()))[0],
        keyed=random.choices(list(Keyed), weights=(70, 30))[0],
        state=State.PUBLISHED,
        **asdict(quantity),
        **_words(report.language, planned.indicator, quantity, period),
    )


def _words(
    language: str, indicator: Indicator, quantity: Quantity, period: Period
) -> dict[str, str]:
    """Return the period's fields and the words, in the report's language."""
    dates = {"period_kind": period.kind, "period_start": period.start, "period_end": period.end}
    english = in_english(quantity, indicator)
    if language == "en":
        return {**dates, "period": period.english, "as_written": english, "as_written_en": ""}
    vietnamese = in_vietnamese(quantity, indicator)
    return {
        **dates,
        "period": period.vietnamese,
        "as_written": vietnamese,
        "as_written_en": english,
    }


def _territory(random: Random, season: Season) -> Territory:
    """Return 'unclear' for some figures of a merged unit in the half-year after the merger."""
    unit, year = season.unit, season.year
    may_be_unclear = unit.has_twin and unit.valid_to is None and year == MERGER.year
    return Territory.UNCLEAR if may_be_unclear and random.random() < 0.2 else Territory.CLEAR


READ_EN = "Nothing was read: the figures are made up to try this site."
READ_VI = "Không đọc từ văn bản nào: số liệu được tạo ra để thử nghiệm trang này."


def make_report(random: Random, key: int, season: Season, edition: int) -> Report:
    """Return the report, not saved. Its days come after every period that its figures have."""
    unit, year = season.unit, season.year
    slug = f"synthetic-{unit.pk}-{year}" + (f"-{edition}" if edition > 1 else "")
    event_on, published_on = _dates(random, season)
    return Report(
        pk=key,
        slug=slug,
        title=f"[Synthetic report: made-up test data on {unit.name_en}, {year}, no. {edition}]",
        title_vi=f"[Báo cáo giả lập: dữ liệu thử nghiệm, không có thật, về {unit.name_vi}, "
        f"năm {year}, số {edition}]",
        event_on=event_on,
        event_basis="stated" if event_on else "",
        published_on=published_on,
        published_basis=random.choice(("stated", "inferred")) if published_on else "",
        language=random.choice(("vi", "vi", "en")),
        translation=random.choice((None, False, True)),
        read_en=READ_EN,
        read_vi=READ_VI,
        state=State.PUBLISHED,
        synthetic=True,
    )


def _dates(random: Random, season: Season) -> tuple[str, str]:
    """Return the days of event and publication: exact ones, a month, or none at all."""
    month = f"{season.year}-{season.last_month:02}"
    day = random.randint(1, 20)
    event, published = f"{month}-{day:02}", f"{month}-{day + random.randint(0, 8):02}"
    kinds = [(event, published), (event, ""), ("", published), (month, published), ("", "")]
    return random.choices(kinds, weights=(60, 15, 10, 10, 5))[0]
