"""What macOS is told of the program: its name, what it opens, and which systems it runs on."""

from __future__ import annotations

from typing import Any

IDENTIFIER = "com.jooraccess.joor_desktop"
BUNDLE = "JOOR Desktop.app"
OLDEST_MACOS = "15.0"
"""What the libraries of PySide say of themselves; the names of its wheels say 13.0."""

_WORKBOOKS = (
    "org.openxmlformats.spreadsheetml.sheet",
    "org.openxmlformats.spreadsheetml.sheet.macroenabled",
    "com.microsoft.excel.sheet.binary.macroenabled",
    "com.microsoft.excel.xls",
    "org.oasis-open.opendocument.spreadsheet",
    "public.comma-separated-values-text",
    "public.tab-separated-values-text",
)


def facts_of_bundle(version: str, icon: str) -> dict[str, Any]:
    """Return the arguments of PyInstaller's BUNDLE; *icon* is the path of an .icns file."""
    return {
        "name": BUNDLE,
        "icon": icon,
        "bundle_identifier": IDENTIFIER,
        "version": version,
        "info_plist": info_plist(version),
    }


def info_plist(version: str) -> dict[str, Any]:
    """Return what goes into Info.plist beside PyInstaller's own lines.

    The program opens workbooks when it is asked to, and never takes them from the one that a person opens them with.
    """
    return {
        "CFBundleDisplayName": "JOOR Desktop",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "List of customers",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(_WORKBOOKS),
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
    }
