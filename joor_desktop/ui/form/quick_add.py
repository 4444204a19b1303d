"""The quick add: one customer after the other with only what is required and recommended, and keys for all of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.errors import DeletedListError, JoorDesktopError
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.hairline import Hairline
from joor_desktop.ui.form.half_record import HalfRecord
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.patience import Patience
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.quick_fields import QuickFields
from joor_desktop.ui.form.words import start_words
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.theme import Space, restyle
from joor_desktop.ui.words import counted
from joor_desktop.work.editing import ListEditor

_KEEP_AFTER_MS = 300
_CURRENCY, _RETAIL = (Path("price_types", 0, f"price_type_{each}currency_code") for each in ("", "retail_"))


class QuickAdd(QWidget):
    """Takes one customer after the other; ``added`` tells the id of each, ``ended`` that the person is done.

    ``wanted_whole`` tells the id of one that was added and is to be shown with all its fields, ``list_lost`` a
    DeletedListError: what was typed is kept.
    """

    help_topic = "form#quick"

    added = Signal(int)
    wanted_whole = Signal(int)
    ended = Signal()
    list_lost = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = Proposals(self)
        self._half: HalfRecord | None = None
        self.profile = ""
        self._number = 0
        self._insisted = False
        self._patience = Patience()
        self._keep_later = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keep_later.timeout.connect(self.flush)
        self._reveal_later = QTimer(self, singleShot=True, interval=0)
        self._reveal_later.timeout.connect(self._reveal)
        self._count = QLabel(self)
        self._given = QLabel(self)
        self._fields = QuickFields(self.proposals, self)
        self._note = QLabel(self)
        self._anew = LinkButton(self.tr("Begin anew instead"), self)
        self._add = QPushButton(self.tr("Add, and the next (Ctrl+Enter)"), self)
        self._whole = LinkButton(self.tr("Add, and fill in the rest"), self)
        self._end = LinkButton(self.tr("End (Esc)"), self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._scroll = Scrolled(self._fields, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Hairline(self))
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        title = QLabel(self.tr("Quick add"), self)
        title.setProperty("role", "title")
        self._count.setProperty("role", "muted")
        self._given.setProperty("role", "small")
        self._given.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(self._count)
        head = QVBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.CONTROLS)
        head.setSpacing(Space.UNIT)
        head.addLayout(line)
        head.addWidget(self._given)
        return head

    def _foot(self) -> QVBoxLayout:
        self._note.setWordWrap(True)
        self._note.setProperty("role", "message")
        self._add.setProperty("kind", "offer")
        self._add.setAutoDefault(True)  # so that Enter presses it, as Space does
        links = QHBoxLayout()
        links.addWidget(self._whole)
        links.addStretch(1)
        links.addWidget(self._end)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.PAGE, Space.CONTROLS)
        foot.setSpacing(Space.CONTROLS)
        foot.addWidget(self._note)
        foot.addWidget(self._anew)
        foot.addWidget(self._add)
        foot.addLayout(links)
        return foot

    def _connect(self) -> None:
        self._fields.typed.connect(self._on_typed)
        self._fields.entered.connect(self._on_entered)
        self._fields.left.connect(self._on_left)
        self._fields.finished.connect(self._add.setFocus)
        self._fields.fix_requested.connect(self._on_fix_requested)
        self._anew.clicked.connect(self._on_anew)
        self._add.clicked.connect(self._on_add)
        self._whole.clicked.connect(self._on_whole)
        self._end.clicked.connect(self.end)

    def begin(self, editor: ListEditor, drafts: Drafts, profile: str) -> None:
        """Begin with the first customer for a list and its profile, with what was typed before and not added."""
        self._half = HalfRecord(editor, drafts, profile)
        self.profile = profile
        self._number = 0
        self._begin_next()
        if self._half.is_resumed:
            self._patience.leave_at(path for path in self._fields.views if self._half.record.value(path))
            self._show_problems()
            self._say(self.tr("This is what you typed before and didn't add."))
        self._anew.setVisible(self._half.is_resumed)

    def _begin_next(self) -> None:
        if self._half is None:
            return
        self._half.begin()
        self._insisted = False
        self._count.setText(counted(self._number, self.tr("1 added"), self.tr("{n} added")) if self._number else "")
        words = "" if self._half.is_resumed else start_words(self._half.start, self.profile)
        self._given.setText(words)
        self._given.setVisible(bool(words))
        self._fields.show_record(self._half.record)
        self._say("")
        self._anew.hide()
        self.take_cursor()  # before the patience begins: the field that it leaves was one of the customer before
        self._patience.begin([], new=True)
        self._show_problems()

    def take_cursor(self) -> None:
        """Put the cursor into the first field that is empty."""
        if self._half is not None:
            self._focus(self._fields.first_empty(self._half.record))

    def _focus(self, path: Path) -> None:
        self._fields.focus_path(path)
        self._reveal_later.start()  # once the layout has taken in the message below it

    def _reveal(self) -> None:
        focused = self._fields.focused()
        if focused is not None:
            if focused.message.isVisible():
                self._scroll.ensureWidgetVisible(focused.message, 0, Space.CONTROLS)
            self._scroll.ensureWidgetVisible(focused, 0, Space.CONTROLS)

    def flush(self) -> None:
        """Keep what was typed, so that a kill loses nothing of it."""
        self._keep(shown=True)

    def _keep(self, *, shown: bool) -> None:
        self._keep_later.stop()
        if self._half is None:
            return
        try:
            self._half.keep(shown=shown)
        except JoorDesktopError as error:
            self._say(f"{error.title} {error.detail}", "error")
            self._keep_later.start()

    def end(self) -> None:
        """Put the quick add away; what was typed and not added is there when it is opened next."""
        self._keep(shown=False)
        self._half = None
        self.ended.emit()

    def _say(self, words: str, severity: str = "") -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))
        restyle(self._note, "severity", severity)

    def _problems(self) -> dict[Path, Problem]:
        """The worst problem of each field that is on screen; one of a whole list stands at its first field."""
        found: dict[Path, Problem] = {}
        problems = self._half.problems() if self._half is not None else []
        for problem in sorted(problems, key=lambda one: one.severity):
            path = problem.path
            at = path if path.field else next((each for each in self._fields.views if each.node == path.node), path)
            if at in self._fields.views:
                found[at] = problem
        return found

    def _show_problems(self) -> None:
        found = self._problems()
        self._fields.show_problems({path: found[path] for path in found if self._patience.tells(path)})

    def _on_typed(self, path: Path, text: str) -> None:
        if self._half is None:
            return
        self._half.type(path, text)
        self._insisted = False
        self._show_problems()
        self._say("")
        if not self._keep_later.isActive():
            self._keep_later.start()

    def _on_entered(self, path: Path) -> None:
        """Scroll to the field; retail prices are nearly always in the currency that the customer buys in."""
        self._reveal_later.start()
        if self._half is not None:
            self._half.enter_field(path)
        if path == _RETAIL and self._half is not None and not self._half.record.value(path):
            currency = self._half.record.value(_CURRENCY)
            if find_currency(currency) is not None:
                self._fields.put(path, currency)

    def _on_left(self, path: Path) -> None:
        if self._half is not None and self._half.leave_field():
            self._fields.show_record(self._half.record)
            self._keep_later.start()
        self._patience.leave(path)
        self._show_problems()

    def _on_fix_requested(self, problem: Problem) -> None:
        if self._half is not None and problem.fix is not None:
            self._on_typed(problem.path, problem.fix)
            self._fields.show_record(self._half.record)
            self._focus(problem.path)

    def _on_anew(self) -> None:
        if self._half is not None:
            self._half.drop()
            self._begin_next()

    def _on_add(self) -> None:
        record_id = self._try_to_add()
        if record_id is not None:
            self._number += 1
            self._begin_next()
            self.added.emit(record_id)

    def _on_whole(self) -> None:
        record_id = self._try_to_add(insisting=True)
        if record_id is not None:
            self._half = None
            self.added.emit(record_id)
            self.wanted_whole.emit(record_id)

    def _try_to_add(self, *, insisting: bool = False) -> int | None:
        if self._half is None or not self._half.is_typed:
            self.take_cursor()
            return None
        self._half.leave_field()  # Ctrl+Enter doesn't take the cursor out of it
        if not (insisting or self._insisted) and self._stops_at_errors(self._problems()):
            return None
        self._keep_later.stop()
        try:
            return self._half.add()
        except DeletedListError as error:
            self.list_lost.emit(error)
        except JoorDesktopError as error:
            self._say(f"{error.title} {error.detail}", "error")
        return None

    def _stops_at_errors(self, problems: Mapping[Path, Problem]) -> bool:
        errors = [path for path in self._fields.views if path in problems and problems[path].severity is Severity.ERROR]
        if not errors:
            return False
        self._insisted = True
        self._patience.leave_at(problems)
        self._show_problems()
        self._focus(errors[0])
        wrong = counted(len(errors), self.tr("1 field has an error."), self.tr("{n} fields have errors."))
        anyway = self.tr("Ctrl+Enter once more adds the customer as it is, to be mended later.")
        self._say(f"{wrong} {anyway}", "error")
        return True

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter before the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _adds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds the customer and begins the next one; Escape ends."""
        if _adds(event):
            self._on_add()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)


def _adds(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
