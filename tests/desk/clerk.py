"""Somebody at the desk: opens a form, sees what stands in it, types, and saves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from models_registry.models import Staff

WORDLESS = {"input", "br", "img", "link", "meta", "hr"}


class Controls(HTMLParser):
    """The controls of a page's forms as a browser would send them, and the errors beside them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.named: set[str] = set()
        self.errors: dict[str, list[str]] = {}
        self._select = self._textarea = self._error = ""
        self._first: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if name:
            self.named.add(name)
        kind = given.get("type")
        if tag == "input" and name not in {"", "csrfmiddlewaretoken"} and kind != "submit":
            if kind not in {"checkbox", "radio"} or "checked" in given:
                self._hold(name, given.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "select":
            self._select, self._first = name, None
        elif tag == "option" and self._select:
            if "selected" in given:
                self._hold(self._select, given.get("value", ""))
            elif self._first is None:
                self._first = given.get("value", "")
        elif tag == "textarea":
            self._textarea = name
            self._hold(name, "")
        elif tag == "ul" and "errorlist" in given.get("class", "").split():
            self._error = given.get("id", "head").removeprefix("id_").removesuffix("_error")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            if self._select not in self.values and self._first is not None:
                self._hold(self._select, self._first)
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "ul":
            self._error = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea][-1] += data.removeprefix("\n")
        elif self._error and data.strip():
            self.errors.setdefault(self._error, []).append(data.strip())

    def _hold(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


@dataclass
class Desk:
    """One person's browser at the desk."""

    client: Client
    staff: Staff

    def open(self, address: str) -> "Form":
        """Open a page; it must be there."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.headers)
        return Form(self, address, answer.content.decode())

    def add(self, model: str) -> "Form":
        return self.open(reverse(f"admin:models_registry_{model}_add"))

    def change(self, record: Any, query: str = "") -> "Form":
        return self.open(page_of(record) + query)


@dataclass
class Form:
    """A form as it was opened; `typed` is what differs when it is sent."""

    desk: Desk
    address: str
    html: str
    controls: Controls = field(init=False)

    def __post_init__(self) -> None:
        self.controls = Controls(self.html)

    @property
    def errors(self) -> dict[str, list[str]]:
        return self.controls.errors

    def __getitem__(self, name: str) -> str:
        """Return what the control of that name holds."""
        (value,) = self.controls.values[name]
        return value

    def type(self, prefix: str = "", **typed: Any) -> "Form":
        """Type into the controls of that row (its prefix) or of the record itself."""
        for name, value in typed.items():
            key = f"{prefix}-{name}" if prefix else name
            assert key in self.controls.named, f"no control {key}"
            values = value if isinstance(value, list) else [value]
            self.controls.values[key] = [str(getattr(one, "pk", one)) for one in values]
        return self

    def add_row(self, kind: str) -> str:
        """Add a row as the page's button does, and return its prefix."""
        number = int(self[f"{kind}-TOTAL_FORMS"])
        self.controls.values[f"{kind}-TOTAL_FORMS"] = [str(number + 1)]
        for name in list(self.controls.named):
            if name.startswith(f"{kind}-__prefix__"):
                new = name.replace("__prefix__", str(number))
                self.controls.named.add(new)
                if name in self.controls.values:
                    self.controls.values[new] = self.controls.values[name]
        return f"{kind}-{number}"

    def send(self, status: int | None = None) -> Any:
        """Save; return the next form where the page came back, else the answer."""
        values = self.controls.values
        sent = {name: values[name] for name in values if name and "__prefix__" not in name}
        answer = self.desk.client.post(self.address, sent)
        assert answer.status_code == (status or answer.status_code), answer.status_code
        assert answer.status_code in {200, 302}, answer.status_code
        return answer

    def save(self) -> None:
        """Save, and expect that it was saved."""
        answer = self.send()
        told = Controls(answer.content.decode()).errors if answer.status_code == 200 else ""
        assert answer.status_code == 302, told

    def refused(self) -> "Form":
        """Save, and expect the same page with its errors."""
        answer = self.send(status=200)
        again = Form(self.desk, self.address, answer.content.decode())
        assert again.errors, "the page came back without an error"
        return again


def page_of(record: Any) -> str:
    """Return the address of the record's own page at the desk."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    return reverse(name, args=[record.pk])


def person(role: str, name: str | None = None) -> Desk:
    """Return somebody of that role, logged in."""
    staff = Staff(username=name or f"a-{role}", is_staff=True, must_change_password=False)
    staff.set_unusable_password()
    staff.save()
    staff.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(staff)
    return Desk(client, staff)


Person = Callable[..., Desk]
