"""Workbooks of the old kind (.xls): what is shown arrives, and what is locked or broken is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.xls_book import XlsBook
from tests.files.messy_workbook import FORMULA_OF_TEXT, MERGED_ROWS, TRUE, cells_of, filled_cells, write_messy
from tests.files.office import convert, shown_cells
from tests.files.workbooks import Shown, sheet_xml, write_raw, write_rows

CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
INTERFACE_RECORD = bytes.fromhex("E1000200")
PASSWORD_RECORD = bytes.fromhex("2F000200")


def refused(path: Path) -> str:
    """What is said when the file is read."""
    with pytest.raises(UnreadableFileError) as caught:
        list(read_records(path))
    assert "{" not in str(caught.value)
    return str(caught.value)


def old(path: Path) -> Path:
    """The workbook *path* as LibreOffice saves it in the old kind."""
    convert(path, "xls", path.parent)
    return path.with_suffix(".xls")


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An old workbook with nearly everything."""
    return old(write_messy(tmp_path_factory.mktemp("messy") / "messy.xlsx"))


def test_cells_are_as_libreoffice_shows_them(messy: Path) -> None:
    """But for two: LibreOffice stores a zero for a text that a formula makes, and reads TRUE as a 1."""
    ours = cells_of(XlsBook(messy).sheets()[0])
    shown = filled_cells(shown_cells(messy, "Customers", messy.parent))
    assert (ours.pop(FORMULA_OF_TEXT), shown.pop(FORMULA_OF_TEXT)) == ("0", "ab")
    assert (ours.pop(TRUE), shown.pop(TRUE)) == ("TRUE", "1")
    assert ours == shown
    assert len(ours) > 25


def test_merged_and_hidden_cells(messy: Path) -> None:
    book = XlsBook(messy)
    sheet = book.sheets()[1]
    assert [(number, texts) for number, texts, _ in sheet.rows_after(0)] == MERGED_ROWS
    assert sheet.facts.merges == [(3, 1, 4, 2)]
    assert list(sheet.facts.hidden_rows) == [5]
    assert sheet.facts.hidden_columns == [(4, 5)]
    assert book.hidden == ["Secret"]


def test_customers_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    header = ("customer_name", "customer_code", "shipping_1_zip_code")
    rows = ("Nord", Shown(12, '"C"0000'), Shown(7030, "00000")), ("Big", 12345678901234567, None)
    file = old(write_rows(tmp_path / "a.xlsx", header, *rows)).rename(tmp_path / "b.xlsx")
    assert [sheet.name for sheet in understand(file).sheets] == ["Customers"]
    first, second = read_records(file)
    assert (first.record.customer_code, first.origin and first.origin.own.row) == ("C0012", 2)
    assert [list(entry.values()) for entry in first.record.entries["shipping_addresses"]] == [["07030"]]
    assert [problem.code for problem in second.problems] == ["digits-lost"]


def test_days_from_1904(tmp_path: Path) -> None:
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>N</t></is></c><c r="B2" s="0"><v>7030</v></c></row>'
    properties = '<workbookPr date1904="1"/>'
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(row), formats=("yyyy-mm-dd",), properties=properties)
    assert cells_of(XlsBook(old(file)).sheets()[0])[2, 1] == "1923-04-01"


def test_passwords_of_both_kinds_are_told_from_damage(tmp_path: Path, messy: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(messy.read_bytes().replace(INTERFACE_RECORD, PASSWORD_RECORD, 1))
    assert "protected with a password" in refused(file)
    file.write_bytes(CONTAINER + "EncryptedPackage\0".encode("utf-16-le"))
    assert "protected with a password" in refused(file)


def test_a_cell_that_speaks_of_encryption_is_no_password(tmp_path: Path) -> None:
    file = old(write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("EncryptedPackage\u4e00", "C1")))
    assert len(list(read_records(file))) == 1


def test_other_documents_of_old_office(tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(CONTAINER + "WordDocument\0".encode("utf-16-le"))
    assert "is not a workbook" in refused(file)


def test_a_file_far_too_large(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joor_desktop.files.xls_book._LARGEST", 1000)
    assert "far more" in refused(messy)


def test_a_file_that_is_cut_off(tmp_path: Path, messy: Path) -> None:
    whole = messy.read_bytes()
    file = tmp_path / "a.xls"
    for length in (600, len(whole) // 2, len(whole) - 2000):
        file.write_bytes(whole[:length])
        assert "damaged" in refused(file) or "is not a workbook" in refused(file)


@settings(deadline=5000, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=40), st.booleans())
def test_damaged_copies_are_read_or_refused(messy: Path, place: int, change: bytes, cut: bool) -> None:
    whole = messy.read_bytes()
    place %= len(whole)
    file = messy.parent / "damaged.xls"
    file.write_bytes(whole[:place] + (b"" if cut else change + whole[place + len(change) :]))
    with suppress(UnreadableFileError):
        list(read_records(file))


def test_damage_that_shows_only_when_rows_are_read(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_cell: object) -> str:
        raise IndexError

    monkeypatch.setattr("joor_desktop.files.xls_book._shown", broken)
    with pytest.raises(UnreadableFileError, match="damaged"):
        XlsBook(messy).sheets()
