"""All sends in short, in one question, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from joor_desktop.storage.database import Database

_HEADS = """
SELECT s.id, s.list_name, s.profile, s.created,
    total(j.record_count) FILTER (WHERE j.outcome = 'accepted' AND j.status = 'finished'),
    total(j.record_count) FILTER (WHERE j.outcome IN ('waiting', 'sending')
        OR j.outcome = 'accepted' AND coalesce(j.status, '') <> 'finished'),
    total(j.record_count) FILTER (WHERE j.outcome IN ('refused', 'unknown', 'not-sent'))
FROM send s LEFT JOIN job j ON j.send_id = s.id GROUP BY s.id ORDER BY s.id DESC
"""


@dataclass(frozen=True, slots=True)
class SendHead:
    """What the sends are chosen by: ``day`` is that of the press of Send; customers are counted by what became of their
    jobs."""

    id: int
    list_name: str
    profile: str
    day: date
    finished: int
    under_way: int
    in_trouble: int


def read_heads(database: Database, zone: tzinfo | None) -> list[SendHead]:
    """All sends, the newest first; days are those of *zone*."""
    return [
        SendHead(number, list_name, profile, _day(created, zone), *map(int, counts))
        for number, list_name, profile, created, *counts in database.rows(_HEADS)
    ]


def _day(created: str, zone: tzinfo | None) -> date:
    return datetime.fromisoformat(created).astimezone(zone).date()
