"""A file of a make that came before is known again, with what was chosen for it and what is different."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.layouts import Layouts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.import_process import FileRequest, import_in_process, understand_in_process
from joor_desktop.work.importing import import_into_list
from joor_desktop.work.understanding import Understood, understand_file
from tests.files.workbooks import write_sheets
from tests.work.customers import good_workbook

NAMES = ("Codice cliente", "Ragione sociale", "PEC", "Fax", "Città")
PEC = {"pec": (("", 1, "customer_contact_email"),)}


def export(path: Path, names: tuple[str, ...] = NAMES, sheet: str = "EU") -> Path:
    """A file of the make."""
    texts = {"Codice cliente": "1", "Ragione sociale": "Nord", "PEC": "a@b.example", "Città": "Milano"}
    rows = [tuple(texts.get(name, "x") for name in names), tuple(f"{texts.get(name, 'y')}2" for name in names)]
    return write_sheets(path, {sheet: [names, *rows]})


@pytest.fixture
def chosen(drafts: Drafts, list_id: int, tmp_path: Path) -> Choices:
    """What was chosen for the first file of the make, which was imported."""
    choices = Choices({"EU": SheetChoices(columns=PEC, constants={("", 1, "sales_rep_code"): "AB"})})
    file = export(tmp_path / "AI26.xlsx")
    import_into_list(TaskContext(), file, list_id, drafts.database, choices=choices)
    return choices


def test_a_file_of_unknown_make_has_to_be_looked_at(drafts: Drafts, tmp_path: Path) -> None:
    understood = understand_file(export(tmp_path / "a.xlsx"), drafts.database, None)
    assert not understood.sure
    assert understood.before == ""


def test_a_file_with_joors_names_needs_no_look(drafts: Drafts, tmp_path: Path) -> None:
    names = ("customer_code", "customer_name", "Remarks")
    file = write_sheets(tmp_path / "a.xlsx", {"EU": [names, ("1", "Nord", "x")]})
    assert understand_file(file, drafts.database, None).sure


def test_the_second_file_of_a_make_needs_no_work(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    """Also where its sheet is called differently."""
    understood = understand_file(export(tmp_path / "SS27.xlsx", sheet="Foglio1"), drafts.database, None)
    assert understood.sure
    assert understood.choices.sheets["Foglio1"] == chosen.sheets["EU"]
    assert "AI26.xlsx" in understood.before
    columns = {column.heading: column for column in understood.file.sheets[0].columns}
    assert (columns["PEC"].why, columns["PEC"].applied) == ("chosen", True)


def test_what_changed_since_the_last_file_is_named(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    names = ("Codice cliente", "Ragione sociale", "PEC", "Città", "Listino")
    understood = understand_file(export(tmp_path / "SS27.xlsx", names), drafts.database, None)
    assert not understood.sure
    assert "New: Listino. Gone: Fax." in understood.before
    assert understood.choices.sheets["EU"] == chosen.sheets["EU"]


def test_another_make_is_not_mixed_up(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    names = ("Kundennummer", "Firma", "Ort", "Land")
    assert understand_file(export(tmp_path / "a.xlsx", names), drafts.database, None).before == ""


def test_an_import_says_what_came_before_and_remembers(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    other = drafts.create("B", "practice")
    result = import_into_list(
        TaskContext(), export(tmp_path / "SS27.xlsx"), other, drafts.database, choices=chosen
    )
    assert "AI26.xlsx" in result.notices[0]
    (layout,) = Layouts(drafts.database).all()
    assert (layout.file, layout.columns["pec"]) == ("SS27.xlsx", "PEC")
    Layouts(drafts.database).forget(layout.fingerprint)
    assert Layouts(drafts.database).all() == []


def test_looking_at_a_file_is_stopped_at_once(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    file = good_workbook(tmp_path / "eu.xlsx", 20_000)
    context = TaskContext()
    threading.Timer(0.3, context.cancel).start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        understand_in_process(context, FileRequest(file, list_id, drafts.database.path))
    assert time.monotonic() - began < 2


def test_choices_go_through_the_process(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    file, database = export(tmp_path / "AI26.xlsx"), drafts.database.path
    understood = understand_in_process(TaskContext(), FileRequest(file, list_id, database))
    assert understood == understand_file(file, drafts.database, None)
    assert Understood.from_plain(understood.plain()) == understood
    choices = Choices({"EU": SheetChoices(columns=PEC)})
    assert understand_in_process(TaskContext(), FileRequest(file, list_id, database, choices)).choices == choices
    import_in_process(TaskContext(), FileRequest(file, list_id, database, choices))
    records = [stored.record for stored in drafts.page(drafts.order(list_id))]
    assert [record.values.get("customer_contact_email") for record in records[-2:]] == ["a@b.example", "a@b.example2"]
