"""Each language is one module with one line in the register."""

import pkgutil
from importlib import import_module

import pytest
from babel import Locale

from models_registry.transcription import languages
from models_registry.transcription.languages import LANGUAGES, lexicon, primary
from models_registry.transcription.languages.form import Language
from models_registry.transcription.numbers import numbers_in
from models_registry.transcription.suggestions import suggest

# What the languages' modules share.
SHARED = {"east_asian", "form", "number_words", "scales_only", "wording"}


def codes_of(module):
    return [value.code for value in vars(module).values() if isinstance(value, Language)]


def test_each_module_exports_one_language_that_stands_in_the_register():
    names = {module.name for module in pkgutil.iter_modules(languages.__path__)}
    assert names > SHARED
    modules = [import_module(f"{languages.__name__}.{name}") for name in names - SHARED]
    codes = {module.__name__: codes_of(module) for module in modules}
    assert [name for name, found in codes.items() if len(found) != 1] == []
    assert sorted(code for (code,) in codes.values()) == sorted(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_code_is_a_primary_subtag_that_has_a_name_in_both_languages_of_the_site(code):
    assert primary(f" {code.upper()}_XX") == code
    assert Locale(code).get_language_name("en")
    assert Locale(code).get_language_name("vi")


def test_of_chinese_the_numbers_alone_are_read():
    assert [number.readings for number in numbers_in("三百个模式", "zh")] == [(300,)]
    assert suggest("三百个模式", "zh") == []


@pytest.mark.parametrize("tag", ["", "it", "xx", "und"])
def test_in_any_other_language_the_large_multipliers_of_all_are_known(tag):
    assert lexicon(tag) is lexicon("nobody's")
    assert [number.readings for number in numbers_in("60 tỷ, five", tag)] == [(60 * 10**9,)]
