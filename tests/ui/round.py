"""A round through all that the window can show: each page and dialog, as a person reaches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QPushButton, QToolTip, QWidget

from joor_desktop.model.job import JobStatus
from joor_desktop.model.path import Path as FieldPath
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.texts import translate
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.layouts import Layouts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.crash import CrashReporter
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.form.section_tabs import SectionTab
from joor_desktop.ui.importing.contradictions_pane import ContradictionsPane
from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.profiles.page import ProfilesPage
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.layout_memory import fingerprint_of
from tests.files.workbooks import write_sheets
from tests.ui.first_run.stops import first_run_stops
from tests.ui.spoken import says

BRACKETS = "\u27e6\u27e7"
"""What a translator may put around every text that passes it."""

Stop = tuple[str, QWidget]
"""What it is called, and the window that shows it."""

WaitUntil = Callable[[Callable[[], bool]], None]
"""Lets the window work until a condition holds, and complains where it doesn't for long."""

_EMAIL = FieldPath(field="customer_contact_email")
_NAMES = ("Codice cliente", "Ragione sociale", "Città dest.", "Listino", "Fido")
_ROWS = (
    ("00417", "Boutique Élan", "Milano", "EUR Europe", 1),
    ("00417", "Boutique Elan Srl", "Roma", "EUR Europe", 1),
    ("00418", "Łódź Concept", "Łódź", "EUR Europe", 2),
    ("00418", "Rossi", "Bari", "EUR Europe", 2),
)
_COUNTRY = FieldPath("shipping_addresses", 0, "shipping_country")
_NO_BRACKETS = {ord(sign): None for sign in BRACKETS}
_LEFT = Qt.MouseButton.LeftButton


class Round:
    """Goes from one to the next; *window* has customers of whom some have errors."""

    def __init__(self, window: MainWindow, lists: Drafts, folder: Path, wait_until: WaitUntil) -> None:
        self._window = window
        self._frame = window.frame
        self._database = lists.database
        self._wait_until = wait_until
        self._file = write_sheets(folder / "clienti.xlsx", {"EU": [_NAMES, *_ROWS], "Legenda": [("un testo",)]})
        Profiles(self._database).add(Profile("Paris", Environment.PRODUCTION, "https://api.example.com/v2"))
        layouts = Layouts(self._database)
        layouts.remember(fingerprint_of(["ort"]), "kunden.xlsx", {"ort": "Ort"})

    def stops(self) -> Iterator[Stop]:
        """All of them; what was shown before a stop is gone when the next one comes."""
        yield from self._customers()
        yield from self._form_sections()
        yield from self._tables()
        yield from self._tools()
        yield from self._import_page()
        yield from self._sending()
        yield from self._account_lists()
        yield from self._profiles()
        yield from self._dialogs()
        yield from first_run_stops(self._window)
        yield from self._columns()
        yield from self._twins()
        yield from self._menus()
        yield from self._crash()
        yield from self._empty_list()

    def _stop(self, name: str) -> Stop:
        QTest.qWait(60)
        return name, self._frame

    def _until(self, condition: Callable[[], bool]) -> None:
        self._wait_until(condition)

    def _press(self, words: str) -> None:
        self._until(lambda: bool(self._buttons(words)))
        QTest.mouseClick(self._buttons(words)[0], _LEFT)

    def _buttons(self, words: str) -> list[QAbstractButton]:
        buttons = [each for each in self._frame.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        named = [(each, (each.text() or each.accessibleName()).translate(_NO_BRACKETS)) for each in buttons]
        return [each for each, name in named if says(name, words)]

    def _customers(self) -> Iterator[Stop]:
        window = self._window
        self._until(lambda: bool(self._frame.side.findChildren(KindRow)))
        yield self._stop("customers")
        faulty = next(iter(window.open_list.drafts.order(window.open_list.list_id)[1:]))
        QTest.mouseClick(self._kind_rows("email")[0], _LEFT)
        self._until(lambda: (window.customers.place() or (0,))[0] == faulty)  # or it takes the focus later
        window.customers.go_to((faulty, _EMAIL))
        yield self._stop("a problem")
        window.customers.form_place.show_now((faulty, _EMAIL))
        yield self._stop("a field with an error")
        yield from self._tips(faulty)
        table = window.customers.pane.tables.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        yield self._stop("an open cell")
        table.setFocus()
        window.customers.pane.search_box.setText("nobody is called so")
        self._until(lambda: not table.model().rowCount())
        yield self._stop("nothing found")
        window.customers.pane.search_box.clear()
        self._until(lambda: bool(table.model().rowCount()))
        tr = partial(translate, "round")
        for tone in ("right", "warning", "error"):
            window.strip.show_outcome(tone, tr("5 customers were added"), tr("None of them has errors."), tr("Undo"))
            yield self._stop(f"a message of the tone {tone}")
        window.strip.show_working(tr("Reading clienti.xlsx"), tr("Cancel"))
        yield self._stop("work that goes on")
        window.strip.put_away()

    def _form_sections(self) -> Iterator[Stop]:
        form = self._window.customers.form_place.form
        tabs = form.findChildren(SectionTab)
        for tab in tabs:
            QTest.mouseClick(tab, _LEFT)
            if menu := QApplication.activePopupWidget():
                menu.close()
            yield self._stop(f"section {tab.text()}")
        QTest.mouseClick(tabs[0], _LEFT)
        self._press("Copy from another")
        QTest.qWait(300)
        yield self._stop("copying from another customer")
        self._escape()

    def _tips(self, faulty: int) -> Iterator[Stop]:
        """What lies over the window while one points, types or opens a list."""
        page = self._window.customers
        table = page.pane.tables.table
        place = table.visualRect(table.currentIndex()).center()
        viewport = table.viewport()
        tip = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, tip)
        self._until(QToolTip.isVisible)
        yield self._stop("tool tip of a problem")
        QToolTip.hideText()
        page.form_place.show_now((faulty, _COUNTRY))
        field = _focused()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, "uni")
        self._until(lambda: QApplication.activePopupWidget() is not None)
        yield self._stop("proposals for a field")
        self._escape_popup()
        page.form_place.flush()
        self._window.actions.undo.trigger()
        page.go_to((faulty, _EMAIL))

    @staticmethod
    def _escape_popup() -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()

    def _tables(self) -> Iterator[Stop]:
        tables = self._window.customers.pane.tables
        for key in ("shipping_addresses", "discounts"):
            tables.show_node(key)
            QTest.qWait(150)
            yield self._stop(f"table {key}")
        tables.show_node("")

    def _tools(self) -> Iterator[Stop]:
        actions = self._window.actions
        actions.replace.trigger()
        QTest.qWait(200)
        QTest.keyClicks(_focused(), "Galerie")
        QTest.qWait(400)
        yield self._stop("find and replace")
        self._escape()
        actions.history.trigger()
        QTest.qWait(200)
        yield self._stop("history")
        actions.history.trigger()
        actions.quick_add.trigger()
        QTest.qWait(200)
        yield self._stop("quick add")
        self._escape()
        table = self._window.customers.pane.tables.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(table, Qt.Key.Key_Right)
        QTest.keyClick(table, Qt.Key.Key_Right)
        QTest.keyClick(table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self._until(lambda: QApplication.activePopupWidget() is not None)
        QTest.qWait(300)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        yield "menu of a column", popup
        popup.close()
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(300)
        yield "go to a customer", QApplication.activePopupWidget() or self._dialog() or self._frame
        self._escape()
        for row in self._frame.side.findChildren(KindRow)[1:]:
            QTest.mouseClick(row, _LEFT)
        self._press("Preview")
        self._until(lambda: bool(self._buttons("Change ")))
        yield from self._dialog_stop("preview of a fix")

    @staticmethod
    def _escape() -> None:
        QTest.keyClick(_focused(), Qt.Key.Key_Escape)

    def _import_page(self) -> Iterator[Stop]:
        self._window.import_files([self._file])
        pages = self._frame.pages
        self._until(lambda: isinstance(pages.currentWidget(), ImportPage))
        page = pages.currentWidget()
        assert isinstance(page, ImportPage)
        self._until(lambda: any(button.text() for button in self._buttons("Add ")))
        self._until(lambda: not any(says(label.text(), "Counting") for label in page.findChildren(QLabel)))
        yield self._stop("import")
        if any(pane.isVisible() for pane in page.findChildren(ContradictionsPane)):
            yield self._stop("contradictions")
        page.cancelled.emit()

    def _sending(self) -> Iterator[Stop]:
        self._window.show_place(Place.SENDS)
        yield self._stop("no sends")
        self._window.show_place(Place.CUSTOMERS)
        self._press("Check and send")
        self._until(lambda: bool(self._buttons("Send ")))
        yield self._stop("review")
        self._press("Send ")
        ledger = Ledger(self._database)
        self._until(lambda: any(job.status is JobStatus.FINISHED for send in ledger.sends() for job in send.jobs))
        yield self._stop("sends")

    def _account_lists(self) -> Iterator[Stop]:
        KeptLists(self._database).keep("practice", AccountList.SALES_REPS, [("AB", "anna@brand.com"), ("CD", "")])
        self._window.show_place(Place.ACCOUNTS)
        yield self._stop("account lists")
        self._window.show_place(Place.CUSTOMERS)

    def _profiles(self) -> Iterator[Stop]:
        self._window.show_place(Place.PROFILES)
        yield self._stop("profiles")
        page = self._frame.pages.currentWidget()
        assert isinstance(page, ProfilesPage)
        page.choose("Paris")
        self._until(lambda: not any(says(label.text(), "Looking") for label in page.findChildren(QLabel)))
        yield self._stop("profile with a token")
        self._press("Add a profile")
        yield self._stop("new profile")
        self._window.show_place(Place.CUSTOMERS)

    def _dialogs(self) -> Iterator[Stop]:
        """Those that the menu under the three dots opens."""
        actions = self._window.actions
        for name, action in (("lists", actions.lists), ("layouts", actions.layouts), ("about", actions.about)):
            action.trigger()
            yield from self._dialog_stop(name)
        actions.help.trigger()
        help_window = self._window.help.window
        assert help_window is not None
        self._until(help_window.isActiveWindow)
        yield "help", help_window
        help_window.close()
        self._frame.activateWindow()

    def _dialog_stop(self, name: str) -> Iterator[Stop]:
        self._until(lambda: self._dialog() is not None)
        dialog = self._dialog()
        assert dialog is not None
        QTest.qWait(100)
        yield name, dialog
        dialog.close()
        self._until(lambda: self._dialog() is None)

    @staticmethod
    def _dialog() -> QDialog | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def _columns(self) -> Iterator[Stop]:
        self._window.customers.pane.arranger.choose_columns()
        yield from self._dialog_stop("columns")

    def _twins(self) -> Iterator[Stop]:
        """The first customer and the last, which gets the same code."""
        listed = self._window.open_list
        ids = list(listed.drafts.order(listed.list_id))
        first = listed.drafts.record(ids[0])
        assert first is not None
        code = first.record.customer_code
        changes = {"customer_code": code, "customer_name": "Galerie Nord", "customer_phone": ""}
        listed.set_values([(ids[-1], FieldPath(field=name), text) for name, text in changes.items()])
        self._until(lambda: bool(self._kind_rows("code-twice")))
        QTest.mouseClick(self._kind_rows("code-twice")[0], _LEFT)
        QTest.qWait(300)
        yield self._stop("two customers of one code")
        self._press("Compare side by side")
        yield from self._dialog_stop("joining two customers")

    def _kind_rows(self, code: str) -> list[KindRow]:
        return [row for row in self._frame.side.findChildren(KindRow) if row.kind.code == code]

    def _menus(self) -> Iterator[Stop]:
        top = self._frame.top
        for button in (top.list, top.profile, self._more()):
            yield from self._menu_stop(f"menu {button.accessibleName()}", button.menu(), button)
        table = self._window.customers.pane.tables.table
        table.setFocus()
        place = table.visualRect(table.currentIndex()).center()
        reason = QContextMenuEvent.Reason.Keyboard
        viewport = table.viewport()
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
        self._until(lambda: QApplication.activePopupWidget() is not None)
        yield self._stop("menu of a cell")
        self._escape_popup()

    def _more(self) -> QPushButton:
        buttons = self._frame.top.findChildren(QPushButton)
        named = {self._frame.top.list, self._frame.top.profile}
        return next(each for each in buttons if each.menu() is not None and each not in named)

    def _menu_stop(self, name: str, menu: QMenu, below: QWidget) -> Iterator[Stop]:
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        self._until(menu.isVisible)
        yield self._stop(name)
        menu.close()

    def _crash(self) -> Iterator[Stop]:
        reporter = CrashReporter(self._frame)
        reporter.show_over(self._frame)
        reporter.tell(translate("round", "ValueError: not a number"), "Traceback (most recent call last): …")
        yield from self._dialog_stop("crash")

    def _empty_list(self) -> Iterator[Stop]:
        self._window.open_list.create("Autumn fair")
        yield self._stop("empty list")


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
