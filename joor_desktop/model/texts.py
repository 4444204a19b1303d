"""The one door through which every text for a person passes, so that all of them can be translated.

The core knows nothing of Qt: the window puts Qt's translator behind this door, the command line leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str], str]


class _Door:
    """Holds the translator in use."""

    def __init__(self) -> None:
        self.translator: Translator = self.as_written

    @staticmethod
    def as_written(_context: str, text: str) -> str:
        return text


_door = _Door()


def translate(context: str, text: str) -> str:
    """Return *text* in the person's language; *context* names the part of the program it belongs to."""
    return _door.translator(context, text)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - Qt's own name, by which lupdate finds the text
    """Return *text* as it is, which is translated in *context* when it is shown."""
    return text


def counted(number: int, one: str, many: str) -> str:
    """*one* for 1, else *many* with the number in place of its ``{n}``."""
    return one if number == 1 else many.format(n=f"{number:,}")


def install_translator(translator: Translator | None) -> None:
    """Send all texts through *translator* from now on; None leaves them as they are written."""
    _door.translator = translator or _Door.as_written
