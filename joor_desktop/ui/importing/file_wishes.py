"""Asks the person for files: which to import, and where to save the template."""

from __future__ import annotations

import pathlib
import tempfile
from collections.abc import Callable

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

_ENDINGS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.json *.xml"

WriteTemplate = Callable[[TaskContext, pathlib.Path], None]


class FileWishes(QObject):
    """``chosen`` tells the files to import."""

    chosen = Signal(list)

    def __init__(self, write_template: WriteTemplate, worker: Worker, strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self._write_template = write_template
        self._worker = worker
        self._strip = strip
        self._window = window
        self._number = 0
        self._out = pathlib.Path()
        self._pasted: tempfile.TemporaryDirectory[str] | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def choose(self) -> None:
        """Let the person choose files to import."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Import customers"), _documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        lists = self.tr("Lists of customers ({endings})").format(endings=_ENDINGS)
        dialog.setNameFilters([lists, self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste(self) -> None:
        """Import the range that was copied from a spreadsheet, as the file that it would be."""
        text = QGuiApplication.clipboard().text()
        if "\n" not in text.strip() or "\t" not in text:
            words = self.tr("Copy the rows in your spreadsheet, the one with the column names too, and paste again.")
            self._strip.show_outcome("warning", self.tr("The clipboard holds no table."), words)
            return
        self.forget_pasted()
        self._pasted = tempfile.TemporaryDirectory(prefix="joor_desktop-")
        file = pathlib.Path(self._pasted.name, self.tr("Pasted rows") + ".txt")
        file.write_text(text, encoding="utf-8-sig", newline="")
        self.chosen.emit([file])

    def forget_pasted(self) -> None:
        """What was pasted last has been imported, or won't be: delete its file."""
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    def save_template(self) -> None:
        """Let the person choose where the template goes."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Save an empty template"), _documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Excel workbooks (*.xlsx)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.tr("JOOR customers.xlsx"))
        dialog.fileSelected.connect(self._on_out_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        self.chosen.emit([pathlib.Path(name) for name in names])

    def _on_out_selected(self, name: str) -> None:
        out = self._out = pathlib.Path(name)
        write = self._write_template

        def run(context: TaskContext) -> None:
            write(context, out)

        self._number = self._worker.run(run)

    def _on_succeeded(self, number: int) -> None:
        if number == self._number:
            words = self.tr("Fill it in, save it, and drop it on this window.")
            self._strip.show_outcome("right", self.tr("{file} was saved.").format(file=self._out.name), words)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._strip.show_outcome("error", error.title, error.detail)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
