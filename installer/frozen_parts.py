"""What of Python, Qt and the system goes into the frozen program, and what does not: it comes from the system."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from build_target import PROJECT
from macos_facts import facts_of_bundle

__all__ = ["EXCLUDED_MODULES", "HIDDEN_IMPORTS", "NAME", "PROJECT", "bundle_facts", "files_of_program", "is_shipped"]

NAME = "joor-desktop"

HIDDEN_IMPORTS = ["holidays.countries", "holidays.groups"]
EXCLUDED_MODULES = [
    "PySide6.QtNetwork",
    "PySide6.QtDBus",
    "IPython",
    "PIL",
    "_curses",
    "curses",
    "lxml",
    "numpy",
    "pydoc",
    "readline",
    "setuptools",
    "tkinter",
    "unittest",
]

_QT_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qcocoa", "qwindows"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qjpeg"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""The window is drawn without OpenGL, speaks to no network by itself and takes no theme of GTK."""

_QT_LIBRARIES = {"Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa"}
_QT_LANGUAGES = {"de", "es", "fr", "it", "ja", "pt_BR", "zh_CN"}

_SYSTEM_LIBRARIES = re.compile(
    r"lib(python3|ssl|crypto|sqlite3|ffi|bz2|lzma|uuid|mpdec|xcb-|xkbcommon|icu|pyside6|shiboken6)[^/]*"
)
"""Those that Python, PySide and the window need and that not every system has in that version.

What belongs to the graphics, the fonts and the message bus of a system has to be the system's own.
"""


def is_shipped(place: str) -> bool:
    """Whether the file at *place*, below the folder of the program, is shipped."""
    path = Path(place)
    parts = path.parts
    if "translations" in parts:
        return path.stem.startswith("qtbase_") and path.stem.removeprefix("qtbase_") in _QT_LANGUAGES
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        return path.name.split(".")[0].removeprefix("lib") in _QT_PLUGINS.get(kind, set())
    if framework := next((part for part in parts if part.endswith(".framework")), None):
        return framework.removeprefix("Qt").removesuffix(".framework") in {*_QT_LIBRARIES, "Python"}
    if library := re.match(r"(?:lib)?Qt6?(\w+)", path.name):
        return not _is_library(path) or "abi3" in path.name or library[1] in _QT_LIBRARIES
    if len(parts) == 1 and path.name.startswith("lib"):
        return sys.platform != "linux" or _SYSTEM_LIBRARIES.fullmatch(path.name) is not None
    return True


def _is_library(path: Path) -> bool:
    return ".so" in path.suffixes or path.suffix in {".dylib", ""}  # macOS' libraries of a framework have no ending


def files_of_program(metadata: Path) -> list[tuple[str, str]]:
    """Return the program's own files that are no modules, each with the folder that it goes to.

    :param metadata: the folder that tells the program its version.
    """
    resources = PROJECT / "resources"
    shipped = [path for path in sorted(resources.rglob("*")) if path.is_file() and path.name != "window.png"]
    return [
        *((str(path), str(Path("joor_desktop", "resources", path.relative_to(resources).parent))) for path in shipped),
        (str(metadata), metadata.name),
    ]


def write_metadata(folder: Path, version: str) -> Path:
    """Write into *folder* by what the frozen program knows its version, and return what was written."""
    metadata = folder / f"joor_desktop-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n", encoding="utf-8", newline="\n"
    )
    return metadata


def bundle_facts() -> dict[str, Any]:
    """Return what PyInstaller's BUNDLE is told on macOS."""
    return facts_of_bundle(os.environ["JOOR_VERSION"], os.environ["JOOR_ICON"])
