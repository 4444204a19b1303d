"""Which customer of a list has which code."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import plane_of


def codes_of(database: Database, list_id: int, record_ids: Iterable[int]) -> dict[int, str]:
    """The customer code of each of these records that is in the list."""
    plane = plane_of(database, list_id)
    rows = database.rows(
        "SELECT l.id, l.code FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value + ? "
        "CROSS JOIN line l ON l.list_id = r.list_id AND l.position = r.position WHERE r.list_id = ? AND l.live",
        (_json(record_ids), plane.shift, plane.key),
    )
    return dict(rows)


def with_codes(database: Database, list_id: int, codes: Iterable[str]) -> dict[str, int]:
    """The id of the first record of the list with each of these codes; a code that none has is left out."""
    rows = database.rows(
        "SELECT code, id FROM line WHERE list_id = ? AND live AND code IN (SELECT value FROM json_each(?)) "
        "ORDER BY position DESC",
        (plane_of(database, list_id).key, _json(codes)),
    )
    return dict(rows)  # of several with one code the first one of the list stays, since it comes last here


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return orjson.dumps(list(values)).decode()
