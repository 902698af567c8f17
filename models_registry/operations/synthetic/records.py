"""Made-up figures that keep every rule of real ones."""

from random import Random

from models_registry.models import Figure, Fit, Keyed, Report, Scope, State, Status, Territory
from models_registry.operations.synthetic.design import Cell
from models_registry.operations.synthetic.periods import make_period
from models_registry.operations.synthetic.quantities import make_quantity
from models_registry.operations.synthetic.words import in_english, in_vietnamese
from provinces.models import MERGER

STATUSES = {Status.ACHIEVED: 94, Status.TARGET: 4, Status.PROPOSED: 2}
FITS = {Fit.WHOLE: 92, Fit.PART: 6, Fit.WIDER: 2}
# What a part is narrowed to, in English and Vietnamese.
DETAILS = (
    ("in schools", "trong trường học"),
    ("by the Women's Union", "của Hội Liên hiệp Phụ nữ"),
    ("in border communes", "tại các xã biên giới"),
)


def make_figure(random: Random, key: int, cell: Cell, report: Report) -> Figure:
    """Return the figure of a cell, not saved."""
    quantity = make_quantity(random, cell.indicator)
    period = make_period(random, cell.season, cell.indicator.nature)
    fit = random.choices(list(FITS), weights=list(FITS.values()))[0]
    detail, detail_vi = random.choice(DETAILS) if fit == Fit.PART else ("", "")
    english, vietnamese = report.language == "en", in_vietnamese(quantity, cell.indicator)
    in_english_words = in_english(quantity, cell.indicator)
    return Figure(
        pk=key,
        report_id=report.pk,
        indicator_id=cell.indicator.pk,
        scope=Scope.PROVINCE,
        province_id=cell.season.unit.pk,
        territory=_territory(random, cell),
        detail=detail,
        detail_vi=detail_vi,
        fit=fit,
        value=quantity.value,
        out_of=quantity.out_of,
        percent=quantity.percent,
        qualifier=quantity.qualifier,
        status=random.choices(list(STATUSES), weights=list(STATUSES.values()))[0],
        period_kind=period.kind,
        period_start=period.start,
        period_end=period.end,
        period=period.english if english else period.vietnamese,
        as_written=in_english_words if english else vietnamese,
        as_written_en="" if english else in_english_words,
        keyed=random.choices(list(Keyed), weights=(70, 30))[0],
        state=State.PUBLISHED,
    )


def _territory(random: Random, cell: Cell) -> Territory:
    """Return 'unclear' for some figures of a merged unit in the half-year after the merger."""
    unit, year = cell.season.unit, cell.season.year
    may_be_unclear = unit.has_twin and unit.valid_to is None and year == MERGER.year
    return Territory.UNCLEAR if may_be_unclear and random.random() < 0.2 else Territory.CLEAR
