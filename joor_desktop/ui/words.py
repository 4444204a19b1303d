"""Numbers as a person reads them: grouped, and with the right form of the word."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from joor_desktop.model.texts import translate


def grouped(number: int) -> str:
    """The number with its thousands set apart, as the person's system writes it."""
    return QLocale().toString(number)


def counted(number: int, one: str, many: str) -> str:
    """*one* for 1, otherwise *many* with the number in place of ``{n}``."""
    return one if number == 1 else many.format(n=grouped(number))


def rounded(number: int) -> str:
    """The number, or from a thousand on how many thousands it has: "9.9k", "12k"; never more than there are."""
    if number < 1000:
        return grouped(number)
    short = grouped(number // 1000) if number >= 10_000 else QLocale().toString(number // 100 / 10, "f", 1)
    return translate("number", "{n}k").format(n=short)
