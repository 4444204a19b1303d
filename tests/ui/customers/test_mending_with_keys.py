"""A list is mended with keys alone: from problem to problem, and one kind after the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.join_dialog import JoinDialog
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.customers.mend_dialog import MendDialog
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.customers.test_mending import table_in
from tests.ui.customers.test_page import COUNTRY, EMAIL, press, shown, tables_of, visible, wait_for_place
from tests.ui.customers.test_table_keys import editor_of

pytestmark = managed_windows

KEY = Qt.Key
NAME, CODE = Path(field="customer_name"), Path(field="customer_code")


def press_key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.frame, key)


def chosen(window: MainWindow) -> list[str]:
    """The kind that is shown as chosen."""
    return [row.kind.code for row in window.frame.side.findChildren(KindRow) if row.isChecked()]


def told(window: MainWindow) -> list[str]:
    return [label.text() for label in window.frame.status.findChildren(QLabel)]


def dialog_shown(window: MainWindow, qtbot: QtBot) -> MendDialog:
    qtbot.waitUntil(lambda: any(table_in(each).model().rowCount() for each in window.frame.findChildren(MendDialog)))
    (dialog,) = window.frame.findChildren(MendDialog)
    qtbot.waitUntil(table_in(dialog).hasFocus)
    return dialog


@pytest.fixture
def spaced(window: MainWindow, five: list[int], qtbot: QtBot) -> MainWindow:
    """The window with a third kind of problem: spaces around two names."""
    window.open_list.set_values([(five[0], NAME, " Nord"), (five[2], NAME, "Sud ")])
    qtbot.waitUntil(lambda: visible(window.frame.side, "Name has spaces around it"))
    return window


def test_one_kind_after_the_other_is_mended(spaced: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    table = tables_of(spaced).table
    press_key(spaced, KEY.Key_F8)
    wait_for_place(spaced, (five[1], EMAIL), qtbot)
    press_key(spaced, KEY.Key_F7)
    qtbot.waitUntil(lambda: any(words.startswith("Nothing can be proposed here") for words in told(spaced)))
    for record_id in (five[1], five[3]):
        wait_for_place(spaced, (record_id, EMAIL), qtbot)
        QTest.keyClicks(table, "a")
        QTest.keyClicks(editor_of(table), "nna@nord.example")
        QTest.keyClick(editor_of(table), KEY.Key_Tab)
        press_key(spaced, KEY.Key_F8)
    wait_for_place(spaced, (five[3], COUNTRY), qtbot)
    assert chosen(spaced) == ["country-spelling"]
    for words in ("Country in another spelling", "Name has spaces around it"):
        press_key(spaced, KEY.Key_F7)
        dialog = dialog_shown(spaced, qtbot)
        assert words in dialog.windowTitle()
        QTest.keyClick(table_in(dialog), KEY.Key_Return)
        qtbot.waitUntil(lambda words=words: not visible(spaced.frame.side, words))  # type: ignore[misc]
        qtbot.waitUntil(spaced.frame.isActiveWindow)
    assert not spaced.open_list.kinds
    assert [stored.record.customer_name for stored in lists.page(five)][:3] == ["Nord", "Galerie 2", "Sud"]


def test_the_problem_under_the_cursor_counts_before_the_chosen_kind(
    spaced: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    press(spaced.frame.side, "Country in another spelling")
    wait_for_place(spaced, (five[1], COUNTRY), qtbot)
    spaced.customers.go_to((five[0], NAME))
    wait_for_place(spaced, (five[0], NAME), qtbot)
    press_key(spaced, KEY.Key_F7)
    dialog = dialog_shown(spaced, qtbot)
    assert "Name has spaces around it" in dialog.windowTitle()
    QTest.keyClick(table_in(dialog), KEY.Key_Escape)
    assert chosen(spaced) == ["spaces-around"]


def test_errors_that_are_left_come_before_the_end(spaced: MainWindow, five: list[int], qtbot: QtBot) -> None:
    spaced.customers.go_to((five[0], NAME))
    wait_for_place(spaced, (five[0], NAME), qtbot)
    press_key(spaced, KEY.Key_F7)
    dialog = dialog_shown(spaced, qtbot)
    QTest.keyClick(table_in(dialog), KEY.Key_Return)
    qtbot.waitUntil(lambda: chosen(spaced) == ["email"])
    qtbot.waitUntil(spaced.frame.isActiveWindow)
    press_key(spaced, KEY.Key_F7)  # nothing can be proposed: it leads to where it is mended by hand
    wait_for_place(spaced, (five[1], EMAIL), qtbot)


def test_a_cell_without_a_problem_is_told(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.customers.go_to((five[0], NAME))
    wait_for_place(window, (five[0], NAME), qtbot)
    press_key(window, KEY.Key_F7)
    assert "There is no problem in this cell." in told(window)


def test_customers_of_one_code_are_compared_and_the_one_that_stays_is_shown(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.open_list.set_value(five[4], CODE, "EL0001")
    window.customers.go_to((five[4], CODE))
    wait_for_place(window, (five[4], CODE), qtbot)
    press_key(window, KEY.Key_F7)
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(JoinDialog)))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    press(window.frame.findChildren(JoinDialog)[0], "Make one customer of both")
    qtbot.waitUntil(lambda: shown(window) == five[:4])
    wait_for_place(window, (five[0], CODE), qtbot)


def test_another_list_begins_without_a_chosen_kind(window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    press(window.frame.side, "Contact e-mail looks wrong")
    first = window.open_list.list_id
    assert chosen(window) == ["email"]
    window.open_list.open(lists.create("Autumn fair", "practice"))
    window.open_list.open(first)
    qtbot.waitUntil(lambda: visible(window.frame.side, "Contact e-mail looks wrong"))
    assert not chosen(window)
