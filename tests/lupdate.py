"""What Qt's lupdate finds to translate in the program: all texts that a translator will ever see."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

PACKAGE = Path(__file__).resolve().parent.parent / "joor_desktop"

_COMMAND = "import sys; from PySide6.scripts.pyside_tool import lupdate; sys.exit(lupdate())"


@cache
def found_texts() -> frozenset[tuple[str, str]]:
    """Each text with its context."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "texts.ts"
        sources = [str(path) for path in sorted(PACKAGE.rglob("*.py"))]
        subprocess.run([sys.executable, "-c", _COMMAND, "-silent", *sources, "-ts", str(out)], check=True)
        tree = ET.parse(out)
    return frozenset(
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in tree.iter("context")
        for message in context.iter("message")
    )
