"""Sorts, filters and searches of a list, by its columns."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage import column_texts
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work import folding
from joor_desktop.work.arranging import AS_LISTED, Arrangement, ColumnFilter, SortKey, Test, in_order, is_shown
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.folding import amount_keys, folded, folded_together, sort_keys
from joor_desktop.work.list_reading import Wanted, read_kept_order, read_order, read_values, warm_up
from joor_desktop.work.read_before import RankMemory, ReadBefore
from joor_desktop.work.row_edits import duplicate_customers, insert_customers
from joor_desktop.work.search_texts import SearchTexts

NAME, GROUP = "customer_name", "customer_group_name"


@pytest.fixture
def editor(drafts: Drafts) -> ListEditor:
    return ListEditor(drafts, drafts.create("Spring fair", "practice"))


def add(editor: ListEditor, name: str, group: str = "", *cities: str, amount: str = "") -> int:
    values = {name: text for name, text in ((NAME, name), (GROUP, group)) if text}
    entries = {"shipping_addresses": [{"shipping_city": city} if city else {} for city in cities]} if cities else {}
    if amount:
        entries["discounts"] = [{"amount": amount}]
    return editor.add_customer(Record(values, entries))


def order_of(
    editor: ListEditor, drafts: Drafts, *keys: SortKey, filters: tuple[ColumnFilter, ...] = (), node_key: str = ""
) -> list[object]:
    wanted = Wanted(editor.list_id, node_key, arrangement=Arrangement(keys, filters))
    ids, indexes = read_order(TaskContext(), drafts.database.path, wanted)
    return list(ids) if indexes is None else list(zip(ids, indexes, strict=True))


def names_of(drafts: Drafts, ids: list[object]) -> list[str]:
    return [stored.record.customer_name for stored in drafts.page(ids)]  # type: ignore[arg-type]


def test_names_are_sorted_as_a_person_would(editor: ListEditor, drafts: Drafts) -> None:
    for name in ("shop 10", " Zoe", "", "Élan", "Shop 9", "elba", "Ørsted", "shop 009 b", 'said "9"\\x'):
        add(editor, name)
    up = order_of(editor, drafts, SortKey(NAME))
    expected = ["Élan", "elba", "Ørsted", 'said "9"\\x', "Shop 9", "shop 009 b", "shop 10", " Zoe", ""]
    assert names_of(drafts, up) == expected
    down = order_of(editor, drafts, SortKey(NAME, descending=True))
    assert names_of(drafts, down) == [*reversed(expected[:-1]), ""]


def test_second_key_decides_where_the_first_is_the_same(editor: ListEditor, drafts: Drafts) -> None:
    for name, group in (("a", "x"), ("b", "y"), ("c", "x"), ("d", "Y")):
        add(editor, name, group)
    found = order_of(editor, drafts, SortKey(GROUP, descending=True), SortKey(NAME))
    assert names_of(drafts, found) == ["b", "d", "a", "c"]


@given(texts=st.lists(st.sampled_from(["", "a", "B", "b", "10", "9", "ä"]), max_size=9), descending=st.booleans())
def test_what_was_sorted_before_is_sorted_the_same_again(texts: list[str], descending: bool) -> None:
    rows = array("q", range(1, len(texts) + 1)), None
    keys = sort_keys(texts)
    ordered = sorted((row for row in range(len(keys)) if keys[row]), key=keys.__getitem__, reverse=descending)
    memory = RankMemory()
    memory.keep(rows, NAME, keys, ordered + [row for row in range(len(keys)) if not keys[row]])
    ranks = memory.of(rows, NAME)
    assert ranks is not None
    for one in range(len(keys)):
        for other in range(len(keys)):
            assert (ranks[one] < ranks[other]) == (keys[one] < keys[other])
    part = array("q", [record_id for record_id in rows[0] if record_id % 2]), None
    assert list(memory.of(part, NAME) or ()) == list(ranks[::2])
    assert memory.of((array("q", [99]), None), NAME) is None


def test_sort_of_some_follows_that_of_all_until_something_is_edited(editor: ListEditor, drafts: Drafts) -> None:
    ids = [add(editor, name) for name in ("c", "a", "b")]
    before = ReadBefore()
    arrangement = Arrangement((SortKey(NAME),))

    def read(text: str = "") -> list[int]:
        wanted = Wanted(editor.list_id, text=text, arrangement=arrangement)
        return list(read_order(TaskContext(), drafts.database.path, wanted, before)[0])

    editor.set_value(ids[0], Path(field="customer_alias"), "some")
    editor.set_value(ids[2], Path(field="customer_alias"), "some")
    assert read() == [ids[1], ids[2], ids[0]]
    assert read("some") == [ids[2], ids[0]]
    editor.set_value(ids[0], Path(field=NAME), "A")
    before.texts.forget([ids[0]])
    assert read("some") == [ids[0], ids[2]]
    editor.undo()
    assert read() == [ids[1], ids[2], ids[0]]


def test_numbers_errors_and_counts_of_entries_are_columns_too(editor: ListEditor, drafts: Drafts) -> None:
    bare, two, one = add(editor, ""), add(editor, "Two", "", "A", "B"), add(editor, "One", "", "C")
    assert order_of(editor, drafts, SortKey("#", descending=True)) == [one, two, bare]
    assert order_of(editor, drafts, SortKey("shipping_addresses")) == [one, two, bare]
    errors = {stored.id: stored.errors for stored in drafts.page([bare, two, one])}
    found = order_of(editor, drafts, SortKey("state"))
    assert [errors[each] for each in found] == sorted(errors.values(), reverse=True)  # type: ignore[index]


def test_entries_are_sorted_by_their_own_and_their_customers_fields(editor: ListEditor, drafts: Drafts) -> None:
    nord = add(editor, "Nord", "", "Kiel", "", 'a }],"b')
    sued = add(editor, "Bern", "", "Berlin")
    node = "shipping_addresses"
    cities = order_of(editor, drafts, SortKey("shipping_city"), node_key=node)
    assert cities == [(nord, 2), (sued, 0), (nord, 0), (nord, 1)]
    assert order_of(editor, drafts, SortKey(NAME), node_key=node)[0] == (sued, 0)
    only = (ColumnFilter("shipping_city", Test.BEGINS, frozenset(["B"])),)
    assert order_of(editor, drafts, filters=only, node_key=node) == [(sued, 0)]


def test_amounts_are_sorted_as_numbers(editor: ListEditor, drafts: Drafts) -> None:
    ids = [add(editor, "", amount=amount) for amount in ("12.25", "7,5 %", "-3", "7,25", "none")]
    found = order_of(editor, drafts, SortKey("amount"), node_key="discounts")
    assert found == [(ids[place], 0) for place in (2, 3, 1, 0, 4)]


@pytest.mark.parametrize(
    ("test", "texts", "expected"),
    [
        (Test.VALUES, ["Online", ""], ["a", "d"]),
        (Test.EMPTY, [], ["d"]),
        (Test.FILLED, [], ["a", "b", "c"]),
        (Test.CONTAINS, ["LINE"], ["a", "c"]),
        (Test.BEGINS, ["dép"], ["b"]),
        (Test.IS, ["online"], ["a", "c"]),
        (Test.IS_NOT, ["online"], ["b", "d"]),
    ],
)
def test_filters_of_a_column(
    editor: ListEditor, drafts: Drafts, test: Test, texts: list[str], expected: list[str]
) -> None:
    for name, group in (("a", "Online"), ("b", "Department"), ("c", "ONLINE"), ("d", "")):
        add(editor, name, group)
    only = ColumnFilter(GROUP, test, frozenset(texts))
    assert names_of(drafts, order_of(editor, drafts, filters=(only,))) == expected
    rows = [(stored, 0) for stored in drafts.page(drafts.order(editor.list_id))]
    shown = [row[0].record.customer_name for row in rows if is_shown(Arrangement((), (only,)), row)]
    assert shown == expected


def test_values_are_counted_among_what_the_other_filters_let_through(editor: ListEditor, drafts: Drafts) -> None:
    for name, group in (("a", "Online"), ("b", "Shop 10"), ("a", "Shop 9"), ("a", ""), ("a", "online")):
        add(editor, name, group)
    filters = (
        ColumnFilter(NAME, Test.IS, frozenset("a")),
        ColumnFilter(GROUP, Test.VALUES, frozenset(["Online"])),
    )
    wanted = Wanted(editor.list_id, arrangement=Arrangement((), filters))
    values = read_values(TaskContext(), drafts.database.path, wanted, GROUP)
    assert values.counts == [("", 1), ("Online", 1), ("online", 1), ("Shop 9", 1)]


def test_values_of_entries_are_those_of_the_rows_that_are_left(editor: ListEditor, drafts: Drafts) -> None:
    add(editor, "a", "", "Linz", "Kiel", "")
    add(editor, "b", "", "Kiel")

    def counts(text: str = "", *filters: ColumnFilter) -> list[tuple[str, int]]:
        wanted = Wanted(editor.list_id, "shipping_addresses", text=text, arrangement=Arrangement((), filters))
        return read_values(TaskContext(), drafts.database.path, wanted, "shipping_city").counts

    assert counts() == [("", 1), ("Kiel", 2), ("Linz", 1)]
    assert counts("kiel") == [("Kiel", 2)]
    assert counts("", ColumnFilter(NAME, Test.IS, frozenset("b"))) == [("Kiel", 1)]


@pytest.mark.parametrize("many", [0, 3, 100])
def test_sort_is_the_same_whether_texts_were_met_before_or_not(
    editor: ListEditor, drafts: Drafts, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    names = ["Shop 9", "b", "Élan", "a", "shop 10", "B", "Shop 9", "", "a", "Shop 9", "c", "é"]
    ids = [add(editor, name) for name in names]
    monkeypatch.setattr(folding, "_SAMPLE", many)
    monkeypatch.setattr(column_texts, "PAGE", 2)
    keys = [sort_keys([name])[0] for name in names]
    expected = sorted(range(len(ids)), key=lambda row: (not keys[row], keys[row]))
    assert order_of(editor, drafts, SortKey(NAME)) == [ids[row] for row in expected]


def test_rows_on_screen_stay_and_new_ones_come_where_the_sort_puts_them(editor: ListEditor, drafts: Drafts) -> None:
    b, a, c = (add(editor, name) for name in "bac")
    wanted = Wanted(editor.list_id, arrangement=Arrangement((SortKey(NAME),)))
    shown = read_order(TaskContext(), drafts.database.path, wanted)
    editor.set_value(a, Path(field=NAME), "z")
    editor.delete_customers([b])
    new = add(editor, "aa")
    kept = read_kept_order(TaskContext(), drafts.database.path, wanted, None, shown)
    assert (list(kept.order[0]), kept.in_order) == ([new, a, c], False)
    fresh = read_order(TaskContext(), drafts.database.path, wanted)
    assert read_kept_order(TaskContext(), drafts.database.path, wanted, None, fresh).in_order
    later = [add(editor, name) for name in ("d", "b")]
    kept = read_kept_order(TaskContext(), drafts.database.path, wanted, None, fresh)
    assert (list(kept.order[0]), kept.in_order) == ([new, later[1], c, later[0], a], True)


def test_new_rows_stand_beside_the_chosen_ones_where_a_person_put_them(editor: ListEditor, drafts: Drafts) -> None:
    b, a, c = (add(editor, name) for name in "bac")
    wanted = Wanted(editor.list_id, arrangement=Arrangement((SortKey(NAME),)))
    shown = read_order(TaskContext(), drafts.database.path, wanted)
    (above,) = insert_customers(editor, a, 1).edit.record_ids[:1]
    below = duplicate_customers(editor, [b]).record_id

    def kept(*chosen: int) -> list[int]:
        rows = array("q", chosen), None
        return list(read_kept_order(TaskContext(), drafts.database.path, wanted, None, shown, rows).order[0])

    assert kept(a) == [below, above, a, b, c]
    assert kept(b) == [a, b, below, above, c]
    assert kept() == [a, b, c, below, above]


def test_filtered_rows_stay_in_the_order_of_the_list(editor: ListEditor, drafts: Drafts) -> None:
    one, two, three = (add(editor, name) for name in ("x1", "y", "x2"))
    only = ColumnFilter(NAME, Test.CONTAINS, frozenset("x"))
    wanted = Wanted(editor.list_id, arrangement=Arrangement((), (only,)))
    shown = read_order(TaskContext(), drafts.database.path, wanted)
    editor.set_value(one, Path(field=NAME), "no more")
    editor.set_value(two, Path(field=NAME), "x now")
    kept = read_kept_order(TaskContext(), drafts.database.path, wanted, None, shown)
    assert (list(kept.order[0]), kept.in_order) == ([one, two, three], False)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), min_size=2, max_size=2), st.booleans())
def test_two_rows_are_in_order_where_a_sort_leaves_them(texts: list[str], descending: bool) -> None:
    from joor_desktop.storage.drafts import StoredRecord

    rows = [(StoredRecord(number, 1, number, Record({NAME: text})), 0) for number, text in enumerate(texts)]
    arrangement = Arrangement((SortKey(NAME, descending),))
    keys = sort_keys(texts)
    expected = bool(keys[0] or not keys[1]) and (
        not keys[1] or keys[0] == keys[1] or (keys[0] > keys[1]) == descending
    )
    assert in_order(arrangement, rows[0], rows[1]) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=8))
def test_keys_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert sort_keys(texts) == [sort_keys([text])[0] for text in texts]
    assert len(amount_keys(texts)) == len(texts)


@given(st.lists(st.sampled_from(["", " ", "7", " 12", "007", "1\x002", "\x00", "9" * 30]), max_size=6))
def test_keys_of_numbers_alone_are_those_beside_words(texts: list[str]) -> None:
    assert sort_keys(texts) == sort_keys([*texts, "Shop"])[:-1]


@pytest.mark.parametrize(("text", "plain"), [("Élan", "elan"), ("GROẞ", "gross"), ("Łódź", "lodz"), ("ブ", "ブ")])
def test_case_and_accents_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


EUROPES = st.characters(max_codepoint=0x482) | st.characters(min_codepoint=0x1E00, max_codepoint=0x214F)


@given(st.lists(st.text(EUROPES | st.sampled_from("aZ1 \0\u0301\u0308ßİΣς’") | st.characters()), max_size=6))
def test_texts_are_folded_together_as_each_by_itself(texts: list[str]) -> None:
    assert folded_together("\0".join(texts)) == "\0".join(map(folded, texts))


def test_each_sign_is_folded_beside_others_as_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "_MOST_SIGNS", 10_000)
    for signs in (range(0x80, 0x483), range(0x1E00, 0x20D0), range(0x2100, 0x2150), range(0x80, 0x3200)):
        each = [f"e{chr(number)}A" for number in signs]
        expected = list(map(folded, each))
        assert list(map(folded_together, each)) == expected
        for order in (each, each[::-1]):
            assert folded_together(" ".join(order)).split(" ") == " ".join(map(folded, order)).split(" ")


def test_search_reads_kept_texts_until_they_are_forgotten(editor: ListEditor, drafts: Drafts) -> None:
    nord = add(editor, "Nord")
    before = ReadBefore()
    texts = before.texts

    def search(text: str) -> list[int]:
        wanted = Wanted(editor.list_id, text=text)
        return list(read_order(TaskContext(), drafts.database.path, wanted, before)[0])

    assert search("nord") == [nord]
    editor.set_value(nord, Path(field=NAME), "Süd")
    texts.forget([nord])
    assert (search("nord"), search("sud")) == ([], [nord])
    editor.set_value(nord, Path(field=NAME), "West")
    texts.clear()
    assert search("west") == [nord]


def test_texts_that_are_read_ahead_are_those_that_a_search_reads(editor: ListEditor, drafts: Drafts) -> None:
    names = ("Élan \n x", 'said "9"', "plain", "name")
    ids = [add(editor, name, "", "Kiel") for name in names]
    before = ReadBefore()
    warm_up(TaskContext(), drafts.database.path, editor.list_id, before)
    ahead = before.texts
    for text in ("elan", "n x", '"9"', "kiel", "shipping", "name", "zzz"):
        cold = list(SearchTexts().candidates(TaskContext(), drafts.database, ids, text))
        assert list(ahead.candidates(TaskContext(), drafts.database, ids, text)) == cold
    assert list(ahead.candidates(TaskContext(), drafts.database, ids, "name")) == [ids[3]]


def test_search_finds_customers_beyond_what_is_kept(editor: ListEditor, drafts: Drafts) -> None:
    ids = [add(editor, f"Shop {number}") for number in range(3)]
    texts = SearchTexts(most_bytes=1)
    found = texts.candidates(TaskContext(), drafts.database, ids, "shop 2")
    assert list(found) == [ids[2]]


@pytest.mark.parametrize("text", [",", "[{", "}]"])
def test_signs_between_texts_are_no_text(editor: ListEditor, drafts: Drafts, text: str) -> None:
    add(editor, "Nord", "", "Kiel")
    exact = add(editor, f"a{text}b", "", "Kiel")
    wanted = Wanted(editor.list_id, text=text)
    assert list(read_order(TaskContext(), drafts.database.path, wanted)[0]) == [exact]


def test_sort_can_be_cancelled(editor: ListEditor, drafts: Drafts) -> None:
    add(editor, "Nord")
    context = TaskContext()
    context.cancel()
    wanted = Wanted(editor.list_id, arrangement=Arrangement((SortKey(NAME),)))
    with pytest.raises(CancelledError):
        read_order(context, drafts.database.path, wanted)


def test_arrangement_is_built_up_and_taken_back() -> None:
    by_name = AS_LISTED.sorted_by(NAME, descending=False)
    both = by_name.sorted_by(GROUP, descending=True, add=True)
    assert both.sort == (SortKey(NAME), SortKey(GROUP, descending=True))
    assert both.sorted_by(NAME, descending=True, add=True).sort[0] == SortKey(NAME, descending=True)
    assert both.sorted_by(NAME, descending=None).sort == (SortKey(GROUP, descending=True),)
    assert both.sorted_by(GROUP, descending=False).sort == (SortKey(GROUP),)
    only = ColumnFilter(NAME, Test.EMPTY)
    assert by_name.filtered(NAME, only).filtered(NAME, None) == by_name
    assert not AS_LISTED
