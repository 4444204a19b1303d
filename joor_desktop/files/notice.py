"""What a reader has to say about a file as a whole, as against about one customer in it."""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.origin import Place
from joor_desktop.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a file that a person should know, or must (an error): ``message`` says what, where, what to do.

    ``code`` names the kind, ``place`` is the cell or sheet that it is about, None where that is the whole file.
    """

    severity: Severity
    code: str
    message: str
    place: Place | None = None


def warning(code: str, message: str, place: Place | None = None) -> Notice:
    """A notice that a person should know."""
    return Notice(Severity.WARNING, code, message, place)


def error(code: str, message: str, place: Place | None = None) -> Notice:
    """A notice of content that could not be read."""
    return Notice(Severity.ERROR, code, message, place)
