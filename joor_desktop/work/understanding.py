"""How a file is understood before anything is imported, with what is remembered of its make."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from joor_desktop.files.column_matches import CHOSEN
from joor_desktop.files.columns import SURE
from joor_desktop.files.reading import understand
from joor_desktop.files.steady import FileState, state_of
from joor_desktop.files.understanding import (
    NO_CHOICES,
    Choices,
    Column,
    FileUnderstanding,
    Layout,
    SheetChoices,
    SheetUnderstanding,
)
from joor_desktop.storage.database import Database
from joor_desktop.storage.layouts import Layouts
from joor_desktop.work.layout_memory import LayoutMemory

_CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as it would be imported with *choices*.

    ``before`` says what came with these columns before, "" for nothing. ``sure`` tells that nobody has to look: all
    columns have JOOR's names, or the file is of a make that was looked at before and no proposal for a field that
    JOOR needs was passed over then. ``state`` is by what it is seen
    later whether the file is still the same.
    """

    file: FileUnderstanding
    choices: Choices
    before: str
    sure: bool
    state: FileState

    def plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {
            "file": self.file.to_json(),
            "choices": self.choices.to_json(),
            "before": self.before,
            "sure": self.sure,
            "state": list(self.state),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read back what :meth:`plain` made."""
        file, choices = FileUnderstanding.from_json(plain["file"]), Choices.from_json(plain["choices"])
        return cls(file, choices, plain["before"], plain["sure"], FileState(*plain["state"]))


def understand_file(file: pathlib.Path, database: Database, choices: Choices | None) -> Understood:
    """How *file* is understood with *choices*; without any, with those that are remembered of its make.

    Raises UnreadableFileError, StorageError.
    """
    state = state_of(file)
    understood = understand(file, choices or NO_CHOICES)
    recalled = LayoutMemory(Layouts(database)).recall(understood)
    if recalled is None:
        sure = choices is None and _is_certain(understood)
        return Understood(understood, choices or NO_CHOICES, "", sure, state)
    if choices is not None:
        return Understood(recalled.proposed(understood), choices, recalled.words, sure=False, state=state)
    if recalled.choices != NO_CHOICES:
        understood = understand(file, recalled.choices)
    understood = recalled.proposed(understood)
    sure = recalled.exact and not _lacks_what_waits(understood, recalled.choices)
    return Understood(understood, recalled.choices, recalled.words, sure or _is_certain(understood), state)


def _lacks_what_waits(understood: FileUnderstanding, choices: Choices) -> bool:
    """Whether JOOR needs a field that only a proposal fills which a person passed over: it would be left out again."""
    return any(
        (target[0], target[2]) in lacking
        for sheet in understood.sheets
        if sheet.used and (lacking := _lacking(sheet, choices.sheets.get(sheet.name, SheetChoices())))
        for column in sheet.columns
        if not column.applied and column.why != CHOSEN
        for target in column.targets
    )


def _lacking(sheet: SheetUnderstanding, choices: SheetChoices) -> set[tuple[str, str]]:
    """The required fields that neither a column nor a text for all fills, by node and name."""
    filled = {(node, name) for node, _, name in choices.constants}
    return {(node, name) for node, _, name in sheet.missing} - filled


def _is_certain(understood: FileUnderstanding) -> bool:
    if not understood.sheets:
        return True
    used = [sheet for sheet in understood.sheets if sheet.used]
    if any(sheet.names_repeat or sheet.layout is Layout.GROUPED for sheet in used):
        return False  # that rows make one customer together is for a person to see once
    return bool(used) and not any(map(_asks, (column for sheet in used for column in sheet.columns)))


def _asks(column: Column) -> bool:
    """Whether a person should see what the column was taken for, or that nothing tells what it is."""
    if not column.heading:
        return bool(column.samples) and not column.applied
    return bool(column.targets) and column.certainty < _CERTAIN and (column.applied or column.certainty < SURE)
