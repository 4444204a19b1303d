"""Whether what was typed makes a profile."""

from __future__ import annotations

from dataclasses import replace

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.work.desk import new_profile


def checked_profile(typed: Profile) -> Profile:
    """*typed* with a checked address; raises UsageError where the address is missing or unsafe."""
    address = typed.url if typed.environment is Environment.CUSTOM else ""
    checked = new_profile(typed.name, typed.environment, address)
    return replace(typed, name=checked.name, url=checked.url)
