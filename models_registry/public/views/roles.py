"""One question answered in three roles: as a page, as a file and as a chart of the same rows."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.generic import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from models_registry.models import DatasetVersion
from movement_stats.lib.charts import Chart, ChartView
from movement_stats.lib.files import FileContents, csv_text, json_text
from movement_stats.lib.snapshot import snapshot


class Role(Enum):
    """What an address answers: `FigureList.as_view(role=Role.FILE, form="csv")`."""

    PAGE = auto()
    FILE = auto()
    CHART = auto()


class RoleView(TemplateResponseMixin, ContextMixin, View):
    """A question, said once for all roles; a subclass says what each role shows of it.

    Page: `template_name` and `get_context_data`. File: `file_name` and `file_contents`, written
    as `form`, 'csv' or 'json'. Chart: `chart`.
    """

    role = Role.PAGE
    form = "csv"
    file_name = ""
    chart_view = ChartView

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        """Return the parameters that the address of a role may have."""
        return ()

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        answers = {
            Role.PAGE: self.answer_page,
            Role.FILE: self.answer_file,
            Role.CHART: self.answer_chart,
        }
        return answers[self.role]()

    def answer_page(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**self.kwargs))

    def answer_chart(self) -> HttpResponseBase:
        return self.chart_view.as_view(chart=self.chart())(self.request)

    def answer_file(self) -> HttpResponseBase:
        """Stream the file; what cannot be answered is refused before the first byte is sent."""
        self.check_question()
        is_head = self.request.method == "HEAD"
        kind = "text/csv" if self.form == "csv" else "application/json"
        return StreamingHttpResponse(
            () if is_head else (chunk.encode() for chunk in self.lines()),
            content_type=f"{kind}; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{self.get_file_name()}.{self.form}"'
            },
        )

    def check_question(self) -> None:
        """Refuse a question that the file cannot answer."""

    def lines(self) -> Iterator[str]:
        """Yield the file's text, all of it from one state of the database."""
        with snapshot():
            contents = self.file_contents()
            if self.form == "csv":
                yield from csv_text(contents.header, contents.rows)
            else:
                version = str(DatasetVersion.current().number)
                yield from json_text(contents.header, contents.rows, contents.count(), version)

    def get_file_name(self) -> str:
        return self.file_name

    def file_contents(self) -> FileContents:
        raise NotImplementedError

    def chart(self) -> Chart:
        raise NotImplementedError
