"""A file becomes a payload or a workbook, whole or not at all."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from joor_desktop.errors import UnwritableFileError, UsageError
from joor_desktop.files.reading import read_records
from joor_desktop.model.record import Record
from joor_desktop.work import converting
from joor_desktop.work.checking import CheckedRecord
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import ValidRecords, convert, replace_whole
from tests.work.customers import good_row, good_workbook, write_rows


def codes_in_json(path: Path) -> list[str]:
    """The customer codes of a payload."""
    connections = json.loads(path.read_bytes())["bulk_connections"]["connection"]
    return [connection["customer_code"] for connection in connections]


def test_each_ending_gives_its_format(tmp_path: Path) -> None:
    """And all hold the same customers."""
    source = good_workbook(tmp_path / "list.xlsx", 3)
    for ending in (".json", ".xml", ".xlsx", ".csv"):
        out = tmp_path / f"out{ending}"
        _, written = convert(TaskContext(), source, out, only_valid=False)
        assert written == 3
        assert [each.record.customer_code for each in read_records(out)] == ["EL0001", "EL0002", "EL0003"]
    assert len(ET.parse(tmp_path / "out.xml").getroot()) == 3


def test_a_file_with_errors_is_not_converted(tmp_path: Path) -> None:
    """Nothing is written, and what was there before stays."""
    source = write_rows(tmp_path / "list.xlsx", [good_row(1), good_row(2) | {"customer_name": ""}])
    out = tmp_path / "out.json"
    out.write_text("before")
    checked, written = convert(TaskContext(), source, out, only_valid=False)
    assert (checked.errors, written, out.read_text()) == (1, 0, "before")


def test_only_the_good_customers_when_asked(tmp_path: Path) -> None:
    """Twins are no good customers either, both of them."""
    rows = [good_row(1), good_row(2) | {"customer_name": ""}, good_row(3), good_row(3)]
    out = tmp_path / "out.json"
    convert(TaskContext(), write_rows(tmp_path / "list.xlsx", rows), out, only_valid=True)
    assert codes_in_json(out) == ["EL0001"]


def test_an_unknown_ending_is_told_before_anything_is_read(tmp_path: Path) -> None:
    """The source isn't even there."""
    with pytest.raises(UsageError, match=r"out\.pdf"):
        convert(TaskContext(), tmp_path / "missing.xlsx", tmp_path / "out.pdf", only_valid=False)


def test_a_place_that_cant_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is missing is named, a folder is not taken for a file."""
    source = good_workbook(tmp_path / "list.xlsx", 1)
    with pytest.raises(UnwritableFileError) as told:
        convert(TaskContext(), source, tmp_path / "no such folder" / "out.json", only_valid=False)
    assert str(tmp_path / "no such folder") in told.value.detail
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(UnwritableFileError) as told:
        convert(TaskContext(), source, tmp_path / "taken.json", only_valid=False)
    assert "A folder has this name" in told.value.detail


def test_a_file_that_may_only_be_read_is_not_replaced(tmp_path: Path) -> None:
    """Its folder would allow it, but whoever protected the file meant to keep it."""
    out = tmp_path / "out.json"
    out.write_text("before")
    out.chmod(0o444)
    if os.access(out, os.W_OK):
        pytest.skip("whoever runs this, such as root, may write all files")

    def write(path: Path) -> None:
        path.write_text("after")

    with pytest.raises(UnwritableFileError, match=r"out\.json"):
        replace_whole(out, write)
    assert out.read_text() == "before"


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    """And nothing beside it."""
    out = tmp_path / "out.json"
    out.write_text("before")

    def write(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(UnwritableFileError, match="out"):
        replace_whole(out, write)
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.json"]


def test_many_good_customers_are_kept_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come back in their order, as often as asked for, without those that were dropped."""
    monkeypatch.setattr(converting, "_KEPT_IN_MEMORY", 200)
    monkeypatch.setattr(converting, "_READ_AT_ONCE", 3)
    kept = [Record({"customer_name": f"Café\n{number}"}) for number in range(40)]
    valid = ValidRecords()
    for number in range(0, 40, 2):
        valid.keep(CheckedRecord(number, kept[number], None, []))
    valid.drop([1, 4, 38])
    wanted = [kept[number] for number in range(0, 38, 2) if number != 4]
    assert len(valid) == len(wanted)
    assert list(valid) == wanted
    assert list(zip(valid, valid, strict=True)) == list(zip(wanted, wanted, strict=True))
