"""Kinds of problems that name the country: counted, found and mended apart, also in files of older versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.model.path import Path as ValuePath
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.layouts import LayoutFix, Layouts
from joor_desktop.storage.upgrades import KIND_COUNTRIES
from joor_desktop.work.bulk_edits import undo_step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.importing import import_into_list
from joor_desktop.work.layout_words import fix_words
from joor_desktop.work.mending import mend_kind
from tests.work.customers import good_row, write_rows

STATE = ValuePath("shipping_addresses", 0, "shipping_state")
COUNTRY = ValuePath("shipping_addresses", 0, "shipping_country")
AMERICA, CANADA = "United States", "Canada"


def stateless(path: Path, first: int = 1) -> Path:
    """Three customers without a state: two in the United States, one in Canada."""
    rows = [good_row(number) | {"shipping_1_state": ""} for number in range(first, first + 3)]
    for row in rows:
        row["shipping_1_postal_code"] = "07030"
    rows[1] |= {"shipping_1_country": CANADA, "shipping_1_postal_code": "M5V 2T6"}
    return write_rows(path, rows)


@pytest.fixture
def list_id(drafts: Drafts, tmp_path: Path) -> int:
    """A list of the three."""
    list_id = drafts.create("Autumn", "practice")
    import_into_list(TaskContext(), stateless(tmp_path / "ai26.xlsx"), list_id, drafts.database)
    return list_id


def counted(drafts: Drafts, list_id: int) -> dict[str, int]:
    """How many customers have no state, by country."""
    return {kind.country: kind.customers for kind in drafts.kinds(list_id) if kind.code == "state-missing"}


def states(drafts: Drafts, list_id: int) -> list[str]:
    return [stored.record.value(STATE) for stored in drafts.page(drafts.order(list_id))]


def test_each_country_is_counted_found_and_mended_by_itself(drafts: Drafts, list_id: int) -> None:
    assert counted(drafts, list_id) == {AMERICA: 2, CANADA: 1}
    order = list(drafts.order(list_id))
    kind = next(kind for kind in drafts.kinds(list_id) if kind.country == AMERICA)
    assert list(drafts.affected(list_id, kind)) == [order[0], order[2]]
    assert drafts.paths(order[1], kind) == []
    mend_kind(TaskContext(), drafts.database.path, list_id, kind, "x")
    assert states(drafts, list_id) == ["NJ", "", "NJ"]
    assert counted(drafts, list_id) == {CANADA: 1}


def test_an_edit_moves_a_customer_to_the_kind_of_its_country(drafts: Drafts, list_id: int) -> None:
    editor = ListEditor(drafts, list_id)
    editor.set_value(drafts.order(list_id)[0], COUNTRY, CANADA)
    assert counted(drafts, list_id) == {AMERICA: 1, CANADA: 2}
    editor.undo()
    assert counted(drafts, list_id) == {AMERICA: 2, CANADA: 1}


def test_only_the_country_that_was_mended_is_mended_in_the_next_file(
    drafts: Drafts, list_id: int, tmp_path: Path
) -> None:
    kind = next(kind for kind in drafts.kinds(list_id) if kind.country == AMERICA)
    mend_kind(TaskContext(), drafts.database.path, list_id, kind, "x")
    (layout,) = Layouts(drafts.database).all()
    assert [fix_words(fix) for fix in layout.fixes] == [
        "State missing in a shipping address (United States), as proposed"
    ]
    other = drafts.create("Spring", "practice")
    import_into_list(TaskContext(), stateless(tmp_path / "ss27.xlsx", 11), other, drafts.database)
    assert states(drafts, other) == ["NJ", "", "NJ"]


def test_what_an_older_version_remembered_holds_for_all_countries(
    drafts: Drafts, list_id: int, tmp_path: Path
) -> None:
    (layout,) = Layouts(drafts.database).all()
    fix = LayoutFix("state-missing", "shipping_addresses", "shipping_state", likely=True)
    Layouts(drafts.database).add_fixes(layout.fingerprint, [fix])
    other = drafts.create("Spring", "practice")
    import_into_list(TaskContext(), stateless(tmp_path / "ss27.xlsx", 11), other, drafts.database)
    assert states(drafts, other) == ["NJ", "ON", "NJ"]


def test_a_file_of_an_older_version_gets_its_countries(drafts: Drafts, list_id: int) -> None:
    editor = ListEditor(drafts, list_id)
    editor.set_value(drafts.order(list_id)[0], STATE, "NY")
    database = drafts.database
    database.run("UPDATE problem SET code = 'state-missing' WHERE code LIKE 'state-missing%'")
    database.run("DELETE FROM tally WHERE code LIKE 'state-missing%'")
    database.run("UPDATE change SET known = replace(known, 'state-missing/United States', 'state-missing')")
    assert counted(drafts, list_id) == {}
    for statement in KIND_COUNTRIES.strip().split(";\n"):
        database.run(statement)
    assert counted(drafts, list_id) == {AMERICA: 1, CANADA: 1}
    undo_step(TaskContext(), database.path, list_id)
    assert counted(drafts, list_id) == {AMERICA: 2, CANADA: 1}
