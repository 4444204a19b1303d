"""The words for many problems of a kind that were mended at once, without anybody looking on."""

from __future__ import annotations

from collections.abc import Mapping

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, counted, translate

_MENDED = {
    "postcode-zeros": (
        QT_TRANSLATE_NOOP("checks", "1 postcode got its zeros back"),
        QT_TRANSLATE_NOOP("checks", "{n} postcodes got their zeros back"),
    ),
    "code-zeros": (
        QT_TRANSLATE_NOOP("checks", "1 code got its zeros back"),
        QT_TRANSLATE_NOOP("checks", "{n} codes got their zeros back"),
    ),
    "code-signs": (
        QT_TRANSLATE_NOOP("checks", "1 code got plain dashes and quotes"),
        QT_TRANSLATE_NOOP("checks", "{n} codes got plain dashes and quotes"),
    ),
    "point-zero": (
        QT_TRANSLATE_NOOP("checks", "1 text lost the .0 at its end"),
        QT_TRANSLATE_NOOP("checks", "{n} texts lost the .0 at their end"),
    ),
    "country-spelling": (
        QT_TRANSLATE_NOOP("checks", "1 country got JOOR's spelling"),
        QT_TRANSLATE_NOOP("checks", "{n} countries got JOOR's spelling"),
    ),
    "account-nearly": (
        QT_TRANSLATE_NOOP("checks", "1 text became the account list's"),
        QT_TRANSLATE_NOOP("checks", "{n} texts became the account list's"),
    ),
    "account-slip": (
        QT_TRANSLATE_NOOP("checks", "1 text became the account's own"),
        QT_TRANSLATE_NOOP("checks", "{n} texts became the account's own"),
    ),
    "state-missing": (
        QT_TRANSLATE_NOOP("checks", "1 state was read off the postcode"),
        QT_TRANSLATE_NOOP("checks", "{n} states were read off the postcode"),
    ),
    "state-spelling": (
        QT_TRANSLATE_NOOP("checks", "1 state got its code"),
        QT_TRANSLATE_NOOP("checks", "{n} states got their codes"),
    ),
    "boolean": (
        QT_TRANSLATE_NOOP("checks", "1 yes or no was put right"),
        QT_TRANSLATE_NOOP("checks", "{n} yes or no were put right"),
    ),
    "decimal": (
        QT_TRANSLATE_NOOP("checks", "1 discount became a number"),
        QT_TRANSLATE_NOOP("checks", "{n} discounts became numbers"),
    ),
    "too-long": (
        QT_TRANSLATE_NOOP("checks", "1 street went on in its second line"),
        QT_TRANSLATE_NOOP("checks", "{n} streets went on in their second line"),
    ),
    "country-unknown": (
        QT_TRANSLATE_NOOP("checks", "1 mistyped country was put right"),
        QT_TRANSLATE_NOOP("checks", "{n} mistyped countries were put right"),
    ),
    "currency-spelling": (
        QT_TRANSLATE_NOOP("checks", "1 currency got its capitals"),
        QT_TRANSLATE_NOOP("checks", "{n} currencies got their capitals"),
    ),
    "currency-unknown": (
        QT_TRANSLATE_NOOP("checks", "1 currency got its code"),
        QT_TRANSLATE_NOOP("checks", "{n} currencies got their codes"),
    ),
    "email": (
        QT_TRANSLATE_NOOP("checks", "1 e-mail address was put right"),
        QT_TRANSLATE_NOOP("checks", "{n} e-mail addresses were put right"),
    ),
    "email-domain": (
        QT_TRANSLATE_NOOP("checks", "1 mistyped ending of an e-mail address was put right"),
        QT_TRANSLATE_NOOP("checks", "{n} mistyped endings of e-mail addresses were put right"),
    ),
    "email-capitals": (
        QT_TRANSLATE_NOOP("checks", "1 e-mail address lost its capitals after the @"),
        QT_TRANSLATE_NOOP("checks", "{n} e-mail addresses lost their capitals after the @"),
    ),
    "discount-small": (
        QT_TRANSLATE_NOOP("checks", "1 discount became percent"),
        QT_TRANSLATE_NOOP("checks", "{n} discounts became percent"),
    ),
    "xml-character": (
        QT_TRANSLATE_NOOP("checks", "1 text lost characters that can't be sent"),
        QT_TRANSLATE_NOOP("checks", "{n} texts lost characters that can't be sent"),
    ),
    "spaces-around": (
        QT_TRANSLATE_NOOP("checks", "1 text lost the spaces around it"),
        QT_TRANSLATE_NOOP("checks", "{n} texts lost the spaces around them"),
    ),
    "broken-accents": (
        QT_TRANSLATE_NOOP("checks", "1 text got its accents back"),
        QT_TRANSLATE_NOOP("checks", "{n} texts got their accents back"),
    ),
    "placeholder": (
        QT_TRANSLATE_NOOP("checks", "1 sign for nothing was taken away"),
        QT_TRANSLATE_NOOP("checks", "{n} signs for nothing were taken away"),
    ),
    "other-address": (
        QT_TRANSLATE_NOOP("checks", "1 field was filled from another address"),
        QT_TRANSLATE_NOOP("checks", "{n} fields were filled from other addresses"),
    ),
    "hidden-signs": (
        QT_TRANSLATE_NOOP("checks", "1 text lost signs that nobody sees"),
        QT_TRANSLATE_NOOP("checks", "{n} texts lost signs that nobody sees"),
    ),
}
"""By problem code: for one, and for many."""

_OTHERS = (
    QT_TRANSLATE_NOOP("checks", "1 value was put right"),
    QT_TRANSLATE_NOOP("checks", "{n} values were put right"),
)


def told_mended(numbers: Mapping[str, int]) -> str:
    """One sentence on how many problems of each code were mended; "" for none."""
    told = [_told(code, number) for code, number in numbers.items() if number]
    if not told:
        return ""
    return translate("checks", "{what}, as last time.").format(what=", ".join(told))


def _told(code: str, number: int) -> str:
    one, many = _MENDED.get(code, _OTHERS)
    return counted(number, translate("checks", one), translate("checks", many))
