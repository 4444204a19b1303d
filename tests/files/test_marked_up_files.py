"""What ERPs export as HTML or as XML of Excel 2003 and call .xls: read as it is shown, and safely."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.marked_up_book import HtmlBook, XmlBook
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.sheet_loading import LoadedSheet
from tests.files.marked_up import (
    MESSY_PAGE,
    MESSY_STYLES,
    MESSY_TABLE,
    page,
    row,
    spreadsheet_xml,
    style,
    text,
    value,
)
from tests.files.office import shown_cells


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def rows_of(sheet: LoadedSheet) -> dict[int, list[str]]:
    """The texts of each filled row, without empty ones at its end."""
    rows = {number: list(texts) for number, texts, _ in (*sheet.first_rows, *sheet.other_rows)}
    return {number: _trimmed(texts) for number, texts in rows.items()}


def _trimmed(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as told:
        list(read_records(path))
    assert path.name in told.value.title
    return told.value.title


def customers(path: Path) -> list[tuple[str, str]]:
    return [(each.record.customer_code, each.record.customer_name) for each in read_records(path)]


class TestXml:
    def rows(self, path: Path, table: str, styles: str = "") -> dict[int, list[str]]:
        return rows_of(XmlBook(write(path, spreadsheet_xml(table, styles=styles))).sheets()[0])

    def test_it_is_shown_as_in_office(self, tmp_path: Path) -> None:
        file = write(tmp_path / "messy.xml", spreadsheet_xml(MESSY_TABLE, styles=MESSY_STYLES))
        shown = {number: _trimmed(row) for number, row in enumerate(shown_cells(file, "EU", tmp_path), 1)}
        assert rows_of(XmlBook(file).sheets()[0]) == {number: row for number, row in shown.items() if row}

    def test_where_office_is_wrong(self, tmp_path: Path) -> None:
        table = row(
            value("Boolean", 1),
            value("Error", "#N/A"),
            value("Number", 7, StyleID="child"),
            value("DateTime", "2024-02-03T10:30:00.000", StyleID="long"),
            value("DateTime", "2024-02-03T00:00:00.000"),
            '<Cell ss:Formula="=RC[-1]"/>',
            value("Number", 7, Formula="=RC[-1]"),
        ) + row(value("Number", 5), StyleID="zeros")
        styles = style("zeros", "000") + '<Style ss:ID="child" ss:Parent="zeros"/>' + style("long", "Long Date")
        assert self.rows(tmp_path / "a.xls", table, styles) == {
            1: ["customer_code", "customer_name"],
            2: ["TRUE", "#N/A", "007", "Saturday, February 03, 2024", "2024-02-03", "=RC[-1]", "7"],
            3: ["005"],
        }

    def test_a_style_of_a_column(self, tmp_path: Path) -> None:
        content = spreadsheet_xml(row(value("Number", 5), value("Number", 5)), styles=style("zeros", "000"))
        content = content.replace("<Table>", '<Table><Column/><Column ss:StyleID="zeros" ss:Span="1"/>')
        assert rows_of(XmlBook(write(tmp_path / "a.xls", content)).sheets()[0])[2] == ["5", "005"]

    def test_hidden_and_merged(self, tmp_path: Path) -> None:
        rows = [
            row(text("A1"), text("Gone"), Hidden=1),
            row(text("A2"), text("Nord", MergeDown=1)),
            row(text("A3")),
            row(Index=2000, Hidden=1, Span=500_000),
        ]
        hidden = '<Worksheet ss:Name="Old"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        hidden += "<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
        content = spreadsheet_xml("".join(rows), after=hidden)
        content = content.replace("<Table><Row>", '<Table><Column ss:Index="3" ss:Hidden="1" ss:Span="2"/><Row>', 1)
        file = write(tmp_path / "a.xls", content)
        assert customers(file) == [("A2", "Nord"), ("A3", "Nord")]
        (sheet,) = understand(file).sheets
        assert (sheet.hidden_rows, understand(file).hidden) == (1, ("Old",))
        assert XmlBook(file).sheets()[0].facts.hidden_columns == [(2, 4)]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
    def test_letters_written_in_several_ways(self, tmp_path: Path, encoding: str) -> None:
        content = spreadsheet_xml(row(text("A1"), text("Élan")))
        if encoding == "iso-8859-1":
            content = content.replace('"1.0"', '"1.0" encoding="iso-8859-1"')
        assert customers(write(tmp_path / "a.xls", content, encoding)) == [("A1", "Élan")]

    def test_lost_digits_are_told(self, tmp_path: Path) -> None:
        content = spreadsheet_xml(row(value("Number", "1234567890123456"), text("Nord")))
        (each,) = read_records(write(tmp_path / "a.xls", content))
        assert [problem.code for problem in each.problems] == ["digits-lost"]

    def test_entities_are_refused(self, tmp_path: Path) -> None:
        harmful = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>'
        content = spreadsheet_xml(row(text("A1"), text("&b;")), before=harmful)
        assert "damaged" in refused(write(tmp_path / "a.xls", content))

    @pytest.mark.parametrize(
        "table",
        [
            '<Row ss:Index="-4"/>',
            '<Row ss:Index="1"/>',
            '<Row><Cell ss:Index="0"/></Row>',
            row(text("a", Index=3), text("b", Index=2)),
            row(value("Number", "seven")),
            row(value("DateTime", "today")),
            "<Row>",
        ],
    )
    def test_a_broken_table(self, tmp_path: Path, table: str) -> None:
        assert "damaged" in refused(write(tmp_path / "a.xls", spreadsheet_xml(table)))

    def test_a_cell_far_away(self, tmp_path: Path) -> None:
        content = spreadsheet_xml(row(text("x", Index=16_384), Index=1_048_576))
        assert "XFD1048576" in refused(write(tmp_path / "a.xls", content))

    def test_other_xml_of_excel(self, tmp_path: Path) -> None:
        content = '<x xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"/>'
        assert "is not a workbook" in refused(write(tmp_path / "a.xls", content))


class TestHtml:
    def rows(self, path: Path, tables: str) -> dict[int, list[str]]:
        return rows_of(HtmlBook(write(path, page(tables))).sheets()[0])

    def test_it_is_shown_as_in_office(self, tmp_path: Path) -> None:
        file = write(tmp_path / "messy.xls", page(MESSY_PAGE))
        shown = [_trimmed(row) for row in shown_cells(file, "Sheet1", tmp_path)]
        ours = rows_of(HtmlBook(file).sheets()[0])
        assert ours.pop(3) == ["both", "both", "a b c"]  # merged cells hold their text in every column
        assert ours.pop(5) == ["two", "below"]
        assert ours == {1: shown[0], 2: shown[1], 4: shown[3]}

    def test_zeros_and_dates_stay_as_they_are_written(self, tmp_path: Path) -> None:
        rows = "<tr><td>00417<td>03/02/2024<td>1,234.50<td>1E5<td>  <td>&nbsp;</tr>"
        assert self.rows(tmp_path / "a.xls", f"<table>{rows}</table>") == {
            1: ["00417", "03/02/2024", "1,234.50", "1E5"]
        }

    def test_line_breaks_and_what_is_no_text(self, tmp_path: Path) -> None:
        rows = (
            "<tr><td>a<br>b <p> c </p></td><td><style>td {x}</style>d<script>1 < 2</script></td></tr>"
            "<tr><td><table><tr><td>in</td><td>side</td></tr></table></td><td>e</td></tr>"
        )
        assert self.rows(tmp_path / "a.xls", f"no cell<table><caption>c</caption>{rows}</table>no cell") == {
            1: ["a\nb\nc", "d"],
            2: ["in side", "e"],
        }

    def test_spans(self, tmp_path: Path) -> None:
        rows = (
            "<tr><td rowspan=3>a<td colspan=2 rowspan=2>b<td>c</tr><tr><td>d</tr><tr><td>e<td>f</tr>"
            "<tr><td rowspan=0>g<td colspan=x>h</tr>"
        )
        assert self.rows(tmp_path / "a.xls", f"<table>{rows}</table><table><tr><td>next</table>") == {
            1: ["a", "b", "b", "c"],
            2: ["a", "b", "b", "d"],
            3: ["a", "e", "f"],
            4: ["g", "h"],
            5: ["next"],
        }

    def test_customers_of_several_tables_without_ends_of_rows(self, tmp_path: Path) -> None:
        file = write(
            tmp_path / "clienti.xls",
            "<table><tr><td>List of customers</table>"
            "<table><tr><th>customer_code<th>customer_name<tr><td>00417<td>Élan<tr style='Display : none'><td>1<td>Gone"
            "<tr hidden><td>2<td>Gone too</table>",
        )
        assert customers(file) == [("00417", "Élan")]
        (sheet,) = understand(file).sheets
        assert (sheet.name, sheet.hidden_rows) == ("clienti", 2)

    @pytest.mark.parametrize(
        ("head", "encoding"),
        [
            ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
            ("<meta charset='iso-8859-2'>", "iso-8859-2"),
            ("", "cp1252"),
            ("", "utf-8"),
            ('<meta charset="nonsense">', "utf-8"),
            ('<meta charset="utf-8">', "utf-16"),
            ('<meta charset="iso-8859-1">', "utf-8-sig"),
        ],
    )
    def test_letters_written_in_several_ways(self, tmp_path: Path, head: str, encoding: str) -> None:
        name = "Łódź" if encoding == "iso-8859-2" else "Élan und Söhne"
        rows = f"<tr><th>customer_code<th>customer_name<tr><td>A1<td>{name}"
        file = write(tmp_path / "a.xls", page(f"<table>{rows}</table>", head), encoding)
        assert customers(file) == [("A1", name)]

    def test_a_page_that_is_cut_off(self, tmp_path: Path) -> None:
        rows = "<tr><th>customer_code<th>customer_name<tr><td>A1<td>Nord<tr><td>A2<td>S"
        assert "damaged" in refused(write(tmp_path / "a.xls", f"<table>{rows}"))

    @pytest.mark.parametrize("tables", ["", "<p>no table</p>", "<table></table>", "<table><tr><td> </table>"])
    def test_a_page_without_a_table(self, tmp_path: Path, tables: str) -> None:
        assert "not a kind of file" in refused(write(tmp_path / "a.xls", page(tables)))

    @pytest.mark.parametrize("piece", ["<td ", "<!--", "<!", "<td a='", "&", "<", "<a x=y ", "</"])
    def test_tags_without_an_end_take_no_time(self, tmp_path: Path, piece: str) -> None:
        rows = "<tr><th>customer_code<th>customer_name<tr><td>A1<td>Nord"
        file = write(tmp_path / "a.xls", f"<table>{rows}{piece * 1_000_000}")
        started_s = time.monotonic()
        refused(file)
        assert time.monotonic() - started_s < 5

    def test_comments_before_the_page_take_no_time(self, tmp_path: Path) -> None:
        started_s = time.monotonic()
        refused(write(tmp_path / "a.xls", "<!---->" * 500 + "<x>"))
        assert time.monotonic() - started_s < 5

    def test_spans_that_fill_the_memory_are_refused(self, tmp_path: Path) -> None:
        rows = "<tr><th>customer_code" + "<tr><td colspan=1000>x" * 30_000
        assert "far more than" in refused(write(tmp_path / "a.xls", f"<table>{rows}</table>"))


@pytest.mark.parametrize("kind", ["xml", "html"])
def test_a_large_file_is_read_in_seconds(tmp_path: Path, kind: str) -> None:
    numbers = range(20_000)
    if kind == "xml":
        rows = "".join(row(text(f"A{number}"), text("Galerie Nord")) for number in numbers)
        content = spreadsheet_xml(rows)
    else:
        rows = "".join(f"<tr><td>A{number}</td><td>Galerie Nord</td></tr>" for number in numbers)
        content = page(f"<table><tr><th>customer_code<th>customer_name</tr>{rows}</table>")
    file = write(tmp_path / "a.xls", content)
    started_s = time.monotonic()
    assert len(customers(file)) == len(numbers)
    assert time.monotonic() - started_s < 10
