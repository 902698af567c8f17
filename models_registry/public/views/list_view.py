"""Lists: page, file and chart ask the same question and have the same rows in the same order."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from models_registry.public.views.roles import Role, RoleView
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.files import Columns, FileContents, read
from movement_stats.lib.filters import ListFilter
from movement_stats.lib.keyset import Order, Page, page_of
from movement_stats.lib.languages import is_vietnamese


class Asked(NamedTuple):
    """An address's question: the filters in force, the rows that they leave, and the order."""

    chosen: Any
    rows: Any
    order: Order


class FilteredView(RoleView):
    """Rows that an address filters and orders, and their file: every row, in that order."""

    queryset: QuerySet
    filters: type[ListFilter]
    columns: Columns
    default_sort = "id"
    # The rows have this order and no other.
    one_order: Order | None = None

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return (*cls.filters.base_filters, "sort")

    def get_queryset(self) -> QuerySet:
        return self.queryset.all()

    def asked(self) -> Asked:
        """Return what is asked. BadQuestion for a filter's value or an order that is not there."""
        chosen = self.filters(self.request.GET, queryset=self.get_queryset())
        return Asked(chosen, chosen.asked(), self.order())

    def order(self) -> Order:
        if self.one_order:
            if "sort" in self.request.GET:
                raise BadQuestion("sort", _("leave it out: these rows have one order"))
            return self.one_order
        if len(self.request.GET.getlist("sort")) > 1:
            raise BadQuestion("sort", _("give it once"))
        sort = self.request.GET.get("sort") or self.default_sort
        name = sort.removeprefix("-")
        sorting = {key: column for key, column in self.columns.items() if column.sort_path}
        if name not in sorting:
            raise BadQuestion("sort", ", ".join(sorting))
        column = sorting[name]
        # Files are the same in both languages, and keep the order of the page without prefix.
        in_vietnamese = self.role is Role.PAGE and is_vietnamese() and column.order_vi
        path = column.order_vi if in_vietnamese else column.path
        return Order(name, path, sort.startswith("-"), column.through)

    def for_file(self, rows):
        """Return the rows with the annotations that `columns` name."""
        return rows

    def check_question(self) -> None:
        self.asked()

    def file_contents(self) -> FileContents:
        asked = self.asked()
        values = read(asked.order.apply(self.for_file(asked.rows)), self.columns)
        return FileContents(self.columns, values, asked.rows.count)


class ListView(FilteredView):
    """A list: the page shows its filters and 50 rows."""

    url_name: str
    page_title: Any = ""
    # How far into the list a page is; a list that is one page has none of them.
    walked_by: tuple[str, ...] = ("page", "after", "before")

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        walked_by = cls.walked_by if role is Role.PAGE else ()
        return (*super().parameters(role), *walked_by)

    def answer_page(self) -> HttpResponse:
        """Show the page; a form sent with empty fields is led to the address without them."""
        sent = self.request.GET
        if any("" in values for _name, values in sent.lists()):
            kept = sent.copy()
            for name, values in sent.lists():
                kept.setlist(name, [value for value in values if value])
            query = kept.urlencode()
            return redirect(f"{self.request.path}?{query}" if query else self.request.path)
        return super().answer_page()

    def for_page(self, rows):
        """Return the rows with all that the page's table shows of them."""
        return rows

    def get_page(self, asked: Asked) -> Page:
        return page_of(asked.rows, asked.order, self.request.GET, self.for_page)

    def get_page_title(self):
        return self.page_title

    def file_address(self, form: str) -> str:
        return reverse(self.url_name.replace("-list", f"-{form}"))

    def get_context_data(self, **kwargs):
        asked = self.asked()
        chosen = asked.chosen
        return super().get_context_data(
            page_title=self.get_page_title(),
            csv_address=self.file_address("csv"),
            json_address=self.file_address("json"),
            filter=chosen,
            active=chosen.active(),
            more_in_use=bool(chosen.folded() & set(chosen.values)),
            has_more_filters=bool(chosen.folded()),
            page=self.get_page(asked),
            order=asked.order,
            question=chosen.question(*chosen.filters, "sort"),
            **kwargs,
        )
