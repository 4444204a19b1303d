"""The words for each kind of problem: a title, what is wrong with the one value, and what to do about all of them.

``{field}`` is the field's name; ``{where}`` in a title is the kind of entry the field belongs to, nothing for a field
of the customer's own. The other names in braces are the problem's parameters.
"""

from __future__ import annotations

from joor_desktop.checks.mangled_wording import MANGLED_WORDINGS
from joor_desktop.checks.phrases import Wording
from joor_desktop.model.texts import QT_TRANSLATE_NOOP

WORDINGS = {
    "required": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} missing{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} is missing: JOOR takes no customer without it."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR refuses customers without this. Fill it in, or remove the whole entry if you don't need it."
        ),
    ),
    "state-missing": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} missing{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} is missing: JOOR needs it for an address in {country}."),
        QT_TRANSLATE_NOOP(
            "checks",
            "JOOR needs the state for addresses in the United States, Canada, Japan and Australia. Often the postcode "
            "tells it: look at some of the proposals, then take them over.",
        ),
        QT_TRANSLATE_NOOP("checks", "{field} missing{where} ({country})"),
    ),
    "state-spelling": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} in another spelling{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is no state as its country writes it. {meant} is probably meant."),
        QT_TRANSLATE_NOOP(
            "checks",
            "States are best written by their code, such as NY or ON. Look at those that are only likely, then take "
            "the proposals over.",
        ),
    ),
    "postcode-missing": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} missing{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} is missing: JOOR needs it for a location in {country}."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR needs the postcode for locations in the United States, Canada, Japan and Australia."
        ),
        QT_TRANSLATE_NOOP("checks", "{field} missing{where} ({country})"),
    ),
    "too-long": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} too long{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} has {length} characters, JOOR takes {limit} at most. Shorten it."),
        QT_TRANSLATE_NOOP(
            "checks",
            "JOOR refuses texts that are longer than it has room for. A street can go on in its second line; look at "
            "what would be cut off elsewhere, and shorten it yourself where that makes no sense.",
        ),
    ),
    "email": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} looks wrong{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is no e-mail address: {flaw}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "An e-mail address looks like name@shop.com, and a field holds one of them. Ask the customer if unsure.",
        ),
    ),
    "email-domain": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} with a mistyped ending{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "“{domain}” looks mistyped: {meant} is probably meant. A mail to “{value}” would not arrive."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "These look like slips of the finger in the names of well-known mail services. Look at them, then take "
            "the proposals over.",
        ),
    ),
    "email-capitals": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} with capitals after the @{where}"),
        QT_TRANSLATE_NOOP("checks", "Capitals after the @ mean nothing: write {domain}."),
        QT_TRANSLATE_NOOP(
            "checks",
            "What stands after the @ is the same in small letters. Small letters make addresses easy to compare; they "
            "can be put right for you.",
        ),
    ),
    "boolean": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is neither yes nor no{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is neither yes nor no. Write yes or no."),
        QT_TRANSLATE_NOOP("checks", "Write yes or no; true and false, 1 and 0, and x for yes are understood too."),
    ),
    "decimal": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is no number{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is no number. Write it like 15 or 7.5."),
        QT_TRANSLATE_NOOP(
            "checks", "Write the discount as a number of percent, such as 15 or 7.5, without other words."
        ),
    ),
    "integer": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is no whole number{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is no whole number. Write digits only, or leave it empty."),
        QT_TRANSLATE_NOOP(
            "checks", "This is a number of JOOR's own: digits only. Leave it empty if you don't have it."
        ),
    ),
    "discount-range": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} outside 0 to 100{where}"),
        QT_TRANSLATE_NOOP("checks", "A discount of {percent} % is outside 0 to 100. Check that it is meant."),
        QT_TRANSLATE_NOOP(
            "checks", "Discounts are in percent, from 0 to 100. Correct them, or leave them if they are meant."
        ),
    ),
    "discount-small": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} below 1{where}"),
        QT_TRANSLATE_NOOP("checks", "{value} means less than 1 %. If you meant {percent} %, write {percent}."),
        QT_TRANSLATE_NOOP("checks", "Spreadsheets often keep 15 % as 0.15. JOOR reads 15 as 15 %, so write 15."),
    ),
    "country-unknown": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not known{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "“{value}” is no country. Write its English name or its two letters, such as Italy or IT."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "JOOR takes countries by their English name or ISO code. Mend the spelling, or choose from the list.",
        ),
    ),
    "country-spelling": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} in another spelling{where}"),
        QT_TRANSLATE_NOOP("checks", "JOOR may not know “{value}”. It will get “{meant}”."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR takes countries by their English name or ISO code. The names can be put right for you."
        ),
    ),
    "currency-unknown": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not known{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” is no currency code. Write three letters, such as EUR or USD."),
        QT_TRANSLATE_NOOP("checks", "Write currencies as their three-letter ISO code, such as EUR, USD or GBP."),
    ),
    "currency-spelling": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not in capitals{where}"),
        QT_TRANSLATE_NOOP("checks", "Currency codes are written in capitals: {code} instead of “{value}”."),
        QT_TRANSLATE_NOOP(
            "checks",
            "Currency and price label have to be spelled exactly as on your styles. The codes can be put right for "
            "you.",
        ),
    ),
    "account-slip": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not quite as the account knows it{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR accepted “{meant}” here before, never “{value}”. Look which of them is meant."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "These have to be spelled exactly as in your JOOR account. What JOOR accepted before is proposed: look at "
            "it, then take it over.",
        ),
    ),
    "account-unknown": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} new to the account{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR never accepted “{value}” here so far. Check that it is set up in your account."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "These have to be set up in your JOOR account by JOOR's people before they are used. Check that they are.",
        ),
    ),
    "account-nearly": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not quite as on the account list{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{value}” is not on your account list; “{meant}” is. Look whether that is meant.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "These have to be spelled exactly as in your JOOR account. What is on your account list is proposed: "
            "look at it, then take it over.",
        ),
    ),
    "account-unlisted": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} not on the account list{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{value}” is not on your account list. Choose one that is, or add it to the list once JOOR has set it up.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Your account list says what JOOR's people have set up. Choose from it, or add what is missing on the page "
            "Account lists.",
        ),
    ),
    "account-pair": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} doesn't go with the rest{where}"),
        QT_TRANSLATE_NOOP("checks", "“{other}” is on your account list with {meant}, not with “{value}”."),
        QT_TRANSLATE_NOOP(
            "checks",
            "Each of these is on your account list, but not together. Look which of them is meant.",
        ),
    ),
    "no-price-type": Wording(
        QT_TRANSLATE_NOOP("checks", "No price type"),
        QT_TRANSLATE_NOOP("checks", "There is no price type: JOOR needs at least one currency with a price label."),
        QT_TRANSLATE_NOOP(
            "checks", "Give each customer at least one currency with a price label, as set up in your JOOR account."
        ),
    ),
    "no-warehouse": Wording(
        QT_TRANSLATE_NOOP("checks", "No warehouse"),
        QT_TRANSLATE_NOOP("checks", "There is no warehouse. Add one if you assign customers to warehouses on JOOR."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR takes customers without a warehouse. Add one only if you assign customers to warehouses."
        ),
    ),
    "code-twice": Wording(
        QT_TRANSLATE_NOOP("checks", "Customer code used twice"),
        QT_TRANSLATE_NOOP(
            "checks", "Another customer of this list has the code “{code}” too. JOOR would make one customer of both."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "JOOR tells customers apart by their code. Give each its own, or remove the one that stands there twice.",
        ),
    ),
    "code-look-alike": Wording(
        QT_TRANSLATE_NOOP("checks", "Customer codes look alike"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{code}” looks like “{other}”, the code of another customer of this list. Check that both are meant.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "A code that differs by a dash, a zero or a capital makes a new customer on JOOR. Check that these are "
            "different customers.",
        ),
    ),
    "price-twice": Wording(
        QT_TRANSLATE_NOOP("checks", "Same currency and price label twice"),
        QT_TRANSLATE_NOOP(
            "checks", "Price type {first} has {currency} with the label “{label}” too. Remove one of them."
        ),
        QT_TRANSLATE_NOOP(
            "checks", "A customer can have each currency and price label together only once. Remove the second."
        ),
    ),
    "address-code-twice": Wording(
        QT_TRANSLATE_NOOP("checks", "Same code for two addresses"),
        QT_TRANSLATE_NOOP(
            "checks", "Address {first} of this customer has the code “{value}” too. Give each address its own."
        ),
        QT_TRANSLATE_NOOP("checks", "JOOR tells the addresses of a customer apart by their code. Give each its own."),
    ),
    "recommended": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} empty{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} is empty. JOOR highly recommends to fill it in."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR takes customers without this, but highly recommends it. Fill it in where you can."
        ),
    ),
    "address-street": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} empty{where}"),
        QT_TRANSLATE_NOOP("checks", "{field} is empty. JOOR takes the address, but a parcel would not find it."),
        QT_TRANSLATE_NOOP(
            "checks", "JOOR's own workbook asks for the first line of each address. Fill it in where you can."
        ),
    ),
    **MANGLED_WORDINGS,
}
"""By problem code."""
