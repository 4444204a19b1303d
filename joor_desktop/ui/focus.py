"""Where the focus goes when a pane is entered, and from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget


class PaneRound(QObject):
    """Leads from one of the *panes* to the next; of a pane within another one, the inner one stands first."""

    def __init__(self, panes: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes

    def go_on(self) -> None:
        """Put the focus into the next pane that takes it."""
        self._go(1)

    def go_back(self) -> None:
        """Put the focus into the pane before."""
        self._go(-1)

    def _go(self, way: int) -> None:
        panes, focused = self._panes, QApplication.focusWidget()
        here = next((number for number, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        start = max(here, 0) if way < 0 else here
        for step in range(1, len(panes) + 1):
            if take_focus(panes[(start + way * step) % len(panes)]):
                return


def take_focus(pane: QWidget) -> bool:
    """Put the focus on what *pane* names as its focus proxy, else on its table, or on its first part that takes it.

    False where none does.
    """
    takers = [
        child
        for child in pane.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    ]
    named = pane.focusProxy()
    for child in sorted(takers, key=lambda taker: (taker is not named, not isinstance(taker, QTableView))):
        child.setFocus(Qt.FocusReason.TabFocusReason)
        return True
    return False
