"""A window over a real list in a real file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.glance import glance_at
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.checks.examples import good_record
from tests.ui.round import Round

OpenWindow = Callable[[], MainWindow]

managed_windows = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") == "offscreen",
    reason="nobody makes the window active again when a dialog goes, where there is no window manager",
)


@pytest.fixture
def lists(tmp_path: Path) -> Iterator[Drafts]:
    """Return the lists of an empty file."""
    database = Database(tmp_path / "lists.sqlite3")
    yield Drafts(database)
    database.close()


@pytest.fixture
def spring(lists: Drafts) -> ListEditor:
    """Return the editor of an empty list."""
    return ListEditor(lists, lists.create("Spring fair", "practice"))


def customer(number: int) -> Record:
    """A customer that nothing is wrong with."""
    record = good_record()
    record.values["customer_code"] = f"EL{number:04}"
    record.values["customer_name"] = f"Galerie {number}"
    return record


def faulty(number: int) -> Record:
    """A customer with a country in another spelling in its second address, and an e-mail address without @."""
    record = customer(number)
    record.entries["shipping_addresses"][1]["shipping_country"] = "Italia"
    record.values["customer_contact_email"] = "anna at nord"
    return record


@pytest.fixture
def five(spring: ListEditor) -> list[int]:
    """Return the ids of five customers, of whom the second and the fourth have an error and a warning."""
    return [spring.add_customer(faulty(number) if number in (2, 4) else customer(number)) for number in range(1, 6)]


@pytest.fixture
def window_size() -> tuple[int, int]:
    """Return the size that windows are opened in."""
    return 1280, 800


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, lists: Drafts, window_size: tuple[int, int]
) -> Iterator[OpenWindow]:
    """Return a function that opens a window on the file of lists, filled and ready."""
    opened: list[tuple[WindowFrame, PartsFactory]] = []

    def open_it() -> MainWindow:
        apply_theme(qapp)
        database = Database(lists.database.path)
        frame = WindowFrame(glance_at(database))
        qtbot.addWidget(frame)
        factory = PartsFactory(database)
        opened.append((frame, factory))
        frame.resize(*window_size)
        with qtbot.waitExposed(frame):
            frame.show()
        frame.activateWindow()
        window = MainWindow(frame, factory.parts())
        window.begin()
        qtbot.waitUntil(lambda: window.customers.form_place.begun)
        if window.open_list.counts.customers:
            qtbot.waitUntil(lambda: window.customers.pane.tables.table.place() is not None)
        return window

    yield open_it
    for frame, factory in opened:
        frame.close()
        factory.close()


@pytest.fixture
def window(open_window: OpenWindow, five: list[int]) -> MainWindow:
    """Return a window with five customers."""
    return open_window()


@pytest.fixture
def whole_round(
    window: MainWindow, lists: Drafts, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Round:
    """Return a round through all that the window can show; no keychain asks for a password on the way."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return Round(window, lists, tmp_path, lambda condition: qtbot.waitUntil(condition, timeout=30_000))
