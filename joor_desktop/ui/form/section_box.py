"""One section of the form: a heading that opens and closes it, with the count of its problems, and its body."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.form.pill import PILL, Counts, count, count_words, paint_pill
from joor_desktop.ui.form.proposals import Proposals
from joor_desktop.ui.form.section_page import SectionPage
from joor_desktop.ui.form.sections import Section
from joor_desktop.ui.form.words import section_words
from joor_desktop.ui.theme import Space, bold_font, colours

_HEIGHT = 36
_ARROW_ROOM = 18


class SectionHeading(ChoiceButton):
    """The title, the count of problems, and while the section is closed what is in it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._counts: Counts = (0, 0)
        self._content = ""
        self.toggled.connect(self._name_for_reader)
        self._name_for_reader()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, _HEIGHT)

    def counts(self) -> Counts:
        """Errors and warnings as shown."""
        return self._counts

    def show_counts(self, counts: Counts) -> None:
        """Show how many errors and warnings the section has; errors come first."""
        if counts != self._counts:
            self._counts = counts
            self.setToolTip(count_words(counts))
            self._name_for_reader()
            self.update()

    def show_content(self, words: str) -> None:
        """Show in a few words what is in the section while it is closed."""
        if words != self._content:
            self._content = words
            self._name_for_reader()
            self.update()

    def _name_for_reader(self) -> None:
        content = "" if self.isChecked() else self._content
        told = [self.text(), count_words(self._counts), content]
        self.setAccessibleName(", ".join(each for each in told if each))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line above, an arrow, the title, the pill and the content."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = colours()
        if self.underMouse():
            painter.fillRect(self.rect(), look.hover)
        box = self.parentWidget()
        if box is not None and box.y():  # above the first there is one already
            painter.fillRect(0, 0, self.width(), 1, look.hairline)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 2, -1, -1))
        self._paint_arrow(painter)
        painter.setFont(bold_font(self))
        painter.setPen(look.text)
        left = Space.PAGE + _ARROW_ROOM
        title = painter.boundingRect(QRect(left, 0, self.width(), _HEIGHT), _LEFT, self.text())
        painter.drawText(title, _LEFT, self.text())
        left = title.right() + Space.CONTROLS
        if any(self._counts):
            paint_pill(self, painter, left, _HEIGHT // 2, self._counts)
            left += PILL + Space.CONTROLS
        if not self.isChecked():
            self._paint_content(painter, left)

    def _paint_arrow(self, painter: QPainter) -> None:
        painter.setPen(QPen(colours().muted, 1.5))
        x, y = Space.PAGE + 5.0, _HEIGHT / 2
        down = [QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]
        right = [QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)]
        painter.drawPolyline(down if self.isChecked() else right)

    def _paint_content(self, painter: QPainter, left: int) -> None:
        room = QRect(left, 0, self.width() - left - Space.PAGE, _HEIGHT)
        painter.setFont(self.font())
        painter.setPen(colours().muted)
        words = painter.fontMetrics().elidedText(self._content, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT, words)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SectionBox(QWidget):
    """Shows one section; its body is made when it is first opened, and filled while it is open.

    ``made`` tells the body when it is there, to be connected.
    """

    made = Signal(SectionPage)
    turned = Signal()

    def __init__(self, section: Section, proposals: Proposals, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._proposals = proposals
        self._record = Record()
        self._told: list[Problem] = []
        self._page: SectionPage | None = None
        self.heading = SectionHeading(section.title, self)
        self.heading.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.heading.isChecked()

    @property
    def page(self) -> SectionPage:
        """The body."""
        if self._page is None:
            self._page = SectionPage(self.section, self._proposals, self)
            self._page.hide()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._page)
            self.made.emit(self._page)
        return self._page

    def open(self) -> None:
        """Show the body."""
        if not self.is_open:
            self.heading.setChecked(True)
            self._turn()

    def _on_clicked(self) -> None:
        self._turn()
        self.turned.emit()

    def _turn(self) -> None:
        made = self._page is not None
        self.page.setVisible(self.is_open)
        if self.is_open:
            self.fill()
        if not made:
            self._put_into_tab_order(self.page)

    def _put_into_tab_order(self, page: QWidget) -> None:
        """Qt appends what is made later to the end of the whole window's order."""
        before: QWidget = self.heading
        for part in page.findChildren(QWidget):
            if part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and part.focusProxy() is None:
                QWidget.setTabOrder(before, part)
                before = part

    def begin(self, path: Path | None = None) -> None:
        """Open the first entry of each list, or the one that *path* leads to."""
        if self._page is not None:
            self._page.begin(path)

    def show_record(self, record: Record) -> None:
        """Show the customer's values."""
        self._record = record
        self.heading.show_content(section_words(self.section.nodes, self.section.fields, record))
        if self.is_open:
            self.page.show_record(record)

    def fill(self) -> None:
        """Show everything in the body again."""
        self.page.show_record(self._record)
        self.page.show_problems(self._told)

    def show_problems(self, all_of_them: list[Problem], told: list[Problem]) -> None:
        """Count the section's problems, and show those that may be *told* at their fields."""
        holds = self.section.holds
        self.heading.show_counts(count(problem for problem in all_of_them if holds(problem.path)))
        self._told = [problem for problem in told if holds(problem.path)]
        if self.is_open:
            self.page.show_problems(self._told)

    def value_typed(self, path: Path, record: Record) -> None:
        """Take in what the typing at *path* changes around the field."""
        self._record = record
        self.heading.show_content(section_words(self.section.nodes, self.section.fields, record))
        self.page.value_typed(path, record)
