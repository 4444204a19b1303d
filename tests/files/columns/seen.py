"""Columns written briefly for tests, and their matches as the foreign sheets' answers are written."""

from __future__ import annotations

from joor_desktop.files.columns import Match, SampledColumn, match_columns
from joor_desktop.model.field import Node
from tests.files.columns.foreign_sheets import answer


def matched(*headings: str, node: Node | None = None, **samples: str) -> dict[str, Match]:
    """The match of each heading; *samples* holds values, divided by semicolons, for headings that are one word."""
    columns = [
        SampledColumn(heading, tuple(filter(None, samples.get(heading, "").split("; ")))) for heading in headings
    ]
    return dict(zip(headings, match_columns(columns, node), strict=True))


def answers(*headings: str, node: Node | None = None, **samples: str) -> list[str]:
    """What each heading is taken for, such as ``shipping_city`` or ``?customer_contact<1``."""
    return [answer(match) for match in matched(*headings, node=node, **samples).values()]
