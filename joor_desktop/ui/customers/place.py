"""A place in the list: what the cursor of the table is on."""

from __future__ import annotations

from joor_desktop.model.path import Path

Place = tuple[int, Path | None]
"""The record, and where in it; None for the record as a whole."""
