"""People who enter figures."""

from django.contrib.auth.models import AbstractUser


class Staff(AbstractUser):
    """An account of the desk. Our own from the start: Django cannot change the model later."""
