"""People who enter figures."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Staff(AbstractUser):
    """An account of the desk. Our own from the start: Django cannot change the model later."""

    must_change_password = models.BooleanField(
        _("Must change the password"), default=False, editable=False
    )

    class Meta:
        verbose_name = _("Account")
        verbose_name_plural = _("Accounts")
