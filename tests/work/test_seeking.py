"""Which problem comes next among the rows that are shown."""

from __future__ import annotations

from array import array

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.arranging import Order
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.seeking import FoundProblem, Search, find_problem, next_problem
from tests.checks.examples import good_record

BOTH = (Severity.ERROR, Severity.WARNING)
EMAIL = Path(field="customer_contact_email")


def buyer(index: int) -> Path:
    return Path("buyers", index, "buyer_email")


def with_mails(editor: ListEditor, number: int, own: str, *buyers: str) -> int:
    record: Record = good_record()
    record.values |= {"customer_code": f"MAIL{number}", "customer_contact_email": own}
    record.entries["buyers"] = [{"buyer_name": "Anna", "buyer_email": mail} for mail in buyers]
    return editor.add_customer(record)


@pytest.fixture
def three(editor: ListEditor) -> list[int]:
    """Customers of which the first has a wrong buyer, the second nothing, the third both its own and its buyers."""
    return [
        with_mails(editor, 1, "one@shop.example", "fine@shop.example", "wrong"),
        with_mails(editor, 2, "two@shop.example", "fine@shop.example"),
        with_mails(editor, 3, "wrong", "wrong", "also wrong"),
    ]


class Walk:
    """Presses the key again and again, from where the last one led."""

    def __init__(self, drafts: Drafts, editor: ListEditor, order: Order, node_key: str = "") -> None:
        self._drafts, self._list_id, self._order, self._node_key = drafts, editor.list_id, order, node_key
        self.at: tuple[int, Path | None] | None = None

    def on(self, *, backwards: bool = False, anywhere: bool = False) -> FoundProblem | None:
        search = Search(self._list_id, BOTH, self._node_key, self._order, self.at, backwards, anywhere)
        found = next_problem(TaskContext(), self._drafts, search, {})
        self.at = found.place if found else self.at
        return found


def test_goes_in_the_order_of_the_rows_and_begins_again(drafts: Drafts, editor: ListEditor, three: list[int]) -> None:
    one, two, three_ = three
    walk = Walk(drafts, editor, (array("q", [three_, two, one]), None))
    found = [walk.on() for _ in range(5)]
    places = [(three_, EMAIL), (three_, buyer(0)), (three_, buyer(1)), (one, buyer(1)), (three_, EMAIL)]
    assert [each.place for each in found if each] == places
    assert [each.began_again for each in found if each] == [False] * 4 + [True]
    assert walk.on(backwards=True) == FoundProblem((one, buyer(1)), began_again=True)


def test_only_rows_that_are_shown_count(drafts: Drafts, editor: ListEditor, three: list[int]) -> None:
    one, two, _ = three
    walk = Walk(drafts, editor, (array("q", [two, one]), None))
    walk.at = (two, EMAIL)
    assert walk.on() == FoundProblem((one, buyer(1)), began_again=False)
    assert walk.on() == FoundProblem((one, buyer(1)), began_again=True)
    walk = Walk(drafts, editor, (array("q", [two]), None))
    assert walk.on() is None
    assert walk.on(anywhere=True) == FoundProblem((one, buyer(1)), began_again=False)


def test_entries_come_in_the_order_of_their_table(drafts: Drafts, editor: ListEditor, three: list[int]) -> None:
    one, two, three_ = three
    order = array("q", [three_, one, two, three_]), array("H", [1, 1, 0, 0])
    walk = Walk(drafts, editor, order, "buyers")
    found = [walk.on() for _ in range(4)]
    places = [(three_, EMAIL), (three_, buyer(1)), (one, buyer(1)), (three_, buyer(0))]
    assert [each.place for each in found if each] == places
    assert walk.on(backwards=True) == FoundProblem((one, buyer(1)), began_again=False)
    hidden = Walk(drafts, editor, (array("q", [one]), array("H", [0])), "buyers")
    assert hidden.on() is None


def test_search_can_be_cancelled(drafts: Drafts, editor: ListEditor, three: list[int]) -> None:
    context = TaskContext()
    context.cancel()
    search = Search(editor.list_id, BOTH, "", (drafts.order(editor.list_id), None), after=None)
    assert three
    with pytest.raises(CancelledError):
        find_problem(context, drafts.database.path, search, {})
