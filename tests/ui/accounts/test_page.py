"""The page of account lists in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList, AccountLists
from joor_desktop.ui.accounts.page import AccountListsPage
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow


class Desk:
    """The page, as a person has it before them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.show_place(Place.ACCOUNTS)
        page = window.frame.pages.currentWidget()
        assert isinstance(page, AccountListsPage)
        self.page = page
        self.table = self._table("Entries of the list")
        self.kinds = self._table("Account lists")

    def _table(self, name: str) -> QTableView:
        return next(each for each in self.page.findChildren(QTableView) if each.accessibleName() == name)

    def press(self, words: str) -> None:
        """Click the button with these words."""
        button = next(each for each in self.page.findChildren(QAbstractButton) if each.text().startswith(words))
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_at(self, row: int, column: int, text: str) -> None:
        """Type a text into a cell."""
        self.table.setFocus()
        self.table.setCurrentIndex(self.table.model().index(row, column))
        QTest.keyClick(self.table, Qt.Key.Key_F2)
        field = next(each for each in self.table.viewport().findChildren(QLineEdit) if each.isVisible())
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def cells(self) -> list[list[str]]:
        """All words of the table."""
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def words(self) -> str:
        """All labels on screen."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """Return the page, in a window with five customers of the price label Europe."""
    return Desk(window)


def problems(lists: Drafts, list_id: int) -> set[str]:
    """The codes of all problems of a list."""
    return {problem.code for stored in lists.page(lists.order(list_id)) for problem in stored.problems}


def test_what_is_typed_is_held_against_in_the_background(desk: Desk, qtbot: QtBot, lists: Drafts) -> None:
    desk.type_at(0, 1, "Europa")
    desk.type_at(0, 0, "EUR")
    assert desk.cells()[0] == ["EUR", "Europa", "", "yours"]
    assert desk.page.findChildren(QCheckBox)[0].isChecked()
    list_id = desk.window.open_list.list_id
    qtbot.waitUntil(lambda: "account-nearly" in problems(lists, list_id), timeout=10_000)
    desk.press("Complete")
    qtbot.waitUntil(lambda: "account-nearly" not in problems(lists, list_id), timeout=10_000)


def test_rows_are_pasted_and_undone_with_the_keys_of_a_spreadsheet(desk: Desk, lists: Drafts) -> None:
    before = desk.window.open_list.counts
    QApplication.clipboard().setText("Europe\tEUR\nUS\tUSD\n")
    desk.table.setFocus()
    QTest.keyClick(desk.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row[:2] for row in desk.cells()[:2]] == [["EUR", "Europe"], ["USD", "US"]]
    assert "2 entries came" in desk.words()
    place = desk.table.visualRect(desk.table.model().index(1, 0)).center()
    QTest.mouseClick(desk.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(desk.table, Qt.Key.Key_Delete)
    assert len(desk.cells()) == 2
    for rows in (3, 1):
        QTest.keyClick(desk.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(desk.cells()) == rows
    assert desk.window.open_list.counts == before


def test_a_file_is_read_in_the_worker(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "reps.csv").write_text("Rep;E-mail\nAB;anna@brand.com\nCD;carl@brand.com\n")
    desk.kinds.selectRow(1)
    desk.page.import_file(str(tmp_path / "reps.csv"))
    qtbot.waitUntil(lambda: len(desk.cells()) == 3, timeout=10_000)
    assert desk.cells()[0] == ["AB", "anna@brand.com", "yours"]
    (tmp_path / "none.json").write_text("[]")
    desk.page.import_file(str(tmp_path / "none.json"))
    qtbot.waitUntil(lambda: "nothing for this list" in desk.words(), timeout=10_000)


@pytest.mark.parametrize(
    ("window_size", "label"),
    [((1280, 800), "Europe wholesale spring collection 2027"), ((1024, 640), "Europe wholesale 2027")],
)
def test_long_price_labels_and_where_they_are_from_are_read_whole(
    desk: Desk, label: str, lists: Drafts, qtbot: QtBot
) -> None:
    price = {
        "price_type_currency_code": "EUR", "price_type_label": label, "price_type_retail_currency_code": "EUR"
    }
    AccountLists(lists.database).learn(desk.window.open_list.profile.name, [Record({}, {"price_types": [price]})])
    desk.page.refresh()
    qtbot.waitUntil(lambda: len(desk.cells()) == 2)
    assert desk.cells()[1][1::2] == [label, "learned, accepted once"]
    for column in range(4):
        index = desk.table.model().index(1, column)
        assert desk.table.sizeHintForIndex(index).width() <= desk.table.columnWidth(column), index.data()


def test_what_was_learned_is_kept_or_removed_with_one_press(desk: Desk, lists: Drafts) -> None:
    reps = [Record({"sales_rep_code": code}) for code in ("AB", "AB", "CD")]
    profile = desk.window.open_list.profile.name
    AccountLists(lists.database).learn(profile, reps)
    desk.page.refresh()
    desk.kinds.selectRow(1)
    assert [row[::2] for row in desk.cells()[1:]] == [
        ["AB", "learned, accepted 2 times"], ["CD", "learned, accepted once"]
    ]
    desk.table.selectRow(2)
    desk.press("Remove")
    desk.table.selectRow(1)
    desk.press("Keep")
    assert desk.cells()[0] == ["AB", "", "yours, accepted 2 times"]
    assert len(desk.cells()) == 2
    assert KeptLists(lists.database).is_complete(profile, AccountList.SALES_REPS)


def test_the_table_keeps_the_rules_of_models(desk: Desk) -> None:
    model = desk.table.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.type_at(0, 1, "Europe")
    desk.press("Undo")
    assert tester.model() is model


def test_two_sales_reps_with_one_address_are_marked(desk: Desk) -> None:
    desk.kinds.setCurrentIndex(desk.kinds.model().index(list(AccountList).index(AccountList.SALES_REPS), 0))
    for row, (code, email) in enumerate([("R1", "mia@brand.example"), ("R2", "Mia@brand.example")]):
        desk.type_at(row, 0, code)
        desk.type_at(row, 1, email)
    assert "mia@brand.example has several codes: R1, R2" in desk.words()
    desk.type_at(1, 1, "tom@brand.example")
    assert "several codes" not in desk.words()
