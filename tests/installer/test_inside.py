"""What was built into libraries is found in them: in those of Qt and of this Python."""

from __future__ import annotations

import json
import pyexpat
import ssl
from pathlib import Path

import PySide6
import pytest
from build_target import Target
from inside import libraries_inside
from shipped import write_bill, write_licences

QT = Path(PySide6.__file__).parent


@pytest.fixture(scope="module")
def of_qt() -> list[Path]:
    return sorted(path for path in QT.rglob("*") if path.name.startswith(("libQt6Core.", "libQt6Gui.", "Qt6Gui.")))


def test_what_qt_holds_is_found_with_its_version(of_qt: list[Path]) -> None:
    found = {each.name: each for each in libraries_inside(of_qt)}
    assert {"harfbuzz", "md4c", "libpng"} <= found.keys()
    assert found["pcre2"].version.startswith("10.")
    assert found["pcre2"].address == f"pkg:generic/pcre2@{found['pcre2'].version}"
    assert "openssl" not in found


def test_what_python_holds_is_found(tmp_path: Path) -> None:
    library = tmp_path / "libcrypto.so.3"
    library.write_bytes(ssl.OPENSSL_VERSION.encode())
    (openssl,) = libraries_inside([library])
    assert openssl.version == ssl.OPENSSL_VERSION.split()[1]
    if file := getattr(pyexpat, "__file__", ""):
        assert [(each.name, each.version) for each in libraries_inside([Path(file)])] in (
            [("expat", pyexpat.EXPAT_VERSION.removeprefix("expat_"))],
            [],  # this Python takes the system's
        )


def test_only_libraries_are_looked_into(tmp_path: Path) -> None:
    told = b"deflate 1.3.1 Copyright SQLite format 3 OpenSSL 3.0.13 30 Jan 2024"
    for name in ("notes.txt", "program.exe", "libz.so.1", "libcrypto.3.dylib", "sqlite3.dll"):
        (tmp_path / name).write_bytes(told)
    assert not libraries_inside([tmp_path / "notes.txt", tmp_path / "program.exe"])
    for name in ("libz.so.1", "libcrypto.3.dylib", "sqlite3.dll"):
        found = [(each.name, each.version) for each in libraries_inside([tmp_path / name])]
        assert found == [("openssl", "3.0.13"), ("sqlite", ""), ("zlib", "1.3.1")]


def test_all_of_it_stands_in_the_bill_and_its_licences_beside(of_qt: list[Path], tmp_path: Path) -> None:
    target = Target("linux", "1.2.3", "What it is", 1_700_000_000, tmp_path, tmp_path)
    parts = libraries_inside(of_qt)
    bill = json.loads(write_bill(target, parts).read_text(encoding="utf-8"))
    told = {part["name"]: part for part in bill["components"]}
    assert "version" not in told["harfbuzz"]
    assert told["harfbuzz"]["licenses"] == [{"expression": "MIT-Modern-Variant"}]
    text = write_licences(target, parts).read_text(encoding="utf-8")
    assert "harfbuzz: MIT-Modern-Variant" in text
    assert all(words.strip() in text for part in parts for words in part.texts.values())
