"""Pages for what went wrong: no stack trace, in the page's language."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from models_registry.public.context_processors import addresses
from movement_stats.lib.addresses import BadQuestion

# Seconds: a database that is started again is back within a few.
RETRY_AFTER = "10"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return 400: which parameter is wrong and what would be right; a file's answer is no page."""
    asked = exception if isinstance(exception, BadQuestion) else None
    text = str(asked) if asked else "bad request"
    if request.path.endswith(".csv"):
        return HttpResponse(f"{text}\n", "text/plain; charset=utf-8", 400)
    if request.path.endswith(".json") or "/charts/" in request.path:
        return JsonResponse({"error": text}, status=400)
    # What was sent is not repeated, in the links to the page's twin neither.
    return render(request, "400.html", {"problem": asked, **addresses(request)}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return 404, in the language of the address."""
    return render(request, "404.html", status=404)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return 503 where the database is away, from a page that asks nothing of it."""
    response = render(request, "503.html", status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 500, from a page that asks nothing of the database."""
    return render(request, "500.html", status=500)
