"""Lists of customers: making them, and reading their rows as the window does."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.model.origin import EntryOrigin, Origin, Place, Source
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Drafts, ProblemKind, Typing, View
from joor_desktop.storage.importer import ImportedRecord, Importer
from tests.storage.lists import fill, good_record, open_drafts


def without_name(number: int) -> Record:
    record = good_record(number)
    record.set_value(Path(field="customer_name"), "")
    return record


def without_group(number: int) -> Record:
    record = good_record(number)
    record.set_value(Path(field="customer_group_name"), "")
    return record


@pytest.fixture
def mixed(database: Database, list_id: int) -> int:
    """A list of six: good, error, warning, good, error and warning, good."""
    both = without_name(5)
    both.set_value(Path(field="customer_group_name"), "")
    fill(
        database,
        list_id,
        [good_record(1), without_name(2), without_group(3), good_record(4), both, good_record(6)],
    )
    return list_id


def test_a_new_list_is_empty(drafts: Drafts) -> None:
    list_id = drafts.create(" Spring fair ", "Paris")
    draft = drafts.get(list_id)
    assert draft is not None
    assert (draft.name, draft.profile, draft.customers, draft.archived) == ("Spring fair", "Paris", 0, False)
    assert drafts.counts(list_id) == Counts(0, 0, 0)
    assert list(drafts.order(list_id)) == []


def test_a_list_needs_a_name(drafts: Drafts, list_id: int) -> None:
    with pytest.raises(UsageError, match="name"):
        drafts.create("  ", "practice")
    with pytest.raises(UsageError, match="name"):
        drafts.rename(list_id, "")


def test_the_list_opened_last_comes_first(drafts: Drafts) -> None:
    assert drafts.last_opened() is None
    first, second = drafts.create("First", "practice"), drafts.create("Second", "practice")
    drafts.mark_opened(first)
    last = drafts.last_opened()
    assert last is not None
    assert last.id == first
    assert [draft.id for draft in drafts.all()] == [first, second]


def test_a_list_is_renamed_rebound_and_put_away(drafts: Drafts, list_id: int) -> None:
    drafts.rename(list_id, "Autumn")
    drafts.set_profile(list_id, "Paris")
    drafts.archive(list_id)
    assert drafts.all() == []
    assert drafts.last_opened() is None
    (draft,) = drafts.all(archived=True)
    assert (draft.name, draft.profile) == ("Autumn", "Paris")
    drafts.archive(list_id, archived=False)
    assert [draft.id for draft in drafts.all()] == [list_id]


def test_the_place_in_a_list_is_remembered(drafts: Drafts, list_id: int) -> None:
    assert drafts.place(list_id) == ""
    drafts.remember_place(list_id, "7/customer_name")
    assert drafts.place(list_id) == "7/customer_name"


def test_the_revision_changes_with_the_list_and_nothing_else(drafts: Drafts, database: Database, mixed: int) -> None:
    other = drafts.create("Other", "practice")
    revisions = [drafts.revision(mixed), drafts.revision(other)]
    drafts.rename(mixed, "Autumn")
    fill(database, other, [good_record(1)])
    assert drafts.revision(mixed) == revisions[0]
    assert drafts.revision(other) != revisions[1]


def test_customers_are_counted(drafts: Drafts, mixed: int) -> None:
    counts = drafts.counts(mixed)
    assert counts == Counts(customers=6, errors=2, warnings=2)
    assert counts.ready == 4
    draft = drafts.get(mixed)
    assert draft is not None
    assert draft.customers == 6


def test_each_view_has_its_order(drafts: Drafts, mixed: int) -> None:
    names = {view: [each.number for each in drafts.page(drafts.order(mixed, view))] for view in View}
    assert names == {
        View.SENT: [],
        View.CHANGED: [],
        View.ALL: [1, 2, 3, 4, 5, 6],
        View.ERRORS: [2, 5],
        View.WARNINGS: [3, 5],
        View.READY: [1, 3, 4, 6],
    }


def test_a_page_comes_in_the_order_asked_for(drafts: Drafts, mixed: int) -> None:
    order = list(drafts.order(mixed))
    page = drafts.page([order[4], order[0], 999_999])
    assert [each.id for each in page] == [order[4], order[0]]
    assert page[1].record == good_record(1)
    assert page[1].problems == []
    assert (page[0].errors, page[0].warnings) == (1, 1)
    assert [problem.path.field for problem in page[0].problems] == ["customer_name", "customer_group_name"]


def test_one_record_is_read(drafts: Drafts, mixed: int) -> None:
    first = drafts.order(mixed)[0]
    found = drafts.record(first)
    assert found is not None
    assert found.record == good_record(1)
    assert drafts.record(999_999) is None


def test_kinds_of_problems_are_counted_by_customer(drafts: Drafts, mixed: int) -> None:
    kinds = drafts.kinds(mixed)
    assert kinds == [
        ProblemKind(Severity.ERROR, "required", "", "customer_name", 2),
        ProblemKind(Severity.WARNING, "recommended", "", "customer_group_name", 2),
    ]
    order = drafts.order(mixed)
    assert list(drafts.affected(mixed, kinds[0])) == [order[1], order[4]]
    assert drafts.paths(order[1], kinds[0]) == [Path(field="customer_name")]


def test_a_kind_that_stands_twice_in_a_customer_counts_once(drafts: Drafts, database: Database, list_id: int) -> None:
    record = good_record(1)
    record.entries["buyers"] = [{"buyer_name": "Ann"}, {"buyer_name": "Bob"}]
    fill(database, list_id, [record])
    (kind,) = drafts.kinds(list_id)
    assert kind == ProblemKind(Severity.ERROR, "required", "buyers", "buyer_email", 1)
    assert drafts.paths(drafts.order(list_id)[0], kind) == [
        Path("buyers", 0, "buyer_email"),
        Path("buyers", 1, "buyer_email"),
    ]


def test_entries_have_an_order_of_their_own(drafts: Drafts, database: Database, list_id: int) -> None:
    records = [good_record(number) for number in range(4)]
    records[1].entries["buyers"] *= 300
    records[2].entries.pop("buyers")
    fill(database, list_id, records)
    ids, indexes = drafts.entry_order(list_id, "buyers")
    order = drafts.order(list_id)
    assert list(ids) == [order[0], *[order[1]] * 300, order[3]]
    assert list(indexes) == [0, *range(300), 0]
    assert drafts.entry_counts(list_id)["buyers"] == 302
    assert drafts.entry_counts(list_id)["discounts"] == 0
    assert [len(part) for part in drafts.entry_order(list_id, "discounts")] == [0, 0]


def test_records_are_read_in_order(drafts: Drafts, mixed: int) -> None:
    assert [record.customer_code for _, record in drafts.records(mixed)] == [f"EL{n:06d}" for n in range(1, 7)]
    valid = [record_id for record_id, _ in drafts.records(mixed, only_valid=True)]
    assert valid == list(drafts.order(mixed, View.READY))


def test_a_value_knows_its_cell(drafts: Drafts, mixed: int) -> None:
    third = drafts.order(mixed)[2]
    assert drafts.place_of(third, Path(field="customer_name")) == Place("EU", "B4")
    assert drafts.place_of(third, Path("buyers", 0, "buyer_email")) == Place("EU", "H4")
    assert drafts.place_of(third, Path("buyers", 1, "buyer_email")) == Place("EU", "")
    assert drafts.file_of(third) == "shops.xlsx"


def test_entries_from_another_sheet_know_their_cell(drafts: Drafts, database: Database, list_id: int) -> None:
    importer = Importer(database, list_id, "Import")
    sheets = [Source("a.xlsx", "Customers"), Source("a.xlsx", "Buyers", {("buyers", 1, "buyer_name"): "C"})]
    importer.add_sources(sheets[:1])
    importer.add_sources(sheets)
    origin = Origin(EntryOrigin(0, 2), {"buyers": [EntryOrigin(1, 9), None]})
    importer.add([ImportedRecord(good_record(1), "el1", origin, [])])
    importer.finish()
    (record_id,) = drafts.order(list_id)
    assert drafts.place_of(record_id, Path("buyers", 0, "buyer_name")) == Place("Buyers", "C9")
    assert drafts.place_of(record_id, Path("buyers", 1, "buyer_name")) is None


def test_a_problem_keeps_all_that_it_says(drafts: Drafts, database: Database, list_id: int) -> None:
    where = Path("buyers", 0, "buyer_name")
    problem = Problem(Severity.WARNING, "country-spelling", where, {"value": "Italia"}, "Italy")
    from_file = Problem(Severity.WARNING, "digits-lost", Path(field="customer_phone"), {}, from_file=True)
    importer = Importer(database, list_id, "Import")
    importer.add([ImportedRecord(good_record(1), "el1", None, [problem, from_file])])
    importer.finish()
    (stored,) = drafts.page(drafts.order(list_id))
    assert stored.problems == [problem, from_file]
    assert drafts.place_of(stored.id, Path(field="customer_name")) is None


def test_text_that_no_file_can_carry_is_stored_with_a_mark(drafts: Drafts, database: Database, list_id: int) -> None:
    importer = Importer(database, list_id, "Import")
    values = {"customer_code": "A\ud800", "customer_name": "\ud83d\ude00"}
    record = Record(values, {"buyers": [{"buyer_name": "\udfff"}]})
    importer.add([ImportedRecord(record, "a", None, [])])
    importer.finish()
    (stored,) = drafts.page(drafts.order(list_id))
    assert stored.record == Record({"customer_code": "A�", "customer_name": "😀"}, {"buyers": [{"buyer_name": "�"}]})


def test_open_typing_is_kept(path: FilePath) -> None:
    with open_drafts(path) as drafts:
        list_id = drafts.create("A", "practice")
        assert drafts.typing(list_id) is None
        drafts.keep_typing(list_id, 5, Path("buyers", 1, "buyer_name"), "Zo")
        drafts.keep_typing(list_id, 5, Path("buyers", 1, "buyer_name"), "Zoë")
    with open_drafts(path) as drafts:
        assert drafts.typing(list_id) == Typing(5, Path("buyers", 1, "buyer_name"), "Zoë")
        drafts.forget_typing(list_id)
        assert drafts.typing(list_id) is None


def test_lists_do_not_mix(drafts: Drafts, database: Database, mixed: int) -> None:
    other = drafts.create("Other", "practice")
    fill(database, other, [good_record(1)])
    assert drafts.counts(other) == Counts(1, 0, 0)
    assert drafts.counts(mixed).customers == 6
    assert not set(drafts.order(other)) & set(drafts.order(mixed))
