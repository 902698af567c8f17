"""The form of a list's filters, whose fields are written once for each state of the data."""

import re

import pytest
from django.db import connection, transaction
from django.forms.renderers import DjangoTemplates
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from models_registry.models import DatasetVersion, Figure
from models_registry.public.filters import FigureFilter
from tests.support import build
from tests.support.pages import LANGUAGES, fetch, text_of

QUESTIONS = [
    "province=son-la",
    "province=son-la&province=ha-noi&sort=-value",
    "indicator=models&topic=models&scope=province",
    "year_from=2012&year_to=2030&language=en",
    "q=%22%3Cb%3E&publisher=bhg",
    "q=a&region=MRD&predecessors=no&withdrawn=1",
    "year_from=1999&province=ha-noi",
]


def form_at(address):
    """Return the HTML of the form of filters."""
    page = text_of(fetch(address))
    return page[
        page.index('<form method="get">') : page.index("</form>", page.index("<form method"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_field_is_what_django_writes_for_the_question(five_reports, language, question):
    fetch(f"{LANGUAGES[language]}/figures/")
    form = form_at(f"{LANGUAGES[language]}/figures/?{question}")
    with translation.override(language):
        asked = FigureFilter(QueryDict(question), queryset=Figure.objects.all()).form
        asked.renderer = DjangoTemplates()
        for field in asked:
            assert str(field) in form, field.name
            assert f">{field.label}</label>" in form


def test_nothing_of_a_question_stays_for_the_next(five_reports):
    blank = form_at("/figures/")
    for question in QUESTIONS:
        assert form_at(f"/figures/?{question}") != blank
    assert form_at("/figures/") == blank
    assert re.findall(r'<option value="([^"]*)" selected>', blank) == [""] * blank.count('value=""')


def test_the_folded_fields_stand_open_where_one_is_set(five_reports):
    assert "<details >" in form_at("/figures/?province=son-la")
    assert "<details open>" in form_at("/figures/?scope=province")
    assert "<details >" in form_at("/figures/?province=ha-noi")


def test_the_reading_is_kept_by_the_form(five_reports):
    kept = '<input type="hidden" name="reading" value="today" id="id_reading">'
    assert kept not in form_at("/awards/")
    assert kept in form_at("/awards/?reading=today&kind=certificate_of_merit")
    assert kept not in form_at("/awards/?kind=certificate_of_merit")


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_a_new_name_is_in_the_next_page(db, prefix):
    counted = build.indicator(name_en="Watch posts", name_vi="Chốt gác")
    first, second = ("Watch posts", "Lookouts") if not prefix else ("Chốt gác", "Trạm gác")
    assert f">{first}</option>" in form_at(f"{prefix}/figures/")
    counted.name_en, counted.name_vi = "Lookouts", "Trạm gác"
    counted.save()
    form = form_at(f"{prefix}/figures/")
    assert f">{second}</option>" in form
    assert first not in form


def test_states_of_one_number_are_told_apart(db):
    """As where a change was undone and another made, or where two databases are met."""
    numbers = []
    for name in ("First", "Second"):
        with transaction.atomic():
            build.publisher(name=name)
            numbers.append(DatasetVersion.current().number)
            form = form_at("/figures/")
            assert re.findall(">(First|Second)</option>", form) == [name]
            transaction.set_rollback(True)
    assert numbers[0] == numbers[1]


def test_what_may_be_chosen_is_read_once_for_a_state(five_reports):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            form_at("/figures/?year_from=2010")
        return [
            query["sql"] for query in queries if ' ORDER BY "provinces_province"' in query["sql"]
        ]

    first, second = questions(), questions()
    assert (len(first), len(second)) == (1, 0)
    build.publisher()
    assert len(questions()) == 1
