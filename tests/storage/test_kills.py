"""A kill at any moment leaves a whole file with everything that was said to be saved."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path as FilePath

import pytest

from joor_desktop.checks import check_record
from joor_desktop.model.path import Path
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Drafts
from joor_desktop.storage.owner import is_alive
from joor_desktop.work.editing import ListEditor
from tests.storage.children import start
from tests.storage.lists import fill, good_record, open_drafts

_EDIT = """
import sys
from pathlib import Path as FilePath
from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor
drafts = Drafts(Database(FilePath(sys.argv[1])))
editor = ListEditor(drafts, 1)
order = drafts.order(1)
for number in range(1_000_000):
    editor.set_value(order[number % len(order)], Path(field="customer_name"), "" if number % 3 == 0 else str(number))
    print(number, flush=True)
"""

_IMPORT = """
import sys
from pathlib import Path
from joor_desktop.storage.database import Database
from joor_desktop.model.origin import Source
from joor_desktop.storage.importer import Importer
from joor_desktop.storage.owner import Owner
from tests.storage.lists import good_record, imported
owner = Owner(Path(sys.argv[1]).parent)
importer = Importer(Database(Path(sys.argv[1])), 1, "Import", owner.name)
importer.add_sources([Source("big.xlsx", "EU")])
for number in range(1_000_000):
    importer.add(imported([good_record(number * 10 + each) for each in range(10)]))
    print(number, flush=True)
"""

_MERGE = """
import sys
from pathlib import Path
from joor_desktop.model.merging import ImportMode
from joor_desktop.storage.database import Database
from joor_desktop.storage.owner import Owner
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
path, file = map(Path, sys.argv[1:])
owner = Owner(path.parent)
print(0, flush=True)
import_into_list(TaskContext(), file, 1, Database(path), owner.name, ImportMode.REPLACE)
print(1, flush=True)
"""


@pytest.fixture
def path(tmp_path: FilePath) -> FilePath:
    """A file with one list of five customers."""
    path = tmp_path / "joor_desktop.sqlite3"
    with open_drafts(path) as drafts:
        fill(drafts.database, drafts.create("A", "practice"), map(good_record, range(5)))
    return path


def kill_after_a_while(child: subprocess.Popen[str]) -> int:
    """Kill the child at a random moment after its first word; return the last number that it told."""
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(random.uniform(0, 0.05))
    child.kill()
    told = [first, *child.stdout.read().splitlines(keepends=True)]
    child.wait()
    return int([line for line in told if line.endswith("\n")][-1])


def assert_whole(path: FilePath) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("attempt", range(3))
def test_an_edit_that_was_saved_survives(path: FilePath, attempt: int) -> None:
    with start(_EDIT, path) as child:
        last = kill_after_a_while(child)
    assert_whole(path)
    with open_drafts(path) as drafts:
        order = drafts.order(1)
        steps = len(ListEditor(drafts, 1).history(1_000_000)) - 1
        assert steps in (last + 1, last + 2)  # the last one may have been saved without a word
        page = drafts.page(order)
        for number in range(max(0, steps - len(order)), steps):
            name = page[number % len(order)].record.customer_name
            assert name == ("" if number % 3 == 0 else str(number))
        for each in page:
            assert each.problems == check_record(each.record)
        faulty = sum(each.errors > 0 for each in page)
        assert drafts.counts(1) == Counts(5, faulty, 0)


def test_edits_before_a_kill_can_be_undone(path: FilePath) -> None:
    with start(_EDIT, path) as child:
        kill_after_a_while(child)
    with open_drafts(path) as drafts:
        editor = ListEditor(drafts, 1)
        while editor.undo_label != "Import of shops.xlsx":
            editor.undo()
        assert [each.record for each in drafts.page(drafts.order(1))] == [good_record(number) for number in range(5)]


@pytest.mark.parametrize("attempt", range(3))
def test_an_import_that_was_killed_leaves_the_list_as_it_was(path: FilePath, attempt: int) -> None:
    with start(_IMPORT, path) as child:
        kill_after_a_while(child)
    assert_whole(path)
    with open_drafts(path) as drafts:
        assert len(drafts.order(1)) == 5
        assert drafts.counts(1) == Counts(5, 0, 0)
        editor = ListEditor(drafts, 1)
        assert editor.undo_label == "Import of shops.xlsx"
        editor.add_customer(good_record(77))
        assert len(drafts.order(1)) == 6
        assert clean_up(drafts.database) >= 10
        assert [each.record for each in drafts.page(drafts.order(1))][-1] == good_record(77)


@pytest.fixture
def other_file(path: FilePath, tmp_path: FilePath) -> FilePath:
    """A file that changes 2,000 customers of a list of 4,000, adds 2,000 and takes the others out."""
    with open_drafts(path) as drafts:
        fill(drafts.database, 1, map(good_record, range(5, 4000)), "Import of many.xlsx")
    file = tmp_path / "other.json"
    connections = [{**good_record(number).values, "customer_name": "New"} for number in range(2000, 6000)]
    file.write_text(json.dumps(connections))
    return file


@pytest.mark.parametrize("wait_s", [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 5])
def test_a_merge_that_was_killed_is_there_whole_or_not_at_all(
    path: FilePath, other_file: FilePath, wait_s: float
) -> None:
    with start(_MERGE, path, other_file) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            child.wait(wait_s)
        child.kill()
        done = child.stdout.read() == "1\n"
    assert_whole(path)
    with open_drafts(path) as drafts:
        before = [good_record(number) for number in range(4000)]
        editor = ListEditor(drafts, 1)
        merged = editor.undo_label == "Replacement by other.json"
        assert merged or not done
        assert clean_up(drafts.database) >= 0
        assert drafts.database.value("SELECT count(*) FROM staged") == 0
        if merged:
            names = {each.record.customer_name for each in drafts.page(drafts.order(1))}
            assert (len(drafts.order(1)), names, drafts.counts(1).customers) == (4000, {"New"}, 4000)
            editor.undo()
        assert [each.record for each in drafts.page(drafts.order(1))] == before
        assert drafts.counts(1) == Counts(4000, 0, 0)


def test_typing_survives(path: FilePath) -> None:
    code = (
        "import sys; from pathlib import Path as P; from joor_desktop.model.path import Path\n"
        "from joor_desktop.storage.database import Database; from joor_desktop.storage.drafts import Drafts\n"
        "Drafts(Database(P(sys.argv[1]))).keep_typing(1, 2, Path(field='customer_name'), 'Gal')\n"
        "print(1, flush=True); sys.stdin.read()"
    )
    with start(code, path) as child:
        kill_after_a_while(child)
    with open_drafts(path) as drafts:
        typing = drafts.typing(1)
        assert typing is not None
        assert (typing.record_id, typing.path, typing.text) == (2, Path(field="customer_name"), "Gal")


def test_an_import_of_a_living_process_is_left_alone(path: FilePath) -> None:
    with start(_IMPORT, path) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with closing(Database(path)) as database:
            assert clean_up(database) == 0
            (owner,) = database.row("SELECT owner FROM step WHERE owner <> ''")
            assert is_alive(path.parent, owner)
        child.kill()


def test_cleaning_keeps_what_can_still_be_undone_or_done_again(path: FilePath) -> None:
    with open_drafts(path) as drafts:
        editor = ListEditor(drafts, 1)
        order = list(drafts.order(1))
        dropped = editor.add_customer(good_record(8))
        editor.undo()
        editor.delete_customers(order[:1])
        editor.set_value(order[1], Path(field="customer_name"), "X")
        editor.add_customer(good_record(9))
        editor.undo()
        assert clean_up(drafts.database) == 1
        assert clean_up(drafts.database) == 0
        assert drafts.record(dropped) is None
        editor.redo()
        assert len(drafts.order(1)) == 5
        for _ in range(3):
            editor.undo()
        assert list(drafts.order(1)) == order
        assert [each.record for each in drafts.page(order)] == [good_record(number) for number in range(5)]
        assert Drafts(drafts.database).counts(1) == Counts(5, 0, 0)
