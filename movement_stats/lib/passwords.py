"""Passwords checked one at a time, so that readers never wait for those who log in.

A hash takes some tenths of a second of a processor, by design.
"""

from threading import BoundedSemaphore, Lock
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Of the process's eight threads no more than these are ever busy with passwords: one hashes, the
# others wait for it.
AT_ONCE = BoundedSemaphore(3)
HASHING = Lock()


class OneAtATimeBackend(ModelBackend):
    """Django's own check of a password; who would wait long is asked to come again."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return the account, or None. A refusal to wait is no failed attempt."""
        if not AT_ONCE.acquire(blocking=False):
            raise ValidationError(
                _("Many are logging in just now. Please try again in some seconds."), code="busy"
            )
        try:
            with HASHING:
                return super().authenticate(request, username, password, **kwargs)
        finally:
            AT_ONCE.release()
