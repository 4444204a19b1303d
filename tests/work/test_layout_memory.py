"""A file of a make that came before is known again, with what was chosen for it and what is different."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.files.headings import fold
from joor_desktop.files.understanding import Choices, Column, SheetChoices
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.layouts import LayoutFix, Layouts
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


def test_a_proposal_for_what_joor_needs_is_asked_again_where_it_was_passed_over(
    drafts: Drafts, list_id: int, tmp_path: Path
) -> None:
    """Until it is taken or left: else the column would be left out of each file, and nobody could take it any more."""
    rows = [(f"W{number}", "Nord", "Wholesale", text) for number, text in enumerate(("USD", "$", "Pounds", "1"))]
    sheets = {"EU": [("Account No.", "Account Name", "Price list", "Currency"), *rows]}
    file = write_sheets(tmp_path / "FW26.xlsx", sheets)
    import_into_list(TaskContext(), file, list_id, drafts.database, choices=Choices())
    assert not understand_file(file, drafts.database, None).sure
    left = Choices({"EU": SheetChoices(columns={"currency": ()})})
    import_into_list(TaskContext(), file, list_id, drafts.database, choices=left)
    assert understand_file(file, drafts.database, None).sure


def test_what_changed_since_the_last_file_is_named(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    names = ("Codice cliente", "Ragione sociale", "PEC", "Città", "Listino")
    understood = understand_file(export(tmp_path / "SS27.xlsx", names), drafts.database, None)
    assert not understood.sure
    assert "New: “Listino”. Gone: “Fax”." in understood.before
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


def renamed_file(path: Path, old: str, new: str, text: str = "") -> Path:
    """A file of the make in which a column has another name, and perhaps another text in it."""
    texts = {"Codice cliente": "1", "Ragione sociale": "Nord", "PEC": "a@b.example", "Città": "Milano", "Fax": "x"}
    row = tuple(text if text and name == old else texts[name] for name in NAMES)
    return write_sheets(path, {"EU": [tuple(new if name == old else name for name in NAMES), row, row]})


def understood_of(drafts: Drafts, file: Path) -> tuple[Understood, Column, str]:
    """How a file is understood, its column in the third or last place, and what is told of the change."""
    understood = understand_file(file, drafts.database, None)
    columns = [column for column in understood.file.sheets[0].columns if column.key not in map(fold, NAMES)]
    return understood, columns[0], understood.before.split(". ", 1)[1]


def test_a_column_with_another_name_for_the_same_field_is_renamed(
    drafts: Drafts, tmp_path: Path, chosen: Choices
) -> None:
    _, column, told = understood_of(drafts, renamed_file(tmp_path / "SS27.xlsx", "Città", "City"))
    assert told == "Renamed: “Città” is now “City”."
    assert column.applied


def test_a_choice_follows_a_name_that_is_almost_the_same(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    understood, column, told = understood_of(drafts, renamed_file(tmp_path / "SS27.xlsx", "PEC", "PECs"))
    assert told == "Renamed: “PEC” is now “PECs”."
    assert understood.choices.sheets["EU"].columns == {"pecs": PEC["pec"]}
    assert (column.why, column.targets) == ("chosen", PEC["pec"])


def test_a_choice_for_what_only_stands_in_the_same_place_is_proposed(
    drafts: Drafts, tmp_path: Path, chosen: Choices
) -> None:
    """It is not read until a person has confirmed it, and stays proposed when the file is looked at again."""
    file = renamed_file(tmp_path / "SS27.xlsx", "PEC", "Casella")
    understood, column, told = understood_of(drafts, file)
    assert told == "Perhaps renamed: “PEC” is now “Casella”."
    assert not understood.sure
    assert (column.targets, column.applied, column.why) == (PEC["pec"], False, "renamed")
    assert column.certainty < 0.8
    again = understand_file(file, drafts.database, understood.choices)
    assert again.file.sheets[0].columns[2] == column
    assert again.before == understood.before
    chosen_now = Choices({"EU": replace(understood.choices.sheets["EU"], columns={"casella": ()})})
    assert understand_file(file, drafts.database, chosen_now).file.sheets[0].columns[2].why == "chosen"


def test_another_kind_of_text_in_the_same_place_is_another_column(
    drafts: Drafts, tmp_path: Path, chosen: Choices
) -> None:
    _, column, told = understood_of(drafts, renamed_file(tmp_path / "SS27.xlsx", "PEC", "Casella", text="4711"))
    assert told == "New: “Casella”. Gone: “PEC”."
    assert column.targets == ()


def test_a_name_and_fixes_are_handed_on_to_the_changed_layout(drafts: Drafts, tmp_path: Path, chosen: Choices) -> None:
    """And the name is told from then on."""
    layouts = Layouts(drafts.database)
    (first,) = layouts.all()
    layouts.rename(first.fingerprint, "ERP Milano")
    layouts.add_fixes(first.fingerprint, [LayoutFix("spaces-around", "", "customer_name")])
    file = renamed_file(tmp_path / "SS27.xlsx", "Fax", "Telefax")
    assert understand_file(file, drafts.database, None).before.startswith("The columns are those of “ERP Milano” (AI26")
    import_into_list(TaskContext(), file, drafts.create("B", "practice"), drafts.database, choices=chosen)
    assert [(each.title, each.fixes) for each in layouts.all()] == [
        ("ERP Milano 2", (LayoutFix("spaces-around", "", "customer_name"),)),
        ("ERP Milano", (LayoutFix("spaces-around", "", "customer_name"),)),
    ]
