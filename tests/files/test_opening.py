"""What a file is shows in what it holds, not in its name; what can't be read is said in plain words."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import read_records
from tests.files.workbooks import write_rows

SAMPLES = Path(__file__).parent / "samples"


def refused(path: Path) -> str:
    """Title and detail of what is said when the file is opened."""
    with pytest.raises(UnreadableFileError) as caught:
        list(read_records(path))
    assert path.name in caught.value.title
    assert caught.value.detail.endswith(".")
    assert "{" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["workbook", "joor-example.json", "joor-example.xml"])
def test_the_ending_does_not_matter(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "customers.bak"
    if kind == "workbook":
        write_rows(file, ("customer_name", "customer_code"), ("Nord", "C1"))
    else:
        file.write_bytes((SAMPLES / kind).read_bytes())
    assert len(list(read_records(file))) == 1


def test_there_is_no_such_file(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "none.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"  \r\n", bytes(5000)])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    assert "is empty" in refused(file)


OTHER_KINDS = (
    b"only words\nand no table\n",
    b"%PDF-1.7",
    b"\x89PNG\r\n",
    b"<!DOCTYPE html><html>",
    b"<html><table>",
    b"\xff\xfea",
)


@pytest.mark.parametrize("content", OTHER_KINDS)
def test_other_kinds(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    assert "not a kind of file that can be read" in refused(file)


def test_what_the_system_refuses(tmp_path: Path) -> None:
    assert "could not be opened. File name too long" in refused(tmp_path / ("a" * 300))


def test_a_library_that_cannot_be_loaded_is_not_the_fault_of_the_file(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("Nord", "C1"))
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / f"python_calamine{EXTENSION_SUFFIXES[0]}").write_bytes(b"not a library")
    lines = (
        "import pathlib, sys",
        "from joor_desktop.errors import UnreadableFileError",
        "from joor_desktop.files.reading import read_records",
        "sys.path.insert(0, sys.argv[2])",
        "try: list(read_records(pathlib.Path(sys.argv[1])))",
        "except UnreadableFileError as error: print(error)",
    )
    command = [sys.executable, "-c", "\n".join(lines), str(file), str(broken)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert told.startswith("“a.xlsx” was not read, because a part of this program is missing or damaged.")
    assert "Install the program again" in told
    assert "damaged or not complete" not in told


def test_reading_imports_nothing_slow(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("Nord", "C1"))
    lines = (
        "import pathlib, sys",
        "from joor_desktop.files.reading import read_records",
        "early = set(sys.modules)",
        f"assert len(list(read_records(pathlib.Path({str(file)!r})))) == 1",
        "assert not {'openpyxl', 'python_calamine', 'requests'} & early, early",
        "assert not {'openpyxl', 'requests'} & set(sys.modules)",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True, cwd=Path(__file__).parents[2])
