"""The chips above the table: all customers, or those with errors, with warnings, ready to be sent, or sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import translate
from joor_desktop.storage.drafts import Counts, View
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.customers.marks import draw_mark
from joor_desktop.ui.theme import Size, Space, colours
from joor_desktop.ui.words import grouped

_HEIGHT = 26
_PAD = 11
_GAP = 6
_TOP = (Size.CONTROL - _HEIGHT) // 2  # in line with the search box beside them
_MARK = 16
_ALWAYS_THERE = 4


def view_words(view: View, *, checked: bool = True) -> str:
    """What the customers of a view are called; none is called ready before all are *checked*."""
    return {
        View.ALL: translate("ViewChips", "All"),
        View.ERRORS: translate("ViewChips", "Errors"),
        View.WARNINGS: translate("ViewChips", "Warnings"),
        View.READY: translate("ViewChips", "Ready") if checked else translate("ViewChips", "Not checked"),
        View.SENT: translate("ViewChips", "Sent"),
        View.CHANGED: translate("ViewChips", "Changed"),
    }[view]


class Chip(ChoiceButton):
    """A word with a count and the mark of its state; dark while it is chosen."""

    def __init__(self, word: str, severity: Severity | None, *, marked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._severity = severity
        self._marked = marked
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_word(self, word: str, *, marked: bool) -> None:
        """Be called otherwise, with or without a mark; with the next count."""
        self._word = word
        self._marked = marked

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self.setText(f"{self._word} {grouped(count)}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the text and the mark."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * _PAD
        return QSize(width + (_MARK if self._marked else 0), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(Size.SMALL)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, the mark and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        fill = shades.strong if self.isChecked() else shades.hover if self.underMouse() else shades.surface
        line = shades.accent if self.hasFocus() else shades.strong if self.isChecked() else shades.border
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(fill)
        edge = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _HEIGHT / 2, _HEIGHT / 2)
        left = _PAD
        if self._marked:
            draw_mark(painter, QPointF(_PAD + 4, _HEIGHT / 2), self._severity)
            left += _MARK
        painter.setFont(self._font())
        painter.setPen(shades.on_strong if self.isChecked() else shades.text)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect().adjusted(left, 0, 0, -1), middle, self.text())


class ViewChips(QWidget):
    """One chip for each view of the list."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked = {View.ERRORS: Severity.ERROR, View.WARNINGS: Severity.WARNING, View.READY: None}
        self._chips = {
            view: Chip(view_words(view), marked.get(view), marked=view in marked, parent=self) for view in View
        }
        self._chips[View.SENT].setToolTip(self.tr("JOOR accepted them just as they are"))
        self._chips[View.CHANGED].setToolTip(self.tr("Changed since they were sent"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        group = QButtonGroup(self)
        for chip in self._chips.values():
            group.addButton(chip)
        self._chips[View.ALL].setChecked(True)
        group.buttonClicked.connect(self._on_clicked)

    def choose(self, view: View) -> None:
        """Show a chip as the chosen one, without telling so."""
        self._chips[view].setChecked(True)
        self._chips[view].show()
        self._arrange()

    def show_counts(self, counts: Counts, *, checked: bool = True) -> None:
        """Show how many customers each view has; none is called ready before all are *checked*."""
        self._chips[View.READY].show_word(view_words(View.READY, checked=checked), marked=checked)
        self._chips[View.ALL].show_count(counts.customers)
        self._chips[View.ERRORS].show_count(counts.errors)
        self._chips[View.WARNINGS].show_count(counts.warnings)
        self._chips[View.READY].show_count(counts.ready)
        self._chips[View.SENT].show_count(counts.sent)
        self._chips[View.CHANGED].show_count(counts.changed)
        self._hide_empty(View.SENT, counts.sent + counts.changed)
        self._hide_empty(View.CHANGED, counts.changed)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as all chips side by side."""
        return QSize(self._width_of(self._shown()), self.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as those that are always there: the others go into a second line where there is no more room."""
        return QSize(self._width_of(self._shown()[:_ALWAYS_THERE]), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chips into one line, or two."""
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> list[Chip]:
        return [chip for chip in self._chips.values() if not chip.isHidden()]

    @staticmethod
    def _width_of(chips: Sequence[Chip]) -> int:
        return sum(chip.sizeHint().width() for chip in chips) + _GAP * (len(chips) - 1)

    def _arrange(self) -> None:
        left, top = 0, _TOP
        for chip in self._shown():
            size = chip.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + _HEIGHT + Space.UNIT
            chip.setGeometry(left, top, size.width(), size.height())
            left += size.width() + _GAP
        self.setFixedHeight(top + _HEIGHT + _TOP)

    def _hide_empty(self, view: View, count: int) -> None:
        """A chip of what was sent comes once there is something; the chosen one stays."""
        self._chips[view].setVisible(count > 0 or self._chips[view].isChecked())

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for view, chip in self._chips.items():
            if chip is clicked:
                self.chosen.emit(view)
