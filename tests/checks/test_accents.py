"""Broken accents are recognised and mended; what was meant as it stands is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.checks.accents import mended_accents
from tests.checks.examples import good_record


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("MÃ¼nchen", "München"),
        ("CafÃ© â€“ Ã‰lan", "Café – Élan"),
        ("Å\x81Ã³dÅº", "Łódź"),
        ("æ\x9d±äº¬", "東京"),
        ("Lâ€™Ã‰toile", "L’Étoile"),
    ],
)
def test_what_was_broken_is_mended(broken: str, whole: str) -> None:
    assert mended_accents(broken) == whole


WHOLE = ["München", "JOÃO", "São Paulo", "Ärger", "Ålesund", "Łódź", "東京", "plain", "Ã", "100 €", "ÉLAN’S", "À€"]


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_is_left_alone(text: str) -> None:
    assert mended_accents(text) is None


@given(st.text(st.characters(categories=["L", "Zs"], max_codepoint=0x2FF), min_size=1, max_size=20))
def test_what_a_program_breaks_comes_back(text: str) -> None:
    broken = "".join(_misread(byte) for byte in text.encode())
    assert mended_accents(broken) == (text if broken != text and text.isprintable() else None)


def _misread(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return bytes([byte]).decode("latin-1")


def test_a_customer_with_broken_accents_is_told_with_the_fix() -> None:
    record = good_record()
    record.values["customer_name"] = "MÃ¼nchen Mode"
    (problem,) = check_record(record)
    assert (problem.code, problem.fix, problem.likely) == ("broken-accents", "München Mode", False)
