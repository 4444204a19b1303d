"""From a path in a record to the cell that it came from."""

from joor_desktop.model.origin import EntryOrigin, Origin, Place, Source
from joor_desktop.model.path import Path

WIDE = Source(
    "list.xlsx",
    "EU",
    {
        ("", 1, "customer_code"): "A",
        ("buyers", 1, "buyer_name"): "B",
        ("buyers", 3, "buyer_name"): "D",
    },
)
BUYERS = Source("list.xlsx", "Buyers", {("buyers", 1, "buyer_name"): "C"})


def test_entries_stand_in_the_customers_own_row_unless_said_otherwise() -> None:
    """One row a customer: entry 1 is group 1."""
    origin = Origin(EntryOrigin(0, 7))
    assert origin.place(Path(field="customer_code"), [WIDE]) == Place("EU", "A7")
    assert origin.place(Path("buyers", 0, "buyer_name"), [WIDE]) == Place("EU", "B7")


def test_a_group_that_was_skipped_doesnt_shift_the_cells() -> None:
    """Group 2 was empty, so the second entry is group 3."""
    origin = Origin(EntryOrigin(0, 7), {"buyers": [EntryOrigin(0, 7, 1), EntryOrigin(0, 7, 3)]})
    assert origin.place(Path("buyers", 1, "buyer_name"), [WIDE]) == Place("EU", "D7")


def test_an_entry_from_a_sheet_of_its_own() -> None:
    """The template has a sheet for each kind."""
    origin = Origin(EntryOrigin(0, 7), {"buyers": [EntryOrigin(1, 12)]})
    assert origin.place(Path("buyers", 0, "buyer_name"), [WIDE, BUYERS]) == Place("Buyers", "C12")


def test_what_was_added_by_hand_has_no_place() -> None:
    """And an entry beyond those that came from the file neither."""
    origin = Origin(EntryOrigin(0, 7), {"buyers": [None]})
    assert origin.place(Path("buyers", 0, "buyer_name"), [WIDE]) is None
    assert origin.place(Path("buyers", 1, "buyer_name"), [WIDE]) is None


def test_a_field_without_a_column_has_only_its_sheet() -> None:
    """There is a row, but no cell to name."""
    assert Origin(EntryOrigin(0, 7)).place(Path(field="customer_name"), [WIDE]) == Place("EU", "")
