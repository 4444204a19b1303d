"""Headings as words: what is the same in spite of its writing, and that nothing is lost that tells words apart."""

from __future__ import annotations

import unicodedata

import pytest

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.spelling import phrase, readings
from joor_desktop.files.headings import fold


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("  Cód. Cliente ", "cod cliente"),
        ("Client #", "client no"),
        ("N° client", "n client"),
        ("Straße", "strasse"),
        ("ADDRESS_1", "address 1"),
        ("Sconto %", "sconto %"),
        ("ＦＡＸ番号", "fax番号"),
        ("〒", "〒"),
        ("???", ""),
    ],
)
def test_phrases(heading: str, words: str) -> None:
    assert phrase(heading) == words


def test_joined_words_are_read_apart_too() -> None:
    assert ("po", "address", "line", "1") in readings("POAddressLine1")
    assert ("poaddressline", "1") in readings("POAddressLine1")
    assert ("country",) in readings("Country (ISO code)")
    assert ("currency", "code") in readings("Currency Codes")
    assert readings("x" * 101) == ()


@pytest.mark.parametrize(
    "heading", ["得意先コード", "郵便番号", "バイヤー名", "送り先の住所", "メールアドレス", "店舗名"]
)
def test_japanese_survives(heading: str) -> None:
    """The marks on kana fall away like accents, on both sides; characters don't, and nothing else is lost."""
    kept = "".join(sign for sign in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(sign))
    assert phrase(heading) == kept
    assert fold(heading) == kept
    assert len(kept) == len(heading)


def test_no_japanese_phrases_fall_together_by_losing_marks() -> None:
    parts = vocabulary.address_parts()
    assert parts["市"] == "city"
    assert parts["県"] == parts["州"] == "state"
    assert parts["国"] == "country"
    assert vocabulary.whole_phrases()[phrase("得意先名")] != vocabulary.whole_phrases()[phrase("得意先コード")]


def test_no_phrase_has_a_field_and_none() -> None:
    known = {*vocabulary.whole_phrases(), *vocabulary.address_parts(), *vocabulary.buyer_parts()}
    assert not [text for text in known if vocabulary.has_no_field(tuple(text.split()))]


def test_each_phrase_for_a_field_stands_once() -> None:
    """Those for whole fields are unambiguous: the tables of customers and of trade share no phrase."""
    from joor_desktop.files.columns.customer_phrases import OWN
    from joor_desktop.files.columns.trade_phrases import TERMS

    seen: dict[str, object] = {}
    for key, text in (*OWN.items(), *TERMS.items()):
        for each in vocabulary.phrases(text):
            assert seen.setdefault(each, key) == key, each
