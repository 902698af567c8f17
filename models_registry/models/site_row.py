"""The list of sites: named places, and counted batches, in one table to read."""

from typing import Any, Self

from django.db import connections, models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import State
from models_registry.models.figure_count import FigureCount
from models_registry.models.figure_queryset import model_slug
from models_registry.models.quantity import Qualifier
from models_registry.models.replication_site import ReplicationSite

# Indicators that count places where models run.
SITE_INDICATORS = (
    "replication-sites",
    "replication-sites-new",
    "communes-with-model",
    "districts-with-model",
)
VIEW = "models_registry_siterow"
# The casts give SQLite the columns' kind: without it a number compares as less than any text, and
# Django sends decimals as text.
SELECT = """
SELECT 'site-' || s.id AS id, TRUE AS named, s.model_id AS model_id,
       p.province_id AS province_id, NULL AS region_id, s.place_id AS place_id,
       s.report_id AS report_id, NULL AS figure_id,
       CAST(1 AS NUMERIC(15, 2)) AS sites, CAST(NULL AS NUMERIC(15, 2)) AS out_of,
       'exact' AS qualifier, s.as_written AS as_written, '' AS period,
       NULL AS period_first, NULL AS period_last,
       s.state = 'published' AND r.state = 'published' AS listed, s.folded AS folded
FROM models_registry_replicationsite s JOIN provinces_place p ON p.id = s.place_id
JOIN models_registry_report r ON r.id = s.report_id
UNION ALL
SELECT 'figure-' || f.id, FALSE, f.model_id, f.province_id, f.region_id, f.place_id,
       f.report_id, f.id, f.value, f.out_of, f.qualifier, f.as_written, f.period,
       f.period_first, f.period_last, f.listed, f.folded
FROM models_registry_figure f
WHERE f.indicator_id IN ({codes})
"""


class SiteRowQuerySet(models.QuerySet["SiteRow"]):
    """Questions about the rows of the sites' list."""

    def public(self) -> Self:
        """Return the rows that visitors see."""
        return self.filter(listed=True)

    def total(self) -> int:
        """Return how many rows visitors see, without the view, which would make each of them."""
        listed = Q(state=State.PUBLISHED, report__state=State.PUBLISHED)
        named = ReplicationSite.objects.filter(listed).count()
        return named + FigureCount.objects.filter(indicator__in=SITE_INDICATORS).total()

    def with_names(self) -> Self:
        """Return the rows with the names of all they refer to."""
        related = ("model__report", "province", "region", "place", "report", "figure__indicator")
        return self.select_related(*related).annotate(
            unit=Coalesce("figure__indicator__unit_en", Value("site")), model_slug=model_slug()
        )


def _to(model: str, name: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        model,
        verbose_name=name,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )


class SiteRow(models.Model):
    """A named place, or a figure that counts places. A view of the database, only read.

    A view, since a union made by the ORM can be neither filtered nor walked by keyset.
    """

    id = models.CharField(_("Row"), primary_key=True, max_length=30)
    named = models.BooleanField(_("Named place"))
    model = _to("models_registry.SecurityModel", _("Security model"))
    province = _to("provinces.Province", _("Province or city"))
    region = _to("provinces.Region", _("Region"))
    place = _to("provinces.Place", _("Place"))
    report = _to("models_registry.Report", _("Report"))
    figure = _to("models_registry.Figure", _("Figure"))
    sites = models.DecimalField(_("Places"), max_digits=15, decimal_places=2, null=True)
    out_of = models.DecimalField(_("Out of"), max_digits=15, decimal_places=2, null=True)
    qualifier = models.CharField(_("Exactness"), max_length=12, choices=Qualifier.choices)
    as_written = models.CharField(_("As written"), max_length=160)
    period = models.CharField(_("Period in the report's words"), max_length=160)
    period_first = models.DateField(_("First day of the period"), null=True)
    period_last = models.DateField(_("Last day of the period"), null=True)
    listed = models.BooleanField(_("Listed"))
    folded = models.TextField(_("Folded for search"))

    objects = SiteRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("Row of the sites")
        verbose_name_plural = _("Rows of the sites")
        managed = False
        db_table = VIEW
        ordering = ["id"]

    def __str__(self) -> str:
        return self.as_written


def drop_view(using: str, **kwargs: Any) -> None:
    """Before a migration: SQLite cannot rebuild a table that a view reads."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DROP VIEW IF EXISTS {VIEW}")


def make_view(using: str, **kwargs: Any) -> None:
    """After a migration: make the view anew, where its tables are there."""
    connection = connections[using]
    if "models_registry_figure" not in connection.introspection.table_names():
        return
    codes = ", ".join(f"'{code}'" for code in SITE_INDICATORS)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP VIEW IF EXISTS {VIEW}")
        cursor.execute(f"CREATE VIEW {VIEW} AS {SELECT.format(codes=codes)}")
