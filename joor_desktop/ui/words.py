"""Numbers as a person reads them: grouped, and with the right form of the word."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def grouped(number: int) -> str:
    """The number with its thousands set apart, as the person's system writes it."""
    return QLocale().toString(number)


def counted(number: int, one: str, many: str) -> str:
    """*one* for 1, otherwise *many* with the number in place of ``{n}``."""
    return one if number == 1 else many.format(n=grouped(number))
