"""The transcription page: a text with its marks and the mark in hand; and what is sent from it, one
act, after which it leads on or says why not.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from models_registry.desk.texts import mark_forms
from models_registry.models import DismissalReason, Mark, ReportText
from models_registry.models.report_text import Position
from models_registry.transcription.numbers import WrittenNumber
from models_registry.workflow.permissions import may_publish
from models_registry.workflow.texts import acts
from models_registry.workflow.texts.citation import around
from models_registry.workflow.texts.layout import Part, parts_of, pieces
from models_registry.workflow.texts.marks import passed_over
from movement_stats.lib.languages import language_name
from movement_stats.lib.letters import plain

# Of numbers that were passed over; with more the page would grow too heavy.
MOST_LISTED = 100


class ReadingPage:
    """One text as one person reads it: `mark` is in hand, `told` is what went wrong."""

    def __init__(self, desk: Any, request: HttpRequest, text: ReportText) -> None:
        self.desk, self.request, self.text = desk, request, text
        self.told: list[str] = []
        self.bound: Any = None

    @cached_property
    def marks(self) -> Any:
        """The marks of the text."""
        return self.text.marks.order_by("start")

    @cached_property
    def mark(self) -> Mark | None:
        """The mark that is asked for, else the first open one of the part that is, else of all."""
        if asked := self.request.GET.get("mark", ""):
            return self._held(int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
        part = self.parts[self._asked_part - 1] if self._asked_part else None
        inside = (one for one in self._open if not part or part.start <= one.start < part.end)
        first = next(inside, None)
        return self._held(first.pk) if first else None

    def _held(self, key: int) -> Mark | None:
        found: Mark | None = self.marks.with_records().filter(pk=key).first()
        if found is not None:
            found.text = self.text
        return found

    @cached_property
    def parts(self) -> list[Part]:
        """The parts in which the text is shown."""
        return parts_of(self.text.words, [one.start for one in self._positions])

    @cached_property
    def _positions(self) -> list[Position]:
        return list(self.text.marks.positions())

    @property
    def _open(self) -> list[Position]:
        return [one for one in self._positions if one.is_open]

    @property
    def _asked_part(self) -> int:
        asked = self.request.GET.get("part", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
        return number if 0 < number <= len(self.parts) else 0

    def _part_with(self, start: int) -> Part:
        return next(one for one in reversed(self.parts) if one.start <= start)

    @cached_property
    def part(self) -> Part:
        """The part that is shown: of the mark in hand, else the one asked for."""
        if self.mark is not None:
            return self._part_with(self.mark.start)
        return self.parts[max(0, self._asked_part - 1)]

    @property
    def page(self) -> str:
        """The page's address."""
        return reverse(f"admin:{self.desk._name('change')}", args=[self.text.pk])

    @property
    def kind(self) -> str:
        """What the form in hand makes of the mark: a figure or an award."""
        asked = self.request.GET.get("as", "")
        return asked if asked in mark_forms.KINDS else "figure"

    def _form(self, mark: Mark, data: Any = None) -> Any:
        return mark_forms.form_of(self.kind, mark, self.desk, self.request, data)

    def shown(self) -> HttpResponse:
        """Return the page."""
        if self.request.GET.get("mark") and self.mark is None and not self.told:
            self.told.append(_("This mark is not there any more."))
        context = {**self._of_text(), **self._of_mark(), "told": self.told}
        subtitle = str(self.text.report)
        answer: HttpResponse = self.desk.page(
            self.request, "texts/page", _("Read a text"), subtitle=subtitle, **context
        )
        return answer

    def _of_text(self) -> dict[str, Any]:
        part, report = self.part, self.text.report
        inside = {"start__gte": part.start, "start__lt": part.end}
        marks = list(self.marks.with_records().filter(**inside))
        spans = [(one.cited_start, one.cited_end) for one in self._positions]
        words = self.text.words[part.start : part.end]
        passed = passed_over(words, part.start, report.language, spans)
        return {
            "original": self.text,
            "report": report,
            "language": language_name(report.language),
            "pieces": pieces(self.text.words, part, marks, passed),
            "part": part,
            "parts": self.parts,
            "passed": [self._listed(one) for one in passed[:MOST_LISTED]],
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
        behind = [one.pk for one in waiting if one.start > here]
        before = [one.pk for one in waiting if one.start < here]
        every = [one.pk for one in waiting]
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
        }
        if record is not None:
            context |= self._of_record(record)
        if record is None or self.bound is not None:
            context |= self._of_form(mark)
        return context

    def _of_record(self, record: Any) -> dict[str, Any]:
        may = acts.may_open_again(record, self.desk, self.request)
        return {"record": record, "entered_by": acts.author(record), "may_open_again": may}

    def _of_form(self, mark: Mark) -> dict[str, Any]:
        form = self.bound or self._form(mark)
        needed = "" if form.is_bound else mark_forms.needs_a_person(form)
        if needed:
            form.fields[needed].widget.attrs["autofocus"] = True
        parts = AdminForm(form, mark_forms.parts_of(form, self.kind), {}, (), self.desk)
        media = self.desk.media + form.media
        return {"form": form, "form_parts": parts, "needed": needed, "media": media}


class GoneError(Exception):
    """Somebody removed the mark for which a form was sent."""


class Reading(ReadingPage):
    """One text as one person reads it, and what that person does."""

    def answer(self) -> HttpResponse:
        """Do what was sent and lead on; where it cannot be done, show the page with why."""
        # The button beside one number stands among those that are dismissed together.
        named = "number" if "number" in self.request.POST else self.request.POST.get("act", "")
        act = self._acts.get(named)
        if act is None:
            return self.shown()
        try:
            return act()
        except ValidationError as error:
            self.told += error.messages
        except Mark.DoesNotExist:
            raise GoneError from None
        for name in ("mark", "_positions"):  # as they are stored now
            self.__dict__.pop(name, None)
        return self.shown()

    @property
    def _acts(self) -> dict[str, Callable[[], HttpResponse]]:
        return {
            "enter": self._enter,
            "dismiss": self._dismiss,
            "reopen": self._reopen,
            "unmark": self._unmark,
            "words": self._mark_words,
            "number": self._mark_number,
            "passed": self._dismiss_passed,
        }

    def _wanted(self) -> Mark:
        if self.mark is None or not self.request.GET.get("mark"):
            raise GoneError
        return self.mark

    def _enter(self) -> HttpResponse:
        mark = self._wanted()
        form = self.bound = self._form(mark, self.request.POST)
        acts.check_open(mark)
        if not form.is_valid():
            return self.shown()
        record = acts.enter(mark, form)
        return self._on(mark, _("Entered as a draft: %(words)s") % {"words": record.as_written})

    def _dismiss(self) -> HttpResponse:
        mark = self._wanted()
        (held,) = acts.dismiss(self.text, [(mark, self.request.POST.get("reason", ""))])
        words = _("Dismissed: %(number)s, %(reason)s")
        return self._on(mark, words % {"number": held.number, "reason": held.get_reason_display()})

    def _reopen(self) -> HttpResponse:
        mark = self._wanted()
        acts.open_again(mark, self.request.POST.get("seen", ""), self.desk, self.request)
        return self._to(mark, _("The number is open again."))

    def _unmark(self) -> HttpResponse:
        mark = self._wanted()
        acts.unmark(mark)
        return self._on(mark, _("The mark was removed."))

    def _mark_words(self) -> HttpResponse:
        cited, at = self.request.POST.get("words", ""), self.request.POST.get("at", "")
        start = int(at) if at.isdecimal() and len(at) < 10 else None
        made = acts.mark_words(self.text, str(plain(cited)).replace("\r\n", "\n").strip(), start)
        return self._to(made, _("The words are marked."))

    def _mark_number(self) -> HttpResponse:
        (mark,) = acts.numbers_of(self.text, [self.request.POST.get("number", "")])
        mark.save()
        return self._to(mark, _("The number is marked."))

    def _dismiss_passed(self) -> HttpResponse:
        sent = self.request.POST
        spans = list(dict.fromkeys(sent.getlist("passed")))
        marks = acts.numbers_of(self.text, spans)
        reasons = (sent.get(f"reason-{span}", "") for span in spans)
        done = acts.dismiss(self.text, list(zip(marks, reasons, strict=True)))
        messages.success(self.request, _("Numbers dismissed: %(count)d") % {"count": len(done)})
        return redirect(self.request.get_full_path())

    def _on(self, mark: Mark, words: str) -> HttpResponse:
        """Say what was done, and lead to the next open mark."""
        following = self.text.marks.next_open(mark.start)
        if following is not None:
            return self._to(following, words)
        messages.success(self.request, words)
        return redirect(self.page)

    def _to(self, mark: Mark, words: str) -> HttpResponse:
        messages.success(self.request, words)
        return redirect(self._address(mark))

    def _address(self, mark: Mark) -> str:
        return f"{self.page}?mark={mark.pk}"
