"""Provincial units, each as it stood between two dates."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.keyset import order_index
from movement_stats.lib.languages import in_language, is_vietnamese
from movement_stats.lib.tracked import Problems, TrackedModel, TrackedQuerySet, derived
from movement_stats.lib.vietnamese_order import order_key
from provinces.models.naming import MERGER, dated_name


class ProvinceKind(models.TextChoices):
    """The two kinds of provincial unit."""

    PROVINCE = "province", _("Province")
    MUNICIPALITY = "municipality", _("Centrally run city")


class UnitSet(models.TextChoices):
    """The two sets of provincial units. They overlap: nothing is added up over both."""

    OF_63 = "63", _("63 units, until 30 June 2025")
    OF_34 = "34", _("34 units, since 1 July 2025")


class Reading(models.TextChoices):
    """How what is held of units is grouped: as their reports named them, or by today's units."""

    REPORTED = "reported", _("as reported")
    TODAY = "today", _("today's provinces")


def counted_under(path: str, reading: Reading) -> F | Coalesce:
    """Return the id of the unit with which a row counts that is about the unit at the path.

    As reported it is that unit; in today's reading the one that it was merged into, if it was.
    """
    return Coalesce(f"{path}__successor", path) if reading == Reading.TODAY else F(path)


# A day on which each set was whole.
DAY_OF_SET = {UnitSet.OF_63: MERGER - datetime.timedelta(days=1), UnitSet.OF_34: MERGER}


class ProvinceQuerySet(TrackedQuerySet["Province"]):
    """Questions about provincial units."""

    def in_force(self, on: datetime.date | None = None) -> Self:
        """Return the units in force on a day; today's where none is given."""
        if on is None:
            return self.filter(valid_to__isnull=True)
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)

    def by_name(self) -> Self:
        """Return the units in the order of their names in the page's language."""
        return self.order_by("order_vi" if is_vietnamese() else "name_en", "valid_from")

    def of_set(self, units: UnitSet) -> Self:
        """Return the units of a set; one that did not change belongs to both."""
        return self.in_force(DAY_OF_SET[units])

    def named_or_merged_into(self, ids: Iterable[str]) -> Self:
        """Return the units with these ids and those that were merged into one of them."""
        return self.filter(Q(pk__in=list(ids)) | Q(successor__in=list(ids)))

    def counting_today(self, ids: Iterable[str]) -> Self:
        """Return the units with which those of these ids count in today's reading."""
        wanted = list(ids)
        return self.filter(Q(pk__in=wanted) | Q(predecessors__in=wanted)).distinct()


class Province(TrackedModel):
    """One provincial unit between two dates; a unit of another extent is another row.

    The id is permanent: `da-nang` is the unit of 2008 to 2025, `da-nang-2025` the one since.
    Statistical codes are not keys: seven moved to another name on 1 July 2025.
    """

    id = models.SlugField(_("Permanent id"), primary_key=True, max_length=40)
    code = models.CharField(_("Statistical code"), max_length=2)
    name_en = models.CharField(_("English name"), max_length=60)
    name_vi = models.CharField(_("Vietnamese name"), max_length=60)
    kind = models.CharField(_("Kind of unit"), max_length=12, choices=ProvinceKind.choices)
    iso_3166_2 = models.CharField(_("ISO 3166-2 code"), max_length=6, blank=True)
    region = models.ForeignKey(
        "provinces.Region",
        verbose_name=_("Region"),
        on_delete=models.PROTECT,
        related_name="provinces_of_scheme",
    )
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(_("In force until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("Successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    area_km2 = models.DecimalField(
        _("Area in square kilometres"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    population = models.PositiveIntegerField(_("Population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("Year of the population"), null=True, blank=True
    )
    population_source = models.CharField(_("Source of the population"), max_length=40, blank=True)
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))
    order_vi = derived(models.TextField(_("Place in Vietnamese order"), editable=False, default=""))

    objects = ProvinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Provincial unit")
        verbose_name_plural = _("Provincial units")
        ordering = ["name_en", "valid_from"]
        indexes = [order_index("province", "name_en")]
        constraints = [
            one_of("kind", ProvinceKind),
            rule(
                "valid_in_order",
                Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                _("A unit ends after it began."),
                field="valid_to",
            ),
            rule(
                "ended_has_successor",
                Q(valid_to__isnull=True, successor__isnull=True)
                | Q(valid_to__isnull=False, successor__isnull=False),
                _("A dissolved unit names its successor; one in force has none."),
                field="successor",
            ),
            rule(
                "not_its_own_successor",
                Q(successor__isnull=True) | ~Q(successor=F("id")),
                _("A unit cannot succeed itself."),
                field="successor",
            ),
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="province_code_unique",
                violation_error_code="code",
                violation_error_message=_("Another unit of that day has this code."),
            ),
        ]

    def __str__(self) -> str:
        return dated_name(self.name, self.valid_from if self.has_twin else None, self.valid_to)

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    @property
    def is_dissolved(self) -> bool:
        """Whether the unit has been merged into another."""
        return self.valid_to is not None

    @property
    def has_twin(self) -> bool:
        """Whether a unit of the same territory stood before or stands after the merger."""
        return self.successor_id is not None or self.valid_from == MERGER

    @property
    def is_followed(self) -> bool:
        """Whether its successor, where it has one, began on the day after its end."""
        if self.successor is None or self.valid_to is None:
            return True
        return self.successor.valid_from == self.valid_to + datetime.timedelta(days=1)

    def contradictions(self) -> Problems:
        """Return what is wrong with the successor: two units that overlap are never added up."""
        # One that is its own has a rule for itself.
        if self.is_followed or self.successor == self:
            return {}
        return {"successor": _("A successor began on the day after this unit's end.")}

    def derive(self) -> None:
        """Fold the names and the id, and find the name's place in Vietnamese order."""
        self.folded = folded_column(self.name_en, self.name_vi, self.id)
        self.order_vi = order_key(self.name_vi)


class ProvinceStatus(TrackedModel):
    """The kind and name of a unit between two dates; kinds changed again in 2026."""

    province = models.ForeignKey(
        Province,
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="statuses",
    )
    name_en = models.CharField(_("English name"), max_length=60)
    name_vi = models.CharField(_("Vietnamese name"), max_length=60)
    kind = models.CharField(_("Kind of unit"), max_length=12, choices=ProvinceKind.choices)
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(_("In force until"), null=True, blank=True)
    basis_en = models.CharField(_("Basis in English"), max_length=80)
    basis_vi = models.CharField(_("Basis in Vietnamese"), max_length=80)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Status of a unit")
        verbose_name_plural = _("Statuses of units")
        ordering = ["province", "valid_from"]
        constraints = [
            one_of("kind", ProvinceKind),
            rule(
                "valid_in_order",
                Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                _("A status ends after it began."),
                field="valid_to",
            ),
            models.UniqueConstraint(
                fields=["province", "valid_from"],
                name="provincestatus_unique",
                violation_error_code="valid_from",
                violation_error_message=_("The unit has a status from that day already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en}, {self.kind}, {self.valid_from}"

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    @property
    def basis(self) -> str:
        """The act on which the status rests, in the page's language."""
        return in_language(self.basis_en, self.basis_vi)


class ProvinceAlias(TrackedModel):
    """A spelling of a province's name; for texts since the merger the unit of that day is meant."""

    alias = models.CharField(_("Spelling"), max_length=60)
    province = models.ForeignKey(
        Province,
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="aliases",
    )
    type = models.CharField(_("Kind of spelling"), max_length=20)
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Spelling of a unit's name")
        verbose_name_plural = _("Spellings of units' names")
        ordering = ["province", "alias"]
        constraints = [
            models.UniqueConstraint(
                fields=["alias"],
                name="provincealias_unique",
                violation_error_code="alias",
                violation_error_message=_("This spelling is held already."),
            ),
        ]

    def __str__(self) -> str:
        return self.alias

    def derive(self) -> None:
        """Fold the spelling."""
        self.folded = folded_column(self.alias)
