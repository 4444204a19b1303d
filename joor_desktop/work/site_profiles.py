"""Gives a person the profiles that stand in the settings for all users of the computer, each once."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from joor_desktop.errors import UsageError
from joor_desktop.storage.database import Database
from joor_desktop.storage.paths import site_settings_path
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.settings import GIVEN_PROFILES, Settings
from joor_desktop.storage.site_settings import SiteSettings, site_settings
from joor_desktop.work.desk import checked_profile


def take_site_settings(database_path: Path) -> list[str]:
    """Give the person what the settings for all users have, and return sentences about what in them can't be used."""
    if not site_settings_path().is_file():
        return []
    site = site_settings()
    with closing(Database(database_path)) as database:
        return [*site.complaints, *give_profiles(database, site)]


def give_profiles(database: Database, site: SiteSettings) -> list[str]:
    """Add the profiles that this person was not given before, and return what is wrong with those that can't be used.

    A profile that the person changed or removed since stays as it is; one of the same name is the person's own.
    """
    settings, profiles = Settings(database), Profiles(database)
    complaints: list[str] = []
    with database.transaction():
        given: list[str] = json.loads(settings.value(GIVEN_PROFILES) or "[]")
        for profile in site.profiles:
            if profile.name in given:
                continue
            try:
                profiles.add(checked_profile(profile))
            except UsageError as error:
                if profiles.get(profile.name) is None:
                    complaints.append(f"{profile.name}: {error}")
                    continue
            given.append(profile.name)
        settings.keep(GIVEN_PROFILES, json.dumps(given))
    return complaints
