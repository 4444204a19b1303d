"""The one door through which every text for a person passes, so that all of them can be translated.

The core knows nothing of Qt nor of files: the window and the terminal put a translator behind this door.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str], str]


class _Door:
    """Holds the translator in use."""

    def __init__(self) -> None:
        self.translator: Translator = self.as_written
        self.language = "en"

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
    return one if number == 1 else many.format(n=grouped(number))


def grouped(number: int) -> str:
    """The number with its thousands set apart, as is usual in the person's language."""
    return f"{number:,}".replace(",", translate("number", ","))


def install_translator(translator: Translator | None, language: str = "en") -> None:
    """Send all texts through *translator* from now on, into that language; None leaves them as they are written."""
    _door.translator = translator or _Door.as_written
    _door.language = language


def within_sentence(title: str) -> str:
    """*title* as it is written in the middle of a sentence: small, but for abbreviations, and for German's nouns."""
    if spoken_language() == "de":
        return title
    return " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in title.split(" "))


def begun_sentence(words: str) -> str:
    """A sentence as it is written behind a beginning that it gets: "2 addresses · state missing"."""
    return words if spoken_language() == "de" else words[:1].lower() + words[1:]


def spoken_language() -> str:
    """The code of the language that texts are in."""
    return _door.language
