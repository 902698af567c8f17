"""Pages and files that have not changed are not built again.

What is held is answered before Django, or before its other middlewares where another server runs
them; what was built is held with the headers of them all. Where an address is known to be a right
one, who holds its answer already gets a 304.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import patch_vary_headers

from models_registry.models import DatasetVersion
from models_registry.public.last_version import AWAY
from models_registry.public.question import Again, Environ, Question, again, build, has, question_of
from models_registry.public.views.errors import unavailable
from movement_stats.lib import held
from movement_stats.lib.addresses import Answer
from movement_stats.lib.compression import gzipped, may_be_packed

# An answer of more bytes, before packing, is not held.
MOST_HELD = 2_000_000
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


def answer_first(application: Application) -> Application:
    """Return the site, with what is held answered before Django makes a request of it."""
    # Told of the program as it is loaded, whatever becomes of its files later.
    build()

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        question = question_of(environ)
        found = question and again(environ, question)
        if not found:
            return application(environ, start_response)
        status = HTTPStatus(found.status)
        start_response(f"{status.value} {status.phrase}", [*found.headers.items()])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]

    return answer


def answer_from_version(get_response: Answer) -> Answer:
    """Middleware: what is held of the dataset version in force; else what is built of it.

    The version is read first, so an answer is never newer by its tag than by its content.
    Readers ask each time (`no-cache`): what is published is seen at once. Where the database is
    away, the last version that was read is answered for.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        question = question_of(request.META)
        if question is None:
            return get_response(request)
        if found := again(request.META, question):
            return _response(found)
        request.question = question  # type: ignore[attr-defined]
        return _sent(request, get_response(request), question)

    return answer


class AnswerUnchanged:
    """Middleware: 304 where the reader holds the answer; 503 where the database is away."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the tag and for how long it holds."""
        question: Question | None = getattr(request, "question", None)
        if question is None:
            return self.get_response(request)
        if has(request.META, question.tag):
            response: HttpResponseBase = HttpResponseNotModified()
        elif question.version is None:
            return unavailable(request)
        else:
            # The page's foot says the version too.
            version = DatasetVersion.of_stamp(question.version)
            request.dataset_version = version  # type: ignore[attr-defined]
            response = self.get_response(request)
        if response.status_code in (200, 304):
            response.headers["ETag"] = question.tag
            response.headers["Cache-Control"] = "no-cache"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 503 where the database went away while a page was built."""
        is_away = isinstance(error, AWAY) and not connection.is_usable()
        return unavailable(request) if is_away else None


def _response(found: Again) -> HttpResponse:
    response = HttpResponse(found.body, status=found.status)
    response.headers = found.headers
    return response


def _sent(request: HttpRequest, response: Any, question: Question) -> HttpResponseBase:
    """Return the answer packed where the reader unpacks it; what is whole is held."""
    patch_vary_headers(response, ("Accept-Encoding",))
    has_body = response.streaming or bool(response.content)
    pack = gzipped if question.packs and has_body and may_be_packed(response) else iter
    if pack is gzipped:
        response.headers["Content-Encoding"] = "gzip"
    is_whole = request.method == "GET" and response.status_code == 200 and not response.cookies

    def keep(body: bytes) -> None:
        if is_whole:
            headers = {**response.headers, "Content-Length": str(len(body))}
            held.hold(question.key, ResponseHeaders(headers), body)

    if response.streaming:
        chunks = response.streaming_content
        response.streaming_content = held.gathered(chunks, pack, MOST_HELD, keep)
    elif has_body:
        response.content = b"".join(held.gathered([response.content], pack, MOST_HELD, keep))
        response.headers["Content-Length"] = str(len(response.content))
    return response
