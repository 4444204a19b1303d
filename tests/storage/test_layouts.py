"""Column layouts are known again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from joor_desktop.storage.database import Database
from joor_desktop.storage.layouts import Layouts


def test_a_layout_is_remembered_with_the_last_file(database: Database) -> None:
    layouts = Layouts(database)
    assert layouts.find("f1") is None
    layouts.remember("f1", "clienti_AI26.xlsx", {"CAP": "shipping_postal_code"})
    layouts.remember("f1", "clienti_SS27.xlsx", {"CAP": "billing_postal_code"})
    layout = layouts.find("f1")
    assert layout is not None
    assert (layout.file, layout.columns) == ("clienti_SS27.xlsx", {"CAP": "billing_postal_code"})
    assert datetime.now(UTC) - layout.last < timedelta(minutes=1)
    assert layouts.find("f2") is None
