"""LibreOffice without a window: a second opinion on what a workbook shows, and another program that saves it."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def convert(file: Path, kind: str, folder: Path, timeout_s: float = 120) -> None:
    """Let LibreOffice save *file* as *kind* in *folder*."""
    convert_all([file], kind, folder, timeout_s)


def convert_all(files: Sequence[Path], kind: str, folder: Path, timeout_s: float = 120) -> None:
    """Let LibreOffice save each of *files* as *kind* in *folder*, all in one go: starting it takes seconds."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "These tests need LibreOffice: apt-get install libreoffice-calc-nogui, or libreoffice-calc."
    profile = folder / "office-profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    home = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    command += ["--outdir", str(folder), *map(str, files)]
    run = subprocess.run(command, env=home, capture_output=True, check=False, timeout=timeout_s)
    shutil.rmtree(profile, ignore_errors=True)
    assert run.returncode == 0, run.stderr.decode(errors="replace")


def shown_cells(file: Path, sheet: str, folder: Path) -> list[list[str]]:
    """The cells of *sheet* as LibreOffice shows them."""
    convert(file, _AS_SHOWN, folder)
    with (folder / f"{file.stem}-{sheet}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))


def shown_sheets(files: Sequence[Path], folder: Path) -> dict[tuple[str, str], list[list[str]]]:
    """The cells of all sheets of *files* as LibreOffice shows them, by the file's stem and the sheet's name."""
    folder.mkdir()
    convert_all(files, _AS_SHOWN, folder)
    shown = {}
    for path in folder.glob("*.csv"):
        stem, _, name = path.stem.partition("-")
        with path.open(encoding="utf-8", newline="") as table:
            shown[stem, name] = list(csv.reader(table))
    return shown


def saved_again(file: Path, folder: Path) -> Path:
    """*file* as LibreOffice saves it after opening it."""
    folder.mkdir(exist_ok=True)
    convert(file, "xlsx:Calc MS Excel 2007 XML", folder)
    return folder / file.name
