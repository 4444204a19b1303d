"""The number of customers that unsettled sends hold, in a window whose worker counts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.model.profile import practice_profile
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui import held_count
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

CODE = Path(field="customer_code")


@pytest.fixture
def open_list(
    qtbot: QtBot, lists: Drafts, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenList]:
    """A list of which even few customers are too many to be counted at once."""
    monkeypatch.setattr(held_count, "_AT_ONCE", 0)
    worker = Worker()
    yield OpenList(lists.database, worker)
    worker.stop()


def send(lists: Drafts, customers: Sequence[int]) -> None:
    """Let these customers wait."""
    there = [SendCustomer(each.id, each.record.customer_code, "", bytes(32)) for each in lists.page(customers)]
    claim = Ledger(lists.database).begin_send(practice_profile(), there, owner="", url="", list_name="")
    assert claim.send is not None
    lists.database.run("UPDATE send SET hold = 'paused'")


def test_the_worker_counts_what_sends_hold_and_edits_are_followed_at_once(
    open_list: OpenList, lists: Drafts, qtbot: QtBot
) -> None:
    ready = list(lists.order(open_list.list_id, View.READY))
    send(lists, ready)
    with qtbot.waitSignal(open_list.counted):
        open_list.count_anew()
        assert (open_list.counts.held, open_list.counts.ready) == (0, 3)
    assert (open_list.counts.held, open_list.counts.ready) == (3, 0)
    open_list.set_value(ready[0], CODE, "")
    assert (open_list.counts.held, open_list.counts.ready) == (2, 0)
    open_list.undo()
    assert (open_list.counts.held, open_list.counts.ready) == (3, 0)


def test_what_changes_while_the_worker_counts_is_counted_too(
    open_list: OpenList, lists: Drafts, qtbot: QtBot
) -> None:
    ready = list(lists.order(open_list.list_id, View.READY))
    send(lists, ready[:1])
    open_list.count_anew()
    send(lists, ready[1:])
    open_list.count_anew()
    qtbot.waitUntil(lambda: open_list.counts.held == 3)
    assert open_list.counts.ready == 0


def test_a_list_that_is_opened_shows_the_number_from_the_beginning(open_list: OpenList, lists: Drafts) -> None:
    ready = list(lists.order(open_list.list_id, View.READY))
    first = open_list.list_id
    open_list.create("Another")
    send(lists, ready)
    open_list.open(first)
    assert (open_list.counts.held, open_list.counts.ready) == (3, 0)
