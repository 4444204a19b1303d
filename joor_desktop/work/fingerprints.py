"""What tells whether the content of a customer is the same as what was sent of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

from joor_desktop.model.record import Record


def fingerprint(record: Record) -> bytes:
    """The SHA-256 of a customer as JOOR gets it: not the order of fields, nor "yes" against "x", makes it another."""
    return hashlib.sha256(_writer()(record)).digest()


@cache
def _writer() -> Callable[[Record], bytes]:
    """Loaded late: it takes a moment, and is needed only for what was sent."""
    from joor_desktop.joor.wire_json import RecordWriter

    return RecordWriter(example_names=False).write
