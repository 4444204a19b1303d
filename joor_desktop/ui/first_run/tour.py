"""Shows around: a bubble points at one part of the window after the other. The window can be used meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from joor_desktop.ui.first_run.bubble import Bubble, Ring
from joor_desktop.ui.first_run.stops import Stop

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Tour(QObject):
    """Goes through *stops* over *window*, leaving out those whose target isn't on screen; ``ended`` tells its end."""

    ended = Signal()

    def __init__(self, stops: Sequence[Stop], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stops = [stop for stop in stops if _is_shown(stop)]
        self._number = 0
        self._watched: list[QWidget] = []
        self._focused = QApplication.focusWidget()
        self._ring = Ring(window)
        self._bubble = Bubble(window)
        self._bubble.left.connect(self.end)
        self._bubble.next_requested.connect(self._on_next)
        self._bubble.back_requested.connect(self._on_back)
        self._place_later = QTimer(self, singleShot=True, interval=0)
        self._place_later.timeout.connect(self._place)

    def begin(self) -> None:
        """Show the first stop."""
        self._show(0)

    def end(self) -> None:
        """Leave; the focus goes back to where it was."""
        self._unwatch()
        for part in (self._ring, self._bubble):
            part.hide()
            part.deleteLater()
        if self._focused is not None and self._focused.isVisible():
            self._focused.setFocus()
        self.ended.emit()
        self.deleteLater()

    def _on_next(self) -> None:
        if self._number + 1 < len(self._stops):
            self._show(self._number + 1)
        else:
            self.end()

    def _on_back(self) -> None:
        self._show(self._number - 1)

    def _show(self, number: int) -> None:
        self._number = number
        stop = self._stops[number]
        self._bubble.say(stop.title, stop.words, number + 1, len(self._stops))
        self._watch(stop.target())
        self._place()
        self._bubble.show()
        self._bubble.take_focus()

    def _watch(self, target: QWidget | None) -> None:
        """Follow what is pointed at, and all that it lies in."""
        self._unwatch()
        widget = target
        while widget is not None:
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget = None if widget is self._window else widget.parentWidget()

    def _unwatch(self) -> None:
        self._place_later.stop()
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look where the target is once the layout has settled."""
        if event.type() in _MOVES:
            self._place_later.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        stop = self._stops[self._number]
        target = stop.target()
        self._ring.setVisible(_is_shown(stop))
        if target is None or not _is_shown(stop):
            return  # another page is shown for now: the bubble waits where it is
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._ring.surround(place)
        self._bubble.point_at(place, self._window.rect())
        self._ring.raise_()
        self._bubble.raise_()


def _is_shown(stop: Stop) -> bool:
    target = stop.target()
    return target is not None and target.isVisible()
