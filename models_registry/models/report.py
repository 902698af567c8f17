"""Articles and documents that were read."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import State, StatefulModel
from models_registry.models.number_offsets import refill
from models_registry.transcription import languages
from movement_stats.lib.constraints import one_of, partial_dates, rule
from movement_stats.lib.counting import count_of
from movement_stats.lib.folding import folded_column
from movement_stats.lib.keyset import order_index
from movement_stats.lib.languages import in_language, language_name
from movement_stats.lib.partial_dates import PartialDateField, last_day
from movement_stats.lib.relations import related_rows
from movement_stats.lib.tracked import TrackedQuerySet, derived

# The languages in which reports are read, as filters and forms offer them: the pages' own first.
LANGUAGES = [
    (code, lazy(language_name, str)(code))
    for code in ("vi", "en", *sorted(languages.LANGUAGES.keys() - {"vi", "en"}))
]


class DateBasis(models.TextChoices):
    """Where a date comes from."""

    STATED = "stated", _("stated in the text")
    INFERRED = "inferred", _("inferred")


class ReportQuerySet(TrackedQuerySet["Report"]):
    """Questions about reports."""

    def public(self) -> Self:
        """Return the reports that visitors see."""
        return self.filter(state=State.PUBLISHED)

    def visible(self) -> Self:
        """Return the public reports and the withdrawn ones, whose addresses stay alive."""
        return self.exclude(state=State.DRAFT)

    def with_counts(self) -> Self:
        """Add how many published figures, awards and models each holds, and how many dismissed."""
        return self.annotate(
            figure_count=self._count("figures", state=State.PUBLISHED),
            award_count=self._count("awards", state=State.PUBLISHED),
            model_count=self._count("securitymodels", state=State.PUBLISHED),
            dismissed_count=self._count("dismissednumbers"),
        )

    def _count(self, relation: str, **condition: Any) -> Coalesce:
        return count_of(related_rows(self.model, relation).filter(**condition), "report")

    def with_any_of(self, figures: "models.QuerySet[Any]") -> Self:
        """Return the reports of these figures, the oldest first; adds `waiting_figures`."""
        rows = self.annotate(waiting_figures=count_of(figures, "report"))
        return rows.filter(waiting_figures__gt=0).order_by("pk")

    def with_names(self) -> Self:
        """Return the reports with their publishers."""
        return self.select_related("publisher", "original_publisher").annotate(
            outlet_name=Coalesce("publisher__name", "original_publisher__name")
        )

    def dated(self) -> Self:
        """Add `dated_on`: the day of the event, else of publication, NULL for neither."""
        return self.annotate(
            dated_on=NullIf(Coalesce(NullIf("event_on", Value("")), "published_on"), Value(""))
        )

    def latest_first(self) -> Self:
        """Return the reports, the latest event or publication first, the undated last."""
        return self.dated().order_by(F("dated_on").desc(nulls_last=True), "-pk")


class Report(StatefulModel):
    """One article or document. Reports with the same `story` tell of one event or press release."""

    slug = models.SlugField(
        _("Slug"),
        max_length=80,
        help_text=_(
            "Its part of the address: small letters, digits and hyphens; it never changes."
        ),
    )
    title = models.CharField(
        _("Title"),
        max_length=300,
        help_text=_("As printed; where the text gives none, our own in square brackets."),
    )
    title_vi = models.CharField(_("Title in Vietnamese"), max_length=300, blank=True)
    publisher = models.ForeignKey(
        "models_registry.Publisher",
        verbose_name=_("Publisher"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("Who published the text that was read; empty where it does not say."),
    )
    original_publisher = models.ForeignKey(
        "models_registry.Publisher",
        verbose_name=_("Source named in the text"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="originals",
        help_text=_("Whom the text names as its source."),
    )
    url = models.URLField(
        _("Address"),
        blank=True,
        max_length=500,
        help_text=_("Where the text can be read, if anywhere."),
    )
    event_on = PartialDateField(
        _("Date of the event"), help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06.")
    )
    event_basis = models.CharField(
        _("Basis of the event's date"), max_length=8, choices=DateBasis.choices, blank=True
    )
    published_on = PartialDateField(
        _("Published on"), help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06.")
    )
    published_basis = models.CharField(
        _("Basis of the publication date"), max_length=8, choices=DateBasis.choices, blank=True
    )
    language = models.CharField(
        _("Language"), max_length=3, help_text=_("Two or three letters: vi, en, fr.")
    )
    translation = models.BooleanField(
        _("A translation"),
        null=True,
        blank=True,
        help_text=_("Unknown where the text does not show it."),
    )
    story = models.SlugField(
        _("Story"),
        max_length=80,
        blank=True,
        help_text=_("The same word for all reports of one event; its own slug where left empty."),
    )
    read_en = models.CharField(
        _("What was read, in English"),
        max_length=200,
        blank=True,
        help_text=_("What was read of it."),
    )
    read_vi = models.CharField(_("What was read, in Vietnamese"), max_length=200, blank=True)
    synthetic = models.BooleanField(_("Made up"), default=False, editable=False)
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    natural_key_fields = ("slug",)
    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Report")
        verbose_name_plural = _("Reports")
        ordering = ["slug"]
        indexes = [
            # What the lists of reports and of figures are sorted by.
            order_index("report", "slug"),
            order_index("report", "title"),
            order_index("report", "url"),
            order_index("report", "published_on"),
            order_index("report", "event_on"),
            order_index("report", "language"),
            order_index("report", "story"),
            order_index("report", "translation", is_text=False),
        ]
        permissions = [("publish_report", _("Can publish and withdraw reports and what they say"))]
        constraints = [
            *StatefulModel.Meta.constraints,
            one_of("event_basis", DateBasis, or_empty=True),
            one_of("published_basis", DateBasis, or_empty=True),
            partial_dates("event_on", "published_on"),
            rule(
                "event_date_has_basis",
                Q(event_on="", event_basis="") | (~Q(event_on="") & ~Q(event_basis="")),
                _("Say whether the event's date is stated or inferred; without a date, neither."),
                field="event_basis",
            ),
            rule(
                "published_date_has_basis",
                Q(published_on="", published_basis="")
                | (~Q(published_on="") & ~Q(published_basis="")),
                _("Say whether the publication date is stated or inferred; without one, neither."),
                field="published_basis",
            ),
            rule(
                "language_given",
                Q(language__length__gte=2),
                _("Name the report's language."),
                field="language",
            ),
            models.UniqueConstraint(
                fields=["slug"],
                name="report_slug_unique",
                violation_error_code="slug",
                violation_error_message=_("Another report has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.title, self.title_vi)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("report-detail", args=[self.slug])

    def follow_change(self, held: Self) -> None:
        """Read the numbers of its records anew where it is in another language than was said."""
        super().follow_change(held)
        if self.language != held.language:
            for rows in (self.figures, self.awards, self.replicationsites):
                refill(rows.all(), rows.model)

    def derive(self) -> None:
        """Give a report that stands alone its own story, and fold its title."""
        self.story = self.story or self.slug
        self.folded = folded_column(self.title, self.title_vi, self.slug)

    @property
    def outlet(self) -> "models.Model | None":
        """The publisher; where the text names only the outlet that it was taken from, that one."""
        return self.publisher or self.original_publisher

    @property
    def what_was_read(self) -> str:
        """What was read of it, in the page's language."""
        return in_language(self.read_en, self.read_vi)

    @property
    def dated(self) -> str:
        """The date by which the report is placed: of the event, else of publication, else ''."""
        return str(self.event_on or self.published_on)

    def days(self) -> list[datetime.date]:
        """Return the last days that the dates of the event and of publication may mean."""
        return [last_day(date) for date in (self.event_on, self.published_on) if date]

    @property
    def latest_day(self) -> datetime.date | None:
        """The last day that the report can speak of, None where it has no date."""
        return max(self.days(), default=None)
