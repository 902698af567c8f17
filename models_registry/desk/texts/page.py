"""The transcription page: a text with its marks and the mark in hand."""

from typing import Any

from django.contrib.admin.helpers import AdminForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from models_registry.desk.texts import mark_forms
from models_registry.desk.texts.doubts import doubts_of
from models_registry.models import DismissalReason, Mark, ReportText
from models_registry.models.report_text import Position
from models_registry.transcription.numbers import WrittenNumber
from models_registry.workflow.permissions import may_publish
from models_registry.workflow.texts import acts
from models_registry.workflow.texts.citation import around
from models_registry.workflow.texts.layout import TextPart, pieces, text_parts
from models_registry.workflow.texts.marks import passed_over
from movement_stats.lib.languages import language_name

# Of numbers that were passed over; with more the page would grow too heavy.
MOST_NUMBERS = 100


class TranscriptionPage:
    """One text as one person transcribes it: `mark` is in hand, `errors` is what went wrong,
    `bound` the form that was sent.
    """

    def __init__(self, desk: Any, request: HttpRequest, text: ReportText) -> None:
        self.desk, self.request, self.text = desk, request, text
        self.errors: list[str] = []
        self.bound: Any = None

    @cached_property
    def marks(self) -> Any:
        """The marks of the text."""
        return self.text.marks.order_by("start")

    @cached_property
    def mark(self) -> Mark | None:
        """The mark that is asked for, else the first open one of the part that is, else of all."""
        if asked := self.request.GET.get("mark", ""):
            return self._stored(int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
        part = self.parts[self._asked_part - 1] if self._asked_part else None
        inside = (mark for mark in self._open if not part or part.start <= mark.start < part.end)
        first = next(inside, None)
        return self._stored(first.pk) if first else None

    def _stored(self, key: int) -> Mark | None:
        mark: Mark | None = self.marks.with_records().filter(pk=key).first()
        if mark is not None:
            mark.text = self.text
        return mark

    @cached_property
    def parts(self) -> list[TextPart]:
        """The parts in which the text is shown."""
        return text_parts(self.text.words, [mark.start for mark in self._positions])

    @cached_property
    def _positions(self) -> list[Position]:
        return list(self.text.marks.positions())

    @property
    def _open(self) -> list[Position]:
        return [mark for mark in self._positions if mark.is_open]

    @property
    def _asked_part(self) -> int:
        asked = self.request.GET.get("part", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
        return number if 0 < number <= len(self.parts) else 0

    @cached_property
    def part(self) -> TextPart:
        """The part that is shown: of the mark in hand, else the one asked for."""
        if self.mark is not None:
            start = self.mark.start
            return next(part for part in reversed(self.parts) if part.start <= start)
        return self.parts[max(0, self._asked_part - 1)]

    @property
    def page(self) -> str:
        """The page's address."""
        return reverse(f"admin:{self.desk._name('change')}", args=[self.text.pk])

    @property
    def kind(self) -> str:
        """What the form in hand makes of the mark: a figure or an award."""
        asked = self.request.GET.get("as", "")
        return asked if asked in mark_forms.TARGETS else "figure"

    def _form(self, mark: Mark, data: Any = None) -> Any:
        return mark_forms.form_of(self.kind, mark, self.desk, self.request, data)

    def shown(self) -> HttpResponse:
        """Return the page."""
        if self.request.GET.get("mark") and self.mark is None and not self.errors:
            self.errors.append(_("This mark is not there any more."))
        context = {**self._of_text(), **self._of_mark(), "errors": self.errors}
        subtitle = str(self.text.report)
        answer: HttpResponse = self.desk.page(
            self.request, "texts/page", _("Read a text"), subtitle=subtitle, **context
        )
        return answer

    def _of_text(self) -> dict[str, Any]:
        part, report = self.part, self.text.report
        inside = {"start__gte": part.start, "start__lt": part.end}
        marks = list(self.marks.with_records().filter(**inside))
        spans = [(mark.cited_start, mark.cited_end) for mark in self._positions]
        words = self.text.words[part.start : part.end]
        passed = passed_over(words, part.start, report.language, spans)
        return {
            "original": self.text,
            "report": report,
            "language": language_name(report.language),
            "pieces": pieces(self.text.words, part, marks, passed),
            "part": part,
            "parts": self.parts,
            "passed": [self._listed(number) for number in passed[:MOST_NUMBERS]],
            "passed_count": len(passed),
            **self._progress(),
            "reasons": DismissalReason.choices,
            "address": self.page,
            "may_change": self.desk.has_change_permission(self.request, self.text),
            "may_publish": may_publish(self.request.user),
        }

    def _progress(self) -> dict[str, Any]:
        """Return how many marks are open, and the way from here to those before and behind."""
        here, waiting = self.mark.start if self.mark else self.part.start, self._open
        behind = [mark.pk for mark in waiting if mark.start > here]
        before = [mark.pk for mark in waiting if mark.start < here]
        every = [mark.pk for mark in waiting]
        return {
            "total_count": len(self._positions),
            "open_count": len(waiting),
            "next_mark": next(iter(behind or every), None),
            "previous_mark": next(reversed(before or every), None),
        }

    def _listed(self, number: WrittenNumber) -> dict[str, str]:
        words = next(around(self.text.words, number.start, number.end))
        return {"span": f"{number.start}-{number.end}", "number": number.text, "words": words}

    def _of_mark(self) -> dict[str, Any]:
        mark = self.mark
        if mark is None:
            return {"mark": None}
        mark.text = self.text
        record = mark.record
        context: dict[str, Any] = {"mark": mark, "kind": self.kind}
        context |= {
            "cited": self.text.words[mark.cited_start : mark.cited_end],
            "number": self.text.words[mark.start : mark.end],
            "doubts": doubts_of(mark),
        }
        if record is not None:
            context |= {
                "record": record,
                "entered_by": acts.author(record),
                "may_open_again": self._may_delete(record),
            }
        if record is None or self.bound is not None:
            context |= self._of_form(mark)
        return context

    def _may_delete(self, record: Any) -> bool:
        """Whether the record may be deleted, by the rules of its own pages."""
        pages: Any = self.desk.admin_site.get_model_admin(type(record))
        return bool(pages.has_delete_permission(self.request, record))

    def _of_form(self, mark: Mark) -> dict[str, Any]:
        form = self.bound or self._form(mark)
        needed = "" if form.is_bound else mark_forms.needs_a_person(form)
        if needed:
            form.fields[needed].widget.attrs["autofocus"] = True
        fieldsets = AdminForm(form, mark_forms.fieldsets_of(self.kind), {}, (), self.desk)
        media = self.desk.media + form.media
        return {"form": form, "form_parts": fieldsets, "needed": needed, "media": media}
