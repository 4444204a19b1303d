"""Messy workbooks with something in them that no customer holds, and that a person has to know of all the same."""

from __future__ import annotations

from tests.files.messy.cases import NAMES, NORD, OST, Case, of_rows

UNSEEN_CASES: tuple[Case, ...] = (
    of_rows(
        "lines above the names that say whose list it is, and in which currency",
        [
            ("Customer list Spring 2026",), ("Agent: Rossi", None, "Currency: EUR"), (), NAMES, ("1", "Nord"),
            ("2", "Ost"),
        ],
        NORD, OST, told="titles",
    ),
)  # fmt: skip
