"""A newer release is believed only where its feed is signed, and loaded only where its file is the announced one."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, UsageError
from joor_desktop.joor.fetching import FetchError
from joor_desktop.model.release import Download, Feed, is_newer
from joor_desktop.storage.database import Database
from joor_desktop.storage.feed_choice import FeedChoice
from joor_desktop.storage.paths import SITE_VARIABLE
from joor_desktop.storage.settings import Settings
from joor_desktop.work.context import TaskContext
from joor_desktop.work.updates import UntrustedError, load, newest_release
from tests.work.release_site import FILE, PUBLIC, Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Return a server with a signed feed."""
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(folder)
    site.announce()
    yield site
    site.close()


def test_release_is_told_and_its_file_loaded(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    context = TaskContext(lambda done, total, _: told.append((done, total)))
    release = newest_release(context, site.feed)
    assert (release.version, release.day, release.news) == ("9.1.0", "2026-12-01", ("Faster",))
    assert release.download is not None
    out = load(context, release.download, tmp_path)
    assert out == tmp_path / "new.bin"
    assert out.read_bytes() == FILE
    assert told[-1] == (len(FILE), len(FILE))
    assert not list(tmp_path.glob("*.part"))


def test_feed_changed_after_it_was_signed_is_not_believed(site: Site) -> None:
    path = site.folder / "feed.json"
    path.write_bytes(path.read_bytes().replace(b"9.1.0", b"9.2.0"))
    with pytest.raises(UntrustedError):
        newest_release(TaskContext(), site.feed)


@pytest.mark.parametrize("key", ["", "abc", "€", base64.b64encode(bytes(31)).decode(), PUBLIC[:-4] + "AAA="])
def test_other_keys_and_what_is_no_key_believe_nothing(site: Site, key: str) -> None:
    with pytest.raises(UntrustedError):
        newest_release(TaskContext(), Feed(site.feed.address, key))


@pytest.mark.parametrize("content", [b"{}", b"[]", b"no json", b'{"version": 1, "date": 2, "news": []}'])
def test_signed_nonsense_is_told(site: Site, content: bytes) -> None:
    site.write(content)
    with pytest.raises(FetchError):
        newest_release(TaskContext(), site.feed)


def test_release_without_a_file_for_this_system(site: Site) -> None:
    site.announce(downloads={})
    assert newest_release(TaskContext(), site.feed).download is None


def test_address_that_is_not_safe_or_not_there_is_told(site: Site) -> None:
    with pytest.raises(UsageError):
        newest_release(TaskContext(), Feed("http://far.example/feed.json", PUBLIC))
    with pytest.raises(FetchError, match="404"):
        newest_release(TaskContext(), Feed(f"{site.url}/none.json", PUBLIC))
    with pytest.raises(FetchError):
        newest_release(TaskContext(), Feed("http://127.0.0.1:9/feed.json", PUBLIC))


@pytest.mark.parametrize("served", [FILE.replace(b"new", b"bad"), FILE + b"more", FILE[:99]])
def test_file_that_is_not_the_announced_one_is_not_kept(site: Site, tmp_path: Path, served: bytes) -> None:
    release = newest_release(TaskContext(), site.feed)
    assert release.download is not None
    (site.folder / "new.bin").write_bytes(served)
    with pytest.raises((UntrustedError, FetchError)):
        load(TaskContext(), release.download, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_loading_that_is_given_up_leaves_nothing(site: Site, tmp_path: Path) -> None:
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        load(context, Download(f"{site.url}/new.bin", "", len(FILE)), tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize(
    ("one", "other", "newer"),
    [("0.2.0", "0.1.9", True), ("0.1.10", "0.1.9", True), ("1.0", "1.0.0", False), ("0.1.0", "0.2.0", False)],
)
def test_versions_are_compared_as_numbers(one: str, other: str, newer: bool) -> None:
    assert is_newer(one, other) is newer


def test_feed_is_the_persons_own_or_the_one_for_all_and_due_once_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(tmp_path / "lists.sqlite3")
    choice, now = FeedChoice(Settings(database)), datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert choice.feed() == Feed()
    assert not choice.is_due(now)
    for_all = tmp_path / "settings.toml"
    for_all.write_text("[updates]\nfeed = 'https://all.example/feed.json'\nkey = 'k'\ndaily = true")
    monkeypatch.setenv(SITE_VARIABLE, str(for_all))
    assert choice.feed() == Feed("https://all.example/feed.json", "k", daily=True)
    assert choice.is_due(now)
    choice.note_look(now)
    assert not choice.is_due(now + timedelta(hours=23))
    assert choice.is_due(now + timedelta(hours=24))
    assert choice.is_due(now - timedelta(days=30))  # the clock was set back
    own = Feed("https://own.example/feed.json", "o", daily=False)
    choice.choose(own)
    assert choice.feed() == own
    assert not choice.is_due(now + timedelta(days=9))
    database.close()
