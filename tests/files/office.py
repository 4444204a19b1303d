"""LibreOffice without a window: a second opinion on what a workbook shows, and another program that saves it."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def convert(file: Path, kind: str, folder: Path) -> None:
    """Let LibreOffice save *file* as *kind* in *folder*."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "These tests need LibreOffice: apt-get install libreoffice-calc-nogui, or libreoffice-calc."
    profile = folder / "office-profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    home = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [*command, "--outdir", str(folder), str(file)], env=home, capture_output=True, check=False, timeout=120
    )
    shutil.rmtree(profile, ignore_errors=True)
    assert run.returncode == 0, run.stderr.decode(errors="replace")


def shown_cells(file: Path, sheet: str, folder: Path) -> list[list[str]]:
    """The cells of *sheet* as LibreOffice shows them."""
    convert(file, _AS_SHOWN, folder)
    with (folder / f"{file.stem}-{sheet}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))


def saved_again(file: Path, folder: Path) -> Path:
    """*file* as LibreOffice saves it after opening it."""
    folder.mkdir(exist_ok=True)
    convert(file, "xlsx:Calc MS Excel 2007 XML", folder)
    return folder / file.name
