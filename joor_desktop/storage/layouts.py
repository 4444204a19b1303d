"""The column layouts of files that came before, so that the same file is known again the next time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson

from joor_desktop.errors import UsageError
from joor_desktop.model.path import Path
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import unpack_origin
from joor_desktop.storage.planes import body_row, plane_of_records

_ROW = "fingerprint, file, columns, last, choices, name, taken"


class LayoutFix(NamedTuple):
    """A kind of problem whose fixes are put in place by themselves: the certain ones, and where *likely* those too.

    ``code`` is what the kind is kept by; one without a country stands for those of all countries.
    """

    code: str
    node: str
    field: str
    likely: bool = False


class TakenColumn(NamedTuple):
    """What a column was read as: the targets that its values went into, and what kind of texts stood in it."""

    targets: tuple[tuple[str, int, str], ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is remembered of a layout: the file that came last with it, when (UTC), and what each column was taken for.

    ``columns`` maps a column to its heading, in the words of the reader of files and the order of the file, ``taken``
    to what it was read as; ``choices`` are what a person chose, as data that JSON carries, None where nothing was
    chosen. ``name`` is the person's, "" where it has none.
    """

    fingerprint: str
    file: str
    columns: dict[str, str]
    last: datetime
    choices: dict[str, Any] | None = None
    name: str = ""
    taken: dict[str, TakenColumn] = field(default_factory=dict)
    fixes: tuple[LayoutFix, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: by its name, or by the file that came last."""
        return self.name or self.file


class Layouts:
    """Layouts by the fingerprint of their headings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(
        self,
        fingerprint: str,
        file: str,
        columns: Mapping[str, str],
        choices: Mapping[str, Any] | None = None,
        taken: Mapping[str, TakenColumn] | None = None,
    ) -> None:
        """Keep that *file* came with this layout just now, its columns, and what was chosen for it; its name stays."""
        self._write(
            Layout(
                fingerprint, file, dict(columns), datetime.now(UTC), dict(choices) if choices is not None else None,
                self._database.value("SELECT name FROM layout WHERE fingerprint = ?", (fingerprint,)) or "",
                dict(taken or {}),
            )
        )

    def put(self, layout: Layout) -> Layout:
        """Keep a layout just as it is given, in the place of what was remembered under its fingerprint.

        Where another one has its name already, a number is put behind it; returned as it is kept.
        """
        with self._database.transaction():
            self.forget(layout.fingerprint)
            kept = replace(layout, name=self.free_name(layout.name))
            self._write(kept)
            self.add_fixes(layout.fingerprint, layout.fixes)
        return kept

    def _write(self, layout: Layout) -> None:
        self._database.run(
            f"INSERT OR REPLACE INTO layout ({_ROW}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                layout.fingerprint, layout.file, orjson.dumps(layout.columns).decode(), layout.last.isoformat(),
                orjson.dumps(layout.choices).decode(), layout.name,
                orjson.dumps({key: list(each) for key, each in layout.taken.items()}).decode(),
            ),
        )

    def find(self, fingerprint: str) -> Layout | None:
        """What is remembered of a layout; None where it never came."""
        found = self._read("WHERE fingerprint = ?", fingerprint)
        return found[0] if found else None

    def all(self) -> list[Layout]:
        """All layouts, the one that came last first."""
        return self._read("ORDER BY last DESC")

    def _read(self, condition: str, *parameters: str) -> list[Layout]:
        rows = self._database.rows(f"SELECT {_ROW} FROM layout {condition}", parameters)
        fixes = self._fixes() if rows else {}
        return [_layout(row, fixes.get(row[0], ())) for row in rows]

    def _fixes(self) -> dict[str, tuple[LayoutFix, ...]]:
        """By fingerprint; what was undone since counts no more, but does again where it is done again."""
        found: dict[str, list[LayoutFix]] = defaultdict(list)
        for fingerprint, code, node, name, likely in self._database.rows(
            "SELECT f.fingerprint, f.code, f.node, f.field, max(f.likely) FROM layout_fix f "
            "LEFT JOIN step s ON s.list_id = f.list_id AND s.number = f.step "
            "WHERE s.state IS NULL OR s.state = 0 GROUP BY f.fingerprint, f.code, f.node, f.field"
        ):
            found[fingerprint].append(LayoutFix(code, node, name, bool(likely)))
        return {fingerprint: tuple(fixes) for fingerprint, fixes in found.items()}

    def rename(self, fingerprint: str, name: str) -> None:
        """Give a layout another name; "" calls it by its file again.

        Raises UsageError where another one has that name already, or the name would not stay on one line.
        """
        name = name.strip()
        if not name.isprintable():
            raise UsageError(
                translate("storage", "The name holds characters that nobody can see."),
                translate("storage", "Type the name again, in one line."),
            )
        if name and name.casefold() in self._names(besides=fingerprint):
            raise UsageError(
                translate("storage", "Another layout is called “{name}” already.").format(name=name),
                translate("storage", "Choose another name, or delete that one first."),
            )
        self._database.run("UPDATE layout SET name = ? WHERE fingerprint = ?", (name, fingerprint))

    def free_name(self, name: str) -> str:
        """*name*, with a number behind it where a layout has that name already; "" stays as it is."""
        names, free, number = self._names(), name, 2
        while name and free.casefold() in names:
            free, number = f"{name} {number}", number + 1
        return free

    def _names(self, besides: str = "") -> set[str]:
        rows = self._database.rows("SELECT name FROM layout WHERE name <> '' AND fingerprint <> ?", (besides,))
        return {name.casefold() for (name,) in rows}

    def forget(self, fingerprint: str) -> None:
        """Remember a layout no longer."""
        with self._database.transaction():
            self._database.run("DELETE FROM layout WHERE fingerprint = ?", (fingerprint,))
            self._database.run("DELETE FROM layout_fix WHERE fingerprint = ?", (fingerprint,))

    def add_fixes(self, fingerprint: str, fixes: Iterable[LayoutFix], list_id: int = 0, step: int = 0) -> None:
        """Remember kinds of problems that a step of a list mended; without a step for good.

        Of a layout that was forgotten nothing is remembered.
        """
        rows = [(fingerprint, *fix, list_id, step, fingerprint) for fix in fixes]
        self._database.run_many(
            "INSERT OR REPLACE INTO layout_fix SELECT ?, ?, ?, ?, ?, ?, ? "
            "WHERE EXISTS (SELECT 1 FROM layout WHERE fingerprint = ?)",
            rows,
        )

    def of_values(self, values: Sequence[tuple[int, Path]]) -> list[str]:
        """The layout of the file that each value came from, given by record id and path; "" where it came from none."""
        wanted = list({record_id for record_id, _ in values})
        plane = plane_of_records(self._database, wanted)
        origins = {
            record_id: unpack_origin(packed)[0]
            for record_id, packed in self._database.rows(
                "SELECT wanted.value, r.origin FROM json_each(?) wanted "
                f"CROSS JOIN record r ON r.id = {body_row('wanted.value')}",
                (orjson.dumps(wanted).decode(), *plane.at),
            )
        }
        layouts: dict[int, str] = dict(self._database.rows("SELECT id, layout FROM source WHERE layout <> ''"))
        found = []
        for record_id, path in values:
            origin = origins.get(record_id)
            entry = origin.entry(path) if origin else None
            found.append(layouts.get(entry.source, "") if entry else "")
        return found

    def drop_fix(self, fingerprint: str, fix: LayoutFix) -> None:
        """Mend this kind of problem by itself no longer."""
        self._database.run(
            "DELETE FROM layout_fix WHERE fingerprint = ? AND code = ? AND node = ? AND field = ?",
            (fingerprint, *fix[:3]),
        )


def _layout(row: tuple[str, ...], fixes: tuple[LayoutFix, ...]) -> Layout:
    fingerprint, file, columns, last, choices, name, taken = row
    return Layout(
        fingerprint, file, orjson.loads(columns), datetime.fromisoformat(last), orjson.loads(choices), name,
        {key: taken_column(*each) for key, each in orjson.loads(taken).items()}, fixes,
    )


def taken_column(targets: Iterable[Iterable[Any]], kind: str) -> TakenColumn:
    """What a column was read as, from what JSON carried of it."""
    return TakenColumn(tuple((str(node), int(group), str(name)) for node, group, name in targets), str(kind))
