"""The text of a report as staff read it: kept for them alone, never published."""

from typing import Any, NamedTuple, Self

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import rule
from movement_stats.lib.counting import count_of
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet


def private_files() -> FileSystemStorage:
    """Return where texts are kept: in the data folder, readable by its owner, under no address."""
    return FileSystemStorage(
        location=settings.DATA_DIR / "private",
        base_url=None,
        # A file is named by its content: what would be overwritten is the same.
        allow_overwrite=True,
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )


class ReportTextQuerySet(TrackedQuerySet["ReportText"]):
    """Questions about texts."""

    def with_open_marks(self) -> Self:
        """Return the texts with their reports; adds `open_marks`, how many of each are open."""
        rows = self.select_related("report")
        return rows.annotate(open_marks=count_of(Mark.objects.open(), "text"))

    def to_transcribe(self) -> Self:
        """Return the texts of which marks are open; adds `open_marks`."""
        return self.with_open_marks().filter(open_marks__gt=0).order_by("pk")


class ReportText(TrackedModel):
    """The text that was pasted or uploaded for one report, and its checksum.

    The text never changes: figures were read from these letters. Another text is another file.
    """

    report = models.OneToOneField(
        "models_registry.Report",
        verbose_name=_("Report"),
        on_delete=models.PROTECT,
        related_name="text",
    )
    file = models.FileField(
        _("File"), storage=private_files, upload_to="texts", max_length=120, editable=False
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    letters = models.PositiveIntegerField(_("Letters"), editable=False)

    objects = ReportTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("Text of a report")
        verbose_name_plural = _("Texts of reports")
        ordering = ["report"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                name="reporttext_unique",
                violation_error_message=_("This text is held already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)

    @property
    def is_public(self) -> bool:
        """Never: nobody but staff sees it."""
        return False

    @cached_property
    def words(self) -> str:
        """The text itself, letter for letter."""
        with self.file.open("rb") as file:
            return str(file.read().decode())


class Position(NamedTuple):
    """Where a mark stands in its text, and whether it is open."""

    pk: int
    start: int
    cited_start: int
    cited_end: int
    is_open: bool


class MarkQuerySet(TrackedQuerySet["Mark"]):
    """Questions about marks."""

    def open(self) -> "MarkQuerySet":
        """Return the marks that became nothing yet: neither entered nor dismissed."""
        return self.filter(within=None, figure=None, award=None, dismissednumber=None)

    def taken(self) -> "MarkQuerySet":
        """Return the marks from which something was entered or dismissed."""
        return self.exclude(figure=None, award=None, dismissednumber=None)

    def with_records(self) -> "MarkQuerySet":
        """Return the marks with what became of them, and of those within which they lie."""
        became = ("figure", "award", "dismissednumber")
        return self.select_related(*became, *(f"within__{name}" for name in became))

    def positions(self) -> list["Position"]:
        """Return where each mark stands and whether it is open, in reading order."""
        is_open = Exists(self.model._default_manager.open().filter(pk=OuterRef("pk")))
        columns = ("pk", "start", "cited_start", "cited_end", "is_open")
        rows = self.annotate(is_open=is_open).order_by("start").values_list(*columns)
        return [Position(*row) for row in rows]

    def next_open(self, after: int = -1) -> "Mark | None":
        """Return the first open mark behind that letter, else the first of all, else None."""
        marks = self.open().order_by("start")
        return marks.filter(start__gt=after).first() or marks.first()


class Mark(TrackedModel):
    """One quantity that was found in a text: where it stands and what it seems to be.

    What became of it is the record that names it: a figure, an award or a dismissed number.
    Deleting that record opens the mark again. Where one record holds the numbers of two marks
    ('12 collectives and 15 individuals'), it names the first, and the second lies `within` that.
    """

    text = models.ForeignKey(
        ReportText, verbose_name=_("Text"), on_delete=models.CASCADE, related_name="marks"
    )
    start = models.PositiveIntegerField(_("Start of the number"))
    end = models.PositiveIntegerField(_("End of the number"))
    cited_start = models.PositiveIntegerField(_("Start of the words"))
    cited_end = models.PositiveIntegerField(_("End of the words"))
    suggested: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        _("Suggested"), default=dict, blank=True
    )
    within = models.ForeignKey(
        "self",
        verbose_name=_("Entered with"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="covered",
        help_text=_("The mark whose record holds this number too."),
    )

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mark")
        verbose_name_plural = _("Marks")
        ordering = ["text", "start"]
        constraints = [
            rule(
                "number_within_words",
                Q(cited_start__lte=F("start"), start__lt=F("end"), end__lte=F("cited_end")),
                _("The number stands within the words that are cited for it."),
            ),
            rule(
                "not_within_itself",
                Q(within__isnull=True) | ~Q(within=F("id")),
                _("A number is not entered with itself."),
                field="within",
            ),
            models.UniqueConstraint(
                fields=["text", "start", "end"],
                name="mark_unique",
                violation_error_message=_("This number is marked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    @property
    def record(self) -> "TrackedModel | None":
        """What became of it, None while it is open."""
        records = (getattr(self, name, None) for name in ("figure", "award", "dismissednumber"))
        own = next(filter(None, records), None)
        return own or (self.within.record if self.within else None)

    @property
    def state(self) -> str:
        """'open', 'entered', or 'dismissed'."""
        if self.record is None:
            return "open"
        return "dismissed" if getattr(self, "dismissednumber", None) else "entered"

    @property
    def is_public(self) -> bool:
        """Never: it belongs to a text that nobody but staff sees."""
        return False
