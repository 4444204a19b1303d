"""Copied cells with the names of their columns, and without."""

from __future__ import annotations

import pytest

from joor_desktop.files.copied_header import names_columns


@pytest.mark.parametrize(
    "block",
    [
        [["Code", "Name"], ["1", "Galerie"]],
        [["Kundennummer", "Ort"]],
        [["customer_code", "customer_name", "what nobody knows"]],
        [["Our customers", ""], ["", ""], ["Code", "Name"], ["1", "Galerie"]],
    ],
)
def test_names_of_columns_are_told(block: list[list[str]]) -> None:
    assert names_columns(block)


@pytest.mark.parametrize(
    "block",
    [
        [],
        [["EL1", "Galerie", "Paris", "France"], ["EL2", "Maison", "Rome", "Italy"]],
        [["0012", "Department"]],
        [["10023", "Shop"], ["10024", "Store"]],
        [["Galerie Nord", "anna@nord.example"]],
    ],
)
def test_values_are_no_names(block: list[list[str]]) -> None:
    assert not names_columns(block)
