"""The tabs over the table: customers, and one for each list of entries; what finds no room goes under "More"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from joor_desktop.model.field import Node
from joor_desktop.model.field_table import NODES
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.icons import picture
from joor_desktop.ui.theme import Space, bold_font, colours
from joor_desktop.ui.words import grouped

_HEIGHT = 34
_LINE = 2
_GAP = 5
_ARROW = 16


class _Tab(ChoiceButton):
    """A title, a fainter count, and a line under the chosen one."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""
        self.setText(title)
        self.be_choice()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int) -> None:
        self._count = grouped(count)
        self.setAccessibleName(f"{self.text()} {self._count}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as with a bold title, so that nothing moves when another tab is chosen."""
        width = QFontMetrics(bold_font(self)).horizontalAdvance(self.text())
        if self._count:
            width += _GAP + self.fontMetrics().horizontalAdvance(self._count)
        return QSize(width, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title, count and line."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        shades = colours()
        chosen = self.isChecked()
        room = QRect(0, 0, self.width(), self.height() - _LINE)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(bold_font(self) if chosen else self.font())
        painter.setPen(shades.text if chosen or not self.underMouse() else shades.accent)
        painter.drawText(room, middle, self.text())
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.setFont(self.font())
        painter.setPen(shades.muted)
        painter.drawText(room.adjusted(width + _GAP, 0, 0, 0), middle, self._count)
        if chosen:
            painter.fillRect(0, self.height() - _LINE, self.width(), _LINE, shades.accent)
        if self.hasFocus():
            painter.setPen(shades.accent)
            painter.drawRect(self.rect().adjusted(0, 4, -1, -_LINE - 4))


class _More(_Tab):
    """Opens the menu of the tabs that find no room."""

    def sizeHint(self) -> QSize:
        """The title and an arrow."""
        return super().sizeHint() + QSize(_ARROW, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow behind the title."""
        super().paintEvent(event)
        left, top = self.width() - _ARROW + 2, (self.height() - _LINE - 12) // 2
        QPainter(self).drawPixmap(left, top, picture("chevron", colours().muted, 12))


class NodeTabs(QWidget):
    """Tells the node whose table is wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._tabs = {node.key: _Tab(node.plural_title, self) for node in NODES}
        self._more = _More(self.tr("More"), self)
        self._more.setAccessibleName(self.tr("More lists"))
        self._more.clicked.connect(self._on_more)
        self._current = ""
        self._tabs[""].setChecked(True)
        for tab in self._tabs.values():
            tab.clicked.connect(self._on_clicked)

    @property
    def current(self) -> str:
        """The key of the node whose table is shown."""
        return self._current

    def choose(self, node_key: str) -> None:
        """Show a tab as the chosen one, without telling so."""
        self._current = node_key
        self._show_chosen()
        self._arrange()

    def step(self, way: int) -> None:
        """Show the table *way* tabs further, those under "More" counted too; at the ends nothing happens."""
        keys = list(self._tabs)
        number = keys.index(self._current) + way
        if 0 <= number < len(keys):
            self._take(keys[number])

    def show_counts(self, customers: int, entries: dict[str, int]) -> None:
        """Show how many rows each table has."""
        for key, tab in self._tabs.items():
            tab.show_count(entries.get(key, 0) if key else customers)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out again which tabs have room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        widths = {key: tab.sizeHint().width() for key, tab in self._tabs.items()}
        shown = _that_fit(widths, self._current, self.width(), self._more.sizeHint().width())
        left = 0
        for key, tab in self._tabs.items():
            tab.setVisible(key in shown)
            if key in shown:
                tab.setGeometry(left, 0, widths[key], _HEIGHT)
                left += widths[key] + Space.TABS
        self._more.setVisible(len(shown) < len(self._tabs))
        self._more.setGeometry(left, 0, self._more.sizeHint().width(), _HEIGHT)

    def _show_chosen(self) -> None:
        for key, tab in self._tabs.items():
            tab.setChecked(key == self._current)
        self._more.setChecked(False)

    def _on_clicked(self) -> None:
        for key, tab in self._tabs.items():
            if tab is self.sender():
                self._take(key)
                return

    def _take(self, key: str) -> None:
        changed = key != self._current
        self.choose(key)
        if changed:
            self.chosen.emit(_node(key))

    def _on_more(self) -> None:
        menu = QMenu(self)
        for key, tab in self._tabs.items():
            if not tab.isVisible():
                menu.addAction(tab.accessibleName()).setData(key)
        menu.triggered.connect(self._on_more_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        self._show_chosen()

    def _on_more_chosen(self, action: QAction) -> None:
        self._take(action.data())


def _that_fit(widths: dict[str, int], wanted: str, room: int, more: int) -> set[str]:
    """The tabs that fit into *room* from the left, the wanted one in any case."""
    if sum(widths.values()) + Space.TABS * (len(widths) - 1) <= room:
        return set(widths)
    left = room - more - widths[wanted] - Space.TABS
    shown = {wanted}
    for key, width in widths.items():
        if key == wanted:
            continue
        left -= width + Space.TABS
        if left < 0:
            break
        shown.add(key)
    return shown


def _node(key: str) -> Node:
    return next(node for node in NODES if node.key == key)
