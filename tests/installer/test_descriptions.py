"""What the packages tell the systems that they are installed on, held against the program itself."""

from __future__ import annotations

import configparser
import plistlib
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from build_target import PROJECT, OtherSystemError, Target
from frozen_parts import EXCLUDED_MODULES, HIDDEN_IMPORTS, files_of_program
from macos_facts import facts_of_bundle, info_plist

LINUX = PROJECT / "installer" / "linux"
PROJECT_FACTS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_menu_entry_starts_the_program_and_opens_workbooks_with_it() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[method-assign,assignment]
    entry.read(LINUX / "joor-desktop.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"].split() == ["joor-desktop", "%F"]
    assert "text/csv" in told["MimeType"].split(";")
    assert told["StartupWMClass"] == "joor-desktop"
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", LINUX / "joor-desktop.desktop"], check=True)


def test_description_for_software_centres_names_the_menu_entry_and_no_version() -> None:
    tree = ET.parse(LINUX / "com.jooraccess.joor_desktop.metainfo.xml")
    assert tree.findtext("launchable") == "joor-desktop.desktop"
    release = tree.find("releases/release")
    assert release is not None
    assert release.get("version") == "${VERSION}"


def test_no_description_repeats_the_version() -> None:
    version = PROJECT_FACTS["version"]
    endings = {".yaml", ".spec", ".xml", ".py"}
    described = [path for path in (PROJECT / "installer").rglob("*") if path.suffix in endings]
    assert not [path for path in described if f'"{version}"' in path.read_text(encoding="utf-8")]


def test_plist_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    facts = info_plist("1.2.3")
    assert plistlib.loads(plistlib.dumps(facts)) == facts
    assert facts["CFBundleShortVersionString"] == facts_of_bundle("1.2.3", "an.icns")["version"] == "1.2.3"
    (opened,) = facts["CFBundleDocumentTypes"]
    assert opened["LSHandlerRank"] == "Alternate"
    entitlements = plistlib.loads((PROJECT / "installer" / "macos" / "entitlements.plist").read_bytes())
    assert entitlements
    assert all(value is True for value in entitlements.values())


def test_image_for_a_mac_is_refused_elsewhere_in_words(tmp_path: Path) -> None:
    import macos_package

    if shutil.which("hdiutil"):
        pytest.skip("this is a Mac")
    with pytest.raises(OtherSystemError, match="on a Mac only"):
        macos_package.build(Target("macos", "1.2.3", "What it is", 1_700_000_000, tmp_path, tmp_path))


def test_all_files_that_the_program_shows_are_taken_along(tmp_path: Path) -> None:
    taken = {Path(source).name for source, _ in files_of_program(tmp_path)}
    assert {"CHANGELOG.md", "sample-customers.xlsx", "joor-desktop.svg"} <= taken
    assert {path.name for path in (PROJECT / "resources" / "help").rglob("*") if path.is_file()} <= taken
    assert not set(EXCLUDED_MODULES) & set(HIDDEN_IMPORTS)
