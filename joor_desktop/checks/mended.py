"""The words for many problems of a kind that were mended at once, without anybody looking on."""

from __future__ import annotations

from collections.abc import Mapping

from joor_desktop.model.texts import counted, translate

_CONTEXT = "checks"

_MENDED = {
    "postcode-zeros": ("1 postcode got its zeros back", "{n} postcodes got their zeros back"),
    "code-zeros": ("1 code got its zeros back", "{n} codes got their zeros back"),
    "code-signs": ("1 code got plain dashes and quotes", "{n} codes got plain dashes and quotes"),
    "point-zero": ("1 text lost the .0 at its end", "{n} texts lost the .0 at their end"),
    "country-spelling": ("1 country got JOOR's spelling", "{n} countries got JOOR's spelling"),
    "account-nearly": ("1 text became the account list's", "{n} texts became the account list's"),
    "account-slip": ("1 text became the account's own", "{n} texts became the account's own"),
    "state-missing": ("1 state was read off the postcode", "{n} states were read off the postcode"),
    "state-spelling": ("1 state got its code", "{n} states got their codes"),
    "boolean": ("1 yes or no was put right", "{n} yes or no were put right"),
    "decimal": ("1 discount became a number", "{n} discounts became numbers"),
    "too-long": ("1 street went on in its second line", "{n} streets went on in their second line"),
    "country-unknown": ("1 mistyped country was put right", "{n} mistyped countries were put right"),
    "currency-spelling": ("1 currency got its capitals", "{n} currencies got their capitals"),
    "currency-unknown": ("1 currency got its code", "{n} currencies got their codes"),
    "email": ("1 e-mail address was put right", "{n} e-mail addresses were put right"),
    "email-domain": (
        "1 mistyped ending of an e-mail address was put right",
        "{n} mistyped endings of e-mail addresses were put right",
    ),
    "email-capitals": (
        "1 e-mail address lost its capitals after the @",
        "{n} e-mail addresses lost their capitals after the @",
    ),
    "discount-small": ("1 discount became percent", "{n} discounts became percent"),
    "xml-character": (
        "1 text lost characters that can't be sent",
        "{n} texts lost characters that can't be sent",
    ),
    "spaces-around": ("1 text lost the spaces around it", "{n} texts lost the spaces around them"),
    "broken-accents": ("1 text got its accents back", "{n} texts got their accents back"),
    "hidden-signs": ("1 text lost signs that nobody sees", "{n} texts lost signs that nobody sees"),
}
"""By problem code: for one, and for many."""

_OTHERS = ("1 value was put right", "{n} values were put right")


def told_mended(numbers: Mapping[str, int]) -> str:
    """One sentence on how many problems of each code were mended; "" for none."""
    told = [_told(code, number) for code, number in numbers.items() if number]
    if not told:
        return ""
    return translate(_CONTEXT, "{what}, as last time.").format(what=", ".join(told))


def _told(code: str, number: int) -> str:
    one, many = _MENDED.get(code, _OTHERS)
    return counted(number, translate(_CONTEXT, one), translate(_CONTEXT, many))
