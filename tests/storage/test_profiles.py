"""Profiles: the built-in one is always there, the others are kept by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.model.profile import Environment, Profile, Proxy, ProxyUse, WireFormat, practice_profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger, SendCustomer, Standing
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.profiles import Profiles

PARIS = Profile(
    "Paris", Environment.CUSTOM, "https://joor.example/v2", 250, WireFormat.XML, example_names=True,
    token_is_base64=True, manager_email="anna@jooraccess.com", country="FR", read_first=40, quiet=True,
    proxy=Proxy(ProxyUse.GIVEN, "http://proxy.example.com:8080", "mia"),
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


def test_the_built_in_profile_keeps_where_it_sends_to(profiles: Profiles) -> None:
    changed = replace(practice_profile(), batch_size=10, country="FR", quiet=True, wire_format=WireFormat.XML)
    profiles.change(changed)
    assert profiles.get("Practice") == changed
    assert profiles.all() == [changed]
    with pytest.raises(UsageError, match="built in"):
        profiles.change(replace(changed, environment=Environment.CUSTOM, url="https://joor.example.com/v2"))
    with pytest.raises(UsageError, match="built in"):
        profiles.remove("practice")
    assert profiles.get("practice") == changed


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


def test_a_renamed_profile_keeps_what_is_its(profiles: Profiles, database: Database) -> None:
    profiles.add(PARIS)
    drafts, ledger = Drafts(database), Ledger(database)
    spring = drafts.create("Spring fair", "Paris")
    customer = SendCustomer(1, "A", "Shop A", b"1" * 32)
    with Owner(database.path.parent) as owner:
        claim = ledger.begin_send(PARIS, [customer], owner=owner.name, url=PARIS.url, list_name="Spring fair")
        assert claim.send is not None
        profiles.rename("paris", "Paris [1]")
        renamed = profiles.get("Paris [1]")
        assert renamed == replace(PARIS, name="Paris [1]")
        assert ledger.standings(renamed, [customer]) == [Standing.SENDING]
    draft, send = drafts.get(spring), ledger.send(claim.send.id)
    assert draft is not None
    assert send is not None
    assert (draft.profile, send.profile) == ("Paris [1]", "Paris [1]")
    assert profiles.uses("Paris [1]") == (1, 1, 0)


def test_a_name_with_a_history_is_not_given_to_another_account(profiles: Profiles, database: Database) -> None:
    profiles.add(PARIS)
    with Owner(database.path.parent) as owner:
        Ledger(database).begin_send(
            PARIS, [SendCustomer(1, "A", "Shop A", b"1" * 32)], owner=owner.name, url=PARIS.url, list_name="Spring"
        )
    profiles.remove("Paris")
    profiles.add(replace(PARIS, name="Rome"))
    with pytest.raises(UsageError, match="was removed"):
        profiles.rename("Rome", "Paris")
    assert profiles.get("Rome") is not None
