"""Signs within a text that nobody sees: spaces that aren't plain ones, and signs of no width.

They come along from web pages, mails and Word, and make a text another one: a code is not found again, an e-mail
address fails.
"""

from __future__ import annotations

import re

from joor_desktop.model.field import Kind

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_WIDE_SPACE = "\u3000"
_NO_WIDTH = "\u00ad\u200b\u2060\ufeff"
_JOINERS_AND_DIRECTIONS = "\u200c\u200d\u200e\u200f"

_IN_TEXTS = str.maketrans(_SPACES, " " * len(_SPACES), _NO_WIDTH)
_IN_CODES = str.maketrans(
    _SPACES + _WIDE_SPACE, " " * (len(_SPACES) + 1), _NO_WIDTH + _JOINERS_AND_DIRECTIONS
)
_IN_EMAILS = str.maketrans("", "", _SPACES + _WIDE_SPACE + _NO_WIDTH + _JOINERS_AND_DIRECTIONS)

_TABLES = {
    Kind.TEXT: _IN_TEXTS,
    Kind.STATE: _IN_TEXTS,
    Kind.CODE: _IN_CODES,
    Kind.PHONE: _IN_CODES,
    Kind.POSTCODE: _IN_CODES,
    Kind.EMAIL: _IN_EMAILS,
}
"""By kind of field. All others are understood with whatever stands between their letters."""

_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_WIDE_SPACE_ASTRAY = re.compile(f"(?<![{_WIDE}]){_WIDE_SPACE}(?![{_WIDE}])")


def without_hidden(kind: Kind, text: str) -> str:
    """Return *text* with plain spaces, and without signs that nobody sees.

    In names the wide space stays beside the wide letters to which it belongs, and so do the signs that steer how
    letters are joined and in which direction they run.
    """
    if text.isascii() or kind not in _TABLES:
        return text
    mended = text.translate(_TABLES[kind])
    if _WIDE_SPACE in mended:
        mended = _WIDE_SPACE_ASTRAY.sub(" ", mended)
    return mended
