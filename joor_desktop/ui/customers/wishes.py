"""What a person may want done with the chosen cells, and the keys for it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_Key = Qt.Key


class Wish(Enum):
    """The edits of chosen cells and rows; the value is the key that menus name."""

    COPY = "Ctrl+C"
    CUT = "Ctrl+X"
    PASTE = "Ctrl+V"
    PASTE_CELLS = "Ctrl+Alt+V"
    CLEAR = "Del"
    FILL_DOWN = "Ctrl+D"
    FILL_RIGHT = "Ctrl+R"
    INSERT = "Ctrl++"
    DUPLICATE = "Ctrl+Shift+D"
    DELETE = "Ctrl+-"
    FORGET_CUT = "Esc"


_KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Wish] = {
    (_CONTROL, _Key.Key_C): Wish.COPY,
    (_CONTROL, _Key.Key_Insert): Wish.COPY,
    (_CONTROL, _Key.Key_X): Wish.CUT,
    (_SHIFT, _Key.Key_Delete): Wish.CUT,
    (_CONTROL, _Key.Key_V): Wish.PASTE,
    (_SHIFT, _Key.Key_Insert): Wish.PASTE,
    (_CONTROL | _ALT, _Key.Key_V): Wish.PASTE_CELLS,
    (_NONE, _Key.Key_Delete): Wish.CLEAR,
    (_NONE, _Key.Key_Backspace): Wish.CLEAR,
    (_CONTROL, _Key.Key_D): Wish.FILL_DOWN,
    (_CONTROL, _Key.Key_R): Wish.FILL_RIGHT,
    (_CONTROL, _Key.Key_Plus): Wish.INSERT,
    (_CONTROL | _SHIFT, _Key.Key_Plus): Wish.INSERT,
    (_CONTROL, _Key.Key_Equal): Wish.INSERT,
    (_CONTROL | _SHIFT, _Key.Key_D): Wish.DUPLICATE,
    (_CONTROL, _Key.Key_Minus): Wish.DELETE,
    (_NONE, _Key.Key_Escape): Wish.FORGET_CUT,
}


def wish_of(key: int, modifiers: Qt.KeyboardModifier) -> Wish | None:
    """What these keys ask for; None where it is no edit of cells."""
    return _KEYS.get((modifiers, Qt.Key(key)))
