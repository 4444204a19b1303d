"""Links that lead elsewhere than their cells say: the address of a mail is read, all others are told."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files import sheet_scan
from joor_desktop.files.reading import Reading, read_records
from tests.files.office import convert
from tests.files.test_cut_workbook import in_pieces

NAMES = ("Customer code", "Customer name", "E-mail", "Phone")


def write_links(path: Path) -> Path:
    """Customers with links of all kinds; those that show their addresses are most."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, NAMES)
        for row in range(1, 30):
            sheet.write_row(row, 0, (f"C{row}", f"Boutique {row}"))
            sheet.write_url(row, 2, f"mailto:shop{row}@x.example", string=f"Shop{row}@x.example")
            sheet.write_string(row, 3, f"+49 30 {row:04}")
        sheet.write_url(5, 2, "mailto:anna@x.example?subject=Order%20now", string="Write us")
        sheet.write_url(7, 1, "https://www.boutique.example/shop", string="Boutique 7")
        sheet.write_url(8, 2, "mailto:old@x.example", string="new@x.example")
        sheet.write_url(9, 1, "https://www.boutique9.example/", string="boutique9.example")
        sheet.write_url(10, 1, "internal:'Customers'!A1", string="Boutique 10")
        sheet.write_url(11, 2, "mailto:", string="Ask us")
    return path


def read(file: Path) -> tuple[dict[str, str], Reading]:
    """By its code the e-mail of each customer, and the reading."""
    reading = read_records(file)
    mails = {}
    for each in reading:
        listed = each.record.entries.get("buyers", [{}])[0]
        mails[each.record.customer_code] = each.record.values.get("customer_contact_email") or listed["buyer_email"]
    return mails, reading


@pytest.mark.parametrize("way", ["whole", "in pieces", "xls", "ods"])
def test_the_address_of_a_mail_is_read_and_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    file = write_links(tmp_path / "a.xlsx")
    if way == "in pieces":
        in_pieces(monkeypatch)
    elif way != "whole":
        convert(file, way, tmp_path)
        file = file.with_suffix(f".{way}")
    mails, reading = read(file)
    assert mails["C5"] == "anna@x.example"
    assert mails["C8"] == "new@x.example"
    assert mails["C11"] == "Ask us"
    assert mails["C3"] == "Shop3@x.example"
    told = {each.code: each.message for each in reading.notices if each.code.startswith("link")}
    assert told["link-read"].endswith("instead of its text: “Write us → anna@x.example” (C6).")
    assert told["link-unread"].endswith(
        "“Boutique 7 → www.boutique.example/shop” (B8), “new@x.example → old@x.example” (C9)."
    )


@pytest.mark.parametrize("way", ["whole", "in pieces", "unusual", "xls", "ods"])
def test_the_address_in_a_formula_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, NAMES)
        for row in range(1, 9):
            sheet.write_row(row, 0, (f"C{row}", f"Boutique {row}", f"s{row}@x.example"))
        sheet.write_formula("C3", '=HYPERLINK("mailto:anna@x.example?subject=a","Write us")', None, "Write us")
        sheet.write_formula("C4", '=HYPERLINK("mailto:bea@x.example")', None, "mailto:bea@x.example")
        sheet.write_formula("C5", '=HYPERLINK("mailto:"&"c@x.example","Mail")', None, "Mail")
        sheet.write_formula("B6", '=HYPERLINK("https://www.b.example/shop","Boutique 5")', None, "Boutique 5")
    if way == "in pieces":
        in_pieces(monkeypatch)
    elif way == "unusual":
        monkeypatch.setattr(sheet_scan, "_check_usual", _unusual)
    elif way != "whole":
        convert(file, way, tmp_path)
        file = file.with_suffix(f".{way}")
    mails, reading = read(file)
    assert [mails[code] for code in ("C1", "C2", "C3", "C4")] == [
        "s1@x.example", "anna@x.example", "bea@x.example", "Mail",
    ]  # fmt: skip
    told = {each.code: each.message for each in reading.notices if each.code.startswith("link")}
    assert told["link-read"].endswith("instead of its text: “Write us → anna@x.example” (C3).")
    assert told["link-unread"].endswith("“Boutique 5 → www.b.example/shop” (B6).")


def _unusual(*_: object, is_start: bool) -> None:
    raise sheet_scan.UnusualXmlError


def test_formulas_in_the_xml_of_excel_2003(tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    rows = [NAMES[:3], ("C1", "Nord", "a@x.example"), ("C2", "Ost", "Mail")]
    formula = "ss:Formula='=HYPERLINK(&quot;mailto:b@x.example&quot;,&quot;Mail&quot;)'"
    xml = "".join(
        "<Row>" + "".join(
            f'<Cell {formula if text == "Mail" else ""}><Data ss:Type="String">{text}</Data></Cell>' for text in row
        ) + "</Row>" for row in rows
    )  # fmt: skip
    file.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Customers"><Table>'
        f"{xml}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    assert read(file)[0] == {"C1": "a@x.example", "C2": "b@x.example"}


def test_links_of_a_page_of_html(tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_text(
        "<html><body><table><tr><th>Customer code<th>Customer name<th>E-mail</tr>"
        '<tr><td>C1<td>Nord<td><a href="mailto:a@x.example">Mail</a></tr>'
        "<tr><td>C2<td>Süd<td>b@x.example</tr></table></body></html>",
        encoding="utf-8",
    )
    mails, reading = read(file)
    assert mails == {"C1": "a@x.example", "C2": "b@x.example"}
    assert "link-read" in {each.code for each in reading.notices}
