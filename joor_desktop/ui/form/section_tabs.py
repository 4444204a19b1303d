"""The tabs above the form: a section each, with the number of its problems; they wrap where the form is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from joor_desktop.model.problem import Problem, Severity
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.form.sections import SECTIONS, section_of
from joor_desktop.ui.theme import Size, colours

_LINE = 32
_PILL = 16
_GAP = 12


class SectionTab(ChoiceButton):
    """One tab: the section's title, a line under the chosen one, and a pill with the count of its problems."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self._errors = 0
        self._warnings = 0

    def show_counts(self, errors: int, warnings: int) -> None:
        """Show how many errors and warnings the section has; errors come first."""
        if (errors, warnings) == (self._errors, self._warnings):
            return
        self._errors, self._warnings = errors, warnings
        told = [self.text()]
        if errors:
            told.append(self.tr("{count} errors").format(count=errors) if errors > 1 else self.tr("1 error"))
        if warnings:
            told.append(self.tr("{count} warnings").format(count=warnings) if warnings > 1 else self.tr("1 warning"))
        self.setAccessibleName(", ".join(told))
        self.setToolTip(", ".join(told[1:]))
        self.updateGeometry()
        self.update()

    def counts(self) -> tuple[int, int]:
        """Errors and warnings as shown."""
        return self._errors, self._warnings

    def sizeHint(self) -> QSize:
        """As wide as the text in bold, so that nothing moves when another tab is chosen."""
        pill = _PILL + 4 if self._errors or self._warnings else 0
        return QSize(bold_metrics(self).horizontalAdvance(self.text()) + pill, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, the pill, and the line under the chosen tab."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colours().accent if self.isChecked() else colours().text)
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRect(0, 0, width + 1, _LINE - 2), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._errors or self._warnings:
            self._paint_pill(painter, width + 4)
        if self.isChecked():
            painter.fillRect(0, _LINE - 2, self.width(), 2, colours().accent)
        if self.hasFocus():
            painter.setPen(colours().accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 1, -1, -4))

    def _paint_pill(self, painter: QPainter, left: int) -> None:
        pill = QRect(left, (_LINE - _PILL) // 2 - 1, _PILL, _PILL)
        look = colours()
        painter.setPen(look.error if self._errors else look.warning_line)
        painter.setBrush(look.error if self._errors else look.warning_tint)
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), _PILL / 2, _PILL / 2)
        painter.setPen(look.on_strong if self._errors else look.warning_text)
        painter.setFont(_small(self))
        count = self._errors or self._warnings
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(count) if count < 10 else "9+")


def _small(widget: QWidget) -> QFont:
    font = widget.font()
    font.setPixelSize(Size.CAPTION)
    font.setBold(True)
    return font


def bold_metrics(widget: QWidget) -> QFontMetrics:
    font = widget.font()
    font.setBold(True)
    return QFontMetrics(font)


class SectionTabs(QWidget):
    """All tabs, wrapped into as many lines as the width needs; the arrow keys go from one to the next."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self.tabs = [SectionTab(section.title, self) for section in SECTIONS]
        for index, tab in enumerate(self.tabs):
            self._group.addButton(tab, index)
        self.tabs[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def choose(self, index: int) -> None:
        """Show a section as the chosen one, without telling so."""
        self.tabs[index].setChecked(True)

    def show_problems(self, problems: list[Problem]) -> None:
        """Count the problems of each section."""
        errors, warnings = [0] * len(self.tabs), [0] * len(self.tabs)
        for problem in problems:
            counts = errors if problem.severity is Severity.ERROR else warnings
            counts[section_of(problem.path.node)] += 1
        for tab, error, warning in zip(self.tabs, errors, warnings, strict=True):
            tab.show_counts(error, warning)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the tabs again."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = top = 0
        for tab in self.tabs:
            size = tab.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + _LINE
            tab.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + _GAP
        if self.height() != top + _LINE:
            self.setFixedHeight(top + _LINE)
