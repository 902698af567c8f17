"""Whether the figure is what a reader of the cited words would enter, and the words stand in the
text.

That the number stands in the words is a rule of the figure itself (`figure_rules`). Here the words
are read as for a suggestion, with the text around them where it is held, and compared.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from models_registry.models import Figure
from models_registry.models.finding import Finding, error
from models_registry.models.quantity import NUMBERS, quantity_of
from models_registry.statistics.formatting import number, quantity
from models_registry.statistics.precision import plainly
from models_registry.transcription.cited import CitedNumber, cited_numbers
from models_registry.transcription.numbers import numbers_in
from models_registry.transcription.suggestions import suggest
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.finding import warning
from models_registry.workflow.texts.citation import places_of
from movement_stats.lib.letters import plain

# How many letters before and after the words are read with them.
AROUND = 200
# Words that stand in the text more often than this are read at their first places.
MOST_PLACES = 5


def figure_is_what_its_words_say(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a qualifier that was lost or made up, and a part, whole or percentage left out."""
    if figure.value is None:
        return
    found = numbers_of(figure, context)
    fitting = [cited for cited in found if _fits(figure, cited)]
    if any(cited.qualifier == figure.qualifier for cited in fitting):
        return
    for read in (fitting or _near(figure, found))[:1]:
        code, field = ("qualifier", "qualifier") if fitting else ("numbers", "value")
        said = Figure(
            value=figure.value if fitting else read.readings[0],
            out_of=read.out_of,
            percent=read.percent,
            qualifier=read.qualifier,
        )
        quantities = {"read": quantity(said), "entered": quantity(figure)}
        message = _("The words say “%(read)s”; entered is “%(entered)s”.") % quantities
        yield warning(code, field, message, *_numbers(figure), *_numbers(said))


def number_is_not_left_out(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find words that give a number for a figure that was entered without one."""
    if figure.value is not None:
        return
    found = suggest(figure.as_written, figure.report.language)
    if any(suggestion.value is None for suggestion in found):
        return
    for read in found[:1]:
        message = _("The words give a number, %(read)s, and none is entered.")
        yield warning("numbers", "value", message % {"read": number(read.value)}, read.value)


def magnitude_is_plain(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a number that can be read at two magnitudes in the report's language."""
    numbers = numbers_in(figure.as_written, figure.report.language)
    for field in NUMBERS:
        value = getattr(figure, field)
        fitting = [written for written in numbers if value in written.readings]
        if not fitting or any(len(written.readings) == 1 for written in fitting):
            continue
        either = _(" or ").join(plainly(reading) for reading in fitting[0].readings)
        forms = {"text": fitting[0].text, "readings": either, "entered": plainly(value)}
        message = _("“%(text)s” can be read as %(readings)s; entered is %(entered)s.") % forms
        yield warning("magnitude", field, message, value, *fitting[0].readings)


def numbers_of(figure: Figure, context: Context) -> list[CitedNumber]:
    """Return the numbers that stand in the figure's words.

    In the report's text a qualifier may stand just before the words that are cited.
    """
    words, text = plain(figure.as_written), context.text_of(figure) or ""
    language = figure.report.language
    places = places_of(words, text)[:MOST_PLACES]
    in_place = [cited for place in places for cited in _in_place(text, place, language)]
    return in_place or cited_numbers(words, language)


def _in_place(text: str, place: tuple[int, int], language: str) -> list[CitedNumber]:
    start, end = place
    first = max(0, start - AROUND)
    return [
        cited
        for cited in cited_numbers(text[first : end + AROUND], language)
        if start <= first + cited.start and first + cited.end <= end
    ]


def _fits(figure: Figure, read: CitedNumber) -> bool:
    """Whether the numbers are those that were read; what was read besides is a rule's to check."""
    beside = ((read.out_of, figure.out_of), (read.percent, figure.percent))
    return figure.value in read.readings and all(
        said in (None, entered) for said, entered in beside
    )


def _near(figure: Figure, found: list[CitedNumber]) -> list[CitedNumber]:
    """Return what shares a number with the figure and says another beside it."""
    entered = set(figure.written_values())
    read = [(cited, {*cited.readings, cited.out_of, cited.percent} - {None}) for cited in found]
    return [cited for cited, numbers in read if entered & numbers and not numbers <= entered]


def _numbers(claim: Figure) -> tuple[object, ...]:
    return tuple(quantity_of(claim).values())


# How much of the text is shown where the words leave it.
SHOWN = 30


def words_stand_in_the_text(record: Any, context: Context) -> Iterator[Finding]:
    """Look the cited words up, and say where the text goes another way."""
    if context.text_is_lost(record):
        message = _(
            "The file of the report's text is missing in the data folder, so these words cannot be "
            "looked up: whoever runs the server puts it back from a backup."
        )
        yield error("words", "as_written", message)
        return
    text = context.text_of(record)
    if text is None or not record.as_written or places_of(record.as_written, text):
        return
    message = _("These words do not stand in the report's text.")
    if same := _standing(record.as_written, text):
        _start, end = places_of(same, text)[0]
        there = {"same": same[-SHOWN:], "text": " ".join(text[end : end + SHOWN].split())}
        goes_on = _("After “%(same)s” the text goes on “%(text)s”.") % there
        message = f"{message} {goes_on}"
    yield error("words", "as_written", message)


def _standing(words: str, text: str) -> str:
    """Return the longest beginning of the words that stands in the text; '' for next to none."""
    short, long = 0, len(words)
    while short < long:
        middle = (short + long + 1) // 2
        if places_of(words[:middle], text):
            short = middle
        else:
            long = middle - 1
    return words[:short] if short >= 3 else ""
