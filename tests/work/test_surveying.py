"""What a file comes to, counted before it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, UnreadableFileError
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.work.context import TaskContext
from joor_desktop.work.surveying import SheetSurvey, Survey, survey_file
from tests.files.workbooks import write_rows, write_sheets

NAMES = ("Codice cliente", "Ragione sociale", "Cod. destinazione", "Città dest.")


def test_customers_and_entries_are_counted_by_sheet(tmp_path: Path) -> None:
    grouped = [("1", "Nord", "A", "Milano"), ("1", "Nord", "B", "Roma"), ("2", "Ost", "A", "Bari"), ("", "Totale")]
    other: list[tuple[str, ...]] = [NAMES[:2], ("3", "Süd")]
    sheets: dict[str, list[tuple[str, ...]]] = {"EU": [NAMES, *grouped], "US": other, "Note": [("text",)]}
    survey = survey_file(TaskContext(), write_sheets(tmp_path / "a.xlsx", sheets))
    assert survey.sheets == (SheetSurvey("EU", 2, 3, {"shipping_addresses": 3}), SheetSurvey("US", 1, 1, {}))
    assert [sentence for sentence in survey.left_out if "Row 5 of the sheet “EU” sums others up" in sentence]
    assert Survey.from_plain(survey.plain()) == survey


def test_tables_in_one_sheet_are_told_apart(tmp_path: Path) -> None:
    second = [("Codice cliente", "Ragione sociale", "Città dest."), ("9", "Süd", "Lecce"), ("10", "Ost", "Bari")]
    file = write_rows(tmp_path / "a.xlsx", NAMES[:2], ("1", "Nord"), (), ("Francia",), *second)
    names = [(sheet.sheet, sheet.customers) for sheet in survey_file(TaskContext(), file).sheets]
    assert names == [("Customers", 1), ("Customers, table 2", 2)]


def test_contradictions_come_in_the_order_of_their_rows(tmp_path: Path) -> None:
    first = [("1", "Nord", "A", "Milano"), ("1", "Nord Srl", "B", "Roma")]
    rows = [*first, ("2", "Ost", "A", "Bari"), ("2", "X", "B", "Y")]
    file = write_rows(tmp_path / "a.xlsx", NAMES, *rows)
    survey = survey_file(TaskContext(), file, Choices({"Customers": SheetChoices(grouped=True)}))
    assert [each.customer for each in survey.contradictions] == ["1", "2"]
    assert survey.contradicting == 2


def test_counting_can_be_stopped(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES[:2], *((str(code), f"Shop {code}") for code in range(3000)))
    context = TaskContext(lambda done, _total, _text: context.cancel() if done else None)
    with pytest.raises(CancelledError):
        survey_file(context, file)


def test_a_file_that_cant_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        survey_file(TaskContext(), tmp_path / "away.xlsx")


def test_titles_are_told_before_the_import(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Agent: Rossi",), NAMES[:2], ("1", "Nord"))
    (sentence,) = survey_file(TaskContext(), file).left_out
    assert "“Agent: Rossi” (A1)" in sentence
