"""Find and replace over the table, with keys and mouse, in a whole window over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.finding.bar import FindBar
from joor_desktop.ui.finding.preview import HitsTable
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.customers.test_page import button, press, tables_of, wait_for_place
from tests.ui.customers.test_table_keys import at

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAME, CODE, GROUP = (Path(field=name) for name in ("customer_name", "customer_code", "customer_group_name"))


class Bar:
    """The bar as a person sees it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        QTest.keyClick(window.frame, KEY.Key_H, CONTROL)
        self.bar = window.tools.replacing.bar

    def words(self) -> str:
        return " ".join(label.text() for label in self.bar.findChildren(QLabel) if label.isVisible())

    def seek(self, text: str, words: str) -> None:
        """Type into the first field and wait for these words."""
        self.bar.text.selectAll()
        QTest.keyClicks(self.bar.text, text)
        self.wait(words)

    def wait(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words(), timeout=15_000)

    def where(self, words: str) -> None:
        """Choose with the keys where to seek."""
        box = self.bar.findChild(QComboBox)
        assert isinstance(box, QComboBox)
        QTest.keyClick(box, KEY.Key_Home)
        while box.currentText() != words and box.currentIndex() < box.count() - 1:
            QTest.keyClick(box, KEY.Key_Down)
        assert box.currentText() == words

    def tick(self, words: str) -> None:
        boxes = [box for box in self.bar.findChildren(QCheckBox) if box.text() == words]
        QTest.mouseClick(boxes[0], Qt.MouseButton.LeftButton, pos=boxes[0].rect().center() / 4)
        assert boxes[0].isChecked()

    @property
    def hits(self) -> QAbstractItemModel:
        table = self.bar.findChild(HitsTable)
        assert isinstance(table, HitsTable)
        return table.model()

    def rows(self) -> list[tuple[str, ...]]:
        hits = self.hits
        return [
            tuple(str(hits.index(row, column).data()) for column in range(hits.columnCount()))
            for row in range(hits.rowCount())
        ]


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> Bar:
    """The bar, opened with its key."""
    return Bar(window, qtbot)


def names(lists: Drafts, ids: list[int]) -> list[str]:
    return [stored.record.customer_name for stored in lists.page(ids)]


def test_key_opens_the_bar_and_escape_closes_it(bar: Bar, window: MainWindow) -> None:
    assert bar.bar.isVisible()
    assert bar.bar.text.hasFocus()
    QTest.keyClick(bar.bar.text, KEY.Key_Escape)
    assert not bar.bar.isVisible()
    assert tables_of(window).table.hasFocus()


def test_hits_are_counted_while_one_types(bar: Bar) -> None:
    bar.seek("galerie", "5 cells · 5 customers")
    bar.seek("galerie 3", "1 cell · 1 customer")
    bar.seek("no such thing", "Not in this table")
    assert not button(bar.bar, "Replace all…").isEnabled()


def test_it_is_said_where_nothing_was_found(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    bar.where("All tables")
    bar.seek("no such thing", "Not in any table")
    press(window.customers, "Errors 2")
    qtbot.waitUntil(lambda: tables_of(window).table.model().rowCount() == 2)
    bar.where("This table")
    bar.seek("galerie 3", "Not in the rows shown")
    bar.where("This column")
    bar.wait("Not in this column of the rows shown")
    table = tables_of(window).table
    table.setFocus()
    window.customers.go_to((five[1], NAME))
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    QTest.keyClick(window.frame, KEY.Key_H, CONTROL)
    bar.seek("galerie 3", "Not in the chosen cells")


def test_options_narrow_the_hits(bar: Bar) -> None:
    bar.seek("galerie", "5 cells")
    bar.tick("Match case")
    bar.wait("Not in this table")
    bar.seek("Galerie", "5 cells")
    bar.tick("Whole cell")
    bar.wait("Not in this table")
    bar.seek("Galerie 2", "1 cell · 1 customer")


def test_keys_go_from_hit_to_hit_and_round(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.customers.go_to((five[3], CODE))
    bar.seek("galerie", "5 cells")
    for key, modifier, record_id, number in (
        (KEY.Key_F3, None, five[3], "4 of 5"),
        (KEY.Key_F3, None, five[4], "5 of 5"),
        (KEY.Key_F3, None, five[0], "1 of 5"),
        (KEY.Key_F3, SHIFT, five[4], "5 of 5"),
        (KEY.Key_F3, SHIFT, five[3], "4 of 5"),
    ):
        QTest.keyClick(window.frame, key, modifier or Qt.KeyboardModifier.NoModifier)
        wait_for_place(window, (record_id, NAME), qtbot)
        assert number in bar.words()


def test_enter_goes_on_as_soon_as_it_is_counted(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    QTest.keyClicks(bar.bar.text, "galerie 4")
    QTest.keyClick(bar.bar.text, KEY.Key_Return)
    wait_for_place(window, (five[3], NAME), qtbot)
    assert bar.bar.text.hasFocus()


def test_hit_in_another_table_is_gone_to(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    bar.where("All tables")
    bar.seek("italia", "2 cells · 2 customers")
    QTest.keyClick(window.frame, KEY.Key_F3)
    wait_for_place(window, (five[1], Path("shipping_addresses", 1, "shipping_country")), qtbot)
    assert tables_of(window).node_key == "shipping_addresses"


def test_column_under_the_cursor(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.customers.go_to((five[0], CODE))
    bar.where("This column")
    bar.seek("e", "5 cells · 5 customers")
    window.customers.go_to((five[0], GROUP))
    bar.wait("5 cells")
    bar.seek("galerie", "Not in this column")
    window.customers.go_to((five[0], NAME))
    bar.wait("5 cells")


def test_chosen_cells_are_offered_by_themselves(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    table = tables_of(window).table
    first, last = (table.table.index_of(five[number], NAME) for number in (1, 3))
    table.setCurrentIndex(first)
    flags = QItemSelectionModel.SelectionFlag.Select
    table.selectionModel().select(table.table.index_of(five[2], NAME), flags)
    table.selectionModel().select(last, flags)
    bar = Bar(window, qtbot)
    bar.seek("galerie", "3 cells · 3 customers")
    QTest.keyClick(window.frame, KEY.Key_F3)  # the cursor leaves the choice, which stays where it is sought
    bar.wait("of 3 cells")


@pytest.mark.parametrize(("where", "replaced"), [("", (1, 2)), ("This column", (0, 1, 2, 3, 4))])
def test_all_of_the_chosen_cells_or_of_the_column_are_replaced(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot, where: str, replaced: tuple[int, ...]
) -> None:
    window.open_list.set_values([(each, Path(field="customer_alias"), "Galerie") for each in five])
    at(window, five[1], NAME)
    if not where:
        QTest.keyClick(tables_of(window).table, KEY.Key_Down, SHIFT)
    bar = Bar(window, qtbot)
    if where:
        bar.where(where)
    bar.seek("galerie", f"{len(replaced)} cells")
    QTest.keyClicks(bar.bar.by, "Salon")
    press(bar.bar, "Replace all…")
    assert [row[:3] for row in bar.rows()] == [(f"EL{n + 1:04}", "Name", f"Galerie {n + 1}") for n in replaced]
    press(bar.bar, f"Replace {len(replaced)} cells")
    bar.wait(f"Replaced in {len(replaced)} cells")
    assert [name.startswith("Salon") for name in names(lists, five)] == [n in replaced for n in range(5)]
    assert all(stored.record.values["customer_alias"] == "Galerie" for stored in lists.page(five))


def test_only_rows_that_are_shown_count(bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    bar.seek("galerie", "5 cells")
    press(window.customers, "Errors 2")
    bar.wait("2 cells · 2 customers")


def test_one_is_replaced_and_the_next_shown(
    bar: Bar, window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    bar.seek("galerie", "5 cells")
    QTest.mouseClick(bar.bar.by, Qt.MouseButton.LeftButton)
    QTest.keyClicks(bar.bar.by, "Salon")
    QTest.keyClick(bar.bar.by, KEY.Key_Return)  # goes to the first
    wait_for_place(window, (five[0], NAME), qtbot)
    assert names(lists, five)[0] == "Galerie 1"
    QTest.keyClick(bar.bar.by, KEY.Key_Return)
    wait_for_place(window, (five[1], NAME), qtbot)
    press(bar.bar, "Replace")
    wait_for_place(window, (five[2], NAME), qtbot)
    assert names(lists, five) == ["Salon 1", "Salon 2", "Galerie 3", "Galerie 4", "Galerie 5"]
    bar.wait("of 3 cells · 3 customers")
    assert window.open_list.undo_label == "Replace “galerie” by “Salon” in 1 cell"


def test_preview_says_what_would_be_and_ticks_leave_out(
    bar: Bar, window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    bar.seek("galerie", "5 cells")
    QTest.keyClicks(bar.bar.by, "Salon")
    press(bar.bar, "Replace all…")
    assert bar.rows()[1] == ("EL0002", "Name", "Galerie 2", "Salon 2")
    table = bar.bar.findChild(HitsTable)
    assert isinstance(table, HitsTable)
    QTest.keyClick(table, KEY.Key_Down)
    QTest.keyClick(table, KEY.Key_Space)
    assert "1 cell is left out" in bar.words()
    press(bar.bar, "Replace 4 cells")
    bar.wait("1 cell · 1 customer")
    assert names(lists, five) == ["Salon 1", "Galerie 2", "Salon 3", "Salon 4", "Salon 5"]
    assert window.open_list.undo_label == "Replace “galerie” by “Salon” in 4 cells"
    QTest.keyClick(window.frame, KEY.Key_Z, CONTROL)
    bar.wait("5 cells · 5 customers")
    assert names(lists, five)[0] == "Galerie 1"


def test_preview_names_the_entry_and_all_can_be_replaced(
    bar: Bar, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    bar.where("All tables")
    bar.seek("italia", "2 cells")
    QTest.keyClicks(bar.bar.by, "Italy")
    press(bar.bar, "Replace all…")
    assert bar.rows()[0] == ("EL0002", "Shipping address 2: Country", "Italia", "Italy")
    press(bar.bar, "Replace 2 cells")
    bar.wait("Replaced in 2 cells")
    country = Path("shipping_addresses", 1, "shipping_country")
    assert [stored.record.value(country) for stored in lists.page([five[1], five[3]])] == ["Italy", "Italy"]


def test_double_click_on_a_hit_shows_it_in_the_table(
    bar: Bar, window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    bar.seek("galerie", "5 cells")
    press(bar.bar, "Replace all…")
    table = bar.bar.findChild(HitsTable)
    assert isinstance(table, HitsTable)
    middle = table.visualRect(table.model().index(2, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    wait_for_place(window, (five[2], NAME), qtbot)


def test_preview_follows_the_other_text_and_goes_with_escape(bar: Bar) -> None:
    bar.seek("galerie 5", "1 cell")
    press(bar.bar, "Replace all…")
    QTest.keyClicks(bar.bar.by, "X")
    assert bar.rows() == [("EL0005", "Name", "Galerie 5", "X")]
    QTest.keyClick(bar.bar.by, KEY.Key_Escape)
    assert not button_shown(bar.bar, "Replace 1 cell")
    assert bar.bar.isVisible()


def button_shown(bar: FindBar, words: str) -> bool:
    return any(each.isVisible() and each.text() == words for each in bar.findChildren(type(button(bar, "Replace"))))


def test_change_from_elsewhere_is_counted(bar: Bar, window: MainWindow, five: list[int]) -> None:
    bar.seek("galerie", "5 cells")
    window.open_list.set_value(five[0], NAME, "Maison")
    bar.wait("4 cells")


def test_another_list_is_searched_once_it_is_open(bar: Bar, window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    bar.seek("galerie", "5 cells")
    autumn = ListEditor(lists, lists.create("Autumn", "practice"))
    record = lists.page([lists.order(window.open_list.list_id)[0]])[0].record
    autumn.add_customer(record)
    window.open_list.open(autumn.list_id)
    bar.wait("1 cell · 1 customer")


def test_model_of_the_preview_is_sound(bar: Bar, window: MainWindow) -> None:
    tester = QAbstractItemModelTester(bar.hits, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bar.seek("galerie", "5 cells")
    press(bar.bar, "Replace all…")
    bar.seek("galerie 1", "1 cell")
    tester.deleteLater()
