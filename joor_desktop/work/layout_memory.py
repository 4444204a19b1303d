"""Knowing a file's make again: its columns, what was chosen for them, and what is different from the last time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from joor_desktop.files.column_matches import CHOSEN
from joor_desktop.files.understanding import (
    NO_CHOICES,
    Choices,
    Column,
    FileUnderstanding,
    SheetChoices,
    SheetUnderstanding,
)
from joor_desktop.model.texts import translate
from joor_desktop.storage.layouts import Layout, LayoutFix, Layouts, TakenColumn
from joor_desktop.work.renamed_columns import Renaming, kind_of, renamings

_ALIKE = 0.6
_MOST_NAMED = 5

RENAMED = "renamed"
"""Why a column is perhaps what another one was in the last file."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered of a file's make: the choices, in words what came before, and whether all is as it was.

    ``proposals`` are columns, by their key, that may be others under a new name, as they are to be confirmed.
    """

    choices: Choices
    words: str
    exact: bool
    proposals: Mapping[str, Column] = field(default_factory=dict)

    def proposed(self, understood: FileUnderstanding) -> FileUnderstanding:
        """*understood* with the proposals for the columns that are neither read nor chosen."""
        sheets = tuple(
            replace(sheet, columns=tuple(map(self._proposed, sheet.columns))) for sheet in understood.sheets
        )
        return replace(understood, sheets=sheets) if self.proposals else understood

    def _proposed(self, column: Column) -> Column:
        is_open = not column.applied and column.why != CHOSEN
        return self.proposals.get(column.key, column) if is_open else column


class LayoutMemory:
    """Remembers by the headings of a file's tables, whatever its sheets are called and in whatever order they stand."""

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts

    def recall(self, understood: FileUnderstanding) -> Recalled | None:
        """What is known of the make of a file; None where nothing like it came before."""
        columns = _columns(understood)
        layout = self._known(columns)
        if layout is None:
            return None
        choices, came_before = _choices(layout, understood), _came_before(layout)
        if layout.fingerprint == fingerprint_of(columns):
            return Recalled(choices, came_before, exact=True)
        renamed = renamings(layout, taken_columns(layout), columns)
        words = " ".join([came_before, *_what_changed(layout, columns, renamed)])
        proposals = _proposals(layout, columns, renamed)
        return Recalled(_carried_over(choices, understood, renamed), words, exact=False, proposals=proposals)

    def fixes(self, understood: FileUnderstanding | None) -> tuple[LayoutFix, ...]:
        """The kinds of problems that are mended by themselves in a file of this make."""
        layout = self._known(_columns(understood)) if understood else None
        return layout.fixes if layout else ()

    def remember(self, understood: FileUnderstanding, choices: Choices) -> str:
        """Keep how a file was read; in words which other file of the make came before, "" for none.

        Where the columns are not quite those of that file, its name and its fixes are handed on.
        """
        columns = _columns(understood)
        if not columns:
            return ""
        before, recalled = self._known(columns), self.recall(understood)
        fingerprint = fingerprint_of(columns)
        taken = {
            key: TakenColumn(column.targets if column.applied else (), kind_of(column.samples))
            for key, column in columns.items()
        }
        headings = {key: column.heading for key, column in columns.items()}
        self._layouts.remember(fingerprint, understood.file, headings, choices.to_json(), taken)
        if before is not None and before.fingerprint != fingerprint:
            self._layouts.rename(fingerprint, self._layouts.free_name(before.name))
            self._layouts.add_fixes(fingerprint, before.fixes)
        return recalled.words if recalled and before and before.file != understood.file else ""

    def _known(self, columns: Mapping[str, Column]) -> Layout | None:
        """The layout of these columns, or the one that is most like it."""
        if not columns:
            return None
        return self._layouts.find(fingerprint_of(columns)) or self._most_alike(columns)

    def _most_alike(self, columns: Mapping[str, Column]) -> Layout | None:
        def likeness(layout: Layout) -> float:
            return len(columns.keys() & layout.columns.keys()) / len(columns.keys() | layout.columns.keys())

        best = max(self._layouts.all(), key=likeness, default=None)
        return best if best is not None and likeness(best) >= _ALIKE else None


def layout_of(understood: FileUnderstanding | None) -> str:
    """The fingerprint by which the layout of a file is remembered; "" where it has no headings."""
    columns = _columns(understood) if understood else {}
    return fingerprint_of(columns) if columns else ""


def fingerprint_of(keys: Iterable[str]) -> str:
    """The fingerprint of a layout whose columns have these keys."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()


def taken_columns(layout: Layout) -> dict[str, TakenColumn]:
    """What the columns of a layout are read as: what a person chose, or else what they were taken for."""
    taken = dict(layout.taken)
    choices = Choices.from_json(layout.choices) if layout.choices else NO_CHOICES
    for sheet in choices.sheets.values():
        for key, targets in sheet.columns.items():
            taken[key] = TakenColumn(tuple(targets), taken[key].kind if key in taken else "")
    return taken


def _columns(understood: FileUnderstanding) -> dict[str, Column]:
    """The columns of all tables that have a heading, by the key that tells the column again."""
    return {column.key: column for sheet in understood.sheets for column in sheet.columns if column.heading}


def _choices(layout: Layout, understood: FileUnderstanding) -> Choices:
    """What was chosen then, for the sheets of this file: by their names, or for its only sheet."""
    if layout.choices is None:
        return NO_CHOICES
    choices = Choices.from_json(layout.choices)
    names = [sheet.name for sheet in understood.sheets]
    if len(names) == 1 and len(choices.sheets) == 1:
        return Choices(dict(zip(names, choices.sheets.values(), strict=True)), choices.shape)
    return Choices({name: each for name, each in choices.sheets.items() if name in names}, choices.shape)


def _carried_over(choices: Choices, understood: FileUnderstanding, renamed: Iterable[Renaming]) -> Choices:
    """The choices, with those for columns whose new name is certain under that name."""
    new_names = {each.old: each.new for each in renamed if each.is_sure}
    sheets = {sheet.name: sheet for sheet in understood.sheets}
    return replace(
        choices, sheets={name: _renamed(each, sheets[name], new_names) for name, each in choices.sheets.items()}
    )


def _renamed(choices: SheetChoices, sheet: SheetUnderstanding, new_names: Mapping[str, str]) -> SheetChoices:
    there = {column.key for column in sheet.columns}
    columns = {
        new_names[key] if new_names.get(key) in there else key: targets for key, targets in choices.columns.items()
    }
    return replace(choices, columns=columns)


def _proposals(layout: Layout, columns: Mapping[str, Column], renamed: Iterable[Renaming]) -> dict[str, Column]:
    taken, proposals = taken_columns(layout), {}
    for each in renamed:
        targets = taken[each.old].targets if each.old in taken else ()
        if targets and not each.is_sure:
            detail = translate("import", "perhaps “{name}” before").format(name=layout.columns[each.old])
            proposals[each.new] = replace(
                columns[each.new], targets=targets, part=0, certainty=each.certainty, why=RENAMED, detail=detail
            )
    return proposals


def _came_before(layout: Layout) -> str:
    if layout.name:
        text = translate("import", "The columns are those of “{name}” ({file}), which came on {day}.")
    else:
        text = translate("import", "The columns are those of {file}, which came on {day}.")
    return text.format(name=layout.name, file=layout.file, day=_day(layout.last))


def _day(when: datetime) -> str:
    return when.astimezone().date().isoformat()


def _what_changed(layout: Layout, columns: Mapping[str, Column], renamed: list[Renaming]) -> list[str]:
    """A sentence for each kind of change."""
    old, new = {each.old for each in renamed}, {each.new for each in renamed}
    pair, quoted = translate("import", "“{old}” is now “{new}”"), translate("import", "“{name}”")
    pairs = {
        each: pair.format(old=layout.columns[each.old], new=columns[each.new].heading)
        for each in sorted(renamed, key=lambda each: list(columns).index(each.new))
    }
    told = {
        translate("import", "Renamed: {names}."): [words for each, words in pairs.items() if each.is_sure],
        translate("import", "Perhaps renamed: {names}."): [words for each, words in pairs.items() if not each.is_sure],
        translate("import", "New: {names}."): [
            quoted.format(name=column.heading)
            for key, column in columns.items()
            if key not in layout.columns and key not in new
        ],
        translate("import", "Gone: {names}."): [
            quoted.format(name=heading)
            for key, heading in layout.columns.items()
            if key not in columns and key not in old
        ],
    }
    return [text.format(names=_named(names)) for text, names in told.items() if names]


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED])
    return translate("import", "{names} and {n} more").format(names=listed, n=more) if more > 0 else listed
