"""What a form of a mark begins with: what the text seems to say, and what was entered last."""

import datetime
from collections import Counter
from decimal import Decimal
from typing import Any

from models_registry.models import (
    AwardKind,
    Figure,
    Indicator,
    Mark,
    PeriodKind,
    Recipients,
    ReportText,
    Scope,
)
from models_registry.models.base import LONGEST_CITATION
from models_registry.workflow.texts.citation import on_one_line, sentence_at
from models_registry.workflow.texts.marks import NUMBERS
from movement_stats.lib.folding import fold
from movement_stats.lib.written_dates import dates_in
from provinces.gazetteer import units_named
from provinces.models import Province

# Beginnings of folded words, in the languages in which reports were met.
COLLECTIVES = (
    *("tap the", "don vi", "collecti", "colecti", "kollektiv", "kolektif", "group", "unit"),
    *("団体", "集団", "단체", "집단", "جماع", "جمع", "گروه"),
)
INDIVIDUALS = (
    *(
        "ca nhan",
        "nguoi",
        "individ",
        "person",
        "people",
        "enskild",
        "einzel",
        "perorangan",
        "orang",
    ),
    *("個人", "개인", "افراد", "فرد", "شخص"),
)


def recipients_of(words: str) -> Recipients:
    """Return whom a count speaks of: collectives, individuals, or both in one where neither is
    certain.
    """
    folded = f" {fold(words)}"
    collectives, individuals = (
        any((f" {name}" if name.isascii() else name) in folded for name in map(fold, names))
        for names in (COLLECTIVES, INDIVIDUALS)
    )
    if collectives == individuals:
        return Recipients.COMBINED
    return Recipients.COLLECTIVES if collectives else Recipients.INDIVIDUALS


# Statements that are figures under an indicator which means them alone, else dismissed as derived.
NO_COUNTS = {"share", "change", "average"}
AREA = ("scope", "region", "province", "place")
DATES = ("period_start", "period_end")
KIND_OF_NATURE = {"stock": PeriodKind.AS_OF, "flow": PeriodKind.SPAN}
BOTH = {Recipients.COLLECTIVES, Recipients.INDIVIDUALS}
# How often a text names its province at least, and how many times as often as any other.
OFTEN = 2
# Folded names of what is given, as reports in these languages write them.
NAMES_OF_KINDS = {
    AwardKind.CERTIFICATE_OF_MERIT: (
        *("bang khen", "certificate of merit", "certificates of merit"),
        *("certificat de merite", "certificats de merite"),
    ),
    AwardKind.CERTIFICATE_OF_COMMENDATION: (
        *("giay khen", "certificate of commendation", "certificates of commendation"),
    ),
}
# Letters between two counts of one award: ' và ', ' and certificates to '.
CLOSE = 30


def entered_last(mark: Mark) -> Figure | None:
    """Return the figure that was entered last from the mark's text, None where none was."""
    figures = Figure.objects.filter(mark__text=mark.text_id)
    return figures.select_related("region", "province", "place__province").order_by("-pk").first()


def figure_values(mark: Mark, last: Figure | None) -> dict[str, Any]:
    """Return the initial values of a figure's form, records as themselves.

    Of two readings none is taken, and no share, change or average as a count: a person chooses.
    """
    suggested = mark.suggested
    indicator = Indicator.objects.filter(pk=suggested.get("indicator") or "").first()
    numbers = {name: _number(suggested.get(name)) for name in NUMBERS}
    if len(suggested.get("readings", ())) > 1 or suggested.get("statement") in NO_COUNTS:
        numbers["value"] = None
    return {
        **numbers,
        **_cited(mark),
        **area_of(mark, last),
        **_period(mark, indicator, last),
        "indicator": indicator,
    }


def award_values(mark: Mark, last: Figure | None) -> dict[str, Any]:
    """Return the initial values of an award's form.

    Who was given it follows from the words; where the next number counts the others ('12
    collectives and 15 individuals'), both are one award. What was given is taken from the
    sentence, where it names one kind alone.
    """
    recipients, counts = _counted(mark)
    end, other = mark.cited_end, _other_count(mark, recipients)
    if other is not None:
        counts |= _counted(other)[1]
        recipients, end = Recipients.BOTH, other.cited_end
    return {
        "kind": _kind_named(mark),
        "recipients": recipients,
        **counts,
        **_cited(mark),
        "as_written": on_one_line(mark.text.words[mark.cited_start : end]),
        **area_of(mark, last),
    }


def _kind_named(mark: Mark) -> AwardKind | None:
    words, start, end = mark.text.words, mark.cited_start, mark.cited_end
    before, after = sentence_at(words, start, end)
    sentence = f" {fold(before)} {fold(words[start:end])} {fold(after)} "
    named = [
        kind
        for kind, names in NAMES_OF_KINDS.items()
        if any(f" {name} " in sentence for name in names)
    ]
    return named[0] if len(named) == 1 else None


def _counted(mark: Mark) -> tuple[Recipients, dict[str, int]]:
    value = _number(mark.suggested.get("value"))
    recipients = recipients_of(mark.suggested.get("unit_words") or _cited(mark)["as_written"])
    return recipients, {} if value is None else {str(recipients): int(value)}


def _other_count(mark: Mark, recipients: Recipients) -> Mark | None:
    """Return the open mark close behind that counts individuals where this one counts
    collectives, or the other way round.
    """
    near = {"start__gte": mark.end, "cited_end__lte": mark.cited_start + LONGEST_CITATION}
    following = mark.text.marks.open().filter(**near).order_by("start").first()
    if following is None or following.start - mark.cited_end > CLOSE:
        return None
    following.text = mark.text
    return following if {recipients, _counted(following)[0]} == BOTH else None


def _number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _cited(mark: Mark) -> dict[str, Any]:
    words = on_one_line(mark.text.words[mark.cited_start : mark.cited_end])
    return {"as_written": words, "qualifier": mark.suggested.get("qualifier", "exact")}


def area_of(mark: Mark, last: Figure | None) -> dict[str, Any]:
    """Return the province that the mark's words name; else the area of the figure before, and
    for a first figure the province that the text speaks of.
    """
    named = unit_named(mark.suggested.get("place") or "", mark.text.report.latest_day)
    if named is None and last is None:
        named = unit_spoken_of(mark.text)
    if named:
        return {"scope": Scope.PROVINCE, "province": named}
    return _values_of(last, *AREA)


def unit_spoken_of(text: ReportText) -> Province | None:
    """Return the provincial unit that the text and the report's title name far more often than any
    other, else None.

    Where the report has no date, nobody knows of which set of units it speaks.
    """
    if (on := text.report.latest_day) is None:
        return None
    words = f" {fold(text.report.title)} {fold(text.words)} "
    units = Province.objects.in_force(on)
    counts = Counter(
        {unit: max(words.count(f" {name} ") for name in _names(unit)) for unit in units}
    )
    if len(counts) < 2:
        return None
    (first, most), (_second, next_most) = counts.most_common(2)
    return first if most >= OFTEN and most >= OFTEN * next_most else None


def _names(unit: Province) -> set[str]:
    return {fold(unit.name_en), fold(unit.name_vi)}


def _values_of(figure: Figure | None, *names: str) -> dict[str, Any]:
    return {name: getattr(figure, name, None) for name in names}


def unit_named(words: str, on: datetime.date | None) -> Province | None:
    """Return the one provincial unit that the words name, None where there is none or several.

    on: of units that bore one name at different times, the one in force on that day is meant.
    """
    units = Province.objects.in_force(on) if on else Province.objects.all()
    named = list(units.filter(pk__in=units_named(words)))
    return named[0] if len(named) == 1 else None


def _period(mark: Mark, indicator: Indicator | None, last: Figure | None) -> dict[str, Any]:
    words = mark.suggested.get("period") or ""
    kind = (
        KIND_OF_NATURE.get(indicator.nature if indicator else "")
        or _values_of(last, "period_kind")["period_kind"]
    )
    report = mark.text.report
    dates = dates_in(words, report.language)
    given = _values_of(last, *DATES)
    if dates:
        given = {"period_start": dates[0], "period_end": dates[-1]}
    if kind == PeriodKind.AS_OF:
        # 'Now' is the day of the event reported on, else of publication.
        given = {"period_end": given["period_end"] or given["period_start"] or report.dated}
    elif kind == PeriodKind.UNSTATED:
        given = {}
    return {"period_kind": kind, "period": on_one_line(words)[:160], **given}
