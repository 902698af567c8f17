"""Named self-management schemes, each of one place, and who recognised them."""

from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from models_registry.models.base import CitedModel, State, StatefulModel
from movement_stats.lib.constraints import one_of, partial_dates
from movement_stats.lib.folding import folded_column
from movement_stats.lib.languages import in_language
from movement_stats.lib.partial_dates import PartialDateField
from movement_stats.lib.tracked import Problems, TrackedModel, TrackedQuerySet, derived
from movement_stats.lib.vietnamese_order import order_key


class Theme(models.TextChoices):
    """What a security model is about."""

    SELF_MANAGEMENT = "self-management", _("Self-managed groups and households")
    RELIGION = "religion", _("Religious communities")
    BORDER = "border", _("Border and boundary markers")
    REINTEGRATION = "reintegration", _("Reintegration of offenders")
    LINKAGE = "linkage", _("Linked areas")
    PATROL = "patrol", _("Patrols")
    SURVEILLANCE = "surveillance", _("Cameras")
    ONLINE = "online", _("Social networks")
    ENVIRONMENT = "environment", _("Environment")
    SCHOOL = "school", _("Schools")
    OTHER = "other", _("Other")


class RecognitionKind(models.TextChoices):
    """What a body did for a model."""

    COMMENDED = "commended", _("commended")
    ANNOUNCED = "announced_for_replication", _("announced for replication")
    REPLICATED = "replicated", _("replicated")
    RECOGNISED = "recognised", _("recognised")


class ModelFamily(TrackedModel):
    """Security models of one name in several places."""

    slug = models.SlugField(_("Slug"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=200)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)

    natural_key_fields = ("slug",)

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Family of models")
        verbose_name_plural = _("Families of models")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="modelfamily_slug_unique",
                violation_error_code="slug",
                violation_error_message=_("Another family has this slug."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_vi)


class SecurityModelQuerySet(TrackedQuerySet["SecurityModel"]):
    """Questions about security models."""

    def public(self) -> Self:
        """Return the models that visitors see."""
        return self.filter(state=State.PUBLISHED, report__state=State.PUBLISHED)

    def visible(self) -> Self:
        """Return the public models and those withdrawn, whose addresses stay alive."""
        return self.exclude(Q(state=State.DRAFT) | Q(report__state=State.DRAFT))

    def with_names(self) -> Self:
        """Return the models with the names of all they refer to."""
        return self.select_related("province", "place__province", "report", "family")

    def by_theme(self) -> list[tuple[str, int]]:
        """Return (theme, how many models), the theme with most of them first."""
        rows = self.order_by().values("theme").annotate(models=Count("pk", distinct=True))
        return list(rows.order_by("-models", "theme").values_list("theme", "models"))

    def with_recognitions(self) -> Self:
        """Return the models with their public recognitions in `public_recognitions`."""
        public = Recognition.objects.filter(
            state=State.PUBLISHED, report__state=State.PUBLISHED
        ).select_related("body", "report")
        return self.prefetch_related(
            models.Prefetch("recognitions", queryset=public, to_attr="public_recognitions")
        )


class SecurityModel(StatefulModel):
    """One named scheme of one province. The same name elsewhere is another row of a family."""

    slug = models.SlugField(
        _("Slug"),
        max_length=120,
        help_text=_(
            "Its part of the address: small letters, digits and hyphens; it never changes."
        ),
    )
    name_en = models.CharField(_("English name"), max_length=200)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    province = models.ForeignKey(
        "provinces.Province",
        verbose_name=_("Province or city"),
        on_delete=models.PROTECT,
        related_name="securitymodels",
    )
    place = models.ForeignKey(
        "provinces.Place",
        verbose_name=_("Place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="securitymodels",
    )
    theme = models.CharField(_("Theme"), max_length=20, choices=Theme.choices, default=Theme.OTHER)
    family = models.ForeignKey(
        ModelFamily,
        verbose_name=_("Family of models"),
        on_delete=models.PROTECT,
        related_name="securitymodels",
    )
    report = models.ForeignKey(
        "models_registry.Report",
        verbose_name=_("Report"),
        on_delete=models.PROTECT,
        related_name="securitymodels",
        help_text=_("The report in which it was first met."),
    )
    described_as = models.CharField(
        _("Described as"),
        max_length=80,
        blank=True,
        help_text=_("A reporter's adjective, such as 'typical'."),
    )
    described_as_vi = models.CharField(_("Described as, in Vietnamese"), max_length=80, blank=True)
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))
    order_vi = derived(models.TextField(_("Place in Vietnamese order"), editable=False, default=""))

    natural_key_fields = ("slug",)
    objects = SecurityModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("Security model")
        verbose_name_plural = _("Security models")
        ordering = ["slug"]
        constraints = [
            *StatefulModel.Meta.constraints,
            one_of("theme", Theme),
            models.UniqueConstraint(
                fields=["slug"],
                name="securitymodel_slug_unique",
                violation_error_code="slug",
                violation_error_message=_("Another model has this slug."),
            ),
            models.UniqueConstraint(
                fields=["province", "name_en"],
                name="securitymodel_name_unique",
                violation_error_code="name_en",
                violation_error_message=_("This province has a model of this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("model-detail", args=[self.slug])

    @property
    def name(self) -> str:
        """The name in the page's language."""
        return in_language(self.name_en, self.name_vi)

    @property
    def has_page(self) -> bool:
        """Whether visitors may know of the model: neither it nor its report is a draft."""
        return State.DRAFT not in (self.state, self.report.state)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the model, or its report, has been withdrawn."""
        return State.WITHDRAWN in (self.state, self.report.state)

    @property
    def description(self) -> str:
        """The reporter's adjective in the page's language."""
        return in_language(self.described_as, self.described_as_vi)

    def contradictions(self) -> Problems:
        """Refuse a place of another province."""
        found = super().contradictions()
        if self.place and self.place.province_id != self.province_id:
            found["place"] = _("This place lies in another province.")
        return found

    def derive(self) -> None:
        """Fold the names, and find the name's place in Vietnamese order."""
        self.folded = folded_column(self.name_en, self.name_vi)
        self.order_vi = order_key(self.name_vi)


class ModelName(TrackedModel):
    """A name under which a report speaks of a model, as it spells it."""

    model = models.ForeignKey(
        SecurityModel,
        verbose_name=_("Security model"),
        on_delete=models.PROTECT,
        related_name="names",
    )
    report = models.ForeignKey(
        "models_registry.Report",
        verbose_name=_("Report"),
        on_delete=models.PROTECT,
        related_name="modelnames",
    )
    name = models.CharField(_("Name as written"), max_length=200)
    language = models.CharField(
        _("Language"), max_length=3, help_text=_("Two or three letters: vi, en, fr.")
    )
    folded = derived(models.TextField(_("Folded for search"), editable=False, default=""))

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Name of a model")
        verbose_name_plural = _("Names of models")
        ordering = ["model", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "report", "name"],
                name="modelname_unique",
                violation_error_code="name",
                violation_error_message=_("This name is held already."),
            ),
        ]

    @property
    def is_public(self) -> bool:
        """Whether visitors can see it: with its model, in a report that is no draft."""
        return self.model.has_page and self.report.state != State.DRAFT

    def __str__(self) -> str:
        return self.name

    def derive(self) -> None:
        """Fold the name."""
        self.folded = folded_column(self.name)


class Recognition(CitedModel):
    """A body, named or not, commended a model, announced it for replication or gave it standing.

    A reporter's adjective ('typical models include') is a description, not a recognition.
    """

    model = models.ForeignKey(
        SecurityModel,
        verbose_name=_("Security model"),
        on_delete=models.PROTECT,
        related_name="recognitions",
    )
    body = models.ForeignKey(
        "models_registry.Body",
        verbose_name=_("Recognised by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recognitions",
    )
    kind = models.CharField(
        _("Kind of recognition"), max_length=26, choices=RecognitionKind.choices
    )
    recognised_on = PartialDateField(
        _("Recognised on"), help_text=_("As far as it is known: 2023, 2023-03 or 2023-03-06.")
    )

    objects = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Recognition")
        verbose_name_plural = _("Recognitions")
        ordering = ["model", "pk"]
        constraints = [
            *CitedModel.Meta.constraints,
            one_of("kind", RecognitionKind),
            partial_dates("recognised_on"),
            models.UniqueConstraint(
                "model",
                "report",
                models.functions.Coalesce("body", 0),
                "kind",
                "recognised_on",
                condition=~Q(state=State.WITHDRAWN),
                name="recognition_unique",
                violation_error_code="model",
                violation_error_message=_("This recognition is held already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body or ''} {self.get_kind_display()}".strip()
