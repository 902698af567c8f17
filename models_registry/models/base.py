"""What most records share: a state, a report and its words, and perhaps a mark in the report's
text.
"""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.tracked import TrackedModel

# A citation is the few words that hold the number, never a sentence.
LONGEST_CITATION = 160


# What a public record is found under: its column and its field.
FOUND_UNDER = {"report_id": "report", "slug": "slug"}


class State(models.TextChoices):
    """How far a record has come. Only what is published is in lists and files."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StatefulModel(TrackedModel):
    """A record that is a draft, then published, perhaps withdrawn; never a draft again."""

    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta:
        abstract = True
        constraints = [one_of("state", State)]

    @property
    def is_public(self) -> bool:
        """Whether visitors have seen the record: a draft was never public."""
        return self.state != State.DRAFT

    def check_change(self, held: Self) -> None:
        """Refuse to make a published record a draft again, and to change under what it is found:
        its address was given out.
        """
        super().check_change(held)
        if not held.is_public:
            return
        if self.state == State.DRAFT:
            raise ValidationError({"state": _("What was published can only be withdrawn.")})
        for column, name in FOUND_UNDER.items():
            if getattr(self, column, None) != getattr(held, column, None):
                raise ValidationError({name: _("It is fixed once the record is public.")})


class CitedModel(StatefulModel):
    """A record read in one report, with the words it was read from."""

    report = models.ForeignKey(
        "models_registry.Report",
        verbose_name=_("Report"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    as_written = models.CharField(
        _("As written"),
        max_length=LONGEST_CITATION,
        help_text=_("The few words of the report that say it, letter for letter."),
    )
    as_written_en = models.CharField(
        _("In English"),
        max_length=2 * LONGEST_CITATION,
        blank=True,
        help_text=_("The same in English, where the report is in another language."),
    )

    class Meta:
        abstract = True
        constraints = [
            *StatefulModel.Meta.constraints,
            rule(
                "as_written_short",
                Q(as_written__length__gte=1, as_written__length__lte=LONGEST_CITATION),
                _("Cite the few words that say it: at least one letter, at most 160."),
                field="as_written",
            ),
        ]


class MarkedModel(models.Model):
    """A record that says what became of one mark; empty where it was typed without the text."""

    mark = models.OneToOneField(
        "models_registry.Mark",
        verbose_name=_("Mark in the text"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="%(class)s",
    )

    class Meta:
        abstract = True
