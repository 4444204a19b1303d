"""Makes one line of what is pasted or dropped into a line of text."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

_BREAKS = re.compile(r"[ \t\r\n\u2028\u2029]*[\t\r\n\u2028\u2029][ \t\r\n\u2028\u2029]*")


class OneLine(QObject):
    """Puts a space for each break of lines or cells that comes into *line*, and nothing for one at the end.

    A cell that was copied in a spreadsheet ends with a line break, which nobody would see here. Breaks that a text had
    before the person came stay.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._breaks = 0
        line.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        breaks = len(_BREAKS.findall(text))
        came, self._breaks = breaks > self._breaks, breaks
        if came and self._line.isModified():
            before_cursor = _BREAKS.sub(" ", text[: self._line.cursorPosition()]).lstrip()
            self._line.setText(_BREAKS.sub(" ", text).strip())
            self._line.setCursorPosition(len(before_cursor))
            self._line.setModified(True)
