"""What an address may look like at all, before any page is asked; and who asks."""

from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# What trackers add to links, besides utm_*: it asks nothing of us.
TRACKERS = {"fbclid", "gclid", "msclkid", "zarsrc", "mc_cid", "mc_eid"}
Answer = Callable[[HttpRequest], HttpResponseBase]


class BadQuestion(BadRequest):
    """A question that cannot be answered: which parameter is wrong, and what would be right.

    The message never repeats what was sent. It becomes a 400 page or, for a file, a line of text.
    """

    def __init__(self, parameter: str, hint: str) -> None:
        self.parameter, self.hint = parameter, hint
        super().__init__(f"{parameter}: {hint}")


def pass_over_trackers(get_response: Answer) -> Answer:
    """Middleware: take out of a public address what trackers add, before anybody reads it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        question = request.META.get("QUERY_STRING")
        if question and is_public_page(request.path):
            request.META["QUERY_STRING"] = without_trackers(question)
        return get_response(request)

    return answer


def without_trackers(question: str) -> str:
    """Return the part of an address behind '?' without trackers' parameters and empty ones."""
    return "&".join(part for part in question.split("&") if part and not _is_of_tracker(part))


def _is_of_tracker(part: str) -> bool:
    name = unquote_plus(part.partition("=")[0])
    return name in TRACKERS or name.startswith("utm_")


def refuse_bad_addresses(get_response: Answer) -> Answer:
    """Middleware: 414 for an address too long, 400 for one with NUL, 405 for other methods.

    The desk's addresses alone take forms.

    A NUL is refused here because the two databases would answer it differently: PostgreSQL's
    text cannot hold one.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if len(request.get_full_path()) > settings.LONGEST_ADDRESS:
            return HttpResponse(_("The address is too long."), "text/plain; charset=utf-8", 414)
        if "\0" in request.path or any("\0" in part for part in _sent(request)):
            return HttpResponse(
                _("The address holds a character (NUL) that no address has."),
                "text/plain; charset=utf-8",
                400,
            )
        if request.method not in SAFE_METHODS and not of_the_desk(request):
            return HttpResponseNotAllowed(SAFE_METHODS)
        return get_response(request)

    return answer


def answer_head(get_response: Answer) -> Answer:
    """Middleware: the answer to HEAD has the headers of GET's, and no body."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            # The length stays as it was told; the server warns of a body that it must drop.
            if isinstance(response, HttpResponse):
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
            elif isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
        return response

    return answer


def keep_nothing_of_the_desk(get_response: Answer) -> Answer:
    """Middleware: no answer under the desk's addresses is kept by a browser or on the way to it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if of_the_desk(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def of_the_desk(request: HttpRequest) -> bool:
    """Whether the address is one of the staff's, in either language."""
    return _is_of_the_desk(request.path)


def is_public_page(path: str) -> bool:
    """Whether the address is one of public pages, files and charts: not the desk's, nor static."""
    return not path.startswith(("/healthz", settings.STATIC_URL)) and not _is_of_the_desk(path)


def _is_of_the_desk(path: str) -> bool:
    return f"{path.removeprefix('/vi')}/".startswith("/admin/")


def address_of(name: str, key: str | int) -> str:
    """Return the address of a record's page, as `reverse(name, args=[key])` would.

    The resolver is asked once for all records, which is many times quicker; so the key must be
    one that the address admits: an id or a slug.
    """
    return _pattern(name, get_language()).format(key)


@lru_cache
def _pattern(name: str, language: str | None) -> str:
    # '1' is an id and a slug; it ends the address but for what follows every key.
    before, _key, after = reverse(name, args=["1"]).rpartition("1")
    return f"{before}{{}}{after}"


def _sent(request: HttpRequest) -> list[str]:
    question = [part for key, values in request.GET.lists() for part in (key, *values)]
    return [*question, *request.COOKIES.values()]


def client_address(request: HttpRequest) -> str | None:
    """Return the address of whoever asks: the peer, or whom trusted proxies name.

    Each proxy adds to X-Forwarded-For, at its right end, whom it was asked by: read from there,
    the first that is no proxy of TRUSTED_PROXIES is the client. None where no address is known,
    as behind a socket.
    """
    trusted = {ip_address(proxy) for proxy in settings.TRUSTED_PROXIES}
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    found = None
    for hop in reversed([*said, request.META.get("REMOTE_ADDR", "")]):
        try:
            found = _ip(hop)
        except ValueError:
            break
        if found not in trusted:
            break
    return str(found) if found else None


def _ip(hop: str) -> IPv4Address | IPv6Address:
    # Without the zone of a link-local address, and an IPv4 address as itself.
    address = ip_address(hop.strip().partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address
