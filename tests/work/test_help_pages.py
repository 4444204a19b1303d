"""The pages of the help: complete, true in what they name, and linked to what is there."""

from __future__ import annotations

import re
import struct
from functools import cache

import pytest

from joor_desktop.checks.wording import WORDINGS
from joor_desktop.model.field_table import all_fields
from joor_desktop.model.languages import ENGLISH, LANGUAGES, Language
from joor_desktop.model.texts import install_translator
from joor_desktop.storage.catalogues import translator
from joor_desktop.work.help_pages import (
    CONTENTS,
    FIELDS,
    HELP_FOLDER,
    PICTURES_FOLDER,
    PROBLEMS,
    HelpBook,
    Page,
    page_file,
    parse_page,
)
from tests.lupdate import found_texts

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LANGUAGES = {language.code for language in LANGUAGES}
_MOST_PICTURE_BYTES = 1_000_000
_FEWEST_LETTERS = 4


@cache
def pages() -> dict[str, Page]:
    """All pages in English."""
    return HelpBook().pages


def written() -> list[str]:
    """The names of the pages that somebody wrote."""
    return [name for names in CONTENTS.values() for name in names if name not in (FIELDS, PROBLEMS)]


def text_of(name: str) -> str:
    """A page as Markdown."""
    return pages()[name].markdown()


def anchors_of(name: str) -> list[str]:
    """The anchors of a page's sections."""
    return [section.anchor for section in pages()[name].sections if section.anchor]


def test_a_page_is_its_title_and_sections_with_anchors() -> None:
    page = parse_page("x", "# Title\n\nFirst.\n\n## One {#one}\n\nText.\n\n### Inner {#in-ner}\n\n```\n## no\n```\n")
    assert [(each.heading, each.anchor, each.level) for each in page.sections[:3]] == [
        ("Title", "", 1),
        ("One", "one", 2),
        ("Inner", "in-ner", 3),
    ]
    assert page.title == "Title"
    assert "{#" not in page.markdown()


def test_each_file_is_in_the_contents() -> None:
    assert {path.stem for path in (HELP_FOLDER / "en").iterdir()} == set(written())


@pytest.mark.parametrize("name", [name for names in CONTENTS.values() for name in names])
def test_each_link_leads_somewhere(name: str) -> None:
    anchors = anchors_of(name)
    assert len(anchors) == len(set(anchors))
    for target in _LINK.findall(text_of(name)):
        page, _, anchor = target.partition("#")
        assert page.removesuffix(".md") in pages(), target
        assert not anchor or anchor in anchors_of(page.removesuffix(".md")), target


@pytest.mark.parametrize("name", written())
def test_a_page_is_short_and_each_section_can_be_linked(name: str) -> None:
    assert len(text_of(name).split()) < 700
    assert all(section.anchor for section in pages()[name].sections[1:])


def test_each_picture_is_there_described_and_shown() -> None:
    shown = [found for name in written() for found in _PICTURE.findall(text_of(name))]
    assert {file for _, file in shown} == {path.name for path in PICTURES_FOLDER.iterdir()}
    assert all(words for words, _ in shown)


def test_pictures_are_small_and_have_a_palette() -> None:
    files = list(PICTURES_FOLDER.iterdir())
    assert sum(path.stat().st_size for path in files) < _MOST_PICTURE_BYTES
    for path in files:
        head = path.read_bytes()[:29]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">B", head[25:26]) == (3,), f"{path.name} has no palette"


@cache
def patterns(language: Language) -> list[re.Pattern[str]]:
    """What the program's texts may look like, with something in place of what is put into them."""
    said = translator(language) or (lambda _context, text: text)
    texts = {said(context, text) for context, text in found_texts()}
    pieces = [re.split(r"\{[^}]*\}", text) for text in texts]
    told = [each for each in pieces if len(re.sub(r"\W", "", "".join(each))) >= _FEWEST_LETTERS or len(each) == 1]
    return [re.compile(".+".join(map(re.escape, each))) for each in told]


@pytest.mark.parametrize("name", written())
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_is_bold_is_what_the_program_says(language: Language, name: str) -> None:
    text = page_file(name, language.code).read_text(encoding="utf-8")
    named = {re.sub("[ \n]+", " ", words) for words in _BOLD.findall(text)}
    lost = [words for words in named if not any(pattern.fullmatch(words) for pattern in patterns(language))]
    assert not lost


def test_every_field_has_its_rule() -> None:
    sections = {section.anchor: section for section in pages()[FIELDS].sections}
    for node, field in all_fields():
        section = sections[field.name]
        assert section.heading == f"{node.title}, {field.title}"
        assert "`" + field.name + "`" in section.text
        assert field.max_length is None or str(field.max_length) in section.text


def test_every_problem_has_what_to_do_under_a_heading_of_its_own() -> None:
    sections = {section.anchor: section for section in pages()[PROBLEMS].sections[1:]}
    assert sections.keys() == WORDINGS.keys()
    headings = [section.heading for section in sections.values()]
    assert len(headings) == len(set(headings))
    assert not [heading for heading in headings if "{" in heading]
    assert not [section.anchor for section in sections.values() if "{" in section.text]


def test_what_is_made_is_in_the_language_and_what_has_no_page_in_english() -> None:
    french = next(language for language in LANGUAGES if language.code == "fr")
    install_translator(translator(french), french.code)
    try:
        book = HelpBook().pages
    finally:
        install_translator(None)
    assert "JOOR recommande" in book[FIELDS].markdown()
    assert "tva" in next(section.text for section in book[FIELDS].sections if section.anchor == "no-field")
    assert page_file("start", "xx") == HELP_FOLDER / "en" / "start.md"


def structure(page: Page) -> list[tuple[int, str, list[str], list[str]]]:
    """What has to be the same in all languages: levels, anchors, and where links and pictures lead."""
    return [
        (each.level, each.anchor, _LINK.findall(each.text), [file for _, file in _PICTURE.findall(each.text)])
        for each in page.sections
    ]


def test_a_language_that_has_pages_has_all_of_them_made_alike() -> None:
    folders = [folder for folder in HELP_FOLDER.iterdir() if folder != PICTURES_FOLDER]
    assert {folder.name for folder in folders} <= _LANGUAGES
    for folder in folders:
        assert {path.stem for path in folder.iterdir()} == set(written()), folder.name
        for name in written():
            page = parse_page(name, page_file(name, folder.name).read_text(encoding="utf-8"))
            assert structure(page) == structure(pages()[name]), f"{folder.name}/{name}"
    assert ENGLISH.code in {folder.name for folder in folders}
