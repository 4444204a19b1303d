"""Text files: how their letters and columns are written is worked out, shown, and can be chosen."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.harmless_cells import as_it_was
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.text_book import shown_text
from joor_desktop.files.understanding import NO_CHOICES, Choices, SheetChoices, TextShape
from joor_desktop.model.problem import Severity

GERMAN = "Kundennummer;Firma;Straße;PLZ;Ort;Land\n00417;Modehaus Grün & Söhne;Hauptstr. 1;01067;Dresden;DE\n"
FRENCH = "Code client;Raison sociale;Ville;Pays\n7;Chez Zoé à l’Étoile;Besançon;France\n8;Maison Élan;Orléans;France\n"
JAPANESE = (
    "得意先コード,得意先名,送り先市区町村,送り先国\n"
    "000123,東京セレクト,中央区,Japan\n000124,銀座モード,渋谷区,Japan\n"
)
CHINESE = "customer_code,customer_name,shipping_city\n1,上海时装有限公司,上海\n2,北京精品店,北京\n"

FEW = ("Listino €", "L’Atelier", "L’ATELIER D’OR", "“Nord” – Süd", "Nº 5", "Côte d’Azur", "Café®", "D’Éon", "Zoë’s")
"""Names with few letters beyond those of English, which fit other alphabets too."""


def write(path: Path, text: str, encoding: str, mark: bytes = b"") -> Path:
    """Write a text file."""
    path.write_bytes(mark + text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding", "mark", "name"),
    [
        (GERMAN, "utf-8", b"", "Modehaus Grün & Söhne"),
        (GERMAN, "utf-8", codecs.BOM_UTF8, "Modehaus Grün & Söhne"),
        (GERMAN, "utf-16-le", codecs.BOM_UTF16_LE, "Modehaus Grün & Söhne"),
        (GERMAN, "utf-16-be", codecs.BOM_UTF16_BE, "Modehaus Grün & Söhne"),
        (GERMAN, "utf-16-le", b"", "Modehaus Grün & Söhne"),
        (GERMAN, "cp1252", b"", "Modehaus Grün & Söhne"),
        (GERMAN, "mac_roman", b"", "Modehaus Grün & Söhne"),
        (FRENCH, "cp1252", b"", "Chez Zoé à l’Étoile"),
        (FRENCH, "mac_roman", b"", "Chez Zoé à l’Étoile"),
        (JAPANESE, "shift_jis", b"", "東京セレクト"),
        (JAPANESE, "utf-8", b"", "東京セレクト"),
        (CHINESE, "gb18030", b"", "上海时装有限公司"),
        *((f"Code;Name\n1;{name}\n", "cp1252", b"", name) for name in FEW),
    ],
)
def test_the_encoding_is_worked_out(tmp_path: Path, text: str, encoding: str, mark: bytes, name: str) -> None:
    file = write(tmp_path / "a.csv", text, encoding, mark)
    assert next(iter(read_records(file))).record.customer_name == name


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_worked_out(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ("customer_code", "customer_name", "shipping_city"),
        ("007", 'Harbor, Willow; "Co" | Sons', "Milano, IT"),
        ("008", "Two\nlines", ""),
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    file = write(tmp_path / "a.txt", text.getvalue(), "utf-8")
    assert understand(file).shape == TextShape("utf-8", delimiter)
    records = [each.record for each in read_records(file)]
    assert [record.customer_name for record in records] == ['Harbor, Willow; "Co" | Sons', "Two\nlines"]
    assert records[0].customer_code == "007"


def test_what_a_person_chose_goes_before_what_was_worked_out(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", GERMAN, "cp1252")
    chosen = Choices(shape=TextShape("mac_roman", ";"))
    assert next(iter(read_records(file, chosen))).record.customer_name == "Modehaus Gr¸n & Sˆhne"
    assert understand(file, chosen).shape == chosen.shape


def test_the_sheet_is_called_like_the_file_and_rows_are_numbered_as_in_a_spreadsheet(tmp_path: Path) -> None:
    file = write(tmp_path / "Kunden.csv", "customer_code,customer_name\n1,\"a\nb\"\n\n2,c\n", "utf-8")
    reading = read_records(file)
    assert [each.origin.own.row for each in reading if each.origin] == [2, 4]
    assert [source.sheet for source in reading.sources] == ["Kunden"]


def test_excels_own_tricks_are_understood(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", 'sep=|\ncustomer_code|customer_name\n="00123"|Nord, Ost\n', "cp1252")
    (record,) = [each.record for each in read_records(file)]
    assert record.values == {"customer_code": "00123", "customer_name": "Nord, Ost"}


def test_an_apostrophe_that_keeps_zeros_is_not_part_of_the_code(tmp_path: Path) -> None:
    """So Shopify writes its identifiers and postcodes; the name of a shop may begin with one."""
    rows = "customer_code,customer_name\n'00123,'47 Brand\n'6543210987654,\"'n Beetje\"\n"
    found = [each.record.values for each in read_records(write(tmp_path / "a.csv", rows, "utf-8"))]
    assert [each["customer_code"] for each in found] == ["00123", "6543210987654"]
    assert [each["customer_name"] for each in found] == ["'47 Brand", "'n Beetje"]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    rows = "".join(f"{number},Shop\n" for number in range(500))
    file = write(tmp_path / "a.csv", f'customer_code,customer_name\n1,"Nord\n{rows}', "utf-8")
    with pytest.raises(UnreadableFileError, match="line 2"):
        list(read_records(file))


def test_rows_of_different_lengths_lose_nothing(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "customer_code,customer_name,customer_phone\n1\n2,Nord,3,extra\n", "utf-8")
    assert [each.record.values for each in read_records(file)] == [
        {"customer_code": "1"}, {"customer_code": "2", "customer_name": "Nord", "customer_phone": "3"},
    ]


def test_a_long_file_is_read_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("customer_code,customer_name\n")
        out.writelines(f"{number},Shop {number}\n" for number in range(50_000))
    reading = read_records(file)
    assert reading.total_rows is not None
    assert abs(reading.total_rows - 50_000) < 5_000
    assert sum(1 for _ in reading) == 50_000


_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(_CELL, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_what_was_written_is_read(rows: list[list[str]], delimiter: str) -> None:
    """But cells of white space alone, which are empty, signs that make a cell harmless, and Excel's way with zeros.

    Between bars spaces align the cells, and rows may be only drawn.
    """
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    found = [texts for _, texts, _ in shown_text(io.StringIO(text.getvalue(), newline=""), delimiter, StrayCells())]
    read = [[cell.strip(" ") for cell in row] if delimiter == "|" else row for row in rows]
    wanted = [["" if cell.isspace() else as_it_was(cell) for cell in row] for row in read]
    filled = [row for row in wanted if any(row) and not _is_special(row)]
    assert [[cell for cell in row if cell] for row in found if not _is_special(row)] == [
        [cell for cell in row if cell] for row in filled
    ]


def _is_special(row: list[str]) -> bool:
    together = "".join(row)
    is_drawn = not together.strip("-=_+: ")
    return is_drawn or any(cell.startswith("=") for cell in row) or together.lower().startswith("sep=")


def _notices(file: Path, choices: Choices = NO_CHOICES) -> dict[str, Notice]:
    reading = read_records(file, choices)
    list(reading)
    return {notice.code: notice for notice in reading.notices}


def test_cells_behind_the_last_name_are_told_with_row_and_value(tmp_path: Path) -> None:
    """A sign between two e-mails moves the cells behind it, and the last of them stands below no name."""
    rows = ["Code;Name;Email;City", "1;Nord;a@nord.example;b@nord.example;Milano", "2;Ost;o@ost.example;Wien", ";;;"]
    file = write(tmp_path / "a.csv", "\n".join(rows), "utf-8")
    told = _notices(file)
    assert set(told) == {"cells-too-many"}
    assert "“Milano” (E2)" in told["cells-too-many"].message
    assert "“;”" in told["cells-too-many"].message
    assert told["cells-too-many"].severity is Severity.ERROR


def test_cells_behind_the_last_name_are_told_however_far_below_they_stand(tmp_path: Path) -> None:
    rows = [f"{number}\tShop {number}" for number in range(300)]
    rows[250] += "\tlost\t\tfar"
    rows[280] += "\tlater"
    file = write(tmp_path / "a.txt", "\n".join(["Code\tName", *rows]), "utf-8")
    assert "“lost” (C252), “far” (E252), “later” (C282). Perhaps a tab" in _notices(file)["cells-too-many"].message


def test_a_column_whose_name_is_missing_can_be_chosen(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "Code,Name\n1,Nord,02 5551234\n2,Ost,02 5551235\n3,Sud,02 5551236,x\n", "utf-8")
    (sheet,) = understand(file).sheets
    assert [(column.letters, column.samples[0]) for column in sheet.columns[2:]] == [("C", "02 5551234"), ("D", "x")]
    told = _notices(file)
    assert "“02 5551234” (C2), “02 5551235” (C3), “02 5551236” (C4)" in told["column-unnamed"].message
    assert "“x” (D4)" in told["cells-too-many"].message
    chosen = SheetChoices(columns={sheet.columns[2].key: (("", 1, "customer_phone"),), sheet.columns[3].key: ()})
    choices = Choices({"a": chosen})
    assert [each.record.values["customer_phone"][-1] for each in read_records(file, choices)] == ["4", "5", "6"]
    assert not _notices(file, choices)


def test_a_table_pasted_into_a_mail_is_found_between_its_lines(tmp_path: Path) -> None:
    text = "Hi Anna,\nhere are the new ones:\n\nCode\tName\tCity\n1\tNord\tMilano\n2\tOst\tWien\n\nBest,\nTom\n"
    file = write(tmp_path / "a.txt", text, "utf-8")
    assert [each.record.customer_name for each in read_records(file)] == ["Nord", "Ost"]
    assert "“Best,” (A8), “Tom” (A9)" in _notices(file)["remarks"].message


def test_a_file_with_a_customer_in_each_column_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "Customer code,1,2\nCustomer name,Nord,Ost\nCity,Milano,Wien\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="customer in each column") as caught:
        read_records(file)
    assert "Transpose" in caught.value.detail


def test_a_text_with_spaces_between_its_columns_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "Code    Name      City\n1001    Nord      Milano\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="No sign divides the columns"):
        read_records(file)


def test_a_list_that_sap_printed_is_read_without_its_lines(tmp_path: Path) -> None:
    line, file = "-" * 50, tmp_path / "list.txt"
    rows = ["|0000100234|Nord      |Milano  |", "|0000100235|Ost Srl   |Roma    |"]
    lines = ["12.05.2026   Dynamic List Display", line, "|Customer  |Name 1    |City    |", line, *rows, line]
    file.write_text("\n".join(lines), encoding="utf-8")
    reading = read_records(file)
    records = [each.record for each in reading]
    assert [record.values for record in records] == [
        {"customer_code": "0000100234", "customer_name": "Nord"},
        {"customer_code": "0000100235", "customer_name": "Ost Srl"},
    ]
    assert [record.entries["shipping_addresses"][0]["shipping_city"] for record in records] == ["Milano", "Roma"]
    assert [notice.code for notice in reading.notices] == ["titles"]


def test_the_line_below_the_head_of_a_table_in_markdown_is_no_customer(tmp_path: Path) -> None:
    text = "| Code | Name | City |\n|------|:-----|-----:|\n| 1 | Nord | - |\n| 2 | --- | Wien |\n"
    records = [each.record for each in read_records(write(tmp_path / "a.txt", text, "utf-8"))]
    assert [(each.customer_code, each.customer_name) for each in records] == [("1", "Nord"), ("2", "---")]


def test_a_short_report_with_more_lines_below_than_rows_is_a_table(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    rows = '"Account ID","Account Name","Phone"\n"A1","Nord","02 555"\n"A2","Ost","06 555"\n\n'
    file.write_text(rows + '"Accounts"\n"Copyright, all rights"\n"Confidential"\n"By Ann"\n"Acme"\n', encoding="utf-8")
    reading = read_records(file)
    assert [each.record.customer_code for each in reading] == ["A1", "A2"]
    assert [notice.code for notice in reading.notices] == ["remarks"]
