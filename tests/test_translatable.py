"""All words that stand in tables are marked, so that a translator gets them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from joor_desktop.checks.phrases import COUNTRIES_WITH_ARTICLE, EMAIL_FLAWS, IN_NODE
from joor_desktop.checks.wording import WORDINGS
from joor_desktop.files.columns.looks import Look
from joor_desktop.model.field_table import NODES
from tests.lupdate import PACKAGE, found_texts

_TAKERS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""Which argument is the text."""


def words_of_tables() -> Iterator[tuple[str, str]]:
    """Context and text of all that is translated later than it is written."""
    for wording in WORDINGS.values():
        said = (wording.title, wording.in_country, wording.sentence, wording.tied, wording.advice)
        yield from (("checks", words) for words in said)
    for pieces in (EMAIL_FLAWS, COUNTRIES_WITH_ARTICLE, IN_NODE):
        yield from (("checks", words) for words in pieces.values())
    for node in NODES:
        yield from (("node", words) for words in (node.label, node.plural))
        for field in node.fields:
            yield from (("field", words) for words in (field.label, field.help))
    yield from (("look", look.value) for look in Look)


def test_words_of_all_tables_are_found() -> None:
    wanted = {(context, text) for context, text in words_of_tables() if text}
    assert len(wanted) > 200
    lost = sorted(wanted - found_texts())
    assert not lost


def literals() -> Iterator[tuple[str, str]]:
    """File and text of all literal texts that pass the translator, as Python reads them."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                number = _TAKERS.get(name, len(call.args))
                text = call.args[number] if number < len(call.args) else None
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                    yield path.name, text.value


def test_lupdate_reads_each_text_as_python_does() -> None:
    texts = {text for _, text in found_texts()}
    lost = [(file, text) for file, text in literals() if text not in texts]
    assert not lost


@pytest.mark.parametrize("name", ["tr", "translate"])
def test_texts_are_written_where_they_are_translated_or_come_from_a_marked_table(name: str) -> None:
    """What is put together from pieces, or is formatted too early, can't be translated."""
    spoilt = []
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == name:
                texts = call.args[_TAKERS[name] :]
                spoilt += [path.name for each in texts if isinstance(each, ast.JoinedStr | ast.BinOp | ast.IfExp)]
    assert not spoilt


def test_titles_of_columns_are_marked() -> None:
    bare = re.compile(r'ListingColumn\(\s*"')
    assert not [path.name for path in PACKAGE.rglob("*.py") if bare.search(path.read_text(encoding="utf-8"))]
