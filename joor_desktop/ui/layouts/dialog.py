"""The remembered layouts: which there are, what is remembered of each, and how they are named, handed on, deleted."""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelection, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.layouts import Layout, LayoutFix, Layouts
from joor_desktop.ui.layouts.layout_detail import LayoutDetail
from joor_desktop.ui.layouts.layout_files import LayoutFiles
from joor_desktop.ui.layouts.layouts_table import LayoutsModel, LayoutsTable
from joor_desktop.ui.saving import name_for_file
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.theme import Space
from joor_desktop.ui.worker import Worker
from joor_desktop.work.layout_words import fix_words

_WIDEST, _HIGHEST = 1160, 680
_MARGIN = 80
_DETAIL, _LEAST_DETAIL = 372, 320


class LayoutsDialog(QDialog):
    """Gone when it is closed. What is deleted can be brought back for as long as the message about it is there."""

    help_topic = "import#layouts"

    def __init__(self, layouts: Layouts, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Remembered layouts"))
        self._layouts = layouts
        self._again: Callable[[], object] | None = None
        self._files = LayoutFiles(worker, self)
        self._model = LayoutsModel(self._rename, self)
        self._table = LayoutsTable(self._model, self)
        self._detail = LayoutDetail(self)
        self._strip = Strip(self)
        self._nothing = QLabel(
            self.tr(
                "Nothing is remembered yet. When you import a table, the program remembers what its columns were taken "
                "for and what you chose, so that the next file with these columns needs no work."
            ),
            self,
        )
        self._rename_button = self._button(self.tr("Rename"), self._table.edit_name)
        self._export_button = self._button(self.tr("Export…"), self._on_export)
        self._delete_button = self._button(self.tr("Delete"), self._on_delete)
        self._take_button = self._button(self.tr("Take in…"), self._on_take)
        self._close_button = self._button(self.tr("Close"), self.close)
        self._lay_out()
        self._connect()
        self._show_list("")

    def _button(self, words: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)  # Enter belongs to the name that is being typed
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self._rename_button.setToolTip(self.tr("Call it otherwise (F2)"))
        self._export_button.setToolTip(self.tr("Write it into a file, for a colleague"))
        self._delete_button.setToolTip(self.tr("Forget it (Del); customers stay as they are"))
        self._take_button.setToolTip(self.tr("Take in a file that a colleague exported"))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self._detail.setMinimumWidth(_LEAST_DETAIL)
        self._detail.setMaximumWidth(_DETAIL)
        body = QHBoxLayout()
        body.setSpacing(Space.PAGE)
        body.addWidget(self._nothing, 1)
        body.addWidget(self._table, 2)
        body.addWidget(self._detail, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        for button in (self._rename_button, self._export_button, self._delete_button):
            buttons.addWidget(button)
        buttons.addSpacing(Space.PAGE)
        buttons.addWidget(self._take_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._strip)
        column.addLayout(body, 1)
        column.addLayout(buttons)
        around = self.parentWidget()
        if around is not None:
            self.resize(min(_WIDEST, around.width() - _MARGIN), min(_HIGHEST, around.height() - _MARGIN))

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._on_chosen)
        self._table.delete_requested.connect(self._on_delete)
        self._detail.fix_dropped.connect(self._on_fix_dropped)
        self._files.exported.connect(self._on_exported)
        self._files.came.connect(self._on_came)
        self._files.refused.connect(self._show_error)
        self._strip.action_requested.connect(self._on_action)

    def _show_list(self, chosen: str, near: int = 0) -> None:
        """Read the layouts again, and choose the one of that fingerprint, or else the one that is *near* now."""
        layouts = self._layouts.all()
        self._model.show_rows(layouts)
        for part in (self._table, self._detail):
            part.setVisible(bool(layouts))
        for button in (self._rename_button, self._export_button, self._delete_button):
            button.setEnabled(bool(layouts))
        self._nothing.setVisible(not layouts)
        row = self._model.row_of(chosen)
        self._table.choose_row(row if row >= 0 else min(near, len(layouts) - 1))
        self._show_chosen()
        (self._table if layouts else self._take_button).setFocus()

    def _chosen(self) -> Layout | None:
        return self._model.row_at(self._table.chosen_row())

    def _on_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        layout = self._chosen()
        if layout is not None:
            self._detail.show_layout(layout)

    def _say(
        self, tone: str, title: str, detail: str = "", action: str = "", again: Callable[[], object] | None = None
    ) -> None:
        self._again = again
        self._strip.show_outcome(tone, title, detail, action)

    def _show_error(self, error: JoorDesktopError) -> None:
        self._say("error", error.title, error.detail)

    def _change(self, change: Callable[[], object], chosen: str) -> bool:
        """Write a change; False where that can't be done, which is told."""
        near = max(0, self._table.chosen_row())
        try:
            change()
        except JoorDesktopError as error:
            self._show_error(error)
            return False
        self._show_list(chosen, near)
        return True

    def _rename(self, fingerprint: str, name: str) -> bool:
        done = self._change(partial(self._layouts.rename, fingerprint, name), fingerprint)
        if done:
            self._strip.put_away()
        return done

    def _on_delete(self) -> None:
        layout = self._chosen()
        if layout is not None and self._change(partial(self._layouts.forget, layout.fingerprint), ""):
            self._say(
                "right",
                self.tr("“{name}” is forgotten.").format(name=layout.title),
                self.tr("Your customers stay as they are. The next file with these columns has to be looked at."),
                self.tr("Undo"),
                partial(self._change, partial(self._layouts.put, layout), layout.fingerprint),
            )

    def _on_fix_dropped(self, fix: LayoutFix) -> None:
        layout = self._chosen()
        if layout is None:
            return
        fingerprint = layout.fingerprint
        if self._change(partial(self._layouts.drop_fix, fingerprint, fix), fingerprint):
            self._say(
                "right",
                self.tr("No longer mended by itself: {kind}.").format(kind=fix_words(fix)),
                "",
                self.tr("Undo"),
                partial(self._change, partial(self._layouts.add_fixes, fingerprint, [fix]), fingerprint),
            )

    def _on_action(self) -> None:
        again, self._again = self._again, None
        self._strip.put_away()
        if again is not None:
            again()

    def _file_dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, title, folder)
        dialog.setAcceptMode(mode)
        dialog.setNameFilters([self.tr("Layouts (*.json)"), self.tr("All files (*)")])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _on_export(self) -> None:
        layout = self._chosen()
        if layout is None:
            return
        dialog = self._file_dialog(self.tr("Export the layout"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(name_for_file(layout.title))
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Write the chosen layout into the file of that name."""
        layout = self._chosen()
        if layout is not None:
            self._files.export(layout, pathlib.Path(name))

    def _on_exported(self, layout: Layout, out: pathlib.Path) -> None:
        title = self.tr("“{name}” was written to {file}.").format(name=layout.title, file=out.name)
        where = self.tr("It is in {folder}. A colleague takes it in here.").format(folder=out.parent)
        self._say("right", title, where)

    def _on_take(self) -> None:
        dialog = self._file_dialog(self.tr("Take in a layout"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_in)
        dialog.open()

    def take_in(self, name: str) -> None:
        """Remember the layout in the file of that name; where its make is known already, the person is asked."""
        self._files.read(pathlib.Path(name))

    def _on_came(self, layout: Layout) -> None:
        known = self._layouts.find(layout.fingerprint)
        if known is None:
            self._keep(layout, None)
            return
        title = self.tr("A layout with these columns is remembered already: “{name}”.").format(name=known.title)
        question = self.tr("Put “{name}” of the file in its place, with all that was chosen for it?")
        keep = partial(self._keep, layout, known)
        self._say("warning", title, question.format(name=layout.title), self.tr("Replace"), keep)

    def _keep(self, layout: Layout, known: Layout | None) -> None:
        """Keep a layout of a file, in the place of the one that was *known*."""
        if self._change(partial(self._layouts.put, layout), layout.fingerprint):
            kept = self._layouts.find(layout.fingerprint) or layout
            back = partial(self._change, partial(self._layouts.put, known or layout), layout.fingerprint)
            title = self.tr("“{name}” is remembered.").format(name=kept.title)
            self._say("right", title, "", self.tr("Undo") if known else "", back)
