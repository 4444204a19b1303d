"""Dates and times as people say them; see ``model.spoken_dates``."""

from __future__ import annotations

from joor_desktop.model.spoken_dates import (
    calendar_day,
    month_words,
    spoken_day,
    spoken_days,
    spoken_moment,
    spoken_time,
    spoken_wait,
)

__all__ = ["calendar_day", "month_words", "spoken_day", "spoken_days", "spoken_moment", "spoken_time", "spoken_wait"]
