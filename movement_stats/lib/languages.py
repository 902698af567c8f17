"""The language of a page: Vietnamese under /vi/, else English; and text in both."""

import datetime
from collections.abc import Callable
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponseBase]

ENGLISH, VIETNAMESE = Locale("en", "GB"), Locale("vi")


def language_from_path(get_response: Answer) -> Answer:
    """Middleware: the address alone decides the language, so that caches may keep each page.

    Django's own LocaleMiddleware also asks the browser's Accept-Language, and says so in Vary.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        language = "vi" if f"{request.path_info}/".startswith("/vi/") else "en"
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer


def in_language(english: str, vietnamese: str) -> str:
    """Return the text in the page's language; the other one where it has none."""
    first, second = (english, vietnamese) if not is_vietnamese() else (vietnamese, english)
    return first or second


def is_vietnamese() -> bool:
    """Whether the page is written in Vietnamese."""
    return (translation.get_language() or "").startswith("vi")


def locale() -> Locale:
    """Return CLDR's rules of the page's language; English dates as in '28 July 2023'."""
    return VIETNAMESE if is_vietnamese() else ENGLISH


def written_number(value: Decimal | int) -> str:
    """Return a number as the page's language writes it: 26,558 or 26.558."""
    return str(format_decimal(value, locale=locale()))


def written_day(day: datetime.date) -> str:
    """Return a day as the page's language writes it: '28 July 2023', '28/7/2023'.

    Official Vietnamese tables write digits; CLDR's long form is not theirs.
    """
    return str(format_date(day, "d/M/y" if is_vietnamese() else "long", locale=locale()))


def written_month(day: datetime.date) -> str:
    """Return the month of a day: 'July 2023', 'tháng 7/2023'."""
    return str(format_date(day, "'tháng' M/y" if is_vietnamese() else "MMMM y", locale=locale()))


def written_year(day: datetime.date) -> str:
    """Return the year of a day: '2023', 'năm 2023'."""
    return str(format_date(day, "'năm' y" if is_vietnamese() else "y", locale=locale()))


def language_name(code: str) -> str:
    """Return the name of a language ('fr') in the page's language ('French', 'Tiếng Pháp')."""
    name = Locale(code).get_language_name(locale().language)
    return str(name or code)
