"""The package for macOS, as far as it can be looked at without a Mac; check_macos.py looks at the real wheels."""

from __future__ import annotations

import plistlib
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from build_target import PROJECT, BuildError
from check_macos import check_libraries
from frozen_parts import is_shipped
from icons import write_icon_of_macos
from mach_o import Part, parts_of
from macos_facts import OLDEST_MACOS, info_plist
from macos_package import lay_out
from PySide6.QtGui import QImage

ARM, INTEL = 0x0100000C, 0x01000007
PLUGIN = "PySide6/Qt/plugins/platforms/libqcocoa.dylib"
CORE = "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
SYSTEM = "/usr/lib/libSystem.B.dylib"


def _for_one(processor: int, since: tuple[int, int], *loaded: str) -> bytes:
    """A library without any code, as Apple's mach-o/loader.h describes it."""
    commands = [struct.pack("<IIIIII", 0x32, 24, 1, since[0] << 16 | since[1] << 8, 0, 0)]
    for name in loaded:
        text = name.encode() + bytes(8 - len(name) % 8)
        commands.append(struct.pack("<IIIIII", 0x0C, 24 + len(text), 24, 0, 0, 0) + text)
    content = b"".join(commands)
    return struct.pack("<IIIIIIII", 0xFEEDFACF, processor, 0, 6, len(commands), len(content), 0, 0) + content


def _for_both(since: tuple[int, int], *loaded: str) -> bytes:
    """The same for both processors in one file, as mach-o/fat.h describes it."""
    parts = [(each, _for_one(each, since, *loaded)) for each in (ARM, INTEL)]
    head, content = struct.pack(">II", 0xCAFEBABE, 2), b""
    for processor, part in parts:
        head += struct.pack(">IIIII", processor, 0, 64 + len(content), len(part), 0)
        content += part
    return head.ljust(64, b"\0") + content


def _site(folder: Path, changed: Mapping[str, bytes]) -> Path:
    """Wheels as they should be, but for what is *changed*."""
    files = {
        CORE: _for_both((13, 0), SYSTEM),
        "PySide6/QtCore.abi3.so": _for_both((15, 0), "@rpath/QtCore.framework/Versions/A/QtCore", SYSTEM),
        PLUGIN: _for_both((13, 0), "@rpath/QtCore.framework/Versions/A/QtCore"),
        "orjson/orjson.so": _for_one(ARM, (11, 0)),
        **changed,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_library_tells_its_processors_its_oldest_macos_and_what_it_loads(tmp_path: Path) -> None:
    library = tmp_path / "library.dylib"
    library.write_bytes(_for_both((13, 3), SYSTEM, "@rpath/libshiboken6.dylib"))
    loaded = (SYSTEM, "@rpath/libshiboken6.dylib")
    assert parts_of(library) == [Part("arm64", (13, 3), loaded), Part("x86_64", (13, 3), loaded)]
    library.write_bytes(_for_one(INTEL, (10, 9)))
    assert parts_of(library) == [Part("x86_64", (10, 9), ())]
    library.write_bytes(b"MZ")
    assert parts_of(library) == []


def test_wheels_whose_libraries_are_all_there_pass(tmp_path: Path) -> None:
    assert check_libraries(_site(tmp_path, {}), "arm64") == 4


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"orjson/orjson.so": _for_one(INTEL, (11, 0))}, "orjson/orjson.so is not for arm64"),
        ({"orjson/orjson.so": _for_one(ARM, (15, 1))}, "orjson/orjson.so needs macOS 15.1"),
        ({"orjson/orjson.so": _for_one(ARM, (11, 0), "@rpath/libz.dylib")}, "loads @rpath/libz.dylib, which"),
        (
            {
                CORE: _for_both((13, 0), "@rpath/QtSql.framework/Versions/A/QtSql"),
                CORE.replace("QtCore", "QtSql"): _for_both((13, 0)),
            },
            "QtSql is not shipped",
        ),
    ],
)
def test_what_is_wrong_with_a_wheel_is_named(changed: dict[str, bytes], said: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=said):
        check_libraries(_site(tmp_path, changed), "arm64")


@pytest.mark.parametrize(
    ("place", "shipped"),
    [
        (CORE, True),
        (CORE.replace("QtCore", "QtDBus"), True),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist", True),
        ("Python.framework/Versions/3.11/Python", True),
        ("QtCore", True),
        (PLUGIN, True),
        ("PySide6/Qt/plugins/styles/libqmacstyle.dylib", True),
        ("PySide6/Qt/lib/QtPdf.framework/Versions/A/QtPdf", False),
        ("PySide6/Qt/lib/QtPdf.framework/Resources/Info.plist", False),
        ("QtPdf", False),
        ("PySide6/Qt/plugins/imageformats/libqpdf.dylib", False),
    ],
)
def test_only_the_frameworks_of_qt_that_are_used_are_shipped(place: str, shipped: bool) -> None:
    assert is_shipped(place) is shipped


def test_bundle_opens_what_the_menu_entry_of_linux_opens_and_names_its_oldest_system() -> None:
    told = plistlib.loads(plistlib.dumps(info_plist("1.2.3")))
    assert told["LSMinimumSystemVersion"] == OLDEST_MACOS
    (opened,) = told["CFBundleDocumentTypes"]
    entry = (PROJECT / "installer" / "linux" / "joor-desktop.desktop").read_text(encoding="utf-8")
    types = entry.partition("MimeType=")[2].split("\n")[0].strip(";").split(";")
    assert len(opened["LSItemContentTypes"]) == len(types)


def test_icon_for_macos_holds_a_picture_for_each_size(tmp_path: Path) -> None:
    file = tmp_path / "icon.icns"
    write_icon_of_macos(file)
    content = file.read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    sizes, at = {}, 8
    while at < len(content):
        kind, length = struct.unpack_from(">4sI", content, at)
        sizes[kind] = QImage.fromData(content[at + 8 : at + length]).width()
        at += length
    assert sizes == {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def test_image_shows_the_program_beside_the_folder_to_drag_it_to(tmp_path: Path) -> None:
    bundle = tmp_path / "frozen" / "JOOR Desktop.app"
    (bundle / "Contents").mkdir(parents=True)
    folder = lay_out(bundle, tmp_path / "image")
    assert sorted(path.name for path in folder.iterdir()) == ["Applications", "JOOR Desktop.app"]
    assert (folder / "Applications").readlink() == Path("/Applications")
    assert (folder / bundle.name / "Contents").is_dir()
