"""Which feed of releases is looked at: the person's own, else the one for all users of the computer."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta

from joor_desktop.model.release import Feed
from joor_desktop.storage.settings import FEED, FEED_LOOKED, Settings
from joor_desktop.storage.site_settings import site_settings

_EVERY = timedelta(days=1)


class FeedChoice:
    """Keeps the person's choice, and when the feed was looked at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def feed(self) -> Feed:
        """The feed; its address is empty where there is none."""
        kept = self._settings.value(FEED)
        if kept:
            return Feed(**json.loads(kept))
        site = site_settings()
        return Feed(site.feed, site.feed_key, site.looks_daily)

    def choose(self, feed: Feed) -> None:
        """Look at this feed from now on."""
        self._settings.keep(FEED, json.dumps(asdict(feed)))

    def is_due(self, now: datetime) -> bool:
        """Whether the feed is to be looked at by itself: at most once a day, and only where that is allowed."""
        feed, last = self.feed(), self._settings.value(FEED_LOOKED)
        if not feed.daily or not feed.address:
            return False
        return not last or not timedelta(0) <= now - datetime.fromisoformat(last) < _EVERY

    def note_look(self, now: datetime) -> None:
        """The feed was looked at."""
        self._settings.keep(FEED_LOOKED, now.isoformat())
