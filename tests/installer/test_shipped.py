"""What is told of all that a package holds: from real installed packages."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path

import pytest
from build_target import PROJECT, BuildError, Target
from packaging.markers import default_environment
from shipped import common_texts, locked_names, python_packages, write_bill, write_licences

SITE = Path(sysconfig.get_path("purelib"))
LOCK = PROJECT / "installer" / "requirements.txt"


def _target(folder: Path) -> Target:
    return Target("linux", "1.2.3", "What it is", 1_700_000_000, folder, folder)


def test_the_lock_names_what_each_system_gets() -> None:
    here = {name: str(value) for name, value in default_environment().items()} | {"python_full_version": "3.11.9"}
    linux = locked_names(LOCK, {**here, "sys_platform": "linux"})
    windows = locked_names(LOCK, {**here, "sys_platform": "win32"})
    assert {"secretstorage", "openpyxl"} <= linux
    assert {"pywin32-ctypes", "openpyxl"} <= windows
    assert "secretstorage" not in windows
    assert "pywin32-ctypes" not in linux


def test_each_part_stands_in_the_bill_with_version_and_licence(tmp_path: Path) -> None:
    parts = python_packages(SITE, ["requests", "python_dateutil"])
    bill = json.loads(write_bill(_target(tmp_path), parts).read_text(encoding="utf-8"))
    assert bill["specVersion"] == "1.6"
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    told = {part["name"]: part for part in bill["components"]}
    assert told["requests"]["purl"] == f"pkg:pypi/requests@{parts[1].version}"
    assert told["requests"]["licenses"] == [{"expression": "Apache-2.0"}]
    assert told["python-dateutil"]["licenses"] == [{"license": {"name": "Dual License"}}]


def test_each_licence_is_written_once_and_whole(tmp_path: Path) -> None:
    parts = python_packages(SITE, ["PySide6-Essentials", "shiboken6", "requests"])
    text = write_licences(_target(tmp_path), parts).read_text(encoding="utf-8")
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE\n") == 1
    assert all(f"{part.name} {part.version}" in text for part in parts)
    assert parts[1].texts["LICENSE"].strip() in text


def test_the_same_parts_give_the_same_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, names in ((first, ["six", "requests"]), (second, ["requests", "six"])):
        folder.mkdir()
        parts = python_packages(SITE, names)
        write_bill(_target(folder), parts)
        write_licences(_target(folder), parts)
    assert {each.name: each.read_bytes() for each in first.iterdir()} == {
        each.name: each.read_bytes() for each in second.iterdir()
    }


def test_what_is_missing_or_without_a_licence_stops_the_build() -> None:
    with pytest.raises(BuildError, match="not-there-at-all"):
        python_packages(SITE, ["six", "not-there-at-all"])
    with pytest.raises(BuildError, match="nameless"):
        common_texts("A licence of its own", "nameless")
