"""Remembered layouts from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from joor_desktop.app import main
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.paths import database_path
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
from tests.storage.lists import open_drafts
from tests.work.customers import good_row, write_rows

Output = pytest.CaptureFixture[str]
CHOICES = Choices({"EU": SheetChoices(constants={("", 1, "sales_rep_code"): "AB"})})


def bring(drafts: Drafts, folder: Path, name: str, *more: str) -> None:
    """Import a file with these columns besides the usual ones."""
    file = write_rows(folder / name, [good_row(1) | dict.fromkeys(more, "x")])
    list_id = drafts.create(name, "practice")
    import_into_list(TaskContext(), file, list_id, drafts.database, choices=CHOICES)


@pytest.fixture
def two(tmp_path: Path) -> None:
    """Two makes of files came before."""
    with open_drafts(database_path()) as drafts:
        bring(drafts, tmp_path, "milano.xlsx")
        bring(drafts, tmp_path, "paris.xlsx", *(f"Spare {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))


def test_nothing_is_remembered_at_first(capsys: Output) -> None:
    assert main(["layouts", "list"]) == 0
    assert capsys.readouterr().out.startswith("No layout is remembered yet")


@pytest.mark.usefixtures("two")
def test_layouts_are_listed(capsys: Output) -> None:
    assert main(["layouts", "list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "paris.xlsx" in first
    assert "milano.xlsx  last milano.xlsx on " in second
    assert second.endswith("  13 columns  1 text for all")
    assert main(["layouts", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["layouts"]
    assert [each["file"] for each in listed] == ["paris.xlsx", "milano.xlsx"]
    assert listed[1]["choices"] == CHOICES.to_json()


@pytest.mark.usefixtures("two")
def test_a_layout_is_named_exported_deleted_and_taken_in(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "erp.json"
    assert main(["layouts", "name", "MILANO.xlsx", "ERP export Milano"]) == 0
    assert "milano.xlsx is called ERP export Milano now." in capsys.readouterr().out
    assert main(["layouts", "export", "erp export milano", str(out)]) == 0
    assert main(["layouts", "take", str(out)]) == 2
    assert "is remembered already: ERP export Milano." in capsys.readouterr().err
    assert main(["layouts", "take", str(out), "--replace"]) == 0
    assert main(["layouts", "delete", "ERP export Milano"]) == 0
    assert main(["layouts", "delete", "ERP export Milano"]) == 2
    assert "No remembered layout is called “ERP export Milano”." in capsys.readouterr().err
    assert main(["layouts", "take", str(out)]) == 0
    assert "ERP export Milano is remembered." in capsys.readouterr().out
    with open_drafts(database_path()) as drafts:
        assert [drafts.counts(each.id).customers for each in drafts.all()] == [1, 1]


@pytest.mark.usefixtures("two")
def test_a_name_that_means_several_is_refused(tmp_path: Path, capsys: Output) -> None:
    """Two makes came in files of the same name; the fingerprint tells them apart."""
    with open_drafts(database_path()) as drafts:
        bring(drafts, tmp_path, "milano.xlsx", *(f"Other {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert main(["layouts", "delete", "milano.xlsx"]) == 2
    err = capsys.readouterr().err
    assert "Several remembered layouts are meant" in err
    fingerprint = err.split("these instead: ")[1].split(",")[0]
    assert main(["layouts", "delete", ""]) == 2
    assert main(["layouts", "delete", fingerprint[:10].upper()]) == 0
    assert main(["layouts", "delete", "milano.xlsx"]) == 0
