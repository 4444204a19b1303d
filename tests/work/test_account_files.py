"""Account lists out of workbooks, text files and copied rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from joor_desktop.errors import UsageError
from joor_desktop.storage.lists import AccountList
from joor_desktop.work.account_files import pasted_entries, read_entries
from joor_desktop.work.context import TaskContext


@pytest.mark.parametrize(
    ("kind", "text", "entries"),
    [
        (AccountList.PRICE_LABELS, "Europe\teur\nUS\tUSD\nUS\tUSD", [("EUR", "Europe", ""), ("USD", "US", "")]),
        (AccountList.PRICE_LABELS, "Retail currency\tPrice list\tCurrency\nGBP\tUK\tEUR", [("EUR", "UK", "GBP")]),
        (AccountList.SALES_REPS, "anna@brand.com\tAB", [("AB", "anna@brand.com")]),
        (AccountList.SALES_REPS, "Rep\nAB\nCD", [("AB", ""), ("CD", "")]),
        (AccountList.PAYMENT_METHODS, "Net 30 days\tN30\nNet 60 days\tN60",
         [("Net 30 days", "N30"), ("Net 60 days", "N60")]),
        (AccountList.WAREHOUSES, "Milano", [("", "Milano")]),
        (AccountList.GROUPS, "", []),
    ],
)
def test_columns_are_known_by_heading_or_by_what_stands_in_them(
    kind: AccountList, text: str, entries: list[tuple[str, ...]]
) -> None:
    assert pasted_entries(text, kind) == entries


def test_a_workbook_is_searched_for_the_sheet_that_fits(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["What we use", "", ""])
    sheet = book.create_sheet("Terms")
    for row in (["Our terms"], ["Code", "Payment terms"], ["007", "Net 30"], [None, None], ["008", "Net 60"]):
        sheet.append(row)
    book.save(tmp_path / "lists.xlsx")
    found = read_entries(TaskContext(), tmp_path / "lists.xlsx", AccountList.PAYMENT_METHODS)
    assert found == [("Net 30", "007"), ("Net 60", "008")]


def test_a_file_without_rows_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_text("[]")
    with pytest.raises(UsageError, match="nothing for this list"):
        read_entries(TaskContext(), tmp_path / "empty.json", AccountList.GROUPS)
