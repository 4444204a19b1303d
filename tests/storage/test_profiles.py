"""Profiles: the built-in one is always there, the others are kept by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.model.profile import Environment, Profile, WireFormat, practice_profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.profiles import Profiles

PARIS = Profile(
    "Paris", Environment.CUSTOM, "https://joor.example/v2", 250, WireFormat.XML, example_names=True,
    token_is_base64=True,
)


@pytest.fixture
def profiles(database: Database) -> Profiles:
    return Profiles(database)


def test_the_practice_profile_is_always_there(profiles: Profiles) -> None:
    assert profiles.all() == [practice_profile()]
    assert profiles.get(" Practice ") == practice_profile()


def test_a_profile_is_kept_with_all_its_settings(profiles: Profiles) -> None:
    profiles.add(PARIS)
    profiles.add(Profile("Milan", Environment.SANDBOX))
    assert profiles.get("paris ") == PARIS
    assert [profile.name for profile in profiles.all()] == ["practice", "Milan", "Paris"]


def test_a_name_is_taken_once(profiles: Profiles) -> None:
    profiles.add(PARIS)
    for name in ("PARIS", " paris", "Practice"):
        with pytest.raises(UsageError, match="already"):
            profiles.add(replace(PARIS, name=name))
    with pytest.raises(UsageError, match="needs a name"):
        profiles.add(replace(PARIS, name=" "))


def test_a_profile_is_changed(profiles: Profiles) -> None:
    profiles.add(PARIS)
    changed = replace(PARIS, batch_size=10, example_names=False)
    profiles.change(changed)
    assert profiles.get("Paris") == changed


def test_a_profile_is_removed(profiles: Profiles) -> None:
    profiles.add(PARIS)
    profiles.remove("paris")
    assert profiles.get("Paris") is None


@pytest.mark.parametrize(("name", "words"), [("practice", "built in"), ("Rome", "no profile called “Rome”")])
def test_what_is_not_there_or_built_in_stays(profiles: Profiles, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        profiles.remove(name)
    with pytest.raises(UsageError, match=words):
        profiles.change(replace(PARIS, name=name))
