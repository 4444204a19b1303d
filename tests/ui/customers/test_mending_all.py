"""Mending all that is certain with one press: the preview of all kinds, and the one step that undoes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.mend_all_dialog import MendAllDialog
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.customers.test_page import COUNTRY, button, press, tables_of, visible

NAME, PHONE = Path(field="customer_name"), Path(field="customer_phone")
PERCENT = Path("discounts", 0, "amount")
OFFER = "Mend all that is certain…"


@pytest.fixture
def faulty_window(window: MainWindow, five: list[int], qtbot: QtBot) -> MainWindow:
    """Two countries in another spelling, one of them within spaces, a name within spaces, and a percent that is only
    likely to be meant otherwise."""
    texts = [(five[0], NAME, " Nord  "), (five[1], COUNTRY, " Italia "), (five[2], PERCENT, "0.15")]
    window.open_list.set_values(texts)
    qtbot.waitUntil(lambda: visible(window.frame.side, OFFER))
    return window


def preview(window: MainWindow, qtbot: QtBot) -> MendAllDialog:
    press(window.frame.side, OFFER)
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(MendAllDialog)))
    (dialog,) = window.frame.findChildren(MendAllDialog)
    qtbot.waitUntil(lambda: len(ticks(dialog)) > 1)
    return dialog


def ticks(dialog: MendAllDialog) -> list[QCheckBox]:
    return [each for each in dialog.findChildren(QCheckBox) if each.isVisible()]


def tick(dialog: MendAllDialog, words: str) -> QCheckBox:
    (found,) = [each for each in ticks(dialog) if each.text().startswith(words)]
    return found


def told(window: MainWindow) -> list[str]:
    """What the line at the bottom says."""
    return [label.text() for label in window.frame.status.findChildren(QLabel)]


def countries(lists: Drafts, five: list[int]) -> list[str]:
    return [each.record.value(COUNTRY) for each in lists.page([five[1], five[3]])]


def test_all_kinds_are_previewed_and_mended_as_one_step(
    faulty_window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    """What a fix uncovers is mended too; what is only likely stays."""
    before = [each.record for each in lists.page(five)]
    dialog = preview(faulty_window, qtbot)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("·Nord·· → Nord" in each for each in words)
    assert any("Italia → Italy" in each for each in words)
    assert "Italia → Italy" in tick(dialog, "Country in another").accessibleDescription()
    assert not any("Percent" in each.text() for each in ticks(dialog))
    assert button(dialog, "Mend 4 problems").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: countries(lists, five) == ["Italy", "Italy"])
    assert lists.page(five[:1])[0].record.value(NAME) == "Nord"
    assert lists.page(five[2:3])[0].record.value(PERCENT) == "0.15"
    qtbot.waitUntil(lambda: "all that is certain" in (faulty_window.open_list.undo_label or ""))
    qtbot.waitUntil(lambda: not visible(faulty_window.frame.side, OFFER))
    assert "4 problems mended. Ctrl+Z undoes it." in told(faulty_window)
    (offer,) = [each for each in faulty_window.frame.side.findChildren(QPushButton) if each.text() == OFFER]
    assert not offer.toolTip()
    faulty_window.actions.undo.trigger()
    qtbot.waitUntil(lambda: [each.record for each in lists.page(five)] == before)
    assert not any("mended" in words for words in told(faulty_window))


@contextmanager
def of_a_newer_version(lists: Drafts) -> Iterator[None]:
    """The file as a program of years to come would leave it, which nobody here can read."""
    with closing(sqlite3.connect(lists.database.path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("PRAGMA user_version = 999")
        yield
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize(("kind", "words"), [("", OFFER), ("Country in another spelling", "Preview 2 fixes")])
def test_a_preview_that_can_t_be_made_goes_and_says_why(
    faulty_window: MainWindow, lists: Drafts, qtbot: QtBot, kind: str, words: str
) -> None:
    side = faulty_window.frame.side
    if kind:
        press(side, kind)
    qtbot.waitUntil(lambda: visible(side, words))
    with of_a_newer_version(lists), qtbot.waitSignal(faulty_window.open_list.failed):
        press(side, words)
        assert any(dialog.isVisible() for dialog in faulty_window.frame.findChildren(QDialog))
    assert not any(dialog.isVisible() for dialog in faulty_window.frame.findChildren(QDialog))
    assert any("newer version" in label.text() for label in faulty_window.frame.findChildren(QLabel))


def test_the_preview_is_as_high_as_its_kinds_need(faulty_window: MainWindow, qtbot: QtBot) -> None:
    dialog = preview(faulty_window, qtbot)
    (scroll,) = dialog.findChildren(Scrolled)
    inner = scroll.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.height() == inner.sizeHint().height() == scroll.viewport().height())


@managed_windows
def test_kinds_are_left_out_by_keys_and_mouse(
    faulty_window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    dialog = preview(faulty_window, qtbot)
    name = tick(dialog, "Name has spaces")
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    QTest.keyClick(name, Qt.Key.Key_Space)
    whole = tick(dialog, "All ")
    assert whole.checkState() == Qt.CheckState.PartiallyChecked
    QTest.mouseClick(whole, Qt.MouseButton.LeftButton, pos=whole.rect().center() / 4)
    assert name.isChecked()
    QTest.mouseClick(whole, Qt.MouseButton.LeftButton, pos=whole.rect().center() / 4)
    assert not button(dialog, "Mend 0 problems").isEnabled()
    QTest.keyClick(name, Qt.Key.Key_Space)
    press(dialog, "Mend 1 problem")
    qtbot.waitUntil(lambda: lists.page(five[:1])[0].record.value(NAME) == "Nord")
    assert countries(lists, five) == [" Italia ", "Italia"]
    qtbot.waitUntil(tables_of(faulty_window).table.hasFocus)


def test_escape_changes_nothing_and_a_key_opens_it(
    faulty_window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    label = faulty_window.open_list.undo_label
    QTest.keyClick(tables_of(faulty_window).table, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(faulty_window.frame.findChildren(MendAllDialog)))
    (dialog,) = faulty_window.frame.findChildren(MendAllDialog)
    qtbot.waitUntil(lambda: len(ticks(dialog)) > 1)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not faulty_window.frame.findChildren(MendAllDialog))
    assert faulty_window.open_list.undo_label == label


def test_nothing_certain_is_told_without_a_dialog(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    """What is wrong with two e-mail addresses stays: nobody knows what is meant."""
    table = tables_of(window).table
    table.setFocus()
    qtbot.waitUntil(lambda: visible(window.frame.side, OFFER))
    window.open_list.set_values([(record_id, COUNTRY, "Italy") for record_id in (five[1], five[3])])
    qtbot.waitUntil(lambda: not visible(window.frame.side, OFFER))
    QTest.keyClick(table, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    words = "Nothing is left that is certain."
    qtbot.waitUntil(lambda: any(label.text() == words for label in window.frame.status.findChildren(QLabel)))
    assert not window.frame.findChildren(MendAllDialog)
    assert table.hasFocus()
