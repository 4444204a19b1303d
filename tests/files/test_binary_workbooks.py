"""Binary workbooks (.xlsb): what is shown arrives, and what is broken or does harm is refused."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.binary_records import records
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.xlsb_book import XlsbBook
from tests.files.binary_workbook import cell, formula, real, record, row, sheet, short, text, wide, write_xlsb
from tests.files.messy_workbook import MERGED_ROWS, cells_of, filled_cells
from tests.files.office import shown_cells

FORMATS = ("00000", '"C"0000', "0%", "#,##0.00", "yyyy-mm-dd", '"x "@', "0.00E+00")
TEXTS = ("Grün & <Söhne>", "東京 🧵", "line\nbreak", "  two  blanks ")
HEADER = row(1, text(0, "customer_name"), text(1, "customer_code"))
CUSTOMERS = sheet(
    HEADER,
    row(2, cell(7, 0, struct.pack("<I", 0)), real(1, 7030, 1), real(3, 0.155), real(4, 1234567890123)),
    row(3, cell(7, 0, struct.pack("<I", 1)), short(1, 12 << 2 | 2, 2), short(3, 15 << 2 | 3, 3)),
    row(4, cell(7, 0, struct.pack("<I", 2)), short(1, 0x40590000), short(3, -1234 << 2 | 3, 4)),
    row(5, cell(7, 0, struct.pack("<I", 3)), real(1, 45351, 5), cell(1, 2, style=1)),
    row(7, cell(3, 0, b"\x2a"), cell(62, 1, b"\0" + wide("rich")), formula(8, 3, wide("formed"))),
    row(8, formula(11, 0, b"\x07"), formula(9, 1, struct.pack("<d", 49.99)), formula(9, 3, struct.pack("<d", 3), 7)),
)
MERGED = sheet(
    row(3, text(1, "over four")),
    row(5, hidden=True),
    row(6, text(0, "last"), text(6, "width")),
    hidden_columns=(4, 5),
    merge=struct.pack("<IIII", 2, 3, 1, 2),
)


def refused(path: Path) -> str:
    """What is said when the file is read."""
    with pytest.raises(UnreadableFileError) as caught:
        list(read_records(path))
    assert "{" not in str(caught.value)
    return str(caught.value)


def write(path: Path) -> Path:
    """A binary workbook with nearly everything."""
    return write_xlsb(path, CUSTOMERS, second=("Merged", MERGED, 0), formats=FORMATS, texts=TEXTS)


def test_cells_are_as_libreoffice_shows_them(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsb")
    ours = cells_of(XlsbBook(file).sheets()[0])
    assert ours == filled_cells(shown_cells(file, "Customers", tmp_path))
    assert len(ours) == 20


def test_values_are_those_of_another_reader(tmp_path: Path) -> None:
    """So the workbooks that the tests write are such as others read, too."""
    file = write(tmp_path / "a.xlsb")
    with CalamineWorkbook.from_path(file) as book:
        rows = book.get_sheet_by_name("Customers").to_python(skip_empty_area=False)
    assert rows[1][:2] == ["Grün & <Söhne>", 7030.0]
    assert [row[3] for row in rows[2:4]] == [0.15, -12.34]


def shared(column: int, index: int, style: int = 0) -> bytes:
    """A cell with a text of the table."""
    return cell(7, column, struct.pack("<I", index), style)


RUNS = (
    row(1, *(shared(column, column % 2) for column in range(5))),
    row(2, shared(0, 0), shared(1, 2), shared(2, 1), shared(3, 2), shared(4, 2)),
    row(3, shared(1, 0), shared(2, 1), shared(4, 0), shared(5, 1)),
    row(4, shared(0, 0), shared(1, 1), shared(900, 0), shared(901, 2), shared(902, 1)),
    row(5, shared(0, 3), shared(1, 0)),
    row(6, shared(0, 2), shared(1, 2)),
)


@pytest.mark.parametrize("formats", [(), ('"x "@',)])
@pytest.mark.parametrize("style", [0, 1])
def test_texts_behind_each_other_are_those_that_stand_alone(
    tmp_path: Path, formats: tuple[str, ...], style: int
) -> None:
    """Several shared texts are read at once; a number or an empty cell between them keeps them apart."""
    texts = ("a", "b", "", "c\x1fd\x1ee")
    alone = [each.replace(b"\x07\x0c", cell(1, 0, style=0) + b"\x07\x0c") for each in RUNS]
    together = XlsbBook(write_xlsb(tmp_path / "a.xlsb", sheet(*RUNS), texts=texts, formats=formats)).sheets()[0]
    apart = XlsbBook(write_xlsb(tmp_path / "b.xlsb", sheet(*alone), texts=texts, formats=formats)).sheets()[0]
    assert together.first_rows == apart.first_rows
    assert [number for number, _, _ in together.first_rows] == [1, 2, 3, 4, 5]
    assert together.first_rows[4][1][:2] == ["c\x1fd\x1ee", "a"]
    assert together.first_rows[3][1][900:] == ["a", "", "b"]


def test_merged_and_hidden_cells(tmp_path: Path) -> None:
    found = XlsbBook(write(tmp_path / "a.xlsb")).sheets()[1]
    assert [(number, texts) for number, texts, _ in found.rows_after(0)] == MERGED_ROWS
    assert found.facts.merges == [(3, 1, 4, 2)]
    assert list(found.facts.hidden_rows) == [5]
    assert found.facts.hidden_columns == [(4, 5)]


@pytest.mark.parametrize("state", [1, 2])
def test_hidden_sheets(tmp_path: Path, state: int) -> None:
    file = write_xlsb(tmp_path / "a.xlsb", CUSTOMERS, second=("Secret", MERGED, state), formats=FORMATS, texts=TEXTS)
    book = XlsbBook(file)
    assert [each.name for each in book.sheets()] == ["Customers"]
    assert book.hidden == ["Secret"]


def test_customers_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    rows = HEADER, row(2, text(0, "Nord"), real(1, 12, 2)), row(3, text(0, "Big"), real(1, 1e15))
    file = write_xlsb(tmp_path / "a.xlsx", sheet(*rows), formats=FORMATS)
    assert [each.name for each in understand(file).sheets] == ["Customers"]
    first, second = read_records(file)
    assert (first.record.customer_code, first.origin and first.origin.own.row) == ("C0012", 2)
    assert [problem.code for problem in second.problems] == ["digits-lost"]


def test_formats_around_texts_days_from_1904_and_truth(tmp_path: Path) -> None:
    cells = text(0, "a", 6), real(1, 7030, 5), cell(4, 2, b"\1"), formula(10, 3, b"\0")
    file = write_xlsb(tmp_path / "a.xlsb", sheet(row(1, *cells)), formats=FORMATS, from_1904=True)
    (found,) = XlsbBook(file).sheets()
    assert found.first_rows == [(1, ["x a", "1923-04-01", "TRUE", "FALSE"], [])]


def test_a_text_may_hold_any_sign(tmp_path: Path) -> None:
    words = "a\x1fb\x1ec"
    (found,) = XlsbBook(write_xlsb(tmp_path / "a.xlsb", sheet(row(1, text(0, words), text(2, "d"))))).sheets()
    assert found.first_rows == [(1, [words, "", "d"], [])]


def test_a_cell_far_away(tmp_path: Path) -> None:
    file = write_xlsb(tmp_path / "a.xlsb", sheet(HEADER, row(1_048_576, text(16_383, "x"))))
    assert "XFD1048576" in refused(file)


def test_one_long_text_that_many_cells_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joor_desktop.files.stored_rows._MOST_LETTERS", 100_000)
    shared = (cell(7, column, bytes(4)) for column in range(100))
    assert "far more" in refused(write_xlsb(tmp_path / "a.xlsb", sheet(row(1, *shared)), texts=("x" * 30_000,)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x91",
        sheet(HEADER)[:-20],
        sheet(row(2), row(1)),
        sheet(row(2_000_000)),
        sheet(row(1, text(3, "a"), text(2, "b"))),
        sheet(row(1, text(16_384, "a"))),
        sheet(text(0, "a")),
        sheet(row(1, cell(7, 0, struct.pack("<I", 9)))),
        sheet(row(1, cell(6, 0, struct.pack("<I", 2**31)))),
        sheet(row(1, cell(5, 0, b"\0"))),
        b"\x05\xff\xff\xff\x7f",
    ],
)
def test_a_sheet_that_is_broken(tmp_path: Path, content: bytes) -> None:
    assert "damaged" in refused(write_xlsb(tmp_path / "a.xlsb", content))


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.xlsb").read_bytes()
    file = tmp_path / "b.xlsb"
    for length in (100, len(whole) // 2, len(whole) - 10):
        file.write_bytes(whole[:length])
        assert "damaged" in refused(file)


@given(st.lists(st.tuples(st.integers(0, 0x3FFF), st.binary(max_size=300))), st.integers(1, 50))
def test_records_are_found_however_the_bytes_come(written: list[tuple[int, bytes]], size: int) -> None:
    content = b"".join(record(kind, each) for kind, each in written)
    pieces = (content[place : place + size] for place in range(0, len(content), size))
    assert list(records(pieces)) == written


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["sheet1", "workbook", "styles", "sharedStrings"]), st.integers(0, 2**20), st.binary(min_size=1))
def test_damaged_parts_are_read_or_refused(tmp_path: Path, part: str, place: int, change: bytes) -> None:
    with zipfile.ZipFile(write(tmp_path / "a.xlsb")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(each for each in parts if each.endswith(f"{part}.bin"))
    place %= len(parts[name])
    parts[name] = parts[name][:place] + change + parts[name][place + len(change) :]
    file = tmp_path / "damaged.xlsb"
    with zipfile.ZipFile(file, "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    with suppress(UnreadableFileError):
        list(read_records(file))
