"""How exact a number is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Qualifier(models.TextChoices):
    """What a report says of the exactness of its number. 'More than 3,141' occurs."""

    EXACT = "exact", _("exact")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    UP_TO = "up_to", _("up to")
    LESS_THAN = "less_than", _("less than")
    UNQUANTIFIED = "unquantified", _("no number given")
