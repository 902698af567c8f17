"""What is counted."""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.folding import folded_column
from movement_stats.lib.keyset import order_index
from movement_stats.lib.languages import in_language
from movement_stats.lib.tracked import TrackedModel, TrackedQuerySet, derived
from movement_stats.lib.vietnamese_order import order_key

# The movement's own first number, how many models a province has: what is drawn unasked.
FIRST_INDICATOR = "models"
# By how much more areas launched than were to: it may well be more than a hundred.
ABOVE_TARGET_PERCENT = "launch-above-target-percent"


class Topic(models.TextChoices):
    """The groups in which indicators are listed."""

    MODELS = "models", _("Models")
    GROUPS = "groups", _("Groups and forces")
    CAMERAS = "cameras", _("Cameras")
    LAUNCHES = "launches", _("Launches and festivals")
    OUTREACH = "outreach", _("Outreach")
    RESULTS = "results", _("Results")
    WELFARE = "welfare", _("Welfare")
    CONFERENCE = "conference", _("Conference")


class Nature(models.TextChoices):
    """What kind of number it is: a stock has a date, a flow a span, a ratio is never summed."""

    STOCK = "stock", _("stock (at a date)")
    FLOW = "flow", _("flow (over a span)")
    RATIO = "ratio", _("ratio")


def topic_order(path: str = "topic") -> Case:
    """Return the place of a topic in the order in which topics are shown."""
    places = (When(**{path: topic}, then=Value(place)) for place, topic in enumerate(Topic))
    return Case(*places, output_field=IntegerField())


class Indicator(TrackedModel):
    """A concept and its unit of measure. The code is permanent."""

    code = models.SlugField(_("Code"), primary_key=True, max_length=60)
    topic = models.CharField(_("Topic"), max_length=12, choices=Topic.choices)
    name_en = models.CharField(_("English name"), max_length=120)
    name_vi = models.CharField(_("Vietnamese name"), max_length=120)
    unit_en = models.CharField(_("Unit in English"), max_length=40)
    unit_vi = models.CharField(_("Unit in Vietnamese"), max_length=40)
    nature = models.CharField(_("Nature"), max_length=6, choices=Nature.choices)
    sums_over_places = models.BooleanField(
        _("Added up over places"), help_text=_("Whether figures of several places may be added up.")
    )
    definition_en = models.TextField(_("Definition in English"))
    definition_vi = models.TextField(_("Definition in Vietnamese"))
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))
    order_vi = derived(models.TextField(_("Place in Vietnamese order"), editable=False, default=""))

    objects = TrackedQuerySet["Indicator"].as_manager()

    class Meta:
        verbose_name = _("Indicator")
        verbose_name_plural = _("Indicators")
        ordering = ["topic", "code"]
        indexes = [
            order_index("indicator", column, key="code") for column in ("name_en", "unit_en")
        ]
        constraints = [
            one_of("topic", Topic),
            one_of("nature", Nature),
            rule(
                "ratio_never_sums",
                ~Q(nature=Nature.RATIO, sums_over_places=True),
                _("A ratio cannot be added up over places."),
                field="sums_over_places",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("indicator-detail", args=[self.code])

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    @property
    def unit(self) -> str:
        """The unit of measure in the page's language."""
        return in_language(self.unit_en, self.unit_vi)

    @property
    def definition(self) -> str:
        """The definition in the page's language."""
        return in_language(self.definition_en, self.definition_vi)

    def derive(self) -> None:
        """Fold the code, the names and the definitions; place the name in Vietnamese order."""
        self.order_vi = order_key(self.name_vi)
        self.folded = folded_column(
            self.code, self.name_en, self.name_vi, self.definition_en, self.definition_vi
        )
