"""Text whose columns are aligned with spaces: read where that is beyond doubt, and refused where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand

WIDTHS = (10, 24, 20, 8, 14, 6)
NAMES = ("Kundennr", "Name", "Straße", "PLZ", "Ort", "Land")
SHOPS = [
    ("10001", "Boutique Müller GmbH", "Hauptstr. 5", "01067", "Dresden", "DE"),
    ("10002", "Mode, am Markt", "Markt 12, links", "80331", "München", "DE"),
    ("10003", "Chez Anne", "12, Rue de la Paix", "75002", "Paris", "FR"),
    ("10004", "Ohne Straße", "", "75002", "Paris", ""),
]


def line(*texts: str) -> str:
    return "".join(text.ljust(width) for text, width in zip(texts, WIDTHS, strict=True)).rstrip()


def write(path: Path, *lines: str, encoding: str = "cp1252") -> Path:
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def read(file: Path) -> tuple[list[SourceRecord], Reading]:
    reading = read_records(file)
    return list(reading), reading


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_list_of_fixed_widths_is_read(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "a.txt", line(*NAMES), *(line(*shop) for shop in SHOPS), encoding=encoding)
    records, reading = read(file)
    assert [(each.record.customer_code, each.record.customer_name) for each in records] == [shop[:2] for shop in SHOPS]
    assert records[1].record.entries["shipping_addresses"] == [
        {
            "shipping_address_1": "Markt 12, links", "shipping_postal_code": "80331", "shipping_city": "München",
            "shipping_country": "DE",
        }
    ]  # fmt: skip
    assert not reading.notices
    shape = understand(file).shape
    assert shape is not None
    assert shape.delimiter == " "


def test_titles_above_pages_and_sums_are_told(tmp_path: Path) -> None:
    head = [line(*NAMES), line("-" * 8, "-" * 22, "-" * 18, "-" * 6, "-" * 12, "-" * 4)]
    shops = [line(*shop) for shop in SHOPS]
    lines = ["ERP Kundenliste   Seite 1", "", *head, *shops, "", *head, *shops[:1], "", "Summe 5"]
    records, reading = read(write(tmp_path / "a.txt", *lines))
    assert [each.record.customer_code for each in records] == ["10001", "10002", "10003", "10004", "10001"]
    told = {notice.code: notice.message for notice in reading.notices}
    assert set(told) == {"titles", "header-again", "remarks"}
    assert "“ERP Kundenliste   Seite 1” (A1)" in told["titles"]


def test_a_drawn_line_says_where_columns_begin(tmp_path: Path) -> None:
    lines = ["Code Name       City", "---- ---------- --------", "C1   Nord Srl   Milano", "C2   Ost        Wien"]
    records, _ = read(write(tmp_path / "a.txt", *lines, "C3   Sud        Bari"))
    assert [each.record.customer_name for each in records] == ["Nord Srl", "Ost", "Sud"]


def test_a_later_row_that_runs_into_the_next_column_is_told_and_never_cut(tmp_path: Path) -> None:
    shops = [line(str(number), f"Shop {number}", "Ring 1", "01067", "Dresden", "DE") for number in range(1000, 1250)]
    shops[220] = "1220      A name that is longer than its column Ring 1    01067   Dresden"
    records, reading = read(write(tmp_path / "a.txt", line(*NAMES), *shops))
    assert len(records) == 249
    assert {notice.code for notice in reading.notices} == {"remarks"}
    assert "“1220      A name that" in reading.notices[0].message
    assert "(A222)" in reading.notices[0].message


@pytest.mark.parametrize(
    "lines",
    [
        ["Code    Name      City", "1001    Nord      Milano"],
        ["Code    Name      City", "1001    Nord & Sons of Rome Milano", "1002    Ost       Wien", "1003    Sud"],
        ["Code      Name      City", "  1001    Nord      Milano", " 1002    Ost       Wien", " 1003    Sud"],
        ["Code    Name        City", "1001    Nord   IT   Milano", "1002    Ost    AT   Wien", "1003    Sud    IT"],
        ["", "Nord", "Ost", "Sud"],
        ["Dear Anna", "please add Nord of Milano", "and Ost of Wien", "Thanks", "Bo"],
    ],
)
def test_what_is_not_beyond_doubt_is_refused(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(UnreadableFileError, match="No sign divides the columns"):
        read_records(write(tmp_path / "a.txt", *lines))


def test_commas_divide_where_they_stand_between_the_names(tmp_path: Path) -> None:
    lines = ["Code,  Name,     City", "1001,  Nord,     Milano", "1002,  Ost,      Wien", "1003,  Sud,      Bari"]
    shape = understand(write(tmp_path / "a.csv", *lines)).shape
    assert shape is not None
    assert shape.delimiter == ","
