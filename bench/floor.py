"""The least that Django can do: one view that returns so many bytes, or answers 304."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, SECRET_KEY="-", ALLOWED_HOSTS=["*"], MIDDLEWARE=[])
django.setup()
ETAG = '"floor"'


def answer(request: HttpRequest, size: int) -> HttpResponse:
    if request.headers.get("If-None-Match") == ETAG:
        return HttpResponseNotModified(headers={"ETag": ETAG})
    return HttpResponse(b"-" * size, headers={"ETag": ETAG, "Content-Length": size})


urlpatterns = [path("<int:size>", answer)]
application = WSGIHandler()
