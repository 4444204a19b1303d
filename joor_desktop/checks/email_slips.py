"""E-mail addresses that came with something around them, or slipped from the fingers, and what was meant.

Which domains people mistype, and how, is what their keys lie next to and what a second letter hides; none of the
misspelt ones below is a provider of mail, so a customer can't be reached under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from joor_desktop.checks.email import email_flaw, is_email

SLIPS = {
    "gmail.com": "gmial gmal gmai gmil gamil gmali gmaill gmaul gnail ggmail gmail.co gmail.cm gmail.om",
    "googlemail.com": "googlmail goglemail googelmail",
    "hotmail.com": "hotmial hotmal hotmai hotmil hotmali hotmaill homtail hormail htomail hotmail.co hotmail.cm",
    "outlook.com": "outlok outloo outlool outllok outlookk oulook outook otulook outlook.co outlook.cm",
    "yahoo.com": "yaho yahooo yhoo yhaoo yaoo yahho yahoo.cm",
    "icloud.com": "iclod icoud iclou iclould icluod icloud.co icloud.cm",
    "wanadoo.fr": "wanado.fr wandoo.fr",
    "libero.it": "libeo.it liebro.it",
}
"""What people type instead of a well-known domain; without an ending it is that domain's own."""

_ENDINGS = "con cmo ocm cpm vom xom comm coom ccom"
"""No country and nobody else has these endings: ``com`` is meant."""

_MEANT = {
    slip if "." in slip else f"{slip}.{domain.partition('.')[2]}": domain
    for domain, slips in SLIPS.items()
    for slip in slips.split()
}


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words that looks at each letter once: a plain list of them takes twice as long."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(letter) + _one_of(rest) if letter else "" for letter, rest in rests.items()]
    return f"(?:{'|'.join(branches)})"


_WRONG_ENDING = re.compile(rf"\.{_one_of(_ENDINGS.split())}$")

_WORD = "[A-Za-z0-9_+-]+"
is_plain_email = re.compile(
    rf"{_WORD}(?:\.{_WORD})?@(?!{_one_of(_MEANT)}$)[a-z0-9]+(?:-[a-z0-9]+)?\.(?!{_one_of(_ENDINGS.split())}$)[a-z]{{2,}}"
).fullmatch
"""Whether a text is an e-mail address of the commonest shape without a known slip: the others get a closer look."""

_LONGEST = 500
"""No name with an address is longer; looking for spaces in whatever else stands here would take its time."""

_IN_BRACKETS = re.compile(r"[^<>@]*<\s*([^<>@]+@[^<>@]+)>[\s,;.]*")
_MAILTO = re.compile(r"mailto:\s*([^?]*)(?:\?.*)?", re.IGNORECASE | re.DOTALL)
_AROUND = " \t\r\n.,;:\"'“”„‘’«»()[]<>"
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|@+)\s*", re.IGNORECASE)
_DOT_IN_DOMAIN = re.compile(r"\s*(?:\(dot\)|\[dot\]|\.+|,)\s*", re.IGNORECASE)


class MendedEmail(NamedTuple):
    """An address as it was meant; ``likely`` where something else might be meant too."""

    text: str
    likely: bool


def mended_email(text: str) -> MendedEmail | None:
    """Return the address that a text which is none was meant to be; None where that can't be told.

    What stands around an address goes for certain (``mailto:``, a name before ``<…>``, a comma behind it); a sign
    between its parts that was mistyped is only likely to be what it looks like.
    """
    if len(text) > _LONGEST:
        return None
    bare = _bare(text)
    if is_email(bare):
        return MendedEmail(bare, likely=False)
    if email_flaw(bare) == "several":
        return None
    local, at, domain = _AT.sub("@", bare).partition("@")
    guess = f"{local}{at}{_DOT_IN_DOMAIN.sub('.', domain)}"
    return MendedEmail(guess, likely=True) if is_email(guess) else None


def _bare(text: str) -> str:
    if inside := _IN_BRACKETS.fullmatch(text):
        text = inside[1]
    text = text.strip(_AROUND)
    if link := _MAILTO.fullmatch(text):
        text = link[1]
    return text.strip(_AROUND)


def mended_domain(domain: str) -> str | None:
    """Return the domain that *domain*, in small letters, is a slip of; None where it is none that is known."""
    return _MEANT.get(domain) or (_WRONG_ENDING.sub(".com", domain) if _WRONG_ENDING.search(domain) else None)
