"""What a person is told of a mark whose number may not be entered as it stands."""

from django.utils.translation import gettext_lazy as _

from models_registry.models import Mark
from models_registry.transcription import doubts

_DERIVED = _("Enter it only under an indicator that means this; else dismiss it as derived.")
WORDS = {
    doubts.BROKEN: _("The digits go on over the end of a line: compare with the report."),
    doubts.SPACED: _("Digits on both sides of a space: is this one number or two?"),
    doubts.IN_WORD: _("A letter stands beside the digits: was the text read by a machine?"),
    doubts.RAISED: _("Raised digits stand beside the number: a note, or part of it?"),
    doubts.UNREADABLE: _("The number is written in no form that is sure."),
    doubts.REMAINDER: _("What is added to the number is not sure."),
    doubts.SHARE: _("This is a share of a whole, not a count."),
    doubts.RANGE: _("This is one claim from one number to another."),
    doubts.CHANGE: _("This is by how much something rose or fell, not a count."),
    doubts.AVERAGE: _("This is an average, not a count."),
    doubts.FROM_TO: _("One of two numbers, an earlier and a later one: say for each when it held."),
    doubts.QUOTED: _("The number stands in quotation marks: is it part of a name?"),
    doubts.AWARD: _("Something was given to one; the text writes no number."),
}
_NO_COUNTS = {doubts.SHARE, doubts.CHANGE, doubts.AVERAGE}


def doubts_of(mark: Mark) -> list[str]:
    """Return what to say of the mark, in the language of the page; nothing where all is sure."""
    doubt = mark.suggested.get("doubt") or ""
    said = [WORDS[doubt]] if doubt in WORDS else []
    return [str(words) for words in (*said, *([_DERIVED] if doubt in _NO_COUNTS else []))]
