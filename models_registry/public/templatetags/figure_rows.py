"""Rows of figures. A page has fifty of them: a template's tags would take most of its time."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from models_registry.models import Award, Figure
from models_registry.public.templatetags.statistics import marked
from models_registry.statistics import formatting
from movement_stats.lib.addresses import address_of

register = template.Library()

ROW = """
  <tr {aside}>
    <td class="number">
      <a href="{address}">{quantity}</a>
      {unit}
    </td>
    <td class="roomy">
      <a href="{indicator_address}">{indicator}</a>
      {model}
      {detail}
      {marks}
    </td>
    <td>{area}</td>
    <td class="roomy">{period}</td>
    <td class="words" lang="{language}">{words}</td>
    {report}
  </tr>
"""
# What a row shows: of the records beside a figure little more than their names.
COLUMNS = (
    *("as_written", "number_offsets", "value", "value_to", "out_of", "percent", "qualifier"),
    *("scope", "superseded_by", "in_conflict"),
    *("detail", "detail_vi", "status", "fit", "territory", "part_of", "copy_of", "state"),
    *("period_kind", "period_start", "period_end"),
    *("indicator__name_en", "indicator__name_vi", "indicator__unit_en", "indicator__unit_vi"),
    *("report__slug", "report__language", "report__state"),
    *("region__name_en", "region__name_vi", "province__name_en", "province__name_vi"),
    *("place__name_en", "place__name_vi"),
    *("place__province__name_en", "place__province__name_vi"),
    *("model__name_en", "model__name_vi", "model__state", "model__report__state"),
)
BESIDE = {path.rpartition("__")[0] for path in COLUMNS} - {""}
ASIDE = SafeString('class="aside"')
REPORT = """
      <td>
        <a class="slug" href="{}">{}</a>
      </td>
    """


@register.simple_tag
def figure_rows(figures: Iterable[Figure], in_report: bool = False) -> SafeString:
    """Return the rows of a table of figures; in their report's own table without its name."""
    marks = get_template("public/partials/_marks.html")
    rows = (
        {
            "aside": ASIDE if _is_aside(figure) else "",
            "address": address_of("figure-detail", figure.pk),
            "quantity": formatting.quantity(figure),
            "unit": "" if figure.value is None else _beside("unit", figure.indicator.unit),
            "indicator_address": address_of("indicator-detail", figure.indicator_id),
            "indicator": figure.indicator.name,
            "model": _model(figure),
            "detail": _beside("narrowed", figure.detail_text) if figure.detail else "",
            "marks": marks.render({"figure": figure}),
            "area": area(figure),
            "period": formatting.period(figure),
            "language": figure.report.language,
            "words": marked(figure),
            "report": "" if in_report else _report(figure.report.slug, get_language()),
        }
        for figure in figures
    )
    return format_html("\n{}\n", format_html_join("", ROW, rows))


@register.simple_tag
def area(of: Figure | Award) -> SafeString:
    """Return the area of a claim, linked to its province where it has one."""
    if not of.province_id:
        return format_html("\n  {}\n\n", of.area_name)
    page = address_of("province-detail", of.province_id)
    return format_html('\n  <a href="{}">{}</a>\n\n', page, of.area_name)


def _is_aside(figure: Figure) -> bool:
    return figure.superseded_by_id is not None or figure.is_withdrawn


def _model(figure: Figure) -> str:
    model = figure.model
    return _beside("narrowed", model.name) if model and model.has_page else ""


# The same few units, models and reports fill a page.
@lru_cache(maxsize=512)
def _beside(kind: str, text: str) -> SafeString:
    return format_html('<span class="{}">{}</span>', kind, text)


@lru_cache(maxsize=512)
def _report(slug: str, language: str | None) -> SafeString:
    return format_html(REPORT, address_of("report-detail", slug), slug)
