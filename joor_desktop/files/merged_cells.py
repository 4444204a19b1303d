"""Merged cells, filled as the rows of a sheet go by: each of them holds what the one at the top left holds."""

from __future__ import annotations

from collections.abc import Iterable

from joor_desktop.files.sheet_facts import Merge


class MergedCells:
    """Fills the ranges *merges* in rows that are given from the first of a sheet to the last."""

    def __init__(self, merges: Iterable[Merge]) -> None:
        self._coming = sorted(merges, reverse=True)
        self._open: list[tuple[Merge, str]] = []

    def __bool__(self) -> bool:
        """Whether anything is to be filled from here on."""
        return bool(self._coming or self._open)

    def reach(self, number: int) -> bool:
        """Whether row *number* may lie in one of them."""
        return bool(self._open) or bool(self._coming and self._coming[-1][0] <= number)

    def fill(self, number: int, row: list[str]) -> None:
        """Change row *number* in place."""
        while self._coming and self._coming[-1][0] <= number:
            merge = self._coming.pop()
            if merge[0] == number and merge[1] < len(row):
                self._open.append((merge, row[merge[1]]))
        for (_, left, _, right), text in self._open:
            last = min(right, len(row) - 1)
            row[left : last + 1] = [text] * (last + 1 - left)
        self._open = [each for each in self._open if each[0][2] > number]
