"""The settings for all users of a computer: read whole, given once, and what can't be used is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from joor_desktop.model.profile import Environment, Profile, ProxyUse, WireFormat
from joor_desktop.storage.database import Database
from joor_desktop.storage.paths import SITE_VARIABLE
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.settings import Settings
from joor_desktop.storage.site_settings import site_settings
from joor_desktop.ui.language import wanted_language
from joor_desktop.work.site_profiles import give_profiles

WHOLE = """
language = "fr"
[updates]
feed = "https://intranet.example/feed.json"
key = "abc"
daily = true
[[profile]]
name = "Paris"
environment = "production"
proxy = "proxy.example.com:8080"
proxy_user = "shop"
country = "France"
manager_email = "anna@jooraccess.com"
format = "xml"
batch_size = 100
read_first = 0
quiet = true
[[profile]]
name = "Trial"
environment = "sandbox"
proxy = "none"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the settings for all users are looked for."""
    path = tmp_path / "settings.toml"
    monkeypatch.setenv(SITE_VARIABLE, str(path))
    return path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return a person's own file."""
    database = Database(tmp_path / "lists.sqlite3")
    yield database
    database.close()


def test_whole_file_is_taken(file: Path, database: Database) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    site = site_settings()
    assert (site.language, site.feed, site.feed_key, site.looks_daily) == (
        "fr", "https://intranet.example/feed.json", "abc", True
    )  # fmt: skip
    assert site.complaints == ()
    assert give_profiles(database, site) == []
    paris = Profiles(database).get("Paris")
    assert paris is not None
    assert (paris.environment, paris.wire_format, paris.batch_size, paris.read_first, paris.quiet, paris.country) == (
        Environment.PRODUCTION, WireFormat.XML, 100, 0, True, "FR"
    )  # fmt: skip
    assert (paris.proxy.use, paris.proxy.address, paris.proxy.user) == (
        ProxyUse.GIVEN, "http://proxy.example.com:8080", "shop"
    )  # fmt: skip
    trial = Profiles(database).get("Trial")
    assert trial is not None
    assert trial.proxy.use is ProxyUse.NONE


def test_profile_is_given_once_and_the_person_decides_from_then_on(file: Path, database: Database) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    profiles = Profiles(database)
    profiles.add(Profile("Trial", Environment.SANDBOX, "https://apisandbox.jooraccess.com/v2", batch_size=7))
    give_profiles(database, site_settings())
    profiles.remove("Paris")
    assert give_profiles(database, site_settings()) == []
    assert profiles.get("Paris") is None
    trial = profiles.get("Trial")
    assert trial is not None
    assert trial.batch_size == 7


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("language = ", "not TOML"),
        ("language = 7", "“language” has to be a text"),
        ("colour = 'red'", "“colour” is not a setting"),
        ("[updates]\ndaily = 'yes'", "“daily” has to be true or false"),
        ("updates = 1", "“updates” has to be a table"),
        ("profile = 1", "“profile” has to be a table"),
        ("[[profile]]\nname = 'X'\nenvironment = 'moon'", "needs a name, and an environment"),
        ("[[profile]]\nname = 'X'\nenvironment = 'sandbox'\ntoken = 'x'", "“X: token” is not a setting"),
        ("[[profile]]\nname = 'X'\nenvironment = 'sandbox'\nbatch_size = 0", "“batch_size” has to be a whole number"),
        ("[[profile]]\nname = 'X'\nenvironment = 'sandbox'\nformat = 'csv'", "“format” has to be json or xml"),
        ("[[profile]]\nname = 'X'\nenvironment = 'custom'\naddress = 'http://far.example'", "is not safe"),
        ("[[profile]]\nname = 'X'\nenvironment = 'sandbox'\ncountry = 'Narnia'", "is not a country"),
    ],
)
def test_what_cannot_be_used_is_named_and_stops_nothing(file: Path, database: Database, text: str, told: str) -> None:
    file.write_text(text, encoding="utf-8")
    site = site_settings()
    complaints = [*site.complaints, *give_profiles(database, site)]
    assert len(complaints) == 1
    assert told in complaints[0]


def test_no_file_says_nothing(file: Path, database: Database) -> None:
    assert site_settings().complaints == ()
    assert give_profiles(database, site_settings()) == []


def test_file_that_is_no_text_is_named(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert len(site_settings().complaints) == 1


def test_language_for_all_users_counts_until_the_person_chooses(
    file: Path, database: Database, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.delenv("JOOR_DESKTOP_LANGUAGE")
    file.write_text("language = 'fr'", encoding="utf-8")
    settings = Settings(database)
    assert wanted_language(settings).code == "fr"
    settings.keep("language", "de")
    assert wanted_language(settings).code == "de"
