"""The chips above the table: all customers, or those with errors, with warnings, ready to be sent, or sent."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import translate
from joor_desktop.storage.drafts import Counts, View
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.customers.marks import draw_mark
from joor_desktop.ui.icons import picture
from joor_desktop.ui.theme import Size, Space, colours
from joor_desktop.ui.words import grouped, rounded

_HEIGHT = 26
_GAP = 6
_TOP = (Size.CONTROL - _HEIGHT) // 2  # in line with the search box beside them
_MARK = 16
_ICON = 12
_MARKS = {View.ERRORS: Severity.ERROR, View.WARNINGS: Severity.WARNING, View.READY: None}
_ICONS = {View.READY: "info", View.SENT: "sends", View.CHANGED: "mend"}
"""For those without a mark, where there is no room for the word; customers that are not checked have none."""


class Fit(Enum):
    """How much room the chips take, from most to least."""

    LOOSE = "loose"
    TIGHT = "tight"
    MARKS = "marks"
    """Of what has a mark, only this one is drawn with the count, but for the chosen chip."""
    SHORT = "short"
    """Of all but the chosen chip a mark or an icon with the count; the whole list keeps its word."""
    SHORTEST = "shortest"
    """The chosen chip is as short as the others."""
    ROUNDED = "rounded"
    """Counts are told in thousands."""

    @property
    def pad(self) -> int:
        """The room at both ends of a chip."""
        return {Fit.LOOSE: 11, Fit.ROUNDED: 6}.get(self, 8)

    @property
    def keeps_chosen(self) -> bool:
        """Whether the chosen chip keeps its word."""
        return self not in (Fit.SHORTEST, Fit.ROUNDED)

    @property
    def gap(self) -> int:
        """The room between two chips."""
        return _GAP if self is Fit.LOOSE else Space.UNIT


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
    """A word with a count and the mark of its state; dark while it is chosen.

    Where there is little room the word goes, and the tool tip says it.
    """

    def __init__(
        self, word: str, severity: Severity | None, *, marked: bool, icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a chip; the *icon* stands for the word where it has to go and there is no mark."""
        super().__init__(parent)
        self._word = word
        self._severity = severity
        self._count = 0
        self._marked = marked
        self._icon = icon
        self._explanation = ""
        self.fit = Fit.LOOSE
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def explain(self, words: str) -> None:
        """Say more on the tool tip."""
        self._explanation = words

    def show_word(self, word: str, *, marked: bool) -> None:
        """Be called otherwise, with or without a mark; with the next count."""
        self._word = word
        self._marked = marked

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = count
        self.setText(self._drawn(Fit.LOOSE))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def take_room(self, fit: Fit) -> None:
        """Draw the chip so long or short."""
        self.fit = fit
        self.setToolTip(self._told())
        self.update()

    def _told(self) -> str:
        if not self._is_short(self.fit):
            return self._explanation
        return f"{self.text()}\n{self._explanation}".strip()

    def width_in(self, fit: Fit) -> int:
        """How wide the chip is where it is drawn so."""
        words = QFontMetrics(self._font()).horizontalAdvance(self._drawn(fit))
        return words + 2 * fit.pad + (_MARK if self._marked or self._is_short(fit) else 0)

    def _is_short(self, fit: Fit) -> bool:
        if not (self._marked or self._icon) or (self.isChecked() and fit.keeps_chosen):
            return False
        if fit is Fit.MARKS:
            return self._marked
        return fit not in (Fit.LOOSE, Fit.TIGHT)

    def _drawn(self, fit: Fit) -> str:
        count = rounded(self._count) if fit is Fit.ROUNDED else grouped(self._count)
        return count if self._is_short(fit) else f"{self._word} {count}"

    def sizeHint(self) -> QSize:
        """As wide as the text and the mark."""
        return QSize(self.width_in(self.fit), _HEIGHT)

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
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        fill = shades.strong if self.isChecked() else shades.hover if self.underMouse() else shades.surface
        line = shades.accent if self.hasFocus() else shades.strong if self.isChecked() else shades.border
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(fill)
        edge = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _HEIGHT / 2, _HEIGHT / 2)
        left = self.fit.pad + self._draw_sign(painter)
        painter.setFont(self._font())
        painter.setPen(shades.on_strong if self.isChecked() else shades.text)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect().adjusted(left, 0, 0, -1), middle, self._drawn(self.fit))

    def _draw_sign(self, painter: QPainter) -> int:
        """Draw the mark or the icon, and return how much room it took."""
        if self._marked:
            draw_mark(painter, QPointF(self.fit.pad + 4, _HEIGHT / 2), self._severity)
            return _MARK
        if not self._is_short(self.fit):
            return 0
        colour = colours().on_strong if self.isChecked() else colours().muted
        painter.drawPixmap(self.fit.pad - 1, (_HEIGHT - _ICON) // 2, picture(self._icon, colour, _ICON))
        return _MARK


class ViewChips(QWidget):
    """One chip for each view of the list."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {
            view: Chip(
                view_words(view), _MARKS.get(view), marked=view in _MARKS, icon=_ICONS.get(view, ""), parent=self
            )
            for view in View
        }
        self._chips[View.SENT].explain(self.tr("JOOR accepted them just as they are"))
        self._chips[View.CHANGED].explain(self.tr("Changed since they were sent"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        group = QButtonGroup(self)
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        return QSize(self._width_in(Fit.LOOSE), self.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the shortest chips side by side."""
        return QSize(self._width_in(Fit.ROUNDED), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips take as much room as there is."""
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> list[Chip]:
        return [chip for chip in self._chips.values() if not chip.isHidden()]

    def _width_in(self, fit: Fit) -> int:
        shown = self._shown()
        return sum(chip.width_in(fit) for chip in shown) + fit.gap * (len(shown) - 1)

    def _arrange(self) -> None:
        fit = next((each for each in Fit if self._width_in(each) <= self.width()), Fit.ROUNDED)
        left = 0
        for chip in self._shown():
            chip.take_room(fit)
            chip.setGeometry(left, _TOP, chip.width_in(fit), _HEIGHT)
            left += chip.width() + fit.gap
        self.setFixedHeight(_HEIGHT + 2 * _TOP)

    def _hide_empty(self, view: View, count: int) -> None:
        """A chip of what was sent comes once there is something; the chosen one stays."""
        self._chips[view].setVisible(count > 0 or self._chips[view].isChecked())

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        self._arrange()
        for view, chip in self._chips.items():
            if chip is clicked:
                self.chosen.emit(view)
