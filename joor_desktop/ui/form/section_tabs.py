"""The tabs above the form: a section each, with the number of its problems; those without room are in a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from joor_desktop.model.problem import Problem
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.form.pill import PILL, Counts, count, count_words, paint_pill
from joor_desktop.ui.form.sections import SECTIONS
from joor_desktop.ui.theme import bold_font, colours

_LINE = 32
_GAP = 12


class SectionTab(ChoiceButton):
    """One tab: the section's title, a line under the chosen one, and a pill with the count of its problems."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self._counts: Counts = (0, 0)

    def show_counts(self, counts: Counts) -> None:
        """Show how many errors and warnings the section has; errors come first."""
        if counts != self._counts:
            self._counts = counts
            words = count_words(counts)
            self.setAccessibleName(f"{self.text()}, {words}" if words else self.text())
            self.setToolTip(words)
            self.updateGeometry()
            self.update()

    def counts(self) -> Counts:
        """Errors and warnings as shown."""
        return self._counts

    def sizeHint(self) -> QSize:
        """As wide as the text in bold, so that nothing moves when another tab is chosen."""
        pill = PILL + 4 if any(self._counts) else 0
        return QSize(QFontMetrics(bold_font(self)).horizontalAdvance(self.text()) + pill, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, the pill, and the line under the chosen tab."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colours().accent if self.isChecked() else colours().text)
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRect(0, 0, width + 1, _LINE - 2), Qt.AlignmentFlag.AlignVCenter, self.text())
        if any(self._counts):
            paint_pill(self, painter, width + 4, _LINE // 2 - 1, self._counts)
        if self.isChecked():
            painter.fillRect(0, _LINE - 2, self.width(), 2, colours().accent)
        if self.hasFocus():
            painter.setPen(colours().accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 1, -1, -4))


class SectionTabs(QWidget):
    """The tabs in one line; the arrow keys go from one to the next, and the last one opens a menu of all others."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)
        self._group = QButtonGroup(self)
        self.tabs = [SectionTab(section.title, self) for section in SECTIONS]
        for index, tab in enumerate(self.tabs):
            self._group.addButton(tab, index)
        self._more = SectionTab(self.tr("More ▾"), self)
        self._group.addButton(self._more, len(SECTIONS))
        self.tabs[0].setChecked(True)
        self._shown = len(SECTIONS)
        self._current = 0
        self._group.idClicked.connect(self._on_clicked)

    def choose(self, index: int) -> None:
        """Show a section as the chosen one, without telling so; one in the menu lends the last tab its name."""
        self._current = index
        self._arrange()

    def show_problems(self, problems: list[Problem]) -> None:
        """Count the problems of each section."""
        for tab, section in zip(self.tabs, SECTIONS, strict=True):
            tab.show_counts(count(problem for problem in problems if section.holds(problem.path)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tabs as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        widths = [tab.sizeHint().width() + _GAP for tab in self.tabs]
        self._more.setText(self.tr("More ▾"))
        self._shown = self._number_for(widths)
        if self._current >= self._shown:
            self._more.setText(f"{self.tabs[self._current].text()} ▾")
            self._shown = min(self._shown, self._number_for(widths))
        beyond = [tab.counts() for tab in self.tabs[self._shown :]]
        self._more.show_counts((sum(errors for errors, _ in beyond), sum(warnings for _, warnings in beyond)))
        left = 0
        for tab, width in zip(self.tabs[: self._shown], widths, strict=False):
            tab.setGeometry(left, 0, width - _GAP, _LINE)
            left += width
        self._more.setGeometry(QRect(QPoint(left, 0), self._more.sizeHint()))
        for index, tab in enumerate(self.tabs):
            tab.setVisible(index < self._shown)
        self._more.setVisible(bool(beyond))
        (self.tabs[self._current] if self._current < self._shown else self._more).setChecked(True)

    def _number_for(self, widths: list[int]) -> int:
        if sum(widths) - _GAP <= self.width():
            return len(widths)
        room = self.width() - self._more.sizeHint().width() - (PILL + 4)
        number = 0
        while number < len(widths) and sum(widths[: number + 1]) <= room:
            number += 1
        return number

    def _on_clicked(self, index: int) -> None:
        if index < len(SECTIONS):
            self.choose(index)
            self.chosen.emit(index)
        else:
            self.choose(self._current)
            self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for index, tab in enumerate(self.tabs[self._shown :], self._shown):
            words = count_words(tab.counts())
            action = menu.addAction(f"{tab.text()} · {words}" if words else tab.text())
            action.setData(index)
        menu.triggered.connect(self._on_chosen_in_menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, _LINE)))

    def _on_chosen_in_menu(self, action: QAction) -> None:
        self.choose(action.data())
        self.chosen.emit(action.data())
