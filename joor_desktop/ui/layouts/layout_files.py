"""Writes a remembered layout into a file, and reads one, in the worker."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.layouts import Layout
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext


class LayoutFiles(QObject):
    """``exported`` tells a layout and its file, ``came`` the layout that a file holds, ``refused`` what went wrong."""

    exported = Signal(object, object)
    came = Signal(object)
    refused = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._exporting: dict[int, tuple[Layout, pathlib.Path]] = {}
        self._reading: set[int] = set()
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.finished.connect(self._on_finished)

    def export(self, layout: Layout, out: pathlib.Path) -> None:
        """Write *layout* to *out*."""

        def write(_context: TaskContext) -> None:
            from joor_desktop.work.layout_files import export_layout

            export_layout(layout, out)

        self._exporting[self._worker.run(write)] = (layout, out)

    def read(self, file: pathlib.Path) -> None:
        """Read the layout in *file*."""

        def read(_context: TaskContext) -> Layout:
            from joor_desktop.work.layout_files import read_layout

            return read_layout(file)

        self._reading.add(self._worker.run(read))

    def _on_succeeded(self, number: int, result: Layout | None) -> None:
        if number in self._exporting:
            self.exported.emit(*self._exporting[number])
        elif number in self._reading:
            self.came.emit(result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._exporting or number in self._reading:
            self.refused.emit(error)

    def _on_finished(self, number: int) -> None:
        self._exporting.pop(number, None)
        self._reading.discard(number)
