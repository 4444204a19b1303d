"""The cell styles of a workbook: which of them tell more than a value does, and how values look in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from joor_desktop.files.number_formats import Renderer, renderer, shown_in_general

_LIKE_GENERAL = frozenset({"general", "@", ""})
"""Formats, in lower case, in which all values look as they do without a format."""

_ANY_TEXT = "x"


class CellStyles:
    """The styles with the number formats *formats*, by index; those in *struck* strike through.

    ``renderers`` show a value in a style; ``numbers`` are the styles that make a number look different, ``texts`` the
    few that put something around texts.
    """

    def __init__(self, formats: Sequence[str], struck: Iterable[int] = (), *, from_1904: bool = False) -> None:
        self.struck = frozenset(struck)
        by_code = {
            code: renderer(code, from_1904=from_1904)
            for code in dict.fromkeys(formats)
            if code.strip().lower() not in _LIKE_GENERAL
        }
        self.renderers: list[Renderer] = [by_code.get(code, shown_in_general) for code in formats]
        self.numbers = frozenset(style for style, code in enumerate(formats) if code in by_code)
        self.texts = frozenset(style for style in self.numbers if self.renderers[style](_ANY_TEXT) != _ANY_TEXT)
