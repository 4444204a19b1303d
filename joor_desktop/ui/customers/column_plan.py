"""Which columns of a table are shown, in which order, how wide, and which of them stay at the left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import orjson

from joor_desktop.ui.customers.columns import Column
from joor_desktop.work.arranging import NUMBER_COLUMN

_KEPT_FIRST = {"customer_code", "customer_name"}


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """Columns by their keys; what the plan doesn't name is shown where and as wide as it is by itself.

    ``frozen`` is the last column that stays at the left while the others are scrolled: "" for none, None for as many as
    stay by themselves.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)
    frozen: str | None = None

    def arranged(self, columns: Sequence[Column]) -> list[Column]:
        """All columns in the plan's order; a column that the plan doesn't know stays behind its neighbour."""
        by_key = {column.key: column for column in columns}
        keys = [key for key in self.order if key in by_key]
        before = -1
        for column in columns:
            if column.key in keys:
                before = keys.index(column.key)
            else:
                before += 1
                keys.insert(before, column.key)
        return [by_key[key] for key in keys]

    def shown(self, columns: Sequence[Column]) -> list[Column]:
        """The columns to show from left to right."""
        return [column for column in self.arranged(columns) if column.key not in self.hidden]

    def frozen_count(self, shown: Sequence[Column]) -> int:
        """How many of the shown columns stay at the left."""
        keys = [column.key for column in shown]
        if self.frozen is not None:
            return keys.index(self.frozen) + 1 if self.frozen in keys else 0
        return max((number for number, key in enumerate(keys, 1) if key in _KEPT_FIRST), default=0)

    def including(self, key: str) -> ColumnPlan:
        """With this column shown."""
        return replace(self, hidden=self.hidden - {key})

    def without(self, key: str) -> ColumnPlan:
        """With this column hidden; who it is is always told by the number."""
        return self if key == NUMBER_COLUMN else replace(self, hidden=self.hidden | {key})

    def moved(self, columns: Sequence[Column], key: str, to: int) -> ColumnPlan:
        """With this column at the place *to* among the shown ones."""
        shown = [column.key for column in self.shown(columns) if column.key != key]
        order = [column.key for column in self.arranged(columns) if column.key != key]
        place = order.index(shown[to]) if to < len(shown) else len(order)
        return replace(self, order=(*order[:place], key, *order[place:]))

    def to_text(self) -> str:
        """The line that is kept."""
        kept = {"order": self.order, "hidden": sorted(self.hidden), "widths": self.widths, "frozen": self.frozen}
        return orjson.dumps(kept).decode()


def plan_from_text(text: str) -> ColumnPlan:
    """Read the line back; a plan of nothing where there is none, or one that is not understood."""
    try:
        kept = orjson.loads(text)
        widths = {str(key): int(width) for key, width in kept["widths"].items()}
        frozen = kept["frozen"] if isinstance(kept["frozen"], str) else None
        return ColumnPlan(tuple(map(str, kept["order"])), frozenset(map(str, kept["hidden"])), widths, frozen)
    except (ValueError, TypeError, KeyError, AttributeError):
        return ColumnPlan()
