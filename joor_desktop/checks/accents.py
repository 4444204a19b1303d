"""Texts whose accents were broken by a program that took UTF-8 for something else: MÃ¼nchen for München."""

from __future__ import annotations

import re

_two_bytes = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]").search
"""What the first two bytes of a letter beyond ASCII turn into: a text without such a pair is whole."""


def may_be_broken(text: str) -> bool:
    """Whether *text* is worth a try to mend it."""
    return not text.isascii() and _two_bytes(text) is not None


def mended_accents(text: str) -> str | None:
    """What *text* was before it was broken; None where it is whole, or can't be mended as a whole.

    A text that was meant as it stands has hardly ever the bytes of another one in UTF-8, so this is certain.
    """
    if not may_be_broken(text):
        return None
    try:
        mended = b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != text and mended.isprintable() else None


def _byte(sign: str) -> bytes:
    """The byte that became *sign*: by Windows' Western letters, and where those have none, by its number."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
