"""Saving a list as a file: what it can become, and what came of it."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from enum import Enum


class SaveKind(Enum):
    """What a list can be saved as."""

    MARKED = "marked"  # a workbook with the problems marked on their cells
    TEMPLATE = "template"  # the same workbook without marks
    JSON = "json"
    XML = "xml"
    CSV = "csv"

    @property
    def ending(self) -> str:
        """How the file's name ends."""
        return ".xlsx" if self in (SaveKind.MARKED, SaveKind.TEMPLATE) else f".{self.value}"


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved where.

    ``errors`` of the customers have an error. ``left_out`` are the codes of those that the format can't carry, ``cut``
    of those with a text that is longer than a cell holds, and ends there.
    """

    out: pathlib.Path
    customers: int
    errors: int
    left_out: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
