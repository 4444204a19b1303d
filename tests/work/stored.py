"""What is stored of a record, to look at in tests."""

from __future__ import annotations

from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts


def record(drafts: Drafts, record_id: int) -> Record:
    """A record that must be there."""
    stored = drafts.record(record_id)
    assert stored is not None
    return stored.record


def codes(drafts: Drafts, record_id: int) -> list[str]:
    """The kinds of problems of a record."""
    stored = drafts.record(record_id)
    assert stored is not None
    return [problem.code for problem in stored.problems]
