"""Knowing a file's make again: its columns, what was chosen for them, and what is different from the last time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from joor_desktop.files.understanding import NO_CHOICES, Choices, FileUnderstanding
from joor_desktop.model.texts import translate
from joor_desktop.storage.layouts import Layout, Layouts

_ALIKE = 0.6
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered of a file's make: the choices, in words what came before, and whether all is as it was."""

    choices: Choices
    words: str
    exact: bool


class LayoutMemory:
    """Remembers by the headings of a file's tables, whatever its sheets are called and in whatever order they stand."""

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts

    def recall(self, understood: FileUnderstanding) -> Recalled | None:
        """What is known of the make of a file; None where nothing like it came before."""
        headings = _headings(understood)
        if not headings:
            return None
        exact = self._layouts.find(_fingerprint(headings))
        layout = exact or self._most_alike(headings)
        if layout is None:
            return None
        words = _came_before(layout) if exact else f"{_came_before(layout)} {_what_changed(headings, layout.columns)}"
        return Recalled(_choices(layout, understood), words, exact=exact is not None)

    def remember(self, understood: FileUnderstanding, choices: Choices) -> str:
        """Keep how a file was read; in words which other file came with the same columns before, "" for none."""
        headings = _headings(understood)
        if not headings:
            return ""
        fingerprint = _fingerprint(headings)
        before = self._layouts.find(fingerprint)
        self._layouts.remember(fingerprint, understood.file, headings, choices.to_json())
        return _came_before(before) if before is not None and before.file != understood.file else ""

    def _most_alike(self, headings: dict[str, str]) -> Layout | None:
        def likeness(layout: Layout) -> float:
            return len(headings.keys() & layout.columns.keys()) / len(headings.keys() | layout.columns.keys())

        best = max(self._layouts.all(), key=likeness, default=None)
        return best if best is not None and likeness(best) >= _ALIKE else None


def _headings(understood: FileUnderstanding) -> dict[str, str]:
    """The headings of all tables, by the key that tells the column again."""
    return {
        column.key: column.heading for sheet in understood.sheets for column in sheet.columns if column.heading
    }


def _fingerprint(headings: dict[str, str]) -> str:
    return hashlib.sha256("\n".join(sorted(headings)).encode()).hexdigest()


def _choices(layout: Layout, understood: FileUnderstanding) -> Choices:
    """What was chosen then, for the sheets of this file: by their names, or for its only sheet."""
    if layout.choices is None:
        return NO_CHOICES
    choices = Choices.from_json(layout.choices)
    names = [sheet.name for sheet in understood.sheets]
    if len(names) == 1 and len(choices.sheets) == 1:
        return Choices(dict(zip(names, choices.sheets.values(), strict=True)), choices.shape)
    return Choices({name: each for name, each in choices.sheets.items() if name in names}, choices.shape)


def _came_before(layout: Layout) -> str:
    text = translate("import", "The columns are those of {file}, which came on {day}.")
    return text.format(file=layout.file, day=_day(layout.last))


def _day(when: datetime) -> str:
    return when.astimezone().date().isoformat()


def _what_changed(headings: dict[str, str], before: dict[str, str]) -> str:
    new = [headings[key] for key in headings if key not in before]
    gone = [before[key] for key in before if key not in headings]
    told = []
    if new:
        told.append(translate("import", "New: {names}.").format(names=_named(new)))
    if gone:
        told.append(translate("import", "Gone: {names}.").format(names=_named(gone)))
    return " ".join(told)


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED])
    return translate("import", "{names} and {n} more").format(names=listed, n=more) if more > 0 else listed
