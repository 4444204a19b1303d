"""Finding a sheet's facts with a real XML parser, for sheets that are sound but written in an unusual way."""

from __future__ import annotations

from collections.abc import Iterable

from joor_desktop.files.cell_links import add_formula
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.sheet_facts import SheetFacts, position
from joor_desktop.files.struck_cells import add_struck
from joor_desktop.files.xml_parts import listen

_TRUE = ("1", "true")


def parse_sheet(pieces: Iterable[bytes], styles: CellStyles) -> SheetFacts:
    """The facts of the sheet whose XML is in *pieces*; raises ValueError where it is not sound."""
    listener = _SheetListener(styles)
    listen(pieces, listener)
    return listener.facts


class _SheetListener:
    """Follows rows and cells; a cell without a name of its own stands after the one before it."""

    def __init__(self, styles: CellStyles) -> None:
        self.facts = SheetFacts()
        self._styles = styles
        self._row = 0
        self._column = -1
        self._cell: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "f"}:
            self._inside = name
            self._texts[name] = ""
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self.facts.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == "mergeCell":
            self.facts.add_merge(attributes.get("ref", ""))
        elif name == "hyperlink":
            mark = next((text for key, text in attributes.items() if key.rpartition("}")[2] == "id"), "")
            self.facts.link_marks.append((attributes.get("ref", ""), mark))

    def text(self, text: str) -> None:
        if self._inside:
            self._texts[self._inside] += text

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == self._inside:
            self._inside = ""
        elif name == "c":
            self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self.facts.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._texts = {}
        if "r" in attributes:
            self._row, self._column = position(attributes["r"])
        else:
            self._column += 1

    def _end_cell(self) -> None:
        is_filled = bool(self._texts) or self._cell.get("t") == "inlineStr"
        if is_filled:
            self.facts.widen(self._row, self._column)
        kind = self._cell.get("t", "n")
        value = self._texts.get("v", "")
        style = int(self._cell.get("s", 0))
        if is_filled and style in self._styles.struck:
            add_struck(self.facts, self._row, self._column)
        if "HYPERLINK(" in self._texts.get("f", ""):
            add_formula(self.facts, self._row, self._column, self._texts["f"])
        if kind == "e":
            self.facts.add_patch(self._row, self._column, value)
        elif "f" in self._texts and not value and not (kind == "str" and "v" in self._texts):
            self.facts.add_patch(self._row, self._column, f"={self._texts['f']}")
        elif style in self._telling(kind):
            self.facts.add_style(self._row, self._column, style)

    def _telling(self, kind: str) -> frozenset[int]:
        if kind in {"n", "d"}:
            return self._styles.numbers
        return self._styles.texts if kind in {"s", "str", "inlineStr"} else frozenset()
