"""The language of the window: the person's choice before the system's, changed without a restart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu

from joor_desktop.model.languages import ENGLISH, language_of
from joor_desktop.model.record import Record
from joor_desktop.model.texts import grouped, translate
from joor_desktop.storage.catalogues import LANGUAGE_VARIABLE, read_catalogue
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.settings import LANGUAGE, Settings
from joor_desktop.ui.language import speak, wanted_language
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor


@pytest.fixture
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, ENGLISH)


@pytest.mark.usefixtures("_english_again")
def test_program_and_qt_speak_the_language_and_write_its_numbers(qapp: QApplication) -> None:
    german = language_of("de")
    assert german is not None
    speak(qapp, german)
    catalogue = read_catalogue(german)
    assert translate("date", "Today") == catalogue["date"]["Today"] == "Heute"
    assert QApplication.translate("SideBar", "Customers") == catalogue["SideBar"]["Customers"]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert grouped(1234567) == QLocale().toString(1234567) == "1.234.567"
    speak(qapp, ENGLISH)
    assert translate("date", "Today") == "Today"


def test_choice_goes_before_the_environment(lists: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(lists.database)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "it_CH")
    assert wanted_language(settings).code == "it"
    settings.keep(LANGUAGE, "ja")
    assert wanted_language(settings).code == "ja"
    settings.keep(LANGUAGE, "")
    assert wanted_language(settings).code == "it"


def language_menu(window: MainWindow) -> dict[str, QAction]:
    """The entries of the menu of languages, by their words."""
    menus = window.frame.findChildren(QMenu)
    languages = next(menu for menu in menus if any(action.text() == "Français" for action in menu.actions()))
    return {action.text(): action for action in languages.actions()}


def test_language_is_kept_and_asked_for_once(window: MainWindow, lists: Drafts) -> None:
    told: list[int] = []
    window.language.chosen.connect(lambda: told.append(1))
    assert language_menu(window)["As the system"].isChecked()
    language_menu(window)["Français"].trigger()
    language_menu(window)["Français"].trigger()
    assert Settings(lists.database).value(LANGUAGE) == "fr"
    assert told == [1]


SWITCHER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from joor_desktop.app import main
from joor_desktop.model.languages import language_of
from joor_desktop.ui.start import Opening
asked = ["fr", "ja", None]
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.window.customers.pane.tables.loaded.connect(lambda: QTimer.singleShot(300, self, lambda: look(self)))
def look(opening):
    frame, table = opening.window.frame, opening.window.customers.pane.tables.table
    print(frame.side._buttons[frame.side.place]._name, table.place()[0], frame.width(), flush=True)
    table.setCurrentIndex(table.model().index(1, 2))
    if asked:
        code = asked.pop(0)
        QTimer.singleShot(100, opening, lambda: opening.window.language.choose(language_of(code) if code else None))
    else:
        frame.close()
Opening._on_painted = painted
sys.exit(main([]))
"""


def test_window_opens_again_in_another_language_where_one_was(home: Path) -> None:
    with closing(Database(home / "joor_desktop" / "joor_desktop.sqlite3")) as database:
        drafts = Drafts(database)
        editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
        ids = [editor.add_customer(Record({"customer_code": f"EL010{n}", "customer_name": "Nord"})) for n in range(3)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SWITCHER]
    program = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (program.returncode, program.stderr) == (0, "")
    spoken = [language for language in map(language_of, ("fr", "ja")) if language is not None]
    words = [read_catalogue(language)["SideBar"]["Customers"] for language in spoken]
    shown = [line.split() for line in program.stdout.splitlines()]
    assert [line[0] for line in shown] == ["Customers", *words, "Customers"]
    assert [int(line[1]) for line in shown] == [ids[0], ids[1], ids[1], ids[1]]
    assert len({line[2] for line in shown}) == 1
