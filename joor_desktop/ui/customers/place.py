"""A place in the list: what the cursor of the table is on; and what is proposed there."""

from __future__ import annotations

from joor_desktop.model.path import Path

Place = tuple[int, Path | None]
"""The record, and where in it; None for the record as a whole."""

Learned = dict[str, list[str]]
"""By field name, the texts that the account is known to accept."""
