"""Workbooks of the old kind (.xls): what is shown arrives, and what is locked or broken is refused."""

from __future__ import annotations

import re
import struct
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
from tests.files.workbooks import Formula, Shown, sheet_xml, write_raw, write_rows

NO_SECTOR, END_OF_CHAIN = 0xFFFFFFFF, 0xFFFFFFFE
INTERFACE_RECORD = bytes.fromhex("E1000200")
PASSWORD_RECORD = bytes.fromhex("2F000200")


def refused(path: Path) -> str:
    """What is said when the file is read."""
    with pytest.raises(UnreadableFileError) as caught:
        list(read_records(path))
    assert "{" not in str(caught.value)
    return str(caught.value)


def container(stream: str, *, following: int = END_OF_CHAIN) -> bytes:
    """A container with an empty stream: header, table of what follows what, and directory, each of 512 bytes.

    *following* is the sector after the directory.
    """
    head = bytes.fromhex("D0CF11E0A1B11AE1").ljust(30, b"\0") + struct.pack("<HH", 9, 6)
    starts = struct.pack("<IIIIIIII", 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    header = head.ljust(44, b"\0") + starts + struct.pack("<109I", 0, *[NO_SECTOR] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, following, *[NO_SECTOR] * 126)
    return header + table + (_entry("Root Entry", 5, 1) + _entry(stream, 2, NO_SECTOR)).ljust(512, b"\0")


def _entry(name: str, kind: int, child: int) -> bytes:
    letters = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<HBBIII", len(letters), kind, 1, NO_SECTOR, NO_SECTOR, child)
    return letters.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", END_OF_CHAIN, 0)


def old(path: Path) -> Path:
    """The workbook *path* as LibreOffice saves it in the old kind."""
    convert(path, "xls", path.parent)
    return path.with_suffix(".xls")


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An old workbook with nearly everything."""
    return old(write_messy(tmp_path_factory.mktemp("messy") / "messy.xlsx"))


def test_cells_are_as_libreoffice_shows_them(messy: Path) -> None:
    """But for two: LibreOffice stores no value of a formula that makes a text, and reads TRUE as a 1."""
    ours = cells_of(XlsBook(messy).sheets()[0])
    shown = filled_cells(shown_cells(messy, "Customers", messy.parent))
    assert (ours.pop(FORMULA_OF_TEXT), shown.pop(FORMULA_OF_TEXT)) == ('="a"&"b"', "ab")
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


def texts_of(file: Path) -> list[tuple[int, list[str]]]:
    """The filled rows of the first sheet."""
    return [(number, texts) for number, texts, _ in XlsBook(file).sheets()[0].rows_after(0)]


def shared_text(row: int, column: int) -> re.Pattern[bytes]:
    """Finds the record of a cell with a shared text."""
    return re.compile(b"\xfd\x00\x0a\x00" + re.escape(struct.pack("<HH", row, column)) + b".{6}", re.DOTALL)


def test_texts_beside_numbers_gaps_and_each_other(tmp_path: Path) -> None:
    rows = (
        ("a", "b", "c", 1, "d", None, "e", "f"),
        (None, "b", Shown(7, "000"), "c", "d", None, None, None),
        tuple(f"{number % 7}" for number in range(256)),
        (1, 2, None, 3),
    )
    file = old(write_rows(tmp_path / "a.xlsx", *rows))
    expected = [["" if each is None else str(each) for each in row] for row in rows]
    expected[1][2] = "007"
    assert texts_of(file) == [(number, [*row, *[""] * (256 - len(row))]) for number, row in enumerate(expected, 1)]


def test_cells_with_texts_may_stand_in_any_order(tmp_path: Path) -> None:
    file = old(write_rows(tmp_path / "a.xlsx", ("a", "b", "c", "d"), ("e", "f", "g", "h")))
    content = file.read_bytes()
    first, second = (found[0] for place in ((0, 1), (0, 2)) if (found := shared_text(*place).search(content)))
    file.write_bytes(content.replace(first + second, second + first))
    assert texts_of(file) == [(1, ["a", "b", "c", "d"]), (2, ["e", "f", "g", "h"])]


def test_a_text_beyond_the_last_column_is_damage(tmp_path: Path) -> None:
    file = old(write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("a", "b")))
    content = file.read_bytes()
    found = shared_text(1, 1).search(content)
    assert found
    file.write_bytes(content.replace(found[0], found[0][:6] + b"\x00\x01" + found[0][8:]))
    assert "damaged" in refused(file)


def test_customers_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    header = ("customer_name", "customer_code", "shipping_1_zip_code")
    rows = ("Nord", Shown(12, '"C"0000'), Shown(7030, "00000")), ("Big", 12345678901234567, None)
    file = old(write_rows(tmp_path / "a.xlsx", header, *rows)).rename(tmp_path / "b.xlsx")
    assert [sheet.name for sheet in understand(file).sheets] == ["Customers"]
    first, second = read_records(file)
    assert (first.record.customer_code, first.origin and first.origin.own.row) == ("C0012", 2)
    assert [list(entry.values()) for entry in first.record.entries["shipping_addresses"]] == [["07030"]]
    assert [problem.code for problem in second.problems] == ["digits-lost"]


def test_texts_of_formulas_that_were_not_stored_are_told(tmp_path: Path) -> None:
    header = ("customer_name", "customer_code", "customer_website")
    formulas = [
        (Formula('=C2&"b"', "xb"), Formula('=(CONCATENATE("C",1))', "C1"), "x"),
        (Formula('=UPPER("süd")', "SÜD"), Formula("=1-1", 0), "x"),
    ]
    file = old(write_rows(tmp_path / "a.xlsx", header, *formulas))
    rows = XlsBook(file).sheets()[0].rows_after(1)
    assert [texts[:2] for _, texts, _ in rows] == [['=C2&"b"', '=CONCATENATE("C",1.0)'], ['=UPPER("süd")', "0"]]


def test_days_from_1904(tmp_path: Path) -> None:
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>N</t></is></c><c r="B2" s="0"><v>7030</v></c></row>'
    properties = '<workbookPr date1904="1"/>'
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(row), formats=("yyyy-mm-dd",), properties=properties)
    assert cells_of(XlsBook(old(file)).sheets()[0])[2, 1] == "1923-04-01"


def test_passwords_of_both_kinds_are_told_from_damage(tmp_path: Path, messy: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(messy.read_bytes().replace(INTERFACE_RECORD, PASSWORD_RECORD, 1))
    assert "protected with a password" in refused(file)
    file.write_bytes(container("EncryptedPackage"))
    assert "protected with a password" in refused(file)


def test_a_cell_that_speaks_of_encryption_is_no_password(tmp_path: Path) -> None:
    file = old(write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("EncryptedPackage\u4e00", "C1")))
    assert len(list(read_records(file))) == 1


def test_other_documents_of_old_office(tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(container("WordDocument"))
    assert "is not a workbook" in refused(file)


@pytest.mark.parametrize("following", [1, 500])
def test_sectors_that_go_round_in_a_circle_or_nowhere(tmp_path: Path, following: int) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(container("Workbook", following=following))
    assert "damaged" in refused(file)


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
