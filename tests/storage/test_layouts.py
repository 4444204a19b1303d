"""Column layouts are known again, with their names and the fixes that were chosen for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.layouts import Layout, LayoutFix, Layouts, TakenColumn
from joor_desktop.storage.upgrades import UPGRADES
from tests.storage.lists import fill, good_record

ZEROS = LayoutFix("postcode-zeros", "shipping_addresses", "shipping_postal_code")
TAKEN = {"cap": TakenColumn((("shipping_addresses", 1, "shipping_postal_code"),), "number")}


@pytest.fixture
def layouts(database: Database) -> Layouts:
    """Two layouts: f1 came last."""
    layouts = Layouts(database)
    layouts.remember("f2a", "kunden.xlsx", {"ort": "Ort"})
    layouts.remember("f1b", "clienti_AI26.xlsx", {"cap": "CAP"}, {"sheets": {}, "shape": None}, TAKEN)
    return layouts


def found(layouts: Layouts, fingerprint: str = "f1b") -> Layout:
    """A layout that is there."""
    layout = layouts.find(fingerprint)
    assert layout is not None
    return layout


def test_a_layout_is_remembered_with_the_last_file(layouts: Layouts) -> None:
    layouts.remember("f1b", "clienti_SS27.xlsx", {"cap": "C.A.P."}, None, TAKEN)
    layout = found(layouts)
    assert (layout.file, layout.columns, layout.choices) == ("clienti_SS27.xlsx", {"cap": "C.A.P."}, None)
    assert layout.taken == TAKEN
    assert datetime.now(UTC) - layout.last < timedelta(minutes=1)
    assert [each.fingerprint for each in layouts.all()] == ["f1b", "f2a"]
    assert layouts.find("f3") is None


def test_a_name_stays_when_the_next_file_comes(layouts: Layouts) -> None:
    assert found(layouts).title == "clienti_AI26.xlsx"
    layouts.rename("f1b", " ERP export Milano ")
    layouts.remember("f1b", "clienti_SS27.xlsx", {"cap": "CAP"})
    assert found(layouts).title == "ERP export Milano"
    layouts.rename("f1b", "")
    assert found(layouts).title == "clienti_SS27.xlsx"


def test_a_name_is_given_once_and_stays_on_one_line(layouts: Layouts) -> None:
    layouts.rename("f1b", "ERP")
    layouts.rename("f1b", "Erp")  # its own name in other letters
    with pytest.raises(UsageError, match=r"Another layout is called “ERP” already\."):
        layouts.rename("f2a", "ERP")
    with pytest.raises(UsageError, match="characters that nobody can see"):
        layouts.rename("f2a", "two\nlines")


def test_a_deleted_layout_comes_back_whole(layouts: Layouts) -> None:
    layouts.rename("f1b", "ERP")
    layouts.add_fixes("f1b", [ZEROS])
    before = found(layouts)
    layouts.forget("f1b")
    assert layouts.find("f1b") is None
    layouts.rename("f2a", "ERP")
    assert layouts.put(before).name == "ERP 2"
    assert found(layouts).fixes == (ZEROS,)


def test_fixes_of_a_forgotten_layout_are_not_kept(layouts: Layouts) -> None:
    layouts.forget("f1b")
    layouts.add_fixes("f1b", [ZEROS])
    layouts.remember("f1b", "clienti_AI26.xlsx", {"cap": "CAP"})
    assert found(layouts).fixes == ()


def test_a_fix_counts_while_its_step_is_not_undone(layouts: Layouts, drafts: Drafts, list_id: int) -> None:
    """Of two steps that mended a kind each counts by itself; what can never be done again is cleaned up."""
    journal = Journal(drafts.database, list_id)
    first = journal.add("Mend 2 × …")
    layouts.add_fixes("f1b", [ZEROS], list_id, first)
    second = journal.add("Mend 3 × …")
    layouts.add_fixes("f1b", [ZEROS._replace(likely=True)], list_id, second)
    assert found(layouts).fixes == (ZEROS._replace(likely=True),)
    for expected in ((ZEROS,), ()):
        step = journal.last_applied()
        assert step is not None
        journal.turn(step, [])
        assert found(layouts).fixes == expected
    undone = journal.next_undone()
    assert undone is not None
    journal.turn(undone, [])
    assert found(layouts).fixes == (ZEROS,)
    journal.add("Something else")
    clean_up(drafts.database)
    assert drafts.database.value("SELECT count(*) FROM layout_fix") == 1
    layouts.drop_fix("f1b", ZEROS)
    assert found(layouts).fixes == ()


def test_the_layout_of_a_value_is_that_of_its_file(database: Database, layouts: Layouts, drafts: Drafts) -> None:
    list_id = drafts.create("A", "practice")
    fill(database, list_id, [good_record(1), good_record(2)])
    database.run("UPDATE source SET layout = 'f1b'")
    fill(database, list_id, [good_record(3)])
    ids = list(drafts.order(list_id))
    name, address = ValuePath(field="customer_name"), ValuePath("shipping_addresses", 0, "shipping_city")
    assert layouts.of_values([(ids[0], name), (ids[2], name), (ids[1], address)]) == ["f1b", "", "f1b"]


def test_layouts_of_an_older_version_are_kept(path: Path) -> None:
    """As they were stored before they had names."""
    with_choices = UPGRADES[:6]
    old = Database(path, with_choices)
    old.run(
        "INSERT INTO layout (fingerprint, file, columns, last, choices) VALUES "
        "('f1', 'a.xlsx', '{\"cap\":\"CAP\"}', '2026-09-01T10:00:00+00:00', 'null')"
    )
    old.close()
    database = Database(path)
    assert found(Layouts(database), "f1") == Layout(
        "f1", "a.xlsx", {"cap": "CAP"}, datetime(2026, 9, 1, 10, tzinfo=UTC)
    )
    database.close()
