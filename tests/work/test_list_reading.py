"""Orders and searches of a whole list, read by the worker."""

from __future__ import annotations

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.list_reading import Wanted, read_order
from joor_desktop.work.seeking import affected_records


@pytest.fixture
def editor(drafts: Drafts) -> ListEditor:
    return ListEditor(drafts, drafts.create("Spring fair", "practice"))


def named(editor: ListEditor, name: str, **cities: str) -> int:
    addresses = [{"shipping_city": city} for city in cities.values()]
    return editor.add_customer(Record({"customer_name": name}, {"shipping_addresses": addresses} if addresses else {}))


def found(editor: ListEditor, drafts: Drafts, text: str, node_key: str = "", view: View = View.ALL) -> list[object]:
    wanted = Wanted(editor.list_id, node_key, view, text)
    ids, indexes = read_order(TaskContext(), drafts.database.path, wanted)
    return list(ids) if indexes is None else list(zip(ids, indexes, strict=True))


def test_order_of_customers_and_of_entries(editor: ListEditor, drafts: Drafts) -> None:
    nord = named(editor, "Nord", one="Berlin", two="Kiel")
    bare = named(editor, "Bare")
    assert found(editor, drafts, "") == [nord, bare]
    assert found(editor, drafts, "", "shipping_addresses") == [(nord, 0), (nord, 1)]
    assert found(editor, drafts, "", view=View.READY) == []


@pytest.mark.parametrize("text", ["maison élan", "MAISON", "élan", "ÉLAN", "son É"])
def test_text_is_found_whatever_its_case(editor: ListEditor, drafts: Drafts, text: str) -> None:
    named(editor, "Galerie Nord")
    elan = named(editor, "Maison Élan")
    assert found(editor, drafts, text) == [elan]


@pytest.mark.parametrize("text", ["50%", "a_b", 'said "yes"', "back\\slash", "wow!", "x\ty"])
def test_signs_stand_for_themselves(editor: ListEditor, drafts: Drafts, text: str) -> None:
    named(editor, "50 aXb said yes backslash wow xy")
    exact = named(editor, f"before {text} after")
    assert found(editor, drafts, text) == [exact]


def test_names_of_fields_are_no_text(editor: ListEditor, drafts: Drafts) -> None:
    named(editor, "Galerie Nord", one="Berlin")
    assert found(editor, drafts, "customer_name") == []
    assert found(editor, drafts, "shipping") == []


def test_search_looks_into_entries(editor: ListEditor, drafts: Drafts) -> None:
    nord = named(editor, "Nord", one="Berlin", two="Kiel")
    named(editor, "Süd", one="München")
    assert found(editor, drafts, "kiel") == [nord]


def test_search_shows_the_entries_that_match_or_all_of_a_customer_that_does(
    editor: ListEditor, drafts: Drafts
) -> None:
    nord = named(editor, "Nord", one="Berlin", two="Kiel")
    kiel = named(editor, "Kieler Laden", one="Hamburg", two="Lübeck")
    assert found(editor, drafts, "kiel", "shipping_addresses") == [(nord, 1), (kiel, 0), (kiel, 1)]


def test_search_keeps_to_the_view(editor: ListEditor, drafts: Drafts) -> None:
    nord = named(editor, "Nord")
    assert found(editor, drafts, "nord", view=View.ERRORS) == [nord]
    assert found(editor, drafts, "nord", view=View.READY) == []


def test_search_can_be_cancelled(editor: ListEditor, drafts: Drafts) -> None:
    named(editor, "Nord")
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        read_order(context, drafts.database.path, Wanted(editor.list_id, text="nord"))


def test_affected_records_come_in_the_order_of_the_list(editor: ListEditor, drafts: Drafts) -> None:
    one, two = named(editor, "One"), named(editor, "Two")
    kind = next(kind for kind in drafts.kinds(editor.list_id) if kind.field == "customer_code")
    assert list(affected_records(drafts, editor.list_id, kind)) == [one, two]
    editor.set_value(one, Path(field="customer_code"), "EL1")
    assert list(affected_records(drafts, editor.list_id, kind)) == [two]
