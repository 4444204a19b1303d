"""A file that comes into a list which has some of its customers: what is added, changed, left and taken out."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path as FilePath

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.import_process import FileRequest, import_in_process
from joor_desktop.work.importing import ImportResult, import_into_list
from tests.work.customers import good_record, good_row, write_rows
from tests.work.stored import codes

ADD, UPDATE, REPLACE = ImportMode
NAME, PHONE, CODE = Path(field="customer_name"), Path(field="customer_phone"), Path(field="customer_code")


@pytest.fixture
def list_id(drafts: Drafts) -> int:
    """An empty list."""
    return drafts.create("Spring fair", "practice")


@pytest.fixture
def editor(drafts: Drafts, list_id: int) -> ListEditor:
    return ListEditor(drafts, list_id)


class Files:
    """Writes files, and imports them."""

    def __init__(self, folder: FilePath, drafts: Drafts, list_id: int) -> None:
        self.folder = folder
        self.drafts = drafts
        self.list_id = list_id

    def write(self, rows: list[dict[str, str]]) -> FilePath:
        return write_rows(self.folder / "eu.xlsx", rows)

    def take(self, rows: list[dict[str, str]], mode: ImportMode = UPDATE) -> ImportResult:
        return import_into_list(TaskContext(), self.write(rows), self.list_id, self.drafts.database, mode=mode)

    def records(self) -> list[Record]:
        return [each.record for each in self.drafts.page(self.drafts.order(self.list_id))]


@pytest.fixture
def files(tmp_path: FilePath, drafts: Drafts, list_id: int) -> Files:
    return Files(tmp_path, drafts, list_id)


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    """Customers of the file, then added, updated, the same, removed."""
    return result.customers, result.added, result.updated, result.same, result.removed


def row(number: int, **texts: str) -> dict[str, str]:
    return good_row(number) | texts


@pytest.mark.parametrize("mode", ImportMode)
def test_the_same_file_again_changes_nothing(files: Files, editor: ListEditor, mode: ImportMode) -> None:
    """Also where codes stand twice or not at all; and what was undone can still be done again."""
    rows = [row(1), row(2), row(2, customer_name="Twin"), row(3, customer_code=""), row(3, customer_code="")]
    assert counts(files.take(rows, ADD)) == (5, 5, 0, 0, 0)
    editor.set_value(files.drafts.order(files.list_id)[0], PHONE, "555")
    editor.undo()
    before = files.drafts.page(files.drafts.order(files.list_id))
    result = files.take(rows, mode)
    assert counts(result) == (5, 0, 0, 5, 0)
    assert (result.errors, result.warnings) == (0, 0)
    assert files.drafts.page(files.drafts.order(files.list_id)) == before
    assert editor.undo_label == "Import of eu.xlsx"
    assert editor.redo() is not None


def test_an_update_changes_adds_and_leaves_in_one_step(files: Files, editor: ListEditor) -> None:
    files.take([row(1), row(2), row(3)], ADD)
    ids = list(files.drafts.order(files.list_id))
    before = files.records()
    result = files.take([row(2, customer_name="New"), row(4), row(1)])
    assert counts(result) == (3, 1, 1, 1, 0)
    after = files.records()
    assert [each.customer_name for each in after] == ["Shop 1 Élan", "New", "Shop 3 Élan", "Shop 4 Élan"]
    assert list(files.drafts.order(files.list_id))[:3] == ids
    assert editor.undo_label == "Update from eu.xlsx"
    for _ in range(2):
        editor.undo()
        assert files.records() == before
        assert files.drafts.counts(files.list_id) == Counts(3, 0, 0)
        editor.redo()
        assert files.records() == after
        assert files.drafts.counts(files.list_id) == Counts(4, 0, 0)


def test_a_replacement_takes_out_what_the_file_does_not_have(files: Files, editor: ListEditor) -> None:
    files.take([row(1), row(2), row(3)], ADD)
    before = files.records()
    result = files.take([row(2, customer_group_name=""), row(4)], REPLACE)
    assert counts(result) == (2, 1, 1, 0, 2)
    assert [each.customer_code for each in files.records()] == ["EL0002", "EL0004"]
    assert "customer_group_name" not in files.records()[0].values
    editor.undo()
    assert files.records() == before
    editor.redo()
    assert [each.customer_code for each in files.records()] == ["EL0002", "EL0004"]


def test_what_the_file_has_no_column_for_stays(files: Files, editor: ListEditor) -> None:
    """In a replacement too, where an empty cell of a column that is there empties the value."""
    files.take([row(1)], ADD)
    (record_id,) = files.drafts.order(files.list_id)
    buyer = Path("buyers", 0, "buyer_name")
    for path, text in ((PHONE, "555"), (buyer, "Zoë"), (Path("shipping_addresses", 0, "shipping_phone"), "7")):
        editor.set_value(record_id, path, text)
    files.take([row(1, customer_group_name="", shipping_1_city="Rome", warehouse_1_code="")], REPLACE)
    (record,) = files.records()
    assert (record.value(PHONE), record.value(buyer)) == ("555", "Zoë")
    assert record.entries["shipping_addresses"][0] == good_record(1).entries["shipping_addresses"][0] | {
        "shipping_city": "Rome", "shipping_phone": "7",
    }
    assert "customer_group_name" not in record.values
    assert "warehouses" not in record.entries


def test_an_empty_cell_leaves_the_value_in_an_update(files: Files) -> None:
    files.take([row(1)], ADD)
    result = files.take([row(1, customer_group_name="", warehouse_1_code="", sales_rep_code="ZZ")])
    assert counts(result) == (1, 0, 1, 0, 0)
    (record,) = files.records()
    assert record.values == good_record(1).values | {"sales_rep_code": "ZZ"}
    assert record.entries == good_record(1).entries


def test_codes_are_the_same_but_for_spaces_around_them(files: Files) -> None:
    """A zero or a capital more is another customer."""
    files.take([row(1, customer_code="A7")], ADD)
    result = files.take([row(1, customer_code=" A7 "), row(2, customer_code="a7"), row(3, customer_code="A07")])
    assert counts(result) == (3, 2, 0, 1, 0)
    assert files.records()[0].customer_code == "A7"


def test_a_second_row_with_the_code_is_added_and_told(files: Files) -> None:
    """Unless the list has two as well: then it is the second one's."""
    files.take([row(1)], ADD)
    rows = [row(1, customer_name="First"), row(1, customer_name="Second")]
    result = files.take(rows)
    assert counts(result) == (2, 1, 1, 0, 0)
    assert result.errors == 2
    ids = files.drafts.order(files.list_id)
    assert [each.customer_name for each in files.records()] == ["First", "Second"]
    assert [codes(files.drafts, record_id) for record_id in ids] == [["code-twice"], ["code-twice"]]
    rows[1]["customer_name"] = "Third"
    assert counts(files.take(rows)) == (2, 0, 1, 1, 0)
    assert [each.customer_name for each in files.records()] == ["First", "Third"]


def test_adding_leaves_out_only_what_is_there_just_so(files: Files) -> None:
    files.take([row(1), row(2)], ADD)
    result = files.take([row(1), row(2, customer_name="Other")], ADD)
    assert counts(result) == (2, 1, 0, 1, 0)
    assert [each.customer_name for each in files.records()] == ["Shop 1 Élan", "Shop 2 Élan", "Other"]
    assert counts(files.take([row(1), row(2, customer_name="Other")], ADD)) == (2, 0, 0, 2, 0)


def test_an_empty_file_takes_nothing_out(files: Files, editor: ListEditor) -> None:
    """It is more likely the wrong file."""
    files.take([row(1)], ADD)
    assert counts(files.take([dict.fromkeys(good_row(1), "")], REPLACE)) == (0, 0, 0, 0, 0)
    assert len(files.records()) == 1
    assert editor.undo_label == "Import of eu.xlsx"


def test_problems_and_places_are_those_of_the_new_file(files: Files) -> None:
    files.take([row(1), row(2, shipping_1_state="")], ADD)
    first, second = files.drafts.order(files.list_id)
    result = files.take([row(9), row(2), row(1, customer_phone="5" * 60, sales_rep_code="ZZ")])
    assert (result.updated, result.errors) == (2, 1)
    assert codes(files.drafts, second) == []
    stored = files.drafts.record(first)
    assert stored is not None
    (problem,) = stored.problems
    place = files.drafts.place_of(first, problem.path)
    assert place is not None
    assert place.cell == "N4"
    place = files.drafts.place_of(second, Path("shipping_addresses", 0, "shipping_state"))
    assert place is not None
    assert place.cell == "H3"


def test_entries_that_stay_keep_their_place(files: Files, tmp_path: FilePath) -> None:
    """The others are where the new file has them."""
    files.take([row(1)], ADD)
    (record_id,) = files.drafts.order(files.list_id)
    second = tmp_path / "phones.xlsx"
    write_rows(second, [{"customer_code": "EL0001", "customer_name": "N", "warehouse_1_code": "W2"}])
    import_into_list(TaskContext(), second, files.list_id, files.drafts.database, mode=UPDATE)
    places = [Path("price_types", 0, "price_type_label"), Path("warehouses", 0, "warehouse_code"), NAME]
    assert [files.drafts.file_of(record_id, path) for path in places] == ["eu.xlsx", "phones.xlsx", "phones.xlsx"]


def test_json_updates_with_what_stands_in_it(files: Files, tmp_path: FilePath) -> None:
    """It has no columns, so nothing is emptied, whatever the mode."""
    files.take([row(1)], ADD)
    payload = tmp_path / "eu.json"
    connection = {"customer_code": "EL0001", "customer_name": "Nord", "buyers": [{"buyer_name": "Zoë"}]}
    payload.write_text(json.dumps({"bulk_connections": {"connection": [connection]}}))
    for mode, expected in ((UPDATE, (1, 0, 1, 0, 0)), (REPLACE, (1, 0, 0, 1, 0))):
        result = import_into_list(TaskContext(), payload, files.list_id, files.drafts.database, mode=mode)
        assert counts(result) == expected
    (record,) = files.records()
    assert record.values == good_record(1).values | {"customer_name": "Nord"}
    assert record.entries == good_record(1).entries | {"buyers": [{"buyer_name": "Zoë"}]}


class TestMeanwhile:
    """Edits in the window while a file is read."""

    def test_edits_stay(self, files: Files, editor: ListEditor) -> None:
        """Those of values that the file changes too, of customers that it changes, deletes and leaves."""
        rows = [row(number) for number in range(1, 1501)]
        files.take(rows, ADD)
        ids = files.drafts.order(files.list_id)
        changed = [each | {"customer_name": "File", "sales_rep_code": "ZZ"} for each in rows[:-1]]

        def edit(done: int, _total: int | None, _text: str) -> None:
            if done == 1000:
                with closing(Database(files.drafts.database.path)) as database:
                    window = ListEditor(Drafts(database), files.list_id)
                    window.set_values([(ids[0], NAME, "Mine"), (ids[0], PHONE, "555"), (ids[1], CODE, "EL0003")])
                    window.set_value(ids[2], Path("warehouses", 0, "warehouse_code"), "W9")
                    window.delete_customers([ids[3]])
                    window.add_customer(good_record(9000))

        result = import_into_list(
            TaskContext(edit), files.write(changed), files.list_id, files.drafts.database, mode=REPLACE
        )
        assert counts(result) == (1499, 0, 1498, 0, 1)
        records = files.records()
        assert (records[0].customer_name, records[0].value(PHONE)) == ("Mine", "555")
        assert records[0].values["sales_rep_code"] == "ZZ"
        assert (records[1].customer_code, records[1].customer_name) == ("EL0003", "File")
        assert records[2].entries["warehouses"] == [{"warehouse_code": "W9"}]
        assert codes(files.drafts, ids[2]) == ["code-twice"]
        assert records[-1] == good_record(9000)
        assert len(records) == 1499
        for _ in range(5):
            editor.undo()
        assert files.records() == [good_record(number) for number in range(1, 1501)]

    def test_an_update_that_is_stopped_leaves_the_list_as_it_was(self, files: Files, editor: ListEditor) -> None:
        rows = [row(number) for number in range(1, 1501)]
        files.take(rows, ADD)
        before = files.records()
        context = TaskContext(lambda done, _total, _text: context.cancel() if done == 1000 else None)
        file = files.write([each | {"customer_name": "New"} for each in rows])
        with pytest.raises(CancelledError):
            import_into_list(context, file, files.list_id, files.drafts.database, mode=REPLACE)
        assert files.records() == before
        assert editor.undo_label == "Import of eu.xlsx"
        assert files.drafts.database.value("SELECT count(*) FROM staged") > 0
        clean_up(files.drafts.database)
        assert files.drafts.database.value("SELECT count(*) FROM staged") == 0


def test_a_process_of_its_own_does_the_same(files: Files) -> None:
    files.take([row(1), row(2), row(3)], ADD)
    context, path = TaskContext(), files.drafts.database.path
    file = files.write([row(1), row(2, customer_name="N")])
    result = import_in_process(context, FileRequest(file, files.list_id, path), REPLACE)
    assert counts(result) == (2, 0, 1, 1, 1)
    assert [each.customer_name for each in files.records()] == ["Shop 1 Élan", "N"]


def test_a_list_of_many_is_replaced_and_brought_back(files: Files, editor: ListEditor) -> None:
    """With more customers than are counted one by one."""
    files.take([row(number) for number in range(1, 1301)], ADD)
    before = files.records()
    result = files.take([row(number, customer_name="N", shipping_1_state="") for number in range(601, 2001)], REPLACE)
    assert counts(result) == (1400, 700, 700, 0, 600)
    # The state stays empty in those that are new, and is emptied in the others.
    assert files.drafts.counts(files.list_id) == Counts(1400, 1400, 0)
    editor.undo()
    assert files.records() == before
    assert files.drafts.counts(files.list_id) == Counts(1300, 0, 0)
