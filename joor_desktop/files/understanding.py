"""What was understood of a file, before it is read, and what a person chose instead: plain data that goes as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

Target = tuple[str, int, str]
"""Where a column's values go: node key ("" for the customer itself), group from 1, name of the field."""


class Layout(Enum):
    """Which rows of a sheet make one customer."""

    CUSTOMERS = "row-a-customer"
    GROUPED = "rows-of-a-customer"  # one for each address, buyer or price, with the same customer code
    ENTRIES = "row-an-entry"  # joined to the customers of another sheet by their code
    NONE = "not-a-list"


class Settle(Enum):
    """Which of several texts counts, where the rows of one customer say different things in the same field."""

    MOST = "most"  # what most rows say
    FIRST = "first"
    LAST = "last"
    APART = "apart"  # with names that don't agree they are customers of their own; for all else, what most rows say


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: what stands in it, and what it was taken for.

    ``key`` tells the column again in the next file of the same make: its folded heading, with ``#2`` where that stands
    a second time. ``targets`` are the fields that its values go into; ``part`` is 0 for a whole value, else the place,
    from 1, among the columns that make one value together. ``why`` and ``detail`` say how the match was found,
    ``certainty`` (0 to 1) how sure it is; only what is ``applied`` is read.
    """

    key: str
    letters: str
    heading: str
    samples: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    part: int = 0
    certainty: float = 0.0
    why: str = "nothing"
    detail: str = ""
    applied: bool = False


@dataclass(frozen=True, slots=True)
class SheetUnderstanding:
    """A sheet: where its table begins, which rows make a customer, what its columns hold.

    ``header_row`` counts from 1 (the lower of two), None where there is no table, 0 where the table has no names of
    columns, so that all its rows are customers; ``rows`` is about how many rows stand below it. ``node`` is the key of
    the entries' node in a sheet of entries. ``hidden_rows`` and ``hidden_columns`` are how many are not shown in the
    spreadsheet, ``struck_rows`` how many customers or entries are struck through there. ``missing`` are the required
    fields of customers without a column, ``above`` cells with their texts that stand above the names of the columns,
    and are not read.
    ``by_name`` tells that rows without a customer code belong to the customer of their name, ``names_repeat`` that such
    rows share names, so that a person has to say whether they do.
    """

    name: str
    layout: Layout
    header_row: int | None = None
    rows: int = 0
    node: str = ""
    used: bool = True
    columns: tuple[Column, ...] = ()
    constants: Mapping[Target, str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    struck_rows: int = 0
    missing: tuple[Target, ...] = ()
    by_name: bool = False
    names_repeat: bool = False
    above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextShape:
    """How a text file is written: the encoding by Python's name, and the sign between columns."""

    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class FileUnderstanding:
    """A file: its sheets in their order, the names of those that are hidden and were left out, and how text is written
    (None where it is no text file)."""

    file: str
    sheets: tuple[SheetUnderstanding, ...] = ()
    hidden: tuple[str, ...] = ()
    shape: TextShape | None = None


    def to_json(self) -> dict[str, Any]:
        """As data that JSON carries."""
        return {
            "file": self.file,
            "sheets": [
                {**asdict(sheet), "layout": sheet.layout.value, "constants": _packed_constants(sheet.constants)}
                for sheet in self.sheets
            ],
            "hidden": list(self.hidden),
            "shape": asdict(self.shape) if self.shape else None,
        }

    @classmethod
    def from_json(cls, packed: Mapping[str, Any]) -> FileUnderstanding:
        """Read back what :meth:`to_json` wrote."""
        shape = packed["shape"]
        sheets = tuple(map(_unpacked_sheet, packed["sheets"]))
        return cls(packed["file"], sheets, tuple(packed["hidden"]), TextShape(**shape) if shape else None)


def _unpacked_sheet(packed: Mapping[str, Any]) -> SheetUnderstanding:
    columns = tuple(
        Column(**{**each, "samples": tuple(each["samples"]), "targets": tuple(map(_target, each["targets"]))})
        for each in packed["columns"]
    )
    return SheetUnderstanding(
        **{
            **packed,
            "layout": Layout(packed["layout"]),
            "columns": columns,
            "constants": {_target(target): text for target, text in packed["constants"]},
            "missing": tuple(map(_target, packed["missing"])),
            "above": tuple((cell, text) for cell, text in packed["above"]),
        }
    )


def _packed_constants(constants: Mapping[Target, str]) -> list[list[Any]]:
    return [[list(target), text] for target, text in constants.items()]


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """What a person chose for a sheet; None and what is missing is left to the program.

    ``without_struck`` leaves out the rows that are struck through.
    ``columns`` holds targets by a column's key (none: not used), ``constants`` a text for all customers by target.
    ``grouped`` tells whether several rows make a customer, ``by_name`` whether those without a code do by their name.
    Where such rows contradict each other ``settle`` says what counts for all, ``settled`` the text that counts for a
    customer (by code, or by name where there is none) and one of its fields; see
    :mod:`joor_desktop.files.contradiction`.
    """

    used: bool | None = None
    header_row: int | None = None
    with_hidden: bool = False
    grouped: bool | None = None
    columns: Mapping[str, Sequence[Target]] = field(default_factory=dict)
    constants: Mapping[Target, str] = field(default_factory=dict)
    by_name: bool | None = None
    settle: Settle | None = None
    settled: Mapping[tuple[str, str], str] = field(default_factory=dict)
    without_struck: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a file: by the name of the sheet, and how its text is written."""

    sheets: Mapping[str, SheetChoices] = field(default_factory=dict)
    shape: TextShape | None = None

    def of(self, sheet: str) -> SheetChoices:
        """The choices for a sheet."""
        return self.sheets.get(sheet, _NONE)

    def to_json(self) -> dict[str, Any]:
        """As data that JSON carries."""
        return {
            "sheets": {name: _packed(each) for name, each in self.sheets.items()},
            "shape": asdict(self.shape) if self.shape else None,
        }

    @classmethod
    def from_json(cls, packed: Mapping[str, Any]) -> Choices:
        """Read back what :meth:`to_json` wrote."""
        shape = packed["shape"]
        sheets = {name: _unpacked(each) for name, each in packed["sheets"].items()}
        return cls(sheets, TextShape(**shape) if shape else None)


_NONE = SheetChoices()
NO_CHOICES = Choices()


def _packed(choices: SheetChoices) -> dict[str, Any]:
    return {
        **asdict(choices),
        "columns": {key: [list(target) for target in targets] for key, targets in choices.columns.items()},
        "constants": _packed_constants(choices.constants),
        "settle": choices.settle.value if choices.settle else None,
        "settled": [[*place, text] for place, text in choices.settled.items()],
    }


def _unpacked(packed: Mapping[str, Any]) -> SheetChoices:
    return SheetChoices(
        packed["used"],
        packed["header_row"],
        packed["with_hidden"],
        packed["grouped"],
        {key: tuple(_target(each) for each in targets) for key, targets in packed["columns"].items()},
        {_target(target): text for target, text in packed["constants"]},
        packed.get("by_name"),  # what was remembered by an earlier version has not all of these
        Settle(packed["settle"]) if packed.get("settle") else None,
        {(customer, name): text for customer, name, text in packed.get("settled", ())},
        packed.get("without_struck", False),
    )


def _target(packed: Sequence[Any]) -> Target:
    node, group, name = packed
    return str(node), int(group), str(name)
