"""Notes that people put on cells are told with their cells; those of the program itself never are."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.comments import Comment

from joor_desktop.files import ods_note, people_notes
from joor_desktop.files.marked_workbook import write_marked
from joor_desktop.files.marks import Mark, MarkedRecord
from joor_desktop.files.package import Package
from joor_desktop.files.reading import read_records
from joor_desktop.files.template_names import NOTE_MARK
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Record
from tests.files.binary_workbook import record, wide, write_xlsb
from tests.files.binary_workbook import row as binary_row
from tests.files.binary_workbook import sheet as binary_sheet
from tests.files.binary_workbook import text as binary_text
from tests.files.office import convert
from tests.files.open_documents import cell, content_xml, row, write_ods
from tests.files.workbooks import replace_part, write_rows

ROWS: Sequence[Sequence[str]] = (("Codice cliente", "Ragione sociale"), ("1", "Nord"), ("2", "Ost"), ("3", "Sud"))
NOTES = {"B2": "call first,\nthen send", "A3": "closed in August", "B1": "as on the door", "A4": "ask Anna"}


def told(file: Path) -> list[str]:
    """What is told of notes when the file is read."""
    reading = read_records(file)
    assert list(reading)
    return [notice.message for notice in reading.notices if notice.code == "cell-notes"]


def write_noted(path: Path, notes: dict[str, str], author: str = "Anna Bi") -> Path:
    """A workbook with *notes* by cell."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("EU")
        for number, values in enumerate(ROWS):
            sheet.write_row(number, 0, values)
        for place, text in notes.items():
            sheet.write_comment(place, text, {"author": author})
    return path


def test_notes_are_told_with_their_cells_from_the_top(tmp_path: Path) -> None:
    (message,) = told(write_noted(tmp_path / "a.xlsx", NOTES))
    assert message == (
        "4 notes on cells of the sheet “EU” were not taken over: “as on the door” (B1), “call first, then send” (B2), "
        "“closed in August” (A3), “ask Anna” (A4)."
    )
    (message,) = told(write_noted(tmp_path / "b.xlsx", {"B2": "call first"}))
    assert message == "A note on a cell of the sheet “EU” was not taken over: “call first” (B2)."


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_notes_of_other_kinds_of_files_are_told_too(tmp_path: Path, kind: str) -> None:
    convert(write_noted(tmp_path / "a.xlsx", NOTES), kind, tmp_path)
    assert told(tmp_path / f"a.{kind}") == told(tmp_path / "a.xlsx")


def test_a_note_in_an_open_document_is_told_without_its_date_and_the_cell_keeps_its_text(tmp_path: Path) -> None:
    note = (
        '<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Anna</dc:creator>'
        "<dc:date>2026-05-12</dc:date><text:p>ca<text:span>ll</text:span></text:p><text:p>first</text:p>"
        "</office:annotation>"
    )
    noted = f"<table:table-cell>{note}<text:p>Nord</text:p></table:table-cell>"
    file = write_ods(tmp_path / "a.ods", content_xml(row(noted, cell("1"))))
    assert [each.record.customer_name for each in read_records(file)] == ["Nord"]
    (message,) = told(file)
    assert message.endswith(": “call first” (A2).")


def test_an_answered_comment_is_told_without_the_words_that_excel_puts_around_it(tmp_path: Path) -> None:
    file = write_noted(tmp_path / "a.xlsx", {"B2": "[Threaded comment] Your version of Excel allows you to read"})
    with Package(file) as package:
        relations = b"".join(package.pieces("xl/worksheets/_rels/sheet1.xml.rels")).decode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    target = "../threadedComments/threadedComment1.xml"
    added = f'<Relationship Id="rId9" Type="{kind}" Target="{target}"/></Relationships>'
    replace_part(file, "xl/worksheets/_rels/sheet1.xml.rels", relations.replace("</Relationships>", added))
    talk = '<threadedComment ref="B2" id="{1}"><text>call first</text></threadedComment>'
    answer = '<threadedComment ref="B2" id="{2}" parentId="{1}"><text>done</text></threadedComment>'
    uri = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    replace_part(file, target.replace("..", "xl"), f'<ThreadedComments xmlns="{uri}">{talk}{answer}</ThreadedComments>')
    (message,) = told(file)
    assert message.endswith(": “call first done” (B2).")


def test_the_notes_of_two_tables_in_a_sheet_are_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("EU")
        for number, values in enumerate([*ROWS, (), (*ROWS[0], "Città"), ("9", "W", "Bari")]):
            sheet.write_row(number, 0, values)
        sheet.write_comment("A2", "first")
        sheet.write_comment("A7", "second")
    (message,) = told(file)
    assert "“first” (A2), “second” (A7)" in message


def _marked(path: Path) -> Path:
    mark = Mark(Severity.ERROR, ValuePath(field="customer_name"), "Customer", "It is missing.")
    customers: list[MarkedRecord] = [(Record({"customer_code": "1"}), [mark]), (Record({"customer_code": "2"}), [])]
    write_marked(customers, [], path)
    return path


@pytest.mark.parametrize("kind", ["", "ods", "xls"])
def test_notes_of_the_program_itself_are_never_told(tmp_path: Path, kind: str) -> None:
    file = _marked(tmp_path / "marked.xlsx")
    if kind:
        convert(file, kind, tmp_path)
        file = file.with_suffix(f".{kind}")
    assert not told(file)


def test_a_persons_note_in_a_marked_workbook_is_told(tmp_path: Path) -> None:
    file = _marked(tmp_path / "marked.xlsx")
    book = load_workbook(file)
    book["Customers"]["A3"].comment = Comment("ask Anna", "Bo")
    book.save(file)
    (message,) = told(file)
    assert message.endswith(": “ask Anna” (A3).")


def test_damaged_notes_lose_no_customer(tmp_path: Path) -> None:
    file = write_noted(tmp_path / "a.xlsx", NOTES)
    replace_part(file, "xl/comments1.xml", "<comments")
    assert not told(file)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_of_a_note_without_end_only_the_beginning_is_kept(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that is packed small may be very long, and the answers to a note very many."""
    lengths = []
    begun = people_notes.begun

    def noted(text: str, more: str) -> str:
        lengths.append(len(text))
        return begun(text, more)

    monkeypatch.setattr(people_notes, "begun", noted)
    monkeypatch.setattr(ods_note, "begun", noted)
    words = "call first, then send; " * 100_000
    if kind == "xlsx":
        file = write_noted(tmp_path / "a.xlsx", {"B2": "x"})
        note = '<comment ref="B2" authorId="0"><text><t>{}</t></text></comment>'
        notes = note.format(words) + note.format("done") * 1000
        uri = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        replace_part(file, "xl/comments1.xml", f'<comments xmlns="{uri}"><commentList>{notes}</commentList></comments>')
    else:
        note = f"<office:annotation><text:p>{words}</text:p></office:annotation>"
        noted_cell = f"<table:table-cell>{note}<text:p>Nord</text:p></table:table-cell>"
        file = write_ods(tmp_path / "a.ods", content_xml(row(noted_cell, cell("1"))))
    (message,) = told(file)
    assert message.endswith("then send; call first, then…” (" + ("B2" if kind == "xlsx" else "A2") + ").")
    assert max(lengths) < 1000


def test_no_more_notes_are_kept_than_people_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_notes, "MOST_NOTES", 2)
    (message,) = told(write_noted(tmp_path / "a.xlsx", NOTES))
    assert message.startswith("2 notes on cells")


def test_what_has_no_notes_is_not_searched_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_rows(tmp_path / "a.xlsx", *ROWS)
    asked: list[str] = []
    relations = Package.relations

    def noted(self: Package, part: str) -> list[tuple[str, str, str]]:
        asked.append(part)
        return relations(self, part)

    monkeypatch.setattr(Package, "relations", noted)
    assert not told(file)
    assert not [part for part in asked if "sheet1" in part]


def _note(row: int, column: int, text: str) -> bytes:
    place = struct.pack("<IIIII", 0, row, row, column, column) + bytes(16)
    words = record(637, b"\0" + wide(text))
    return record(635, place) + words + record(636)


def test_notes_of_binary_workbooks_are_told_as_libreoffice_finds_them(tmp_path: Path) -> None:
    rows = [binary_row(at, *(binary_text(*each) for each in enumerate(texts))) for at, texts in enumerate(ROWS, 1)]
    file = write_xlsb(tmp_path / "a.xlsb", binary_sheet(*rows))
    authors = record(630) + record(632, wide("Anna")) + record(631)
    notes = record(633) + _note(1, 1, "call first") + _note(3, 0, NOTE_MARK + "ours") + record(634)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="../comments1.bin"/>'
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{uri}">{relation}</Relationships>'
    replace_part(file, "xl/worksheets/_rels/sheet1.bin.rels", relations)
    replace_part(file, "xl/comments1.bin", record(628) + authors + notes + record(629))
    (message,) = told(file)
    assert message.endswith("“Customers” was not taken over: “call first” (B2).")
    convert(file, "ods", tmp_path)
    assert told(tmp_path / "a.ods") == [message]
