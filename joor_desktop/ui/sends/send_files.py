"""Saves what the person wants of the history of sends: results, an archive for JOOR's support; forgets somebody."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import Send
from joor_desktop.ui.sends.clock import local_now
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted
from joor_desktop.ui.worker import Task, Worker
from joor_desktop.work.context import TaskContext


class SendFiles(QObject):
    """``forgotten`` tells that the history holds less now."""

    forgotten = Signal()

    def __init__(self, database_path: pathlib.Path, worker: Worker, strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self._database_path = database_path
        self._worker = worker
        self._strip = strip
        self._window = window
        self._number = 0
        self._told: Callable[[object], tuple[str, str]] | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def save_results(self, numbers: Sequence[int]) -> None:
        """Let the person choose where a workbook with the customers of the sends of these numbers goes."""
        path = self._database_path

        def save(out: pathlib.Path) -> None:
            def run(context: TaskContext) -> int:
                from joor_desktop.work import send_history

                return send_history.save_results(context, path, numbers, out, local_now())

            self._run(run, lambda rows: self._saved_words(out, rows))

        self._ask(self.tr("Save the results"), self.tr("Results of sends"), ".xlsx", self.tr("Excel workbooks"), save)

    def save_for_support(self, send: Send) -> None:
        """Let the person choose where the archive for JOOR's support goes."""
        path = self._database_path

        def save(out: pathlib.Path) -> None:
            def run(context: TaskContext) -> None:
                from joor_desktop.work import send_history

                send_history.save_support_package(context, path, send.id, out)

            self._run(run, lambda _: self._support_words(out))

        name = self.tr("JOOR support {day}").format(day=send.created.astimezone().date().isoformat())
        self._ask(self.tr("Save for JOOR's support"), name, ".zip", self.tr("Archives"), save)

    def forget(self, code: str) -> None:
        """Take a customer out of the history, once the person has said so."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Take a customer out of the history"))
        box.setText(self.tr("Take {code} out of the history of sends?").format(code=code))
        box.setInformativeText(
            self.tr(
                "Its code and name, and the bytes of all jobs that it was in, are deleted for good. The program then "
                "can't know any more that it was sent. Your lists and JOOR keep the customer."
            )
        )
        take_out = box.addButton(self.tr("Take out"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        path = self._database_path

        def run(context: TaskContext) -> str:
            from joor_desktop.work import send_history

            return send_history.forgotten_words(code, send_history.forget_customer(context, path, code))

        def decide() -> None:
            if box.clickedButton() is take_out:
                self._run(run, lambda words: (str(words), ""))

        box.finished.connect(decide)
        box.finished.connect(box.deleteLater)
        box.open()

    def _ask(
        self, title: str, name: str, ending: str, kind: str, save: Callable[[pathlib.Path], None]
    ) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{kind} (*{ending})"])
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(name + ending)
        dialog.fileSelected.connect(lambda chosen: save(pathlib.Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, task: Task, told: Callable[[object], tuple[str, str]]) -> None:
        self._told = told
        self._number = self._worker.run(task)

    def _saved_words(self, out: pathlib.Path, rows: object) -> tuple[str, str]:
        assert isinstance(rows, int)
        number = counted(rows, self.tr("1 row was saved"), self.tr("{n} rows were saved"))
        return self.tr("{rows} as {file}.").format(rows=number, file=out.name), self._where(out)

    def _support_words(self, out: pathlib.Path) -> tuple[str, str]:
        words = self.tr("Attach it to your mail to JOOR. It holds the customers of the send; the token is masked.")
        return self.tr("{file} was saved.").format(file=out.name), f"{self._where(out)} {words}"

    def _where(self, out: pathlib.Path) -> str:
        return self.tr("It is in {folder}.").format(folder=out.parent)

    def _on_succeeded(self, number: int, outcome: object) -> None:
        if number == self._number and self._told is not None:
            self._strip.show_outcome("right", *self._told(outcome))
            self.forgotten.emit()

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._strip.show_outcome("error", error.title, error.detail)
