"""Widgets written in Python, held against Django's own templates."""

from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st

from movement_stats.lib.widgets import FormRenderer, choose

OURS, DJANGOS = FormRenderer(), DjangoTemplates()

# With what HTML escapes, and with values of which one is the beginning of another.
texts = st.text(alphabet="ab<>&\"' é", max_size=4)
options = st.tuples(texts, texts)
choices = st.lists(options | st.tuples(texts, st.lists(options, max_size=3)), max_size=6)
attributes = st.dictionaries(
    st.sampled_from(["id", "class", "disabled", "size", "aria-describedby"]),
    texts | st.booleans() | st.integers(0, 9),
)
boxes = st.sampled_from([forms.Select, forms.SelectMultiple])
inputs = st.sampled_from([forms.TextInput, forms.HiddenInput, forms.NumberInput])


@given(boxes, texts, choices, st.lists(texts, max_size=3), attributes)
def test_a_select_box_is_what_django_writes(box, name, of, values, attrs):
    value = values if box.allow_multiple_selected else "".join(values[:1])
    widget = box(attrs, of)
    assert widget.render(name, value, renderer=OURS) == widget.render(name, value, renderer=DJANGOS)


@given(inputs, texts, st.none() | texts | st.integers(), attributes)
def test_an_input_is_what_django_writes(kind, name, value, attrs):
    widget = kind(attrs)
    assert widget.render(name, value, renderer=OURS) == widget.render(name, value, renderer=DJANGOS)


def test_other_widgets_are_django_s_own():
    widget = forms.Textarea()
    assert widget.render("n", "<b>", renderer=OURS) == widget.render("n", "<b>", renderer=DJANGOS)


@given(boxes, st.lists(texts.filter(bool), min_size=1, max_size=5, unique=True), st.data())
def test_values_chosen_later_are_values_chosen(box, values, data):
    several = box.allow_multiple_selected
    # What a filter's form offers: a first option for nothing, where only one may be chosen.
    widget = box(choices=[*([] if several else [("", "any")]), *((text, text) for text in values)])
    chosen = data.draw(st.lists(st.sampled_from(values), min_size=1, unique=True))
    chosen = chosen if several else chosen[:1]
    blank = widget.render("n", [] if several else None, renderer=DJANGOS)
    written = widget.render("n", chosen if several else chosen[0], renderer=DJANGOS)
    assert choose(blank, chosen) == written
    assert written.count(" selected>") == len(chosen)
