"""The window of the help, and F1 wherever one may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

import joor_desktop.ui
from joor_desktop.model.path import Path as FieldPath
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.form.field_view import FieldView
from joor_desktop.ui.help.topics import FIRST_TOPIC, around, topic_of
from joor_desktop.ui.help.window import HelpWindow
from joor_desktop.ui.importing.columns_table import ColumnsTable
from joor_desktop.ui.importing.rows_choice import RowsChoice
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.theme import Look
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.help_pages import HelpBook
from tests.ui.conftest import OpenWindow, managed_windows
from tests.ui.round import Round

_PACKAGE = Path(joor_desktop.ui.__file__).parent
_ALT = Qt.KeyboardModifier.AltModifier


def press_f1(qtbot: QtBot, window: MainWindow) -> HelpWindow:
    """F1 where the focus is, and the help that comes of it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.help.window is not None and window.help.window.isVisible())
    assert window.help.window is not None
    return window.help.window


def shown(help_window: HelpWindow) -> str:
    """The topic that is shown."""
    source = help_window.browser.source()
    return f"{source.fileName().removesuffix('.md')}#{source.fragment()}".removesuffix("#")


def is_at_the_top(browser: QTextBrowser, heading: str) -> bool:
    """Whether the heading is the first thing that is seen, or the page ends on screen."""
    at_end = browser.verticalScrollBar().value() == browser.verticalScrollBar().maximum()
    top = browser.cursorForPosition(browser.viewport().rect().topLeft() + QPoint(30, 8)).block().text()
    return at_end or top == heading


def topics_in_code() -> list[tuple[str, str]]:
    """File and topic of each part of the window that has one for all of it."""
    found = []
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "help_topic":
                assert isinstance(node.value, ast.Constant)
                found.append((path.name, str(node.value.value)))
    return found


def test_each_place_of_the_window_has_a_page_that_is_there() -> None:
    pages = HelpBook().pages
    places = topics_in_code()
    assert len(places) > 20
    for file, topic in [*places, ("", FIRST_TOPIC)]:
        name, _, anchor = topic.partition("#")
        assert name in pages, file
        assert anchor in ("", *(section.anchor for section in pages[name].sections)), (file, topic)


@managed_windows
def test_each_stop_of_the_round_leads_to_a_page(whole_round: Round, window: MainWindow) -> None:
    led = {}
    for name, part in whole_round.stops():
        focused = QApplication.focusWidget() or part
        led[name] = topic_of(focused) or topic_of(window.frame.pages.currentWidget())
        if name == "import":
            assert topic_of(window.frame.findChildren(ColumnsTable)[0]) == "columns"
            assert topic_of(window.frame.findChildren(RowsChoice)[0]) == "rows"
    assert led["import"] == "import"
    assert led["review"] == "send"
    assert led["no sends"] == led["sends"] == "after-sending"
    assert led["account lists"] == "account-lists"
    assert led["profiles"].startswith("profiles")
    assert led["history"] == "history"
    assert led["quick add"].startswith("fields#")
    assert led["find and replace"] == "table#replace"
    assert led["preview of a fix"] == "mend#preview"
    assert led["joining two customers"] == "mend#twins"
    assert led["columns"] == "table#columns"
    assert led["lists"] == "lists"
    assert led["layouts"] == "import#layouts"
    assert led["empty list"] == "start"
    assert all(led.values())


@managed_windows
def test_f1_in_the_table_leads_to_the_field_and_on_a_problem_to_what_is_wrong(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    table = window.customers.pane.tables.table
    table.setFocus()
    window.customers.go_to((five[0], FieldPath(field="customer_name")))
    help_window = press_f1(qtbot, window)
    assert shown(help_window) == "fields#customer_name"
    qtbot.waitUntil(lambda: is_at_the_top(help_window.browser, "Customer, Name"))
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    window.customers.go_to((five[1], FieldPath(field="customer_contact_email")))
    table.setFocus()
    assert shown(press_f1(qtbot, window)) == "problems#email"
    qtbot.waitUntil(lambda: is_at_the_top(help_window.browser, "Contact e-mail looks wrong"))


def field(window: MainWindow, name: str) -> QLineEdit:
    """An editor of the form."""
    return next(each for each in window.frame.findChildren(QLineEdit) if each.accessibleName() == name)


@managed_windows
def test_f1_in_the_form_first_explains_and_then_leads_to_the_help(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.customers.form_place.show_now((five[0], FieldPath(field="customer_code")))
    code = field(window, "Code")
    qtbot.waitUntil(code.hasFocus)
    QTest.keyClick(code, Qt.Key.Key_F1)
    assert window.help.window is None
    view = next(part for part in around(code) if isinstance(part, FieldView))
    assert view.message.is_helping
    assert shown(press_f1(qtbot, window)) == "fields#customer_code"
    assert not view.message.is_helping


@managed_windows
def test_help_in_the_menu_leads_from_a_field_to_the_help_at_once(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.customers.form_place.show_now((five[0], FieldPath(field="customer_code")))
    code = field(window, "Code")
    qtbot.waitUntil(code.hasFocus)
    window.actions.help.trigger()
    assert window.help.window is not None
    assert shown(window.help.window) == "fields#customer_code"


def test_another_look_gives_the_links_another_colour(help_window: HelpWindow, window: MainWindow, qtbot: QtBot) -> None:
    help_window.show_topic("prerequisites")
    before = _colour_of_link(help_window.browser, "account list")
    window.look.choose(Look.DARK)
    try:
        qtbot.waitUntil(lambda: _colour_of_link(help_window.browser, "account list") != before)
        assert shown(help_window) == "prerequisites"
    finally:
        window.look.choose(Look.LIGHT)


def _colour_of_link(browser: QTextBrowser, words: str) -> str:
    return str(browser.document().find(words).charFormat().foreground().color().name())


@managed_windows
def test_f1_works_in_a_dialog_and_the_help_can_be_used_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    window.actions.lists.trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    help_window = press_f1(qtbot, window)
    assert shown(help_window) == "lists"
    qtbot.waitUntil(help_window.isActiveWindow)
    QTest.keyClicks(help_window.search_line, "archive")
    QTest.keyClick(help_window.search_line, Qt.Key.Key_Return)
    assert shown(help_window) == "lists#archive"
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_a_kind_of_problem_leads_to_what_to_do_about_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.frame.side.findChildren(KindRow)))
    assert {topic_of(row) for row in window.frame.side.findChildren(KindRow)} == {
        "problems#email",
        "problems#country-spelling",
    }


@pytest.fixture
def help_window(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    """Return the help, opened from the menu on the page of sends."""
    window.show_place(Place.SENDS)
    window.actions.help.trigger()
    assert window.help.window is not None
    qtbot.waitUntil(window.help.window.isActiveWindow)
    return window.help.window


def test_the_search_shows_the_best_hit_with_its_words_marked(help_window: HelpWindow, qtbot: QtBot) -> None:
    assert shown(help_window) == "after-sending"
    QTest.keyClick(help_window.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert help_window.search_line.hasFocus()
    QTest.keyClicks(help_window.search_line, "state missing")
    qtbot.waitUntil(lambda: shown(help_window) == "problems#state-missing")
    assert help_window.contents.topics()[0] == "problems#state-missing"
    assert {words.lower() for words in help_window.browser.marks} == {"state", "missing"}
    QTest.keyClick(help_window.search_line, Qt.Key.Key_Down)
    assert help_window.contents.hasFocus()
    QTest.keyClick(help_window.contents, Qt.Key.Key_Down)
    assert shown(help_window) == help_window.contents.topics()[1]
    QTest.keyClick(help_window.browser, Qt.Key.Key_Left, _ALT)
    QTest.keyClick(help_window.browser, Qt.Key.Key_Left, _ALT)
    assert shown(help_window) == "after-sending"
    QTest.keyClick(help_window.contents, Qt.Key.Key_Escape)
    assert help_window.search_line.text() == ""
    assert not help_window.browser.marks
    assert help_window.contents.topics()[0] == "start"
    QTest.keyClick(help_window.contents, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_what_is_not_found_is_told(help_window: HelpWindow) -> None:
    QTest.keyClicks(help_window.search_line, "nosuchword")
    assert not help_window.contents.topics()
    assert any("Nothing was found" in label.text() for label in help_window.findChildren(type(help_window._nothing)))


def test_links_lead_on_and_keys_lead_back(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_topic("prerequisites")
    browser = help_window.browser
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=_place_of_link(browser, "account list"))
    assert shown(help_window) == "account-lists"
    assert help_window.contents.currentItem().text() == "Price labels and account lists"
    QTest.keyClick(browser, Qt.Key.Key_Left, _ALT)
    assert shown(help_window) == "prerequisites"
    assert help_window.contents.currentItem().text() == "What JOOR has to set up first"
    QTest.keyClick(browser, Qt.Key.Key_Right, _ALT)
    assert shown(help_window) == "account-lists"


def test_nothing_on_a_page_leads_out_of_the_help(help_window: HelpWindow) -> None:
    pages = HelpBook().pages
    targets = set()
    for name in pages:
        help_window.show_topic(name)
        formats = help_window.browser.document().allFormats()
        targets |= {each.toCharFormat().anchorHref() for each in formats if each.isCharFormat()} - {""}
    assert len(targets) > 60
    assert not [target for target in targets if target.partition("#")[0].removesuffix(".md") not in pages]


def _place_of_link(browser: QTextBrowser, words: str) -> QPoint:
    cursor = browser.document().find(words)
    assert cursor.charFormat().isAnchor()
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    return browser.cursorRect(cursor).center() - QPoint(8, 0)


def test_pictures_are_no_wider_than_the_page(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_topic("start")
    for width in (760, 1100):
        help_window.resize(width, 640)
        qtbot.waitUntil(lambda: help_window.browser.horizontalScrollBar().maximum() == 0)
        assert _widest_picture(help_window.browser) <= help_window.browser.viewport().width()
    assert _widest_picture(help_window.browser) > 600


def _widest_picture(browser: QTextBrowser) -> float:
    widths = []
    block = browser.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            if iterator.fragment().charFormat().isImageFormat():
                widths.append(iterator.fragment().charFormat().toImageFormat().width())
            iterator += 1
        block = block.next()
    return max(widths)


def test_its_size_is_remembered_and_it_goes_with_the_window(
    help_window: HelpWindow, window: MainWindow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    help_window.resize(711, 577)
    qtbot.waitUntil(lambda: help_window.size().width() == 711)
    window.frame.close()
    assert not help_window.isVisible()
    again = open_window()
    again.actions.help.trigger()
    assert again.help.window is not None
    assert (again.help.window.width(), again.help.window.height()) == (711, 577)


def test_everything_in_it_has_a_name(help_window: HelpWindow) -> None:
    focusable = [each for each in help_window.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    nameless = [each for each in focusable if each.isVisible() and not each.accessibleName()]
    assert not [type(each).__name__ for each in nameless if not each.objectName().startswith("qt_")]
