"""Which parameters an address knows. Any other is refused: a misspelt one would ask nothing."""

import re
from collections.abc import Set
from difflib import get_close_matches
from functools import lru_cache

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from models_registry.public.views.roles import Role
from movement_stats.lib.addresses import Answer, BadQuestion, is_public_page

# How a name may look that is worth repeating in a refusal.
NAME = re.compile(r"[\w.-]{1,40}")


def refuse_unknown_parameters(get_response: Answer) -> Answer:
    """Middleware: 400 for a parameter that the public address does not know.

    It stands before whatever is held, so that no made-up address gets an answer of its own.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.META.get("QUERY_STRING") and is_public_page(request.path):
            known = known_parameters(request.path_info)
            unknown = [name for name in request.GET if known is not None and name not in known]
            if unknown:
                raise BadQuestion(shown(unknown[0]), hint(unknown[0], known or set()))
        return get_response(request)

    return answer


@lru_cache(maxsize=4096)
def known_parameters(path: str) -> Set[str] | None:
    """Return the parameters of the page, file or chart at a path; None where there is none.

    The path's language must be the active one. A view says them in `parameters(role)`; one that
    does not has none.
    """
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    role = view.view_initkwargs.get("role", Role.PAGE)  # type: ignore[attr-defined]
    parameters = getattr(view.view_class, "parameters", None)  # type: ignore[attr-defined]
    return frozenset(parameters(role) if parameters else ())


def shown(name: str) -> str:
    """Return a parameter's name as a refusal may show it."""
    return name if NAME.fullmatch(name) else "?"


def hint(name: str, known: Set[str]) -> str:
    """Return what would be right: the nearest name, and all that the address knows."""
    if not known:
        return _("this address knows no parameter")
    names = ", ".join(sorted(known))
    nearest = get_close_matches(name.lower().replace("-", "_"), sorted(known), 1)
    if not nearest:
        return _("one of: %s") % names
    return _("perhaps %(nearest)s; known here: %(names)s") % {"nearest": nearest[0], "names": names}
