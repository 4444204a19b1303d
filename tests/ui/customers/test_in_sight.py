"""The cell that the cursor goes to is wholly in sight, and what is in sight is all that is read for it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor, Newcomers
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_arranging import section, table_of
from tests.ui.customers.test_page import press, shown, visible
from tests.ui.customers.test_record_cache import pages_asked_for

COUNTRY = "shipping_country"


@pytest.fixture
def many(spring: ListEditor) -> list[int]:
    """Return the ids of thirty customers without a country in the first of their two shipping addresses."""
    ids = []
    for number in range(1, 31):
        record = customer(number)
        record.entries["shipping_addresses"][0][COUNTRY] = ""
        ids.append(spring.add_customer(record))
    return ids


def is_whole(window: MainWindow) -> bool:
    """Whether the cursor's cell has all its width in the viewport."""
    table = table_of(window)
    rect = table.visualRect(table.currentIndex())
    seen = rect.width() >= table.columnWidth(table.currentIndex().column()) - 1
    return seen and table.viewport().rect().contains(rect)


def test_problem_in_the_last_column_that_fits_is_wholly_in_sight(
    open_window: OpenWindow, many: list[int], qtbot: QtBot
) -> None:
    window = open_window()
    side = window.frame.side
    qtbot.waitUntil(lambda: visible(side, "Country missing in a shipping address"))
    press(side, "Country missing in a shipping address")
    qtbot.waitUntil(lambda: len(shown(window)) == 2 * len(many))
    place = (many[0], Path("shipping_addresses", 0, COUNTRY))
    qtbot.waitUntil(lambda: table_of(window).place() == place)
    qtbot.waitUntil(table_of(window).verticalScrollBar().isVisible)
    assert is_whole(window)
    press(window.customers, "Customers")
    press(side, "Country missing in a shipping address")
    window.frame.resize(1100, 700)
    qtbot.waitUntil(lambda: window.frame.width() == 1100)
    qtbot.waitUntil(lambda: is_whole(window))


def test_cell_half_under_the_columns_that_stay_is_brought_out(
    open_window: OpenWindow, many: list[int]
) -> None:
    window = open_window()
    table = table_of(window)
    column = section(window, "customer_group_name")
    place = table.table.place(table.table.index(3, column))
    window.customers.go_to(place)
    bar = table.horizontalScrollBar()
    bar.setValue(table.columnViewportPosition(column) - table.head.frozen_width() + bar.value() + 40)
    assert many
    assert not is_whole(window)
    window.customers.go_to(place)
    assert is_whole(window)


def test_jump_of_the_bar_reads_with_one_question_what_is_seen(
    open_window: OpenWindow, spring: ListEditor, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    spring.change("Add", {}, [Newcomers(None, [customer(number) for number in range(400)])])
    window = open_window()
    table = table_of(window)
    qtbot.waitUntil(lambda: len(shown(window)) == 400)
    questions = pages_asked_for(window.open_list.drafts, monkeypatch)
    table.verticalScrollBar().setValue(table.rowHeight(0) * 301)
    qtbot.waitUntil(lambda: bool(questions))
    seen = range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)
    assert len(questions) == 1
    assert set(shown(window)[seen.start : seen.stop]) <= set(questions[0])
    assert len(questions[0]) <= len(seen) + 16
