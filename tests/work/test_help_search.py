"""Searching the help: what is meant comes first."""

from __future__ import annotations

from functools import cache

import pytest

from joor_desktop.checks.wording import WORDINGS
from joor_desktop.model.field_table import all_fields
from joor_desktop.work.help_pages import FIELDS, PROBLEMS, HelpBook
from joor_desktop.work.help_search import HelpIndex, Hit, plain_text


@cache
def index() -> HelpIndex:
    """All pages in English."""
    return HelpIndex(HelpBook().pages.values())


def topics(hits: list[Hit]) -> list[str]:
    """The hits as topics."""
    return [f"{hit.page.name}#{hit.section.anchor}" for hit in hits]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("state missing", "problems#state-missing"),
        ("missing state", "problems#state-missing"),
        ("postcode zeros", "problems#postcode-zeros"),
        ("VAT", "fields#no-field"),
        ("Kundennummer", "fields#customer_code"),
        ("ragione sociale", "fields#customer_name"),
        ("token", "profiles#token"),
        ("quick add", "form#quick"),
        ("undo", "history#undo"),
        ("exit codes", "it#terminal"),
    ],
)
def test_what_is_meant_comes_first(words: str, first: str) -> None:
    assert topics(index().search(words))[0] == first


def test_state_finds_the_fields_and_their_problems_before_pages_that_only_mention_it() -> None:
    found = topics(index().search("state"))
    assert {"fields#shipping_state", "problems#state-missing", "problems#state-spelling"} <= set(found[:7])


def test_words_are_found_by_their_beginning_without_case_and_accents_and_all_of_them_are_needed() -> None:
    assert topics(index().search("POSTCÓ")) == topics(index().search("postco"))
    assert index().search("postcode zeros")
    assert not index().search("postcode nosuchword")
    assert not index().search("  ")


def test_every_problem_is_found_by_its_title_and_its_code() -> None:
    sections = {section.anchor: section for section in HelpBook().pages[PROBLEMS].sections}
    for code in WORDINGS:
        assert topics(index().search(code))[0] == f"{PROBLEMS}#{code}"
        assert f"{PROBLEMS}#{code}" in topics(index().search(sections[code].heading))[:3]


def test_every_field_is_found_by_its_title_and_joors_name() -> None:
    for node, field in all_fields():
        assert f"{FIELDS}#{field.name}" in topics(index().search(field.name))[:3]
        assert f"{FIELDS}#{field.name}" in topics(index().search(f"{node.title}, {field.title}"))[:3], field.name


def test_the_excerpt_shows_the_word_and_no_markup() -> None:
    hit = next(hit for hit in index().search("keychain") if hit.section.anchor == "token")
    assert "keychain" in hit.excerpt
    assert plain_text("See [**it**](it.md#x) and ![a](b.png)`c` \\*") == "See it and c *"
