"""Pages and files of a list: the same question, the same rows, the same order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.files import Columns, csv_text, json_text, read
from movement_stats.lib.filters import ListFilter
from movement_stats.lib.keyset import Order, Page, page_of
from movement_stats.lib.snapshot import snapshot

Table = tuple[Iterable[str], Iterable[list[Any]], Callable[[], int]]


class Listing:
    """Mixin: what a list's page and its files share."""

    filters: ClassVar[type[ListFilter]]
    columns: ClassVar[Columns]
    default_sort: ClassVar[str] = "id"
    request: HttpRequest

    def everything(self) -> QuerySet[Any]:
        """Return all rows of the list, in no order."""
        raise NotImplementedError

    def asked(self) -> tuple[ListFilter, QuerySet[Any], Order]:
        """Return the filters, the rows that they leave, and the order asked for."""
        chosen = self.filters(self.request.GET, queryset=self.everything())
        return chosen, chosen.asked(), self.order()

    def order(self) -> Order:
        """Return the order that `sort` names. BadQuestion for a column that is not there."""
        if len(self.request.GET.getlist("sort")) > 1:
            raise BadQuestion("sort", _("give it once"))
        asked = self.request.GET.get("sort") or self.default_sort
        name = asked.removeprefix("-")
        paths = {key: column.sort_path for key, column in self.columns.items() if column.sort_path}
        if name not in paths:
            raise BadQuestion("sort", ", ".join(paths))
        return Order(name, str(paths[name]), descending=asked.startswith("-"))


class ListPage(Listing, TemplateView):
    """A list with its filters, 50 rows a page."""

    page_title: Any
    url_name: ClassVar[str]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page; a form sent with empty fields is led to the address without them."""
        if any(value == "" for _name, value in _pairs(request)):
            kept = request.GET.copy()
            for name in request.GET:
                kept.setlist(name, [value for value in request.GET.getlist(name) if value])
            query = kept.urlencode()
            return redirect(f"{request.path}?{query}" if query else request.path)
        return super().get(request, *args, **kwargs)

    def shown(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows with all that the table shows of them."""
        return rows

    def page(self, rows: QuerySet[Any], order: Order) -> Page:
        """Return the rows of the page that the address names."""
        return page_of(rows, order, self.request.GET)

    def file_address(self, form: str) -> str:
        """Return the address of the list's file of a form, 'csv' or 'json'."""
        return reverse(self.url_name.replace("-list", f"-{form}"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the page, the filters in force, and the addresses of its files."""
        chosen, rows, order = self.asked()
        return super().get_context_data(
            page_title=self.page_title,
            csv_address=self.file_address("csv"),
            json_address=self.file_address("json"),
            filter=chosen,
            active=chosen.active(),
            more_in_use=bool(chosen.folded() & set(chosen.values)),
            has_more_filters=bool(chosen.folded()),
            page=self.page(self.shown(rows), order),
            order=order,
            question=chosen.question(*chosen.filters, "sort"),
            **kwargs,
        )


class FileView(View):
    """A file as CSV or JSON, streamed from one state of the database."""

    file_name: str
    form = "csv"

    def version(self) -> str:
        """Return the dataset version."""
        raise NotImplementedError

    def known(self) -> set[str]:
        """Return the parameters that the file knows."""
        return set()

    def check(self) -> None:
        """Refuse, before the first byte is sent, what cannot be answered."""

    def table(self) -> Table:
        """Return the header, the rows of plain values, and what counts them."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Stream the file."""
        known = self.known()
        if unknown := sorted(set(request.GET) - known):
            name = unknown[0] if unknown[0].isidentifier() and len(unknown[0]) < 40 else "?"
            hint = _("files know only: %s") % ", ".join(sorted(known))
            raise BadQuestion(name, hint if known else _("this file knows no parameter"))
        self.check()
        if request.method == "HEAD":
            response: HttpResponseBase = StreamingHttpResponse(())
        else:
            response = StreamingHttpResponse(chunk.encode() for chunk in self.lines())
        kind = "text/csv" if self.form == "csv" else "application/json"
        response["Content-Type"] = f"{kind}; charset=utf-8"
        response["Content-Disposition"] = f'attachment; filename="{self.file_name}.{self.form}"'
        return response

    def lines(self) -> Iterator[str]:
        """Yield the file's text."""
        with snapshot():
            header, rows, count = self.table()
            if self.form == "csv":
                yield from csv_text(header, rows)
            else:
                yield from json_text(header, rows, count(), self.version())


class ListFile(Listing, FileView):
    """A list as a file: every row that the page counts, in its order."""

    def for_files(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows with the annotations that the columns name."""
        return rows

    def known(self) -> set[str]:
        """Return the list's filters, and `sort`."""
        return {*self.filters.base_filters, "sort"}

    def check(self) -> None:
        """Refuse a value that does not exist."""
        self.asked()

    def table(self) -> Table:
        """Return the list's columns and rows."""
        _chosen, rows, order = self.asked()
        values = read(order.apply(self.for_files(rows)), self.columns)
        return self.columns, values, rows.count


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]
