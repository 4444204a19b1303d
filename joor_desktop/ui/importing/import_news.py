"""What the strip says of an import, kept true while its customers are checked, mended and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from joor_desktop.ui.importing.merge_words import flaws, outcome_sentence
from joor_desktop.ui.importing.sheet_words import MOST_NOTES, first_notes
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import ImportOutcome
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.storage.brought import Brought
    from joor_desktop.storage.journal import Step

_MOST_NOTICES = 3
_COUNT_AFTER_MS = 150


class ImportNews(QObject):
    """Of the last import, for as long as the strip shows it; *worker* counts its customers anew."""

    def __init__(self, open_list: OpenList, strip: Strip, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._strip = strip
        self._worker = worker
        self._outcome: ImportOutcome | None = None
        self._step: Step | None = None
        self._list_id = 0
        self._title = ""
        self._number = 0
        self._count_later = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_later.timeout.connect(self._count)
        worker.succeeded.connect(self._on_succeeded)
        open_list.counted.connect(self._on_list_counted)
        strip.uncovered.connect(self._on_list_counted)

    def tell(self, outcome: ImportOutcome, step: Step | None) -> None:
        """Say what came by that *step*, which a button undoes; None where nothing was changed."""
        self._outcome, self._step, self._list_id = outcome, step, self._open_list.list_id
        self._title = outcome_sentence(outcome)
        changed = outcome.added + outcome.updated
        tone, detail = self._words(outcome, changed, outcome.errors, outcome.warnings)
        undo = self.tr("Undo") if step else ""
        self._strip.show_outcome(tone, self._title, detail, undo, "\n".join(outcome.notices[:MOST_NOTES]))

    def _words(self, outcome: ImportOutcome, changed: int, errors: int, warnings: int) -> tuple[str, str]:
        """The tone and the detail."""
        wrong = flaws(changed, errors, warnings, whole=outcome.customers == outcome.added + outcome.updated)
        detail = " ".join([wrong, *first_notes(outcome.notices, _MOST_NOTICES)]).strip()
        return "warning" if errors or outcome.incomplete or not outcome.customers else "right", detail

    def _is_told(self) -> bool:
        return self._step is not None and self._strip.title == self._title

    def _on_list_counted(self) -> None:
        if self._step is None or not self._is_told():
            return
        if self._open_list.list_id == self._list_id and self._open_list.is_applied(self._step):
            self._count_later.start()
        else:
            self._strip.put_away()

    def _count(self) -> None:
        if self._step is None or not self._is_told():
            return
        path, list_id, step = self._open_list.drafts.database.path, self._list_id, self._step.number

        def count(context: TaskContext) -> Brought:
            from joor_desktop.work.counting import count_brought

            return count_brought(context, path, list_id, step)

        self._number = self._worker.run(count)

    def _on_succeeded(self, number: int, result: Brought) -> None:
        if number == self._number and self._is_told() and self._outcome is not None:
            self._strip.retell(*self._words(self._outcome, *result))
