"""Files dropped anywhere on the window."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from joor_desktop.ui.theme import Size, Space, bold_font, colours

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class _Veil(QWidget):
    """Says, while files are held over the window, what dropping them does."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pale ground, a dashed frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours().selection.lighter(101)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(colours().accent, 2, Qt.PenStyle.DashLine))
        frame: QRect = self.rect().adjusted(Space.PAGE, Space.PAGE, -Space.PAGE, -Space.PAGE)
        painter.drawRoundedRect(frame, Size.RADIUS, Size.RADIUS)
        painter.setFont(bold_font(self, Size.TITLE))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)


class FileDrops(QObject):
    """Watches a window, so that no field in it takes a file for a text; ``dropped`` tells the files."""

    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dragging = False
        self._veil = _Veil(self.tr("Drop to add the customers to this list"), window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def watch_whole_window(self) -> None:
        """See drags before any field does; possible once the window is on screen."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files for the window as a whole; leave all others to the fields."""
        if event.type() == QEvent.Type.DragLeave:
            self._end()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        elif isinstance(event, QDropEvent) and event.type() in _DRAGS:
            return self._drag(event)
        return super().eventFilter(watched, event)

    def _drag(self, event: QDropEvent) -> bool:
        self._dragging = bool(files_of(event.mimeData()))
        if self._dragging:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._veil.setGeometry(self._window.rect())
            self._veil.raise_()
            self._veil.show()
        return self._dragging

    def _drop(self, event: QDropEvent) -> bool:
        mine, files = self._dragging, files_of(event.mimeData())
        self._end()
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files)
        # A source that ended before it delivered leaves a drop without files, which nobody else can use either.
        return mine or bool(files)

    def _end(self) -> None:
        self._dragging = False
        self._veil.hide()


def files_of(mime: QMimeData) -> list[pathlib.Path]:
    """The files that are dragged; none where the source ended before it delivered them."""
    return [pathlib.Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
