"""The open list is deleted in another window while it is worked on: it is told, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from joor_desktop.errors import DeletedListError
from joor_desktop.model.path import Path
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import customer
from tests.ui.customers.test_page import EMAIL, press, tables_of, visible
from tests.ui.importing.test_imports import write_workbook

NAME = Path(field="customer_name")
CONTROL = Qt.KeyboardModifier.ControlModifier
TITLE = "The list “Autumn fair” was deleted in another window."


class Autumn:
    """A list that is open in the window, with one customer, before another one with five."""

    def __init__(self, window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
        self.window = window
        self.lists = lists
        self.qtbot = qtbot
        self.before = window.open_list.list_id
        window.open_list.create("Autumn fair")
        self.id = window.open_list.list_id
        self.customer = window.open_list.add_customer(customer(1)) or 0
        window.customers.go_to((self.customer, EMAIL))
        qtbot.waitUntil(lambda: window.customers.place() == (self.customer, EMAIL))
        qtbot.waitUntil(lambda: window.customers.form_place.form.record_id == self.customer)

    def delete(self, *, for_good: bool) -> None:
        """Delete the list as another window does; for good once its window of lists is closed."""
        self.lists.archive(self.id)
        self.lists.delete(self.id)
        if for_good:
            clean_up(self.lists.database)

    def type_into_cell(self, text: str) -> None:
        table = tables_of(self.window).table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        editor = self.window.frame.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)

    def enter(self) -> None:
        editor = self.window.frame.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.told().startswith(TITLE))

    def told(self) -> str:
        labels = self.window.strip.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible() and label.text())

    def email(self) -> str:
        stored = self.lists.record(self.customer)
        assert stored is not None
        return stored.record.value(EMAIL)


@pytest.fixture
def autumn(window: MainWindow, lists: Drafts, qtbot: QtBot) -> Autumn:
    return Autumn(window, lists, qtbot)


def test_an_edit_is_made_once_the_list_is_brought_back(autumn: Autumn, qtbot: QtBot) -> None:
    autumn.type_into_cell("jan@nord.example")
    autumn.delete(for_good=False)
    autumn.enter()
    assert autumn.window.open_list.list_id == autumn.before
    assert autumn.told().startswith(TITLE)
    assert "What you typed last is not saved yet." in autumn.told()
    assert autumn.email() != "jan@nord.example"
    press(autumn.window.strip, "Bring it back")
    assert autumn.window.open_list.list_id == autumn.id
    assert autumn.email() == "jan@nord.example"
    assert not autumn.window.strip.isVisible()
    qtbot.waitUntil(lambda: tables_of(autumn.window).table.table.rowCount() == 1)


def test_what_was_typed_is_copied_where_the_list_is_gone_for_good(autumn: Autumn, qtbot: QtBot) -> None:
    autumn.type_into_cell("jan@nord.example")
    autumn.delete(for_good=True)
    autumn.enter()
    assert autumn.window.open_list.list_id == autumn.before
    assert "Copy what you typed last" in autumn.told()
    press(autumn.window.strip, "Copy what was typed")
    assert QGuiApplication.clipboard().text() == "jan@nord.example"
    qtbot.waitUntil(lambda: tables_of(autumn.window).table.table.rowCount() == 5)


def test_a_list_that_goes_while_it_could_be_brought_back_is_told(autumn: Autumn) -> None:
    autumn.type_into_cell("jan@nord.example")
    autumn.delete(for_good=False)
    autumn.enter()
    clean_up(autumn.lists.database)
    press(autumn.window.strip, "Bring it back")
    assert autumn.window.open_list.list_id == autumn.before
    press(autumn.window.strip, "Copy what was typed")
    assert QGuiApplication.clipboard().text() == "jan@nord.example"


def test_text_in_an_open_editor_is_kept_when_the_person_comes_back(autumn: Autumn, qtbot: QtBot) -> None:
    autumn.type_into_cell("jan@nord.example")
    autumn.delete(for_good=False)
    autumn.window.open_list.look_for_changes()
    assert autumn.window.open_list.list_id == autumn.before
    press(autumn.window.strip, "Bring it back")
    assert autumn.email() == "jan@nord.example"


def test_text_in_the_form_is_kept(autumn: Autumn, qtbot: QtBot) -> None:
    form = autumn.window.customers.form_place.form
    form.show_record(autumn.customer, NAME)
    field = autumn.window.frame.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    autumn.delete(for_good=False)
    QTest.keyClicks(field, "Galerie Sud")
    qtbot.waitUntil(lambda: autumn.told().startswith(TITLE))
    press(autumn.window.strip, "Bring it back")
    stored = autumn.lists.record(autumn.customer)
    assert stored is not None
    assert stored.record.customer_name == "Galerie Sud"


def test_a_customer_in_the_quick_add_goes_on_in_the_other_list(autumn: Autumn, qtbot: QtBot) -> None:
    QTest.keyClick(autumn.window.frame, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    field = autumn.window.frame.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Galerie Sud")
    autumn.delete(for_good=True)
    for _ in range(2):  # the first time says what is missing
        focused = autumn.window.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return, CONTROL)
    assert autumn.told().startswith(TITLE)
    assert autumn.window.customers.form_place.is_quick_adding
    texts = [each.text() for each in autumn.window.customers.form_place.findChildren(QLineEdit) if each.isVisible()]
    assert "Galerie Sud" in texts


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize(
    "act",
    [
        lambda autumn: QTest.keyClick(autumn.window.frame, Qt.Key.Key_Z, CONTROL),
        lambda autumn: autumn.window.add_customer(),
        lambda autumn: autumn.window.open_list.delete([autumn.customer]),
        lambda autumn: autumn.window.open_list.delete([autumn.customer] * 60),
        lambda autumn: QTest.keyClick(tables_of(autumn.window).table, Qt.Key.Key_Delete),
        lambda autumn: QTest.keyClick(autumn.window.frame, Qt.Key.Key_Return, CONTROL),
    ],
    ids=["undo", "add", "delete", "delete many", "clear", "send"],
)
def test_whatever_is_done_leads_to_the_same_words(
    autumn: Autumn, qtbot: QtBot, act: Callable[[Autumn], None], *, for_good: bool
) -> None:
    autumn.delete(for_good=for_good)
    act(autumn)
    qtbot.waitUntil(lambda: autumn.told().startswith(TITLE))
    assert autumn.window.open_list.list_id == autumn.before
    assert visible(autumn.window.strip, "Bring it back") is not for_good
    qtbot.waitUntil(lambda: tables_of(autumn.window).table.table.rowCount() == 5)
    assert autumn.lists.counts(autumn.id).customers == (0 if for_good else 1)


@pytest.mark.parametrize("for_good", [False, True])
def test_sorting_and_moving_about_do_no_harm(autumn: Autumn, qtbot: QtBot, *, for_good: bool) -> None:
    autumn.delete(for_good=for_good)
    table = tables_of(autumn.window).table
    table.head.sort_requested.emit("customer_name", True, False)
    qtbot.wait(200)
    press(autumn.window.customers, "Ready 1")
    qtbot.wait(200)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    qtbot.wait(200)
    autumn.window.open_list.look_for_changes()
    assert autumn.told().startswith(TITLE)


def test_an_import_into_it_is_told(autumn: Autumn, tmp_path: FilePath, qtbot: QtBot) -> None:
    autumn.delete(for_good=False)
    autumn.window.import_files([write_workbook(tmp_path / "second.xlsx", ("00421", "00422"))])
    qtbot.waitUntil(lambda: autumn.window.merge_choice.asking or autumn.told().startswith(TITLE), timeout=20_000)
    if autumn.window.merge_choice.asking:
        press(autumn.window.merge_choice, "Add")
    qtbot.waitUntil(lambda: autumn.told().startswith(TITLE), timeout=20_000)
    assert autumn.window.open_list.list_id == autumn.before
    assert autumn.window.open_list.counts.customers == 5


def test_the_last_list_makes_room_for_a_new_one(
    window: MainWindow, lists: Drafts, spring: ListEditor, five: list[int], qtbot: QtBot
) -> None:
    lists.archive(spring.list_id)
    lists.delete(spring.list_id)
    window.open_list.set_value(five[0], EMAIL, "jan@nord.example")
    assert window.open_list.draft.name == "My customers"
    press(window.strip, "Bring it back")
    assert window.open_list.list_id == spring.list_id
    stored = lists.record(five[0])
    assert stored is not None
    assert stored.record.value(EMAIL) == "jan@nord.example"


def test_a_deleted_list_is_not_planned_to_be_sent(tmp_path: FilePath) -> None:
    with Desk(tmp_path / "joor_desktop.sqlite3", []) as desk:
        list_id = desk.drafts.create("Gone", "practice")
        desk.drafts.archive(list_id)
        desk.drafts.delete(list_id)
        profile = desk.profiles.get("practice")
        assert profile is not None
        with pytest.raises(DeletedListError):
            desk.sender.plan_list(TaskContext(), profile, list_id)
