"""A sheet in pieces gives the same customers, places and notices as one that is read whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import cut_workbook, package
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord, read_records
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.record import Record
from tests.files.office import saved_again
from tests.files.wide_workbook import write_wide
from tests.files.workbooks import inline, replace_part, sheet_xml, write_raw, write_sheets

_PIECE = 600  # bytes: some rows of the sheets below
_FORMATS = ("General", "00000", "&quot;C&quot;@")


@dataclass(frozen=True)
class Found:
    """All that a reading gives."""

    customers: list[SourceRecord]
    notices: list[Notice]
    rows: int | None


def read(file: Path) -> Found:
    reading = read_records(file)
    return Found(list(reading), reading.notices, reading.total_rows)


def both_ways(monkeypatch: pytest.MonkeyPatch, file: Path) -> tuple[Found, Found]:
    """What is read from *file* whole, and in pieces."""
    whole = read(file)
    in_pieces(monkeypatch)
    return whole, read(file)


def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_workbook, "WORTH_CUTTING", 0)
    monkeypatch.setattr(cut_workbook, "_PIECE", _PIECE)


def rows(numbers: Iterable[int], cells: str = "", attributes: str = "") -> str:
    """Rows with a name, a code that is shown with five digits, and more *cells* with ``{row}`` for their number."""
    return "".join(
        f'<row r="{row}"{attributes}>{inline(f"A{row}", f"Boutique {row}")}'
        f'<c r="B{row}" s="1"><v>{row}</v></c>{cells.format(row=row)}</row>'
        for row in numbers
    )


MERGES = '<mergeCells count="2"><mergeCell ref="A5:A60"/><mergeCell ref="C61:C65"/></mergeCells>'
SHEETS = {
    "plain": sheet_xml(rows(range(2, 90))),
    "merged": sheet_xml(rows(range(2, 90)), after=MERGES),
    "merged over missing rows": sheet_xml(rows([*range(2, 20), *range(50, 90)]), after=MERGES),
    "hidden": sheet_xml(
        rows(range(2, 40)) + rows(range(40, 50), attributes=' hidden="1"'),
        '<cols><col min="2" max="2" hidden="1"/></cols>',
    ),
    "formulas": sheet_xml(rows(range(2, 90), '<c r="C{row}"><f>A1</f></c><c r="D{row}"><f>1</f><v>2</v></c>')),
    "errors": sheet_xml(rows(range(2, 90), '<c r="C{row}" t="e"><v>#N/A</v></c>')),
    "only errors in the last rows": sheet_xml(
        rows(range(2, 40)) + "".join(f'<row r="{n}"><c r="B{n}" t="e"><v>#REF!</v></c></row>' for n in range(40, 60))
    ),
    "formulas in rows without values": sheet_xml(
        rows(range(2, 30))
        + "".join(f'<row r="{n}"><c r="B{n}"><f>A{n}</f></c></row>' for n in range(30, 60))
        + rows(range(60, 80))
    ),
    "far apart": sheet_xml(rows([2, 3, 500, 501, 20_000, *range(30_000, 30_040)])),
    "wider further down": sheet_xml(rows(range(2, 40)) + rows(range(40, 60), '<c r="F{row}"><v>1</v></c>')),
    "colours only": sheet_xml(
        rows(range(2, 40)) + "".join(f'<row r="{n}"><c r="B{n}" s="1"/></row>' for n in range(40, 90))
    ),
    "text around": sheet_xml(
        rows(range(2, 60)) + f'<row r="60">{inline("A60", "x")}<c r="B60" s="2" t="str"><v>7</v></c></row>'
    ),
    "lost digits": sheet_xml(rows(range(2, 40)) + '<row r="40"><c r="A40"><v>12345678901234567</v></c></row>'),
}


@pytest.mark.parametrize("name", SHEETS)
def test_pieces_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    file = write_raw(tmp_path / "a.xlsx", SHEETS[name], formats=_FORMATS)
    whole, pieces = both_ways(monkeypatch, file)
    assert len(whole.customers) > 30
    assert pieces == whole


def test_empty_rows_and_columns_before_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    head = f'<row r="4">{inline("D4", "customer_name")}{inline("E4", "customer_code")}</row>'
    body = "".join(f'<row r="{n}">{inline(f"D{n}", f"N{n}")}{inline(f"E{n}", f"C{n}")}</row>' for n in range(9, 60))
    sheet = sheet_xml("").partition("<sheetData>")[0]
    file = write_raw(tmp_path / "a.xlsx", f"{sheet}<sheetData>{head}{body}</sheetData></worksheet>")
    whole, pieces = both_ways(monkeypatch, file)
    assert whole.customers[0].origin is not None
    assert whole.customers[0].origin.own.row == 9
    assert pieces == whole


@pytest.mark.parametrize("count", range(1, 12))
def test_a_cut_at_any_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(rows(range(2, 2 + count))), formats=_FORMATS)
    whole, pieces = both_ways(monkeypatch, file)
    assert len(whole.customers) == count
    assert pieces == whole


def _records(count: int) -> list[Record]:
    return [
        Record(
            {"customer_name": f"Maison n° {n} <é>", "customer_code": f"M{n:04}"},
            {"shipping_addresses": [{"shipping_name": "Dépôt", "shipping_postal_code": f"{n:05}"}] * (1 + n % 2)},
        )
        for n in range(1, count)
    ]


@pytest.mark.parametrize("is_inline", [False, True])
def test_shared_texts_and_texts_in_cells(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_inline: bool) -> None:
    file = tmp_path / "a.xlsx"
    write_wide(file, _records(90), inline=is_inline)
    whole, pieces = both_ways(monkeypatch, file)
    assert len(whole.customers) == 89
    assert pieces == whole


@pytest.mark.parametrize("buyers", [0, 1, 200])
def test_sheets_of_entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, buyers: int) -> None:
    records = [
        Record(record.values, record.entries | {"buyers": [{"buyer_email": f"{n}.{k}@x.it"} for k in range(n % 3)]})
        for n, record in enumerate(_records(90))
    ]
    records[-1].entries["buyers"] = [{"buyer_email": f"{k}@y.it"} for k in range(buyers)]
    file = tmp_path / "a.xlsx"
    write_workbook(records, file)
    whole, pieces = both_ways(monkeypatch, file)
    assert [len(each.record.entries.get("buyers", ())) for each in whole.customers] == [
        len(record.entries["buyers"]) for record in records
    ]
    assert pieces == whole


def test_a_small_sheet_beside_a_large_one_that_declares_less_than_it_holds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = [("customer_name", "customer_code"), *((f"Boutique {n}", f"C{n}") for n in range(90))]
    file = write_sheets(tmp_path / "a.xlsx", {"Customers": head, "Far": []})
    far = sheet_xml(f'<row r="2">{inline("XFD1048576", "x")}</row>', '<dimension ref="A1:B6"/>')
    replace_part(file, "xl/worksheets/sheet2.xml", far)
    monkeypatch.setattr(cut_workbook, "WORTH_CUTTING", 2000)
    monkeypatch.setattr(cut_workbook, "_PIECE", _PIECE)
    found = read(file)
    assert len(found.customers) == 90
    assert [(notice.code, notice.place and notice.place.cell) for notice in found.notices] == [
        ("sheet-too-far", "XFD1048576")
    ]


def test_dates_from_1904(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = "".join(f'<row r="{n}">{inline(f"A{n}", "x")}<c r="B{n}" s="1"><v>{n}</v></c></row>' for n in range(2, 40))
    properties = '<workbookPr date1904="1"/>'
    file = write_raw(
        tmp_path / "a.xlsx", sheet_xml(body), formats=("General", "yyyy-mm-dd"), properties=properties, strict=False
    )
    whole, pieces = both_ways(monkeypatch, file)
    assert whole.customers[0].record.customer_code == "1904-01-03"
    assert pieces == whole


def test_written_in_an_unusual_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = "".join(f"<row><c><v>{n}</v></c><c><v>{n}</v></c></row>" for n in range(2, 40))
    whole, pieces = both_ways(monkeypatch, write_raw(tmp_path / "a.xlsx", sheet_xml(body)))
    assert len(whole.customers) == 38
    assert pieces == whole


def test_damage_further_down_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = rows(range(2, 90)).replace("<v>80</v>", "<v>80</x>")
    in_pieces(monkeypatch)
    with pytest.raises(UnreadableFileError):
        read(write_raw(tmp_path / "a.xlsx", sheet_xml(body), formats=_FORMATS))
    with pytest.raises(UnreadableFileError):
        read(write_raw(tmp_path / "b.xlsx", sheet_xml(rows(range(2, 90)))[:-900], formats=_FORMATS))


def test_the_copy_is_deleted_whatever_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", SHEETS["plain"], formats=_FORMATS)
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    in_pieces(monkeypatch)
    assert len(read(file).customers) == 88
    next(iter(read_records(file)))
    read_records(file)
    assert not list(copies.iterdir())


def test_without_room_for_the_copy_the_sheet_is_read_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", SHEETS["plain"], formats=_FORMATS)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    in_pieces(monkeypatch)
    assert len(read(file).customers) == 88


def test_saved_by_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_wide(file, _records(60))
    whole, pieces = both_ways(monkeypatch, saved_again(file, tmp_path / "again"))
    assert len(whole.customers) == 59
    assert pieces == whole


def test_a_piece_holds_whole_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", SHEETS["plain"], formats=_FORMATS)
    in_pieces(monkeypatch)
    with package.Package(file) as parts:
        contents = parts.contents()
        cut = cut_workbook.cut_workbook(parts, contents, contents.sheets)
    assert cut is not None
    pieces = cut.sheets[0].pieces
    assert len(pieces) > 10
    for piece in pieces:
        found = cut.rows(piece)
        assert found.startswith(b"<row ")
        assert found.endswith(b"</row>")
        assert cut.values(piece).height == found.count(b"<row ")


def test_a_small_workbook_is_not_copied(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", SHEETS["plain"], formats=_FORMATS)
    with package.Package(file) as parts:
        contents = parts.contents()
        assert cut_workbook.cut_workbook(parts, contents, contents.sheets) is None
