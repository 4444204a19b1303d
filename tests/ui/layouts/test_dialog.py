"""The remembered layouts over a real file: named, exported, taken in, deleted, with mouse and keys."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.storage.database import Database
from joor_desktop.storage.layouts import LayoutFix, Layouts, TakenColumn
from joor_desktop.ui.layouts.dialog import LayoutsDialog
from joor_desktop.ui.layouts.layout_detail import LayoutDetail
from joor_desktop.ui.layouts.layouts_table import LayoutsModel, LayoutsTable
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.worker import Worker
from joor_desktop.work.layout_memory import fingerprint_of
from tests.ui.conftest import OpenWindow

CITY = (("shipping_addresses", 1, "shipping_city"),)
MAIL = (("", 1, "customer_contact_email"),)
MILANO = fingerprint_of(["pec", "citta"])
ZEROS = LayoutFix("postcode-zeros", "shipping_addresses", "shipping_postal_code", likely=True)


class Shelf:
    """The dialog with all that it needs."""

    def __init__(self, database: Database, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.layouts = Layouts(database)
        self.worker = Worker()
        self.dialog = LayoutsDialog(self.layouts, self.worker)

    @property
    def table(self) -> LayoutsTable:
        """The table of layouts."""
        table = self.dialog.findChild(LayoutsTable)
        assert isinstance(table, LayoutsTable)
        return table

    def press(self, words: str) -> None:
        """Click the button on screen whose words begin so."""
        buttons = [each for each in self.dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        found = [each for each in buttons if each.text().startswith(words)]
        assert found, [each.text() for each in buttons]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def words(self) -> str:
        """All labels on screen."""
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())

    def listed(self, column: int = 0) -> list[str]:
        """What stands in a column of the table."""
        model = self.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def columns(self) -> list[tuple[str, str]]:
        """What each column of the chosen layout goes into."""
        detail = self.dialog.findChild(LayoutDetail)
        assert isinstance(detail, LayoutDetail)
        table = detail.findChild(CalmTable)
        assert isinstance(table, CalmTable)
        model = table.model()
        return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]

    def type_name(self, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into the field that is open, and press a key."""
        (field,) = self.table.findChildren(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, key)
        self.qtbot.waitUntil(lambda: not self.table.findChildren(QLineEdit))


@pytest.fixture
def database(tmp_path: pathlib.Path) -> Iterator[Database]:
    """A file in which two layouts are remembered."""
    database = Database(tmp_path / "lists.sqlite3")
    layouts = Layouts(database)
    layouts.remember(fingerprint_of(["ort"]), "kunden.xlsx", {"ort": "Ort"})
    choices = Choices({"EU": SheetChoices(columns={"pec": MAIL}, constants={("", 1, "sales_rep_code"): "AB"})})
    taken = {"pec": TakenColumn(MAIL), "citta": TakenColumn(CITY)}
    layouts.remember(MILANO, "AI26.xlsx", {"pec": "PEC", "citta": "Città"}, choices.to_json(), taken)
    layouts.add_fixes(MILANO, [ZEROS])
    yield database
    database.close()


def shelf_on(qtbot: QtBot, qapp: QApplication, database: Database) -> Shelf:
    apply_theme(qapp)
    shelf = Shelf(database, qtbot)
    shelf.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shelf.dialog)
    shelf.dialog.resize(944, 560)
    with qtbot.waitExposed(shelf.dialog):
        shelf.dialog.show()
    shelf.dialog.activateWindow()
    return shelf


@pytest.fixture
def shelf(qtbot: QtBot, qapp: QApplication, database: Database) -> Iterator[Shelf]:
    """The dialog with both layouts."""
    shelf = shelf_on(qtbot, qapp, database)
    yield shelf
    assert shelf.worker.stop()


def test_a_layout_is_shown_as_a_person_reads_it(shelf: Shelf) -> None:
    """The one that came last is chosen first."""
    model = shelf.dialog.findChild(LayoutsModel)
    assert isinstance(model, LayoutsModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shelf.listed() == ["AI26.xlsx", "kunden.xlsx"]
    assert shelf.listed(2) == ["Today", "Today"]
    assert shelf.listed(3) == ["2", "1"]
    assert shelf.listed(4) == ["1 column, 1 text for all, 1 fix", ""]
    assert shelf.columns() == [
        ("PEC", "Customer: Contact e-mail (chosen)"), ("Città", "Shipping address: City"),
    ]
    assert "“AB”" in shelf.words()
    assert "without its zeros in a shipping address, as proposed" in shelf.words()
    shelf.table.choose_row(1)
    assert shelf.columns() == [("Ort", "not noted then")]
    assert "“AB”" not in shelf.words()


def test_a_name_is_typed_in_its_place(shelf: Shelf) -> None:
    """F2 wherever the cursor is; Escape leaves the old name, an empty one takes it away."""
    shelf.table.setCurrentIndex(shelf.table.model().index(0, 3))
    QTest.keyClick(shelf.table, Qt.Key.Key_F2)
    shelf.type_name("ERP export Milano")
    assert shelf.listed() == ["ERP export Milano", "kunden.xlsx"]
    shelf.press("Rename")
    shelf.type_name("Another", Qt.Key.Key_Escape)
    assert shelf.listed()[0] == "ERP export Milano"
    assert shelf.dialog.isVisible()
    shelf.table.choose_row(1)
    shelf.press("Rename")
    shelf.type_name("erp export milano")
    assert "Another layout is called “erp export milano” already." in shelf.words()
    assert shelf.listed() == ["ERP export Milano", "kunden.xlsx"]
    shelf.table.choose_row(0)
    shelf.press("Rename")
    shelf.type_name(" ")
    assert shelf.listed()[0] == "AI26.xlsx"
    assert shelf.layouts.all()[0].name == ""


def test_what_is_deleted_can_be_brought_back(shelf: Shelf) -> None:
    before = shelf.layouts.find(MILANO)
    QTest.keyClick(shelf.table, Qt.Key.Key_Delete)
    assert shelf.listed() == ["kunden.xlsx"]
    assert "“AI26.xlsx” is forgotten." in shelf.words()
    shelf.press("Undo")
    assert shelf.listed() == ["AI26.xlsx", "kunden.xlsx"]
    assert shelf.layouts.find(MILANO) == before
    assert shelf.table.chosen_row() == 0


def test_without_any_the_dialog_says_what_will_come(shelf: Shelf) -> None:
    shelf.press("Delete")
    shelf.press("Delete")
    assert "Nothing is remembered yet." in shelf.words()
    assert not shelf.table.isVisible()
    shelf.press("Undo")
    assert shelf.listed() == ["kunden.xlsx"]


def test_a_remembered_fix_is_taken_away(shelf: Shelf) -> None:
    shelf.press("Take away")
    assert "No longer mended by itself" in shelf.words()
    assert shelf.listed(4)[0] == "1 column, 1 text for all"
    shelf.press("Undo")
    assert shelf.layouts.all()[0].fixes == (ZEROS,)


def test_a_layout_goes_to_a_colleague_and_is_taken_in(shelf: Shelf, qtbot: QtBot, tmp_path: pathlib.Path) -> None:
    """Where the make is known the person is asked first."""
    file = tmp_path / "milano.json"
    shelf.dialog.export_to(str(file))
    qtbot.waitUntil(lambda: "“AI26.xlsx” was written to milano.json." in shelf.words())
    shelf.layouts.rename(MILANO, "Mine")
    shelf.dialog.take_in(str(file))
    qtbot.waitUntil(lambda: "is remembered already: “Mine”." in shelf.words())
    assert shelf.layouts.all()[0].name == "Mine"
    shelf.press("Replace")
    assert "“AI26.xlsx” is remembered." in shelf.words()
    assert shelf.layouts.all()[0].name == ""
    shelf.press("Undo")
    assert shelf.layouts.all()[0].name == "Mine"
    shelf.press("Delete")
    shelf.dialog.take_in(str(file))
    qtbot.waitUntil(lambda: len(shelf.listed()) == 2)
    assert shelf.layouts.all()[0].fixes == (ZEROS,)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"orders": []}, "“other.json” holds no remembered layout."),
        ({"format": "joor-desktop-layout", "version": 9}, "“other.json” comes from a newer version of this program."),
        ({"format": "joor-desktop-layout", "version": 1}, "“other.json” is damaged."),
    ],
)
def test_what_is_no_layout_is_refused(
    shelf: Shelf, qtbot: QtBot, tmp_path: pathlib.Path, content: dict[str, object], words: str
) -> None:
    file = tmp_path / "other.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    shelf.dialog.take_in(str(file))
    qtbot.waitUntil(lambda: words in shelf.words())
    assert len(shelf.listed()) == 2


def test_an_export_that_can_not_be_written_is_told(shelf: Shelf, qtbot: QtBot, tmp_path: pathlib.Path) -> None:
    shelf.dialog.export_to(str(tmp_path / "missing" / "a.json"))
    qtbot.waitUntil(lambda: "“a.json” could not be written." in shelf.words())


def test_the_menu_opens_the_dialog(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.actions.layouts.trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.frame.findChildren(LayoutsDialog)))
    (dialog,) = window.frame.findChildren(LayoutsDialog)
    assert isinstance(dialog, LayoutsDialog)
    assert dialog.width() <= window.frame.width() - 80
    dialog.close()
