"""Files that change, go or fail while they are read: what is said is what happened, not what the readers made of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import opening
from joor_desktop.files.reading import read_records, understand
from tests.files.open_documents import cell, content_xml, row, write_ods
from tests.files.workbooks import write_rows

ROWS = [("customer_name", "customer_code"), *((f"Galerie {number}", f"EL{number}") for number in range(60_000))]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A table in several kinds of files, by their endings."""
    folder = tmp_path_factory.mktemp("kinds")
    connections = "".join(f"<connection><customer_code>{code}</customer_code></connection>" for _, code in ROWS[1:])
    return {
        "csv": "\n".join(map(";".join, ROWS)).encode(),
        "xlsx": write_rows(folder / "a.xlsx", *ROWS[:5000]).read_bytes(),
        "ods": write_ods(
            folder / "a.ods", content_xml("".join(row(cell(name), cell(code)) for name, code in ROWS[1:200]))
        ).read_bytes(),
        "xml": f"<bulk_connections>{connections}</bulk_connections>".encode(),
    }


@pytest.fixture(params=["csv", "xlsx", "ods", "xml"])
def file(request: pytest.FixtureRequest, contents: dict[str, bytes], tmp_path: Path) -> Path:
    path = tmp_path / f"customers.{request.param}"
    path.write_bytes(contents[request.param])
    return path


def change(file: Path) -> None:
    """What a program does that saves the file, or a copy that goes on."""
    with file.open("ab") as end:
        end.write(b"\nmore;and more")


def halve(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def replace(file: Path) -> None:
    """How Excel saves: another file takes the place."""
    other = file.with_name("other")
    other.write_bytes(file.read_bytes()[:-100])
    other.replace(file)


def delete(file: Path) -> None:
    file.unlink()


HAPPENINGS = [(change, "changed while"), (halve, "changed while"), (replace, "changed while"), (delete, "is gone")]


def refused(read: Callable[[], object], file: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as told:
        read()
    assert file.name in told.value.title
    assert told.value.detail
    assert "{" not in str(told.value)
    return told.value


@pytest.mark.parametrize(("happens", "words"), HAPPENINGS)
def test_while_the_rows_are_read(file: Path, happens: Callable[[Path], None], words: str) -> None:
    def read() -> None:
        for number, _ in enumerate(read_records(file)):
            if number == 10:
                happens(file)

    assert words in refused(read, file).title


@pytest.mark.parametrize(("happens", "words"), HAPPENINGS)
@pytest.mark.parametrize("look", [understand, lambda file: list(read_records(file))], ids=["look", "read"])
def test_between_two_openings(
    file: Path,
    happens: Callable[[Path], None],
    words: str,
    look: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file is opened several times: first to see what kind of file it is."""
    head = opening._head

    def then(path: Path) -> bytes:
        found = head(path)
        happens(path)
        return found

    monkeypatch.setattr(opening, "_head", then)
    assert words in refused(lambda: look(file), file).title


def test_a_file_that_stays_is_read(file: Path) -> None:
    assert len(list(read_records(file))) > 100


def test_a_drive_that_fails() -> None:
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("only Linux has a file that always fails")
    said = refused(lambda: list(read_records(memory)), memory)
    assert "could not be read to its end" in said.title
    assert re.search(r"failed \(.+\)\. Copy the file", said.detail)


@pytest.mark.parametrize(
    ("name", "document"), [("~$clienti SS27.xlsx", "clienti SS27.xlsx"), (".~lock.clienti.ods#", "clienti.ods")]
)
def test_the_mark_of_an_open_file(tmp_path: Path, name: str, document: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x05Maria" + b" " * 49 + b"\x05\0M\0a\0r\0i\0a\0" + b" \0" * 50)
    said = refused(lambda: list(read_records(file)), file)
    assert f"marks that “{document}” is open" in said.title
    assert f"“{document}” itself" in said.detail


def test_a_workbook_that_is_only_called_like_a_mark(tmp_path: Path) -> None:
    assert len(list(read_records(write_rows(tmp_path / "~$a.xlsx", *ROWS[:3])))) == 2


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", *ROWS[:3])
    file.chmod(0)
    assert "Close it in other programs" in refused(lambda: list(read_records(file)), file).detail
