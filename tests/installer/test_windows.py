"""The package for Windows, as far as it can be looked at without Windows and without Wine."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath

import holidays
import pytest
import windows_parts
from build_target import PROJECT, BuildError, Target, set_times
from icons import write_icon_of_windows
from windows_package import pack, put_files
from windows_parts import add_packages, belongs, check_libraries, comes_with_windows, compile_modules
from windows_program import compile_programs, four_numbers
from windows_signatures import certificate_from_outside
from windows_tools import COMPILER, INSTALLER_MAKER, PACKAGES

WINDOWS = PROJECT / "installer" / "windows"
GAPS_OF_WINE = [path.stem for path in (PROJECT / "installer" / "wine").glob("*.c")]
LANGUAGES = {
    "English": "en",
    "French": "fr",
    "German": "de",
    "Italian": "it",
    "Japanese": "ja",
    "Portuguese": "pt",
    "PortugueseBR": "pt",
    "SimpChinese": "zh-CN",
    "Spanish": "es",
}

needs_compiler = pytest.mark.skipif(not shutil.which(COMPILER), reason=f"{PACKAGES[COMPILER]} is not installed")


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """Return a target whose files lie in a folder of the test."""
    return Target("windows", "1.2.3", "What it is", 1_700_000_000, tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("place", "is_shipped"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Svg.dll", True),
        ("PySide6/msvcp140_2.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_ja.qm", True),
        ("PySide6/support/deprecated.py", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("certifi/cacert.pem", True),
        ("shiboken6/msvcp140.dll", True),
        ("holidays/locale/fr/LC_MESSAGES/FR.mo", True),
        ("holidays/locale/th/LC_MESSAGES/FR.mo", False),
        ("shiboken6/vcomp140.dll", False),
        ("shiboken6/shiboken6.abi3.lib", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/translations/qtbase_pl.qm", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/QtCore.pyi", False),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("bin/keyring", False),
        (".lock", False),
    ],
)
def test_only_what_is_used_of_the_wheels_is_shipped(place: str, is_shipped: bool) -> None:
    assert belongs(PurePosixPath(place)) is is_shipped


def test_holidays_of_all_countries_are_there_without_their_names_in_other_languages(tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    shutil.copytree(Path(holidays.__file__).parent, whole / "holidays")
    add_packages(whole, part)
    catalogues = [len(list(each.rglob("*.mo"))) for each in (whole, part)]
    assert 100 < catalogues[1] < catalogues[0] / 3
    program = (
        "import holidays; print(holidays.__file__)\n"
        "for each in holidays.list_supported_countries(): print(sorted(holidays.country_holidays(each, years=2026)))"
    )
    first, *days = _said_by(program, part)
    assert Path(first).is_relative_to(part)
    assert days == _said_by(program, whole)[1:]


def _said_by(program: str, folder: Path) -> list[str]:
    run = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def test_what_only_wine_lacks_is_never_shipped() -> None:
    assert len(GAPS_OF_WINE) >= 2
    assert all(comes_with_windows(f"{name}.dll") for name in GAPS_OF_WINE)
    builders = [*(PROJECT / "installer").glob("windows_*.py"), *WINDOWS.iterdir()]
    assert not [path.name for path in builders if re.search(r"\bwine\b", path.read_text(encoding="utf-8"))]


@needs_compiler
def test_start_programs_load_nothing_but_windows(target: Target) -> None:
    folder = target.work / "stage"
    folder.mkdir()
    window, terminal = compile_programs(folder, target)
    check_libraries(folder, target)
    kinds = [struct.unpack_from("<H", each.read_bytes(), _header(each) + 92)[0] for each in (window, terminal)]
    assert kinds == [2, 3]  # a program with windows, a program of the terminal
    assert "1.2.3".encode("utf-16-le") in window.read_bytes()
    first = window.read_bytes()
    compile_programs(folder, target)
    assert window.read_bytes() == first


def _header(program: Path) -> int:
    place: int = struct.unpack_from("<I", program.read_bytes(), 60)[0]
    return place


@needs_compiler
@pytest.mark.parametrize("name", [*GAPS_OF_WINE, "Qt6Network"])
def test_a_library_too_many_stops_the_build(name: str, target: Target) -> None:
    folder = target.work / "stage"
    folder.mkdir()
    _compile_library(folder / f"{name}.dll")
    with pytest.raises(BuildError, match=f"too many: .*{name.lower()}"):
        check_libraries(folder, target)


@needs_compiler
def test_a_library_that_is_missing_stops_the_build(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = target.work / "stage"
    folder.mkdir()
    _compile_library(folder / "own.dll")
    monkeypatch.setattr(windows_parts, "_OF_WINDOWS", {"msvcrt"})
    with pytest.raises(BuildError, match=r"missing: .*kernel32\.dll"):
        check_libraries(folder, target)


def _compile_library(library: Path) -> None:
    source = library.with_suffix(".c")
    source.write_text("__declspec(dllexport) int answer(void) { return 42; }\n", encoding="utf-8")
    subprocess.run([COMPILER, "-shared", "-o", library, source], check=True)


def test_modules_are_shipped_compiled_and_run_so(tmp_path: Path) -> None:
    if sys.version_info[:2] != (3, 11):
        with pytest.raises(BuildError, match=r"build it with a Python 3\.11"):
            compile_modules(tmp_path)
        return
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("print(__file__)\n", encoding="utf-8")
    compile_modules(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["__init__.pyc"]
    assert _said_by("import package", tmp_path) == [str(tmp_path / "package" / "__init__.pyc")]


def test_files_are_put_in_the_same_order_everywhere(tmp_path: Path) -> None:
    for name in ("program/site/b.pyc", "program/site/a.pyc", "joor-desktop.exe"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert put_files(tmp_path).splitlines() == [
        "!macro PUT_FILES",
        "  SetOutPath $INSTDIR",
        f'  File "{tmp_path}/joor-desktop.exe"',
        '  SetOutPath "$INSTDIR\\program\\site"',
        f'  File "{tmp_path}/program/site/a.pyc"',
        f'  File "{tmp_path}/program/site/b.pyc"',
        "!macroend",
    ]


@pytest.mark.skipif(not shutil.which(INSTALLER_MAKER), reason=f"{PACKAGES[INSTALLER_MAKER]} is not installed")
def test_the_same_files_give_the_same_installer_at_another_time(target: Target) -> None:
    stage = target.work / "stage"
    stage.mkdir()
    (stage / "joor-desktop.exe").write_bytes(b"program")
    set_times(stage, target.epoch)
    write_icon_of_windows(target.work / "joor-desktop.ico")
    first = pack(stage, None, target).read_bytes()
    time.sleep(1.1)  # times are told in seconds
    assert pack(stage, None, target).read_bytes() == first


def test_installer_speaks_all_languages_of_the_program() -> None:
    text = (WINDOWS / "words.nsh").read_text(encoding="utf-8")
    told = dict(re.findall(r'WORDS "(\w+)" \\\n((?: +".+"(?: \\)?\n)+)', text))
    assert {name: len(words.splitlines()) for name, words in told.items()} == dict.fromkeys(LANGUAGES, 4)
    spoken = {path.stem for path in (PROJECT / "resources" / "languages").glob("*.json")}
    assert set(LANGUAGES.values()) == spoken | {"en"}


def test_icon_holds_all_sizes(tmp_path: Path) -> None:
    from PySide6.QtGui import QImageReader

    icon = tmp_path / "program.ico"
    write_icon_of_windows(icon)
    reader = QImageReader(str(icon))
    assert reader.imageCount() == 8
    drawn = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        picture = reader.read()
        middle = picture.pixelColor(picture.width() // 2, picture.height() // 8)
        drawn.append((picture.width(), picture.height(), middle.alpha()))
    assert drawn == [(size, size, 255) for size in (16, 20, 24, 32, 40, 48, 64, 256)]


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0.1.0.0"), ("2.10", "2.10.0.0"), ("1.2.3.4", "1.2.3.4")])
def test_version_is_told_as_windows_counts(version: str, numbers: str) -> None:
    assert four_numbers(version) == numbers


def test_a_certificate_that_is_not_there_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOOR_SIGN_CERTIFICATE", raising=False)
    assert certificate_from_outside() is None
    monkeypatch.setenv("JOOR_SIGN_CERTIFICATE", str(tmp_path / "none.pfx"))
    with pytest.raises(BuildError, match=r"none\.pfx, and there is no such file"):
        certificate_from_outside()
