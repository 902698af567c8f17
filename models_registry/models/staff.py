"""People who enter figures."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Staff(AbstractUser):
    """An account of the desk. Our own from the start: Django cannot change the model later."""

    must_change_password = models.BooleanField(default=False, editable=False)
