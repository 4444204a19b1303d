"""What the words for problems are made of: their shape, and the pieces that are put into their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said about one kind of problem, untranslated.

    ``in_country`` is the title of a kind that names one, ``tied`` the sentence where as many rows say one as the other.
    """

    title: str
    sentence: str
    advice: str
    in_country: str = ""
    tied: str = ""


EMAIL_FLAWS = {
    "several": QT_TRANSLATE_NOOP("checks", "it holds several. Keep one."),
    "no-at": QT_TRANSLATE_NOOP("checks", "the @ is missing."),
    "two-at": QT_TRANSLATE_NOOP("checks", "it has more than one @."),
    "sign": QT_TRANSLATE_NOOP("checks", "it holds signs that no address has. Keep the address only."),
    "space": QT_TRANSLATE_NOOP("checks", "it holds a space."),
    "side-empty": QT_TRANSLATE_NOOP("checks", "something is missing before or after the @."),
    "dots": QT_TRANSLATE_NOOP("checks", "a dot stands where none can, or two stand together."),
    "domain": QT_TRANSLATE_NOOP("checks", "what stands after the @ should look like shop.com."),
}
"""By the word that ``email_flaw`` returns."""

COUNTRIES_WITH_ARTICLE = {
    "United States": QT_TRANSLATE_NOOP("checks", "the United States"),
}
"""How a country that needs a state is called within a sentence, where that isn't its name alone."""

IN_NODE = {
    "buyers": QT_TRANSLATE_NOOP("checks", " for a buyer"),
    "shipping_addresses": QT_TRANSLATE_NOOP("checks", " in a shipping address"),
    "shipping_methods": QT_TRANSLATE_NOOP("checks", " in a shipping method"),
    "billing_addresses": QT_TRANSLATE_NOOP("checks", " in a billing address"),
    "payment_methods": QT_TRANSLATE_NOOP("checks", " in a payment method"),
    "customer_locations": QT_TRANSLATE_NOOP("checks", " in a location"),
    "price_types": QT_TRANSLATE_NOOP("checks", " in a price type"),
    "discounts": QT_TRANSLATE_NOOP("checks", " in a discount"),
    "warehouses": QT_TRANSLATE_NOOP("checks", " for a warehouse"),
}
"""What a title says of the entry, by node key."""
