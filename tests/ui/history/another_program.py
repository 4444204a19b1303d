"""A program of its own in which a person imports a file, mends, edits, joins and deletes, and then waits.

Run as ``python -m tests.ui.history.another_program FILE``. After each step a line says how the list stands then.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from joor_desktop.model.path import Path as FieldPath
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow

CODE = FieldPath(field="customer_code")
CONTROL = Qt.KeyboardModifier.ControlModifier
_WAIT_S = 20


def standing(lists: Drafts, list_id: int) -> str:
    """A fingerprint of all customers of a list in their order."""
    bodies = b"\n".join(record.to_body() for _, record in lists.records(list_id))
    return hashlib.sha256(bodies).hexdigest()


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT_S
    while not condition():
        QTest.qWait(20)
        if time.monotonic() > end:
            raise TimeoutError


def _press(parent: Callable[[], QWidget | None], words: str) -> None:
    def found() -> list[QAbstractButton]:
        within = parent()
        buttons = within.findChildren(QAbstractButton) if within else []
        return [each for each in buttons if each.isVisible() and each.isEnabled() and each.text().startswith(words)]

    _wait(lambda: bool(found()))
    QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def _dialog() -> QDialog | None:
    widget = QApplication.activeModalWidget()
    return widget if isinstance(widget, QDialog) else None


def steps(window: MainWindow) -> Iterator[None]:
    """Do them one by one, as a person does."""
    table, listed = window.customers.pane.tables.table, window.open_list
    _wait(lambda: listed.counts.customers == 6)
    yield
    _press(lambda: window.frame.side, "Country in another spelling")
    _press(lambda: window.frame.side, "Preview the fix")
    _press(_dialog, "Change 1 value")
    _wait(lambda: not listed.counts.warnings)
    yield
    window.customers.pane.tables.show_node("")
    _wait(lambda: table.table.rowCount() == 6 and table.place() is not None)
    index = table.table.index(5, table.table.column_of(CODE))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    QTest.keyClicks(table, "E")
    editor = table.indexWidget(index)
    QTest.keyClicks(editor, "L0001")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    _wait(lambda: listed.counts.errors == 2)
    yield
    _press(lambda: window.frame.side, "Customer code used twice")
    _press(lambda: window.frame.side, "Compare side by side")
    _press(_dialog, "Make one customer of both")
    _wait(lambda: table.table.rowCount() == 5 and table.hasFocus() and table.place() is not None)
    yield
    QTest.keyClick(table, Qt.Key.Key_Minus, CONTROL)
    _wait(lambda: listed.counts.customers == 4)
    yield


def main() -> int:
    """Open the program with the file; it ends when its window is told to close, or by force."""
    from joor_desktop.app import main as program
    from joor_desktop.ui.start import Opening

    def painted(self: Opening, on_painted: Callable[[Opening], None] = Opening._on_painted) -> None:
        on_painted(self)
        QTimer.singleShot(0, self, lambda: work(self))

    def work(opening: Opening) -> None:
        window = opening.window
        assert window is not None
        try:
            for _ in steps(window):
                print(standing(window.open_list.drafts, window.open_list.list_id), flush=True)
        except Exception:  # noqa: BLE001 - nobody would ever see the program's own report of it
            traceback.print_exc()
            os._exit(1)
        if "--close" in sys.argv:
            window.frame.close()

    Opening._on_painted = painted  # type: ignore[method-assign]
    return program([str(Path(sys.argv[1]))])


if __name__ == "__main__":
    sys.exit(main())
