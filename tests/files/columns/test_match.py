"""What a person reads of a match."""

from __future__ import annotations

import pytest

from joor_desktop.files.columns import words_of
from tests.files.columns.seen import matched


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("customer_code", "JOOR's name"),
        ("Phone", "name in the template"),
        ("Ragione sociale", "synonym"),
        ("PLZ", "synonym (taken for the shipping address)"),
        ("Ragione socale", "similar name: confirm"),
        ("Xyz", "looks like e-mails: confirm"),
        ("Land", "synonym (but the values look like something else): confirm"),
        ("P.IVA", "JOOR has no such field"),
        ("Fax", "JOOR keeps the fax numbers of buyers only"),
        ("Zzz", "not known"),
        ("Salesperson", "another column holds this already"),
    ],
)
def test_words_for_people(heading: str, words: str) -> None:
    told = matched("sales_rep_code", heading, Xyz="a@b.de; c@d.de", Land="Bayern; Sachsen")
    assert words_of(told[heading]) == words
