"""The program's file: made, upgraded with a backup, refused when it is newer or damaged, and never half written."""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from joor_desktop.errors import NewerStorageError, StorageError
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.upgrades import UPGRADES
from joor_desktop.storage.write_ahead_log import PAGE_SIZE
from tests.storage.children import start

SHOPS = "CREATE TABLE shop (name TEXT);\nINSERT INTO shop VALUES ('Élan; Łódź');\n"
CITIES = "ALTER TABLE shop ADD COLUMN city TEXT NOT NULL DEFAULT 'Paris';\n"
BROKEN = "CREATE TABLE street (name TEXT);\nINSERT INTO nothing VALUES (1);\n"


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*-backup-*"))


def test_a_new_file_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "joor_desktop.sqlite3"
    with closing(Database(path)):
        assert version(path) == len(UPGRADES)
    assert backups(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps each person's folder to that person by itself")
def test_the_folder_is_for_one_person_only(tmp_path: Path) -> None:
    Database(tmp_path / "folder" / "joor_desktop.sqlite3").close()
    assert (tmp_path / "folder").stat().st_mode & 0o077 == 0


def test_a_file_is_upgraded_after_a_backup(path: Path) -> None:
    Database(path, [SHOPS]).close()
    with closing(Database(path, [SHOPS, CITIES])) as database:
        assert database.rows("SELECT * FROM shop") == [("Élan; Łódź", "Paris")]
    assert version(path) == 2
    (backup,) = backups(path)
    assert re.fullmatch(r"joor_desktop-backup-version-1-\d{8}-\d{6}-\d{6}\.sqlite3", backup.name)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT * FROM shop").fetchall() == [("Élan; Łódź",)]
    assert version(backup) == 1


def test_an_upgrade_that_fails_changes_nothing(path: Path) -> None:
    Database(path, [SHOPS]).close()
    with pytest.raises(StorageError):
        Database(path, [SHOPS, CITIES, BROKEN])
    assert version(path) == 1
    with closing(Database(path, [SHOPS])) as database:
        assert database.rows("SELECT * FROM shop") == [("Élan; Łódź",)]


@pytest.mark.parametrize("number", range(1, len(UPGRADES)))
def test_every_older_version_is_brought_up_to_date(path: Path, number: int) -> None:
    Database(path, UPGRADES[:number]).close()
    with closing(Database(path)) as database:
        tables = {name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"draft", "record", "line", "profile", "send", "job", "account_value", "layout"} <= tables
    assert len(backups(path)) == 1


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    Database(path, [*UPGRADES, SHOPS]).close()
    before = path.read_bytes()
    with pytest.raises(NewerStorageError, match="newer version of this program") as caught:
        Database(path)
    assert str(path) in caught.value.detail
    assert path.read_bytes() == before
    assert backups(path) == []


def test_a_file_that_is_no_database_is_told(path: Path) -> None:
    path.write_bytes(b"customers;codes\n" * 100)
    with pytest.raises(StorageError, match="damaged") as caught:
        Database(path)
    assert "backup" in caught.value.detail


def test_damage_that_shows_later_is_told(path: Path) -> None:
    with closing(Database(path)) as database:
        drafts = Drafts(database)
        for number in range(500):
            drafts.create(f"List {number} " + "x" * 100, "practice")
    whole = path.read_bytes()
    described = len(whole) - 8 * PAGE_SIZE  # what describes the tables stands before their rows
    path.write_bytes(whole[:described] + b"\xff" * (len(whole) - described))
    with closing(Database(path)) as database, pytest.raises(StorageError, match="damaged"):
        Drafts(database).all()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="folder can't be used"):
        Database(tmp_path / "file" / "joor_desktop.sqlite3")


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    drafts = Drafts(database)

    def fail() -> None:
        with database.transaction():
            drafts.create("A", "practice")
            with database.transaction():
                drafts.create("B", "practice")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert drafts.all() == []
    with database.transaction(durable=True):
        drafts.create("C", "practice")
    assert [draft.name for draft in drafts.all()] == ["C"]


def test_what_is_left_for_the_end_is_done_once(database: Database) -> None:
    done: list[str] = []
    with database.transaction():
        database.before_commit("count", lambda: done.append("first"))
        database.before_commit("count", lambda: done.append("second"))
        assert done == []
    assert done == ["second"]

    def fail() -> None:
        with database.transaction():
            database.before_commit("count", lambda: done.append("never"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.transaction():
        pass
    assert done == ["second"]


def test_another_connection_sees_that_something_changed(database: Database, path: Path) -> None:
    before = database.change_number()
    Drafts(database).create("A", "practice")
    assert database.change_number() == before
    with closing(Database(path)) as other:
        Drafts(other).create("B", "practice")
    assert database.change_number() != before


def test_a_writer_that_takes_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joor_desktop.storage.database.BUSY_TIMEOUT_S", 0.05)
    with closing(Database(path)) as one, closing(Database(path)) as other, one.transaction():
        with pytest.raises(StorageError, match="busy"):
            Drafts(other).create("A", "practice")
        with pytest.raises(StorageError, match="busy"), other.transaction():
            pass


_OPEN_AT_ONCE = """
import sys
from pathlib import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
print("ready", flush=True)
sys.stdin.readline()
database = Database(Path(sys.argv[1]))
for number in range(20):
    Drafts(database).create(f"{sys.argv[2]} {number}", "practice")
database.close()
"""


def test_programs_that_start_at_once_make_one_file(path: Path) -> None:
    children = [start(_OPEN_AT_ONCE, path, name) for name in "ABC"]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child in children:
        child.communicate("go\n", timeout=60)
    assert [child.returncode for child in children] == [0, 0, 0]
    with closing(Database(path)) as database:
        assert len(Drafts(database).all()) == 60


def test_a_snapshot_does_not_see_what_others_write(path: Path) -> None:
    """And holds nobody up; afterwards all is seen again."""
    with closing(Database(path, [SHOPS])) as database, closing(Database(path, [SHOPS])) as other:
        with database.snapshot():
            assert len(database.rows("SELECT * FROM shop")) == 1
            other.run("INSERT INTO shop VALUES ('Nord')")
            assert len(database.rows("SELECT * FROM shop")) == 1
        assert len(database.rows("SELECT * FROM shop")) == 2
