"""A list is saved in each kind, whole or in part, whole or not at all, and read again as it was."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from joor_desktop.errors import CancelledError, UnreadableFileError, UnwritableFileError, UsageError
from joor_desktop.files.csv_writer import write_csv
from joor_desktop.files.reading import read_records
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.record import Record
from joor_desktop.model.saving import Saved, SaveKind
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work import exporting
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.exporting import convert_marked, export_list
from joor_desktop.work.importing import import_into_list
from tests.files.messy.cases import CASES, Case
from tests.work.customers import good_record, good_row, write_rows

STATE = ValuePath("shipping_addresses", 0, "shipping_state")


@pytest.fixture
def spring(drafts: Drafts) -> ListEditor:
    """Edits a list of four, the third without a state, the fourth with the code of the first."""
    editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
    records = [good_record(1), good_record(2), good_record(3), good_record(4)]
    records[2].set_value(STATE, "")
    records[3].values["customer_code"] = "EL0001"
    for record in records:
        editor.add_customer(record)
    return editor


def save(editor: ListEditor, drafts: Drafts, out: Path, kind: SaveKind, ids: list[int] | None = None) -> Saved:
    return export_list(TaskContext(), drafts.database.path, editor.list_id, out, kind, ids)


def stored(editor: ListEditor, drafts: Drafts) -> list[Record]:
    return [record for _, record in drafts.records(editor.list_id)]


def records_in(file: Path) -> list[Record]:
    return [each.record for each in read_records(file)]


@pytest.mark.parametrize("kind", SaveKind)
def test_each_kind_holds_all_customers(spring: ListEditor, drafts: Drafts, tmp_path: Path, kind: SaveKind) -> None:
    out = tmp_path / f"out{kind.ending}"
    assert save(spring, drafts, out, kind) == Saved(out, 4, 3)
    found = records_in(out)
    assert [record.customer_code for record in found] == ["EL0001", "EL0002", "EL0003", "EL0001"]
    if kind in (SaveKind.MARKED, SaveKind.TEMPLATE, SaveKind.CSV):
        assert found == stored(spring, drafts)


@pytest.mark.parametrize("kind", SaveKind)
def test_only_some_customers_in_the_lists_order(
    spring: ListEditor, drafts: Drafts, tmp_path: Path, kind: SaveKind
) -> None:
    order = list(drafts.order(spring.list_id))
    out = tmp_path / f"out{kind.ending}"
    assert save(spring, drafts, out, kind, [order[2], order[1], 12345]) == Saved(out, 2, 1)
    assert [record.customer_code for record in records_in(out)] == ["EL0002", "EL0003"]


def test_customers_that_were_deleted_are_not_saved(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    order = list(drafts.order(spring.list_id))
    spring.delete_customers(order[1:3])
    save(spring, drafts, tmp_path / "out.csv", SaveKind.CSV, order)
    assert [record.customer_code for record in records_in(tmp_path / "out.csv")] == ["EL0001", "EL0001"]


def test_marks_are_the_problems_of_the_list(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    save(spring, drafts, tmp_path / "out.xlsx", SaveKind.MARKED)
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["Problems"]
    rows = [row[:4] for row in page.iter_rows(min_row=7, values_only=True)]
    assert rows == [
        ("Error", "EL0001", "Shop 1 Élan", "Customer, Code"),
        ("Error", "EL0003", "Shop 3 Élan", "Shipping address 1, State"),
        ("Error", "EL0001", "Shop 4 Élan", "Customer, Code"),
    ]


def test_mended_workbook_changes_just_what_was_mended(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    save(spring, drafts, out, SaveKind.MARKED)
    book = openpyxl.load_workbook(out)
    link = book["Problems"]["G8"].hyperlink
    assert link is not None
    assert link.location is not None
    sheet, _, cell = link.location.rpartition("!")
    book[sheet.strip("'")][cell] = "NJ"
    book.save(out)
    wanted = stored(spring, drafts)
    wanted[2].set_value(STATE, "NJ")
    assert records_in(out) == wanted


def test_what_only_the_file_tells_is_listed_with_its_place(drafts: Drafts, tmp_path: Path) -> None:
    list_id = drafts.create("Spring fair", "practice")
    file = write_rows(tmp_path / "list.xlsx", [good_row(1) | {"of no use": "x"}])
    import_into_list(TaskContext(), file, list_id, drafts.database)
    export_list(TaskContext(), drafts.database.path, list_id, tmp_path / "out.xlsx", SaveKind.MARKED)
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["Problems"]
    assert page["D7"].value == "Sheet EU, cell N1 of the file"
    assert "of no use" in str(page["E7"].value)
    some = list(drafts.order(list_id))
    export_list(TaskContext(), drafts.database.path, list_id, tmp_path / "out.xlsx", SaveKind.MARKED, some)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Problems"].max_row == 6


def test_customers_that_xml_cant_carry_are_named(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    first = drafts.order(spring.list_id)[1]
    spring.set_value(first, ValuePath(field="customer_name"), "No\x0brd")
    saved = save(spring, drafts, tmp_path / "out.xml", SaveKind.XML)
    assert (saved.customers, saved.left_out) == (3, ("EL0002",))
    assert [record.customer_code for record in records_in(tmp_path / "out.xml")] == ["EL0001", "EL0003", "EL0001"]


def test_texts_that_a_cell_cuts_are_told(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    """But not those of customers that are only large, nor where nothing is cut."""
    order = drafts.order(spring.list_id)
    spring.set_value(order[1], ValuePath("warehouses", 0, "warehouse_name"), "x" * 32_768)
    spring.set_values([(order[2], ValuePath("buyers", index, "buyer_name"), "x" * 20_000) for index in range(2)])
    assert save(spring, drafts, tmp_path / "out.xlsx", SaveKind.MARKED).cut == ("EL0002",)
    assert save(spring, drafts, tmp_path / "out.csv", SaveKind.CSV).cut == ()
    assert records_in(tmp_path / "out.csv") == stored(spring, drafts)


def test_nothing_to_save_and_a_wrong_ending_are_told(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no customers"):
        save(spring, drafts, tmp_path / "out.csv", SaveKind.CSV, [])
    with pytest.raises(UsageError, match=r"doesn't end with \.xlsx"):
        save(spring, drafts, tmp_path / "out.csv", SaveKind.MARKED)
    assert [path.suffix for path in tmp_path.iterdir() if path.name.startswith("out")] == []


@pytest.mark.parametrize("kind", SaveKind)
def test_cancelled_save_leaves_what_was_there(
    spring: ListEditor, drafts: Drafts, tmp_path: Path, kind: SaveKind
) -> None:
    """And nothing beside it, whenever the person cancels."""
    out = tmp_path / f"out{kind.ending}"
    out.write_text("before")
    before = sorted(path.name for path in tmp_path.iterdir())
    context = TaskContext(lambda *_: context.cancel())
    with pytest.raises(CancelledError):
        export_list(context, drafts.database.path, spring.list_id, out, kind)
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_that_is_missing_is_told(spring: ListEditor, drafts: Drafts, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match=r"out\.csv"):
        save(spring, drafts, tmp_path / "no such folder" / "out.csv", SaveKind.CSV)


def test_edits_meanwhile_are_not_mixed_in(
    spring: ListEditor, drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is read page by page and more than once, so an edit in between could tear it."""
    monkeypatch.setattr(exporting, "_PAGE", 1)
    order = list(drafts.order(spring.list_id))
    before = stored(spring, drafts)

    def edit(done: int, _total: int | None, _text: str) -> None:
        if done == 1 and stored(spring, drafts) == before:
            spring.set_value(order[2], ValuePath(field="customer_code"), "EL0002")

    export_list(TaskContext(edit), drafts.database.path, spring.list_id, tmp_path / "out.csv", SaveKind.CSV)
    assert stored(spring, drafts) != before
    assert records_in(tmp_path / "out.csv") == before


def test_progress_counts_the_customers(
    spring: ListEditor, drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_PAGE", 2)
    told: list[tuple[int, int | None]] = []
    context = TaskContext(lambda done, total, _: told.append((done, total)))
    export_list(context, drafts.database.path, spring.list_id, tmp_path / "out.json", SaveKind.JSON)
    assert told == [(0, 4), (2, 4)]


def test_file_becomes_a_marked_workbook_with_its_twins(tmp_path: Path) -> None:
    rows = [good_row(1), good_row(2) | {"shipping_1_state": ""}, good_row(1) | {"customer_name": "Other"}]
    source = write_rows(tmp_path / "list.xlsx", rows)
    out = tmp_path / "out.xlsx"
    assert convert_marked(TaskContext(), source, out) == Saved(out, 3, 3)
    assert records_in(out) == records_in(source)
    page = openpyxl.load_workbook(out)["Problems"]
    assert [page.cell(row, 2).value for row in (7, 8, 9)] == ["EL0001", "EL0002", "EL0001"]


def test_file_without_customers_or_that_cant_be_read_is_told(tmp_path: Path) -> None:
    empty = write_rows(tmp_path / "empty.xlsx", [])
    with pytest.raises(UsageError, match="no customers") as told:
        convert_marked(TaskContext(), empty, tmp_path / "out.xlsx")
    assert "“EU” holds no customers" in told.value.detail
    with pytest.raises(UnreadableFileError):
        convert_marked(TaskContext(), tmp_path / "missing.xlsx", tmp_path / "out.xlsx")
    with pytest.raises(UsageError, match="end with"):
        convert_marked(TaskContext(), tmp_path / "missing.xlsx", tmp_path / "out.json")
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.wrong)
def test_messy_workbooks_come_back_the_same(tmp_path: Path, case: Case) -> None:
    """However they were read: marked, and as a text file."""
    case.make(tmp_path / "messy.xlsx")
    records = records_in(tmp_path / "messy.xlsx")
    convert_marked(TaskContext(), tmp_path / "messy.xlsx", tmp_path / "marked.xlsx")
    assert records_in(tmp_path / "marked.xlsx") == records
    write_csv(records, tmp_path / "text.csv")
    assert records_in(tmp_path / "text.csv") == records
