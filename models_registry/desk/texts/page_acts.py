"""What is sent from the transcription page: one act, after which it leads on or says why not."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from models_registry.desk.texts.page import TranscriptionPage
from models_registry.models import Mark
from models_registry.workflow.texts import acts
from movement_stats.lib.letters import plain


class GoneError(Exception):
    """Somebody removed the mark for which a form was sent."""


class TranscriptionActs(TranscriptionPage):
    """The transcription page, and what the person does on it."""

    def answer(self) -> HttpResponse:
        """Do what was sent and lead on; where it cannot be done, show the page with why."""
        # The button beside one number stands among those that are dismissed together.
        name = "number" if "number" in self.request.POST else self.request.POST.get("act", "")
        act = self._acts.get(name)
        if act is None:
            return self.shown()
        try:
            return act()
        except ValidationError as error:
            self.errors += error.messages
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
        acts.refuse_if_taken(mark)
        if not form.is_valid():
            return self.shown()
        record = acts.enter(mark, form.save)
        return self._on(mark, _("Entered as a draft: %(words)s") % {"words": record.as_written})

    def _dismiss(self) -> HttpResponse:
        mark = self._wanted()
        (dismissed,) = acts.dismiss(self.text, [(mark, self.request.POST.get("reason", ""))])
        words = _("Dismissed: %(number)s, %(reason)s")
        reason = dismissed.get_reason_display()
        return self._on(mark, words % {"number": dismissed.number, "reason": reason})

    def _reopen(self) -> HttpResponse:
        mark = self._wanted()
        acts.open_again(mark, self.request.POST.get("seen", ""), self._may_delete)
        return self._to(mark, _("The number is open again."))

    def _unmark(self) -> HttpResponse:
        mark = self._wanted()
        acts.unmark(mark)
        return self._on(mark, _("The mark was removed."))

    def _mark_words(self) -> HttpResponse:
        cited, at = self.request.POST.get("words", ""), self.request.POST.get("at", "")
        start = int(at) if at.isdecimal() and len(at) < 10 else None
        mark = acts.mark_words(self.text, str(plain(cited)).replace("\r\n", "\n").strip(), start)
        return self._to(mark, _("The words are marked."))

    def _mark_number(self) -> HttpResponse:
        (mark,) = acts.marks_of_numbers(self.text, [self.request.POST.get("number", "")])
        mark.save()
        return self._to(mark, _("The number is marked."))

    def _dismiss_passed(self) -> HttpResponse:
        sent = self.request.POST
        spans = list(dict.fromkeys(sent.getlist("passed")))
        marks = acts.marks_of_numbers(self.text, spans)
        reasons = (sent.get(f"reason-{span}", "") for span in spans)
        dismissed = acts.dismiss(self.text, list(zip(marks, reasons, strict=True)))
        message = _("Numbers dismissed: %(count)d") % {"count": len(dismissed)}
        messages.success(self.request, message)
        return redirect(self.request.get_full_path())

    def _on(self, mark: Mark, message: str) -> HttpResponse:
        """Say what was done, and lead to the next open mark."""
        return self._to(self.text.marks.next_open(mark.start), message)

    def _to(self, mark: Mark | None, message: str) -> HttpResponse:
        messages.success(self.request, message)
        return redirect(f"{self.page}?mark={mark.pk}" if mark else self.page)
