"""Where the files lie that come with the program: inside an installed package, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PLACES = [folder / "resources" for folder in Path(__file__).resolve().parents[1:3]]
RESOURCES = _PLACES[0] if _PLACES[0].is_dir() else _PLACES[1]
"""The folder of pictures, languages and files that the program shows or hands out."""
