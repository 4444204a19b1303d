"""All problems of the list, grouped by kind in plain words; the chosen kind says what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.model.field import Field
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.customers.recommendations import Recommendations, is_recommendation
from joor_desktop.ui.scrolled import Scrolled
from joor_desktop.ui.theme import Space, colours
from joor_desktop.ui.words import counted

_Key = tuple[str, str, str]
"""What a kind is kept by, with its node and field."""

_LEAST_LIST = 72
"""What the list of kinds keeps at least, in pixels: a kind and the beginning of the next."""

_OF_TWO = ("code-twice", "code-look-alike")
"""The kinds of problems that two customers have with each other."""


def kind_title(kind: ProblemKind) -> str:
    """The kind in a few words."""
    from joor_desktop.checks.messages import title

    node = NODE_BY_KEY.get(kind.node)
    field: Field | None = node.field(kind.field) if node is not None and kind.field else None
    return title(kind.code, field, node, kind.country)


def is_of_two(kind: ProblemKind) -> bool:
    """Whether two customers have such a problem with each other, and are seen side by side to mend it."""
    return kind.code in _OF_TWO


def _key(kind: ProblemKind) -> _Key:
    return kind.kind_code, kind.node, kind.field


class _Advice(QWidget):
    """What to do about the chosen kind, with a button where the program can do it."""

    preview_requested = Signal()
    compare_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._mend = QPushButton(self)
        self._mend.setProperty("kind", "offer")
        self._mend.clicked.connect(self.preview_requested)
        self._compare = QPushButton(self.tr("Compare side by side…"), self)
        self._compare.setProperty("kind", "offer")
        self._compare.clicked.connect(self.compare_requested)
        self._next = QPushButton(self.tr("Go to the next one"), self)
        self._next.setProperty("kind", "link")
        self._next.setToolTip(self.tr("F8; Shift+F8 leads back"))
        self._next.setCursor(Qt.CursorShape.PointingHandCursor)
        self._next.clicked.connect(self.next_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CONTROLS + 2, Space.FIELDS, Space.UNIT, Space.FIELDS)
        column.setSpacing(Space.CONTROLS)
        for label in (self._caption, self._words):
            column.addWidget(label)
        for button in (self._mend, self._compare, self._next):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline above."""
        super().paintEvent(event)
        QPainter(self).fillRect(Space.CONTROLS, 0, self.width() - 2 * Space.CONTROLS, 1, colours().edge)

    def show_kind(self, kind: ProblemKind) -> None:
        """Show what to do; the button comes when it is known how many fixes there are."""
        from joor_desktop.checks.messages import advice

        customers = counted(kind.customers, self.tr("1 customer"), self.tr("{n} customers"))
        self._caption.setText(f"{customers}: {kind_title(kind)}".upper())
        self._words.setText(advice(kind.code))
        self._caption.setToolTip(self._words.text())
        self._compare.setVisible(kind.code in _OF_TWO)

    def fit(self, room: int) -> None:
        """Let the words give way where not all of them fit in so much height; the caption's tool tip has them."""
        self._words.hide()
        layout = self.layout()
        assert layout is not None
        inner = self.contentsRect().marginsRemoved(layout.contentsMargins()).width()
        needed = layout.heightForWidth(self.width()) + layout.spacing() + self._words.heightForWidth(inner)
        self._words.setVisible(needed <= room)

    def show_fixes(self, fixes: int, likely: int = 0) -> None:
        """Offer a preview of that many fixes, 0 offers nothing; some of them may be only *likely*."""
        self._mend.setVisible(fixes > 0)
        self._mend.setText(counted(fixes, self.tr("Preview the fix"), self.tr("Preview {n} fixes")))
        if likely:
            hint = self.tr("Some are only likely: look at them, and leave out what is not meant.")
        else:
            hint = self.tr("Look at what would be changed, and leave out what is not meant.")
        again = self.tr("In the next file of the same make it is done by itself.")
        self._mend.setToolTip(f"{hint}\n{again} (F7)")


class ProblemPanel(QWidget):
    """``sought`` tells a kind whose next problem is wanted, ``chosen`` one whose fixes are to be counted,
    ``preview_requested`` one whose fixes are to be looked at, with its title,
    ``compare_requested`` one whose customers are to be seen side by side, ``recommendations_turned`` whether the
    recommendations are shown from now on, ``all_requested`` that all is to be mended that is certain."""

    help_topic = "mend"

    sought = Signal(object)
    chosen = Signal(object)
    preview_requested = Signal(object, str)
    compare_requested = Signal(object)
    recommendations_turned = Signal(bool)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[_Key, KindRow] = {}
        self._current: _Key | None = None
        caption = QLabel(self.tr("PROBLEMS"), self)
        caption.setProperty("role", "caption")
        caption.setContentsMargins(Space.CONTROLS + 10, Space.PAGE, 0, Space.CONTROLS)
        self._caption = caption
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setContentsMargins(Space.CONTROLS + 10, 0, Space.CONTROLS, Space.CONTROLS)
        self._advice = _Advice(self)
        self._advice.hide()
        self._advice.preview_requested.connect(self.preview)
        self._advice.compare_requested.connect(self._on_compare)
        self._advice.next_requested.connect(self._on_next)
        self._all = QPushButton(self.tr("Mend all that is certain…"), self)
        self._all.setProperty("kind", "link")
        self._all.setCursor(Qt.CursorShape.PointingHandCursor)
        self._all.clicked.connect(self.all_requested)
        self._all.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._recommendations = Recommendations()
        self._recommendations.turned.connect(self._on_recommendations_turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(self._note)
        self._scroller = self._scroll()
        column.addWidget(self._scroller, 1)
        offer = QHBoxLayout()
        offer.setContentsMargins(Space.CONTROLS + 2, Space.UNIT, Space.UNIT, Space.CONTROLS)
        offer.addWidget(self._all)
        offer.addStretch(1)
        column.addLayout(offer)
        column.addWidget(self._advice)

    def _scroll(self) -> Scrolled:
        inner = QWidget()
        inner.setProperty("surface", "side")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.CONTROLS, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        column.addWidget(self._recommendations)
        column.addStretch(1)
        return Scrolled(inner, self)

    def show_kinds(self, kinds: list[ProblemKind], *, customers: int, checked: bool = True) -> None:
        """Show these kinds; those that were shown before keep their rows. Before all are *checked* it is said so."""
        wanted = {_key(kind): kind for kind in kinds}
        if list(wanted) == list(self._rows):
            for key, kind in wanted.items():
                self._rows[key].show_kind(kind)
        else:
            self._build(wanted)
        self._caption.setVisible(customers > 0)
        self._show_note(found=bool(kinds), checked=checked)
        self._note.setVisible(customers > 0 and not (kinds and checked))
        self._show_advice()

    def _show_note(self, *, found: bool, checked: bool) -> None:
        if checked:
            self._note.setText(self.tr("None. Every customer can be sent."))
        elif found:
            self._note.setText(self.tr("Not all customers are checked yet. There may be more problems than these."))
        else:
            self._note.setText(self.tr("Not all customers are checked yet. None was found so far."))

    def _build(self, wanted: dict[_Key, ProblemKind]) -> None:
        before = list(self._rows)
        kept = {key: row for key, row in self._rows.items() if key in wanted}
        for key, row in self._rows.items():
            self._list.removeWidget(row)
            if key not in wanted:
                row.setParent(None)
                row.deleteLater()
        self._rows = {}
        for key, kind in wanted.items():
            row = kept.get(key) or self._make(kind)
            row.show_kind(kind)
            self._rows[key] = row
            if not is_recommendation(kind):
                self._list.addWidget(row)
        self._recommendations.show_rows([row for row in self._rows.values() if is_recommendation(row.kind)])
        if self._current not in self._rows:
            self._go_on_from(before)

    def _go_on_from(self, before: list[_Key]) -> None:
        """The chosen kind is gone, mostly since it is mended: choose the one below it, an error first."""
        gone, self._current = self._current, None
        if gone not in before:
            return
        place = before.index(gone)
        rows = (self._rows[key] for key in (*before[place:], *before[:place]) if key in self._rows)
        kinds = [row.kind for row in rows if not is_recommendation(row.kind)]
        if kinds:
            self.choose(max(kinds, key=lambda kind: kind.severity))

    def choose(self, kind: ProblemKind) -> None:
        """Show a kind as the chosen one, and have its fixes counted."""
        self._current = _key(kind)
        self._advice.show_fixes(0)
        self._show_advice()
        self.chosen.emit(kind)

    def choose_none(self) -> None:
        """Show no kind as the chosen one."""
        self._current = None
        self._show_advice()

    def open_recommendations(self, *, opened: bool) -> None:
        """Show the kinds that are only recommendations, or how many they are."""
        self._recommendations.open(opened=opened)

    def _on_recommendations_turned(self, opened: bool) -> None:
        kind = self.chosen_kind()
        if not opened and kind is not None and is_recommendation(kind):
            self._current = None
            self._show_advice()
        self.recommendations_turned.emit(opened)

    def _make(self, kind: ProblemKind) -> KindRow:
        row = KindRow(kind, kind_title(kind), self)
        row.clicked.connect(self._on_clicked)
        return row

    def _on_clicked(self) -> None:
        for key, row in self._rows.items():
            if row is self.sender():
                if key != self._current:
                    self.choose(row.kind)
                self._show_advice()
                self.sought.emit(row.kind)

    def show_fixes(self, kind: ProblemKind, fixes: int, likely: int) -> None:
        """Offer to mend the chosen kind, if it is still this one."""
        if _key(kind) == self._current:
            self._advice.show_fixes(fixes, likely)
            self._fit_advice()
            QTimer.singleShot(0, self._keep_in_sight)

    def offer_all(self, fixes: int) -> None:
        """Offer to mend all that is certain, where there are fixes of that kind."""
        self._all.setVisible(fixes > 0)
        self._fit_advice()
        hint = counted(fixes, self.tr("Shows 1 certain fix first"), self.tr("Shows {n} certain fixes first"))
        self._all.setToolTip(f"{hint} (Shift+F7)" if fixes else "")

    def count_again(self) -> None:
        """Have the fixes of the chosen kind counted anew."""
        if self._current is not None:
            self.chosen.emit(self._rows[self._current].kind)

    def _show_advice(self) -> None:
        for key, row in self._rows.items():
            row.setChecked(key == self._current)
        self._advice.setVisible(self._current is not None)
        if self._rows:
            self.setFocusProxy(self._rows[self._current or next(iter(self._rows))])
        if self._current is not None:
            self._advice.show_kind(self._rows[self._current].kind)
            self._fit_advice()
            QTimer.singleShot(0, self._keep_in_sight)  # once the advice has taken its room

    def _fit_advice(self) -> None:
        others = [self._caption.sizeHint().height(), _LEAST_LIST]
        if not self._all.isHidden():
            others.append(self._all.sizeHint().height() + Space.UNIT + Space.CONTROLS)
        self._advice.fit(self.height() - sum(others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what to do about the chosen kind where there is room for it."""
        super().resizeEvent(event)
        self._fit_advice()

    def _keep_in_sight(self) -> None:
        if self._current is not None:
            self._scroller.ensureWidgetVisible(self._rows[self._current], 0, Space.CONTROLS)

    def _on_next(self) -> None:
        if self._current is not None:
            self.sought.emit(self._rows[self._current].kind)

    def preview(self) -> None:
        """Ask for the preview of the chosen kind's fixes."""
        if self._current is not None:
            kind = self._rows[self._current].kind
            self.preview_requested.emit(kind, kind_title(kind))

    def _on_compare(self) -> None:
        if self._current is not None:
            self.compare_requested.emit(self._rows[self._current].kind)

    def chosen_kind(self) -> ProblemKind | None:
        """The kind that is chosen; None where none is."""
        return self._rows[self._current].kind if self._current is not None else None
