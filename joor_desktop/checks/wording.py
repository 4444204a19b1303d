"""The words for each kind of problem: a title, what is wrong with the one value, and what to do about all of them.

``{field}`` is the field's name; ``{where}`` in a title is the kind of entry the field belongs to, nothing for a field
of the customer's own. The other names in braces are the problem's parameters.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said about one kind of problem, untranslated."""

    title: str
    sentence: str
    advice: str


WORDINGS = {
    "required": Wording(
        "{field} missing{where}",
        "{field} is missing: JOOR takes no customer without it.",
        "JOOR refuses customers without this. Fill it in, or remove the whole entry if you don't need it.",
    ),
    "state-missing": Wording(
        "{field} missing{where}",
        "{field} is missing: JOOR needs it for an address in {country}.",
        "JOOR needs the state for addresses in the United States, Canada, Japan and Australia. Often the postcode "
        "tells it: look at some of the proposals, then take them over.",
    ),
    "state-spelling": Wording(
        "{field} in another spelling{where}",
        "“{value}” is no state as its country writes it. {meant} is probably meant.",
        "States are best written by their code, such as NY or ON. Look at those that are only likely, then take the "
        "proposals over.",
    ),
    "postcode-missing": Wording(
        "{field} missing{where}",
        "{field} is missing: JOOR needs it for a location in {country}.",
        "JOOR needs the postcode for locations in the United States, Canada, Japan and Australia.",
    ),
    "too-long": Wording(
        "{field} too long{where}",
        "{field} has {length} characters, JOOR takes {limit} at most. Shorten it.",
        "JOOR refuses texts that are longer than it has room for. A street can go on in its second line; look at what "
        "would be cut off elsewhere, and shorten it yourself where that makes no sense.",
    ),
    "email": Wording(
        "{field} looks wrong{where}",
        "“{value}” is no e-mail address: {flaw}",
        "An e-mail address looks like name@shop.com, and a field holds one of them. Ask the customer if unsure.",
    ),
    "email-domain": Wording(
        "{field} with a mistyped ending{where}",
        "“{domain}” looks mistyped: {meant} is probably meant. A mail to “{value}” would not arrive.",
        "These look like slips of the finger in the names of well-known mail services. Look at them, then take the "
        "proposals over.",
    ),
    "email-capitals": Wording(
        "{field} with capitals after the @{where}",
        "Capitals after the @ mean nothing: write {domain}.",
        "What stands after the @ is the same in small letters. Small letters make addresses easy to compare; they can "
        "be put right for you.",
    ),
    "boolean": Wording(
        "{field} is neither yes nor no{where}",
        "“{value}” is neither yes nor no. Write yes or no.",
        "Write yes or no; true and false, 1 and 0, and x for yes are understood too.",
    ),
    "decimal": Wording(
        "{field} is no number{where}",
        "“{value}” is no number. Write it like 15 or 7.5.",
        "Write the discount as a number of percent, such as 15 or 7.5, without other words.",
    ),
    "integer": Wording(
        "{field} is no whole number{where}",
        "“{value}” is no whole number. Write digits only, or leave it empty.",
        "This is a number of JOOR's own: digits only. Leave it empty if you don't have it.",
    ),
    "discount-range": Wording(
        "{field} outside 0 to 100{where}",
        "A discount of {percent} % is outside 0 to 100. Check that it is meant.",
        "Discounts are in percent, from 0 to 100. Correct them, or leave them if they are meant.",
    ),
    "discount-small": Wording(
        "{field} below 1{where}",
        "{value} means less than 1 %. If you meant {percent} %, write {percent}.",
        "Spreadsheets often keep 15 % as 0.15. JOOR reads 15 as 15 %, so write 15.",
    ),
    "country-unknown": Wording(
        "{field} not known{where}",
        "“{value}” is no country. Write its English name or its two letters, such as Italy or IT.",
        "JOOR takes countries by their English name or ISO code. Mend the spelling, or choose from the list.",
    ),
    "country-spelling": Wording(
        "{field} in another spelling{where}",
        "JOOR may not know “{value}”. It will get “{meant}”.",
        "JOOR takes countries by their English name or ISO code. The names can be put right for you.",
    ),
    "currency-unknown": Wording(
        "{field} not known{where}",
        "“{value}” is no currency code. Write three letters, such as EUR or USD.",
        "Write currencies as their three-letter ISO code, such as EUR, USD or GBP.",
    ),
    "currency-spelling": Wording(
        "{field} not in capitals{where}",
        "Currency codes are written in capitals: {code} instead of “{value}”.",
        "Currency and price label have to be spelled exactly as on your styles. The codes can be put right for you.",
    ),
    "account-slip": Wording(
        "{field} not quite as the account knows it{where}",
        "JOOR accepted “{meant}” here before, never “{value}”. Look which of them is meant.",
        "These have to be spelled exactly as in your JOOR account. What JOOR accepted before is proposed: look at it, "
        "then take it over.",
    ),
    "account-unknown": Wording(
        "{field} new to the account{where}",
        "JOOR never accepted “{value}” here so far. Check that it is set up in your account.",
        "These have to be set up in your JOOR account by JOOR's people before they are used. Check that they are.",
    ),
    "account-nearly": Wording(
        "{field} not quite as on the account list{where}",
        "“{value}” is not on your account list; “{meant}” is. Look whether that is meant.",
        "These have to be spelled exactly as in your JOOR account. What is on your account list is proposed: "
        "look at it, then take it over.",
    ),
    "account-unlisted": Wording(
        "{field} not on the account list{where}",
        "“{value}” is not on your account list. Choose one that is, or add it to the list once JOOR has set it up.",
        "Your account list says what JOOR's people have set up. Choose from it, or add what is missing on the page "
        "Account lists.",
    ),
    "account-pair": Wording(
        "{field} doesn't go with the rest{where}",
        "“{other}” is on your account list with {meant}, not with “{value}”.",
        "Each of these is on your account list, but not together. Look which of them is meant.",
    ),
    "no-price-type": Wording(
        "No price type",
        "There is no price type: JOOR needs at least one currency with a price label.",
        "Give each customer at least one currency with a price label, as set up in your JOOR account.",
    ),
    "no-warehouse": Wording(
        "No warehouse",
        "There is no warehouse. Add one if you assign customers to warehouses on JOOR.",
        "JOOR takes customers without a warehouse. Add one only if you assign customers to warehouses.",
    ),
    "code-twice": Wording(
        "Customer code used twice",
        "Another customer of this list has the code “{code}” too. JOOR would make one customer of both.",
        "JOOR tells customers apart by their code. Give each its own, or remove the one that stands there twice.",
    ),
    "code-look-alike": Wording(
        "Customer codes look alike",
        "“{code}” looks like “{other}”, the code of another customer of this list. Check that both are meant.",
        "A code that differs by a dash, a zero or a capital makes a new customer on JOOR. Check that these are "
        "different customers.",
    ),
    "price-twice": Wording(
        "Same currency and price label twice",
        "Price type {first} has {currency} with the label “{label}” too. Remove one of them.",
        "A customer can have each currency and price label together only once. Remove the second.",
    ),
    "address-code-twice": Wording(
        "Same code for two addresses",
        "Address {first} of this customer has the code “{value}” too. Give each address its own.",
        "JOOR tells the addresses of a customer apart by their code. Give each its own.",
    ),
    "recommended": Wording(
        "{field} empty{where}",
        "{field} is empty. JOOR highly recommends to fill it in.",
        "JOOR takes customers without this, but highly recommends it. Fill it in where you can.",
    ),
    "address-street": Wording(
        "{field} empty{where}",
        "{field} is empty. JOOR takes the address, but a parcel would not find it.",
        "JOOR's own workbook asks for the first line of each address. Fill it in where you can.",
    ),
    "xml-character": Wording(
        "{field} has characters that can't be sent{where}",
        "{field} holds characters that nobody can see and that can't be sent. Remove them, or type it again.",
        "Invisible characters came along from another program. They can be removed for you where that is certain.",
    ),
    "excel-error": Wording(
        "{field} is an error of the spreadsheet{where}",
        "The spreadsheet shows the error {value} here. Put the right value in its place.",
        "A formula of the workbook failed. Mend it there and bring the file in again, or type the values here.",
    ),
    "formula-without-value": Wording(
        "{field} is a formula without a value{where}",
        "The file holds a formula here, but not its value. Open the file in Excel, save it, and bring it in again.",
        "The file was written by a program that doesn't work formulas out. Open and save it in Excel once, then "
        "bring it in again.",
    ),
    "postcode-zeros": Wording(
        "{field} without its zeros{where}",
        "“{value}” is too short for {country}. A spreadsheet takes zeros in front away: {filled} is probably meant.",
        "A spreadsheet that takes a postcode for a number drops the zeros in front. Look at some of these, then take "
        "the proposals over.",
    ),
    "number-exponent": Wording(
        "{field} is a shortened number{where}",
        "“{value}” is how a spreadsheet shortens a long number. Take the whole one from where it came from.",
        "The spreadsheet took a long number to reckon with, and its last digits are gone. Go back to the original, "
        "have the column as text there, and bring the file in again.",
    ),
    "point-zero": Wording(
        "{field} ends in .0{where}",
        "“{value}” was taken for a number on its way. It will be “{whole}”.",
        "Programs that take codes for numbers put .0 behind them. It can be removed for you.",
    ),
    "code-date": Wording(
        "{field} looks like a date{where}",
        "“{value}” looks like a date: spreadsheets make one of codes such as 3-1. Compare it with the original.",
        "Spreadsheets take codes such as 3-1 or MAR1 for dates. Type the codes as they were, or bring the file in "
        "again with the column as text. Leave them if these are your codes.",
    ),
    "code-signs": Wording(
        "{field} with typeset dashes or quotes{where}",
        "“{value}” has a long dash or a curly quote. For JOOR it is another code than “{plain}”.",
        "Word processors make long dashes and curly quotes of plain ones. Codes seldom have them: look at some, then "
        "take the proposals over.",
    ),
    "spaces-around": Wording(
        "{field} has spaces around it{where}",
        "There are spaces before or after “{value}”.",
        "Spaces around a text make it a different text for JOOR. They can be removed for you.",
    ),
    "rows-disagree": Wording(
        "{field} differs between the rows of a customer",
        "Other rows of the file say “{others}”. What most of them say was kept.",
        "Several rows of the file make one customer, and don't agree on this. Compare them, and correct it here.",
    ),
    "code-zeros": Wording(
        "{field} shorter than the others{where}",
        "“{value}” has fewer digits than the other codes of the file. {filled} is probably meant.",
        "The other codes of the file have zeros in front, these may have lost theirs in a spreadsheet. For JOOR a code "
        "without its zeros is another customer: compare some with the original, then take the proposals over.",
    ),
    "broken-accents": Wording(
        "{field} has broken accents{where}",
        "“{value}” was broken on its way from one program to another. It was “{mended}”.",
        "A program took the letters for those of another alphabet. They can be put right for you.",
    ),
    "hidden-signs": Wording(
        "{field} has signs that nobody sees{where}",
        "Between the letters of “{value}” stand signs that nobody sees, or spaces that are no plain ones.",
        "Such signs come along from web pages and mails, and make a text another one. They can be put right for you.",
    ),
    "text-cut": Wording(
        "{field} was cut off by the spreadsheet{where}",
        "This text has 32,767 characters, the most that a cell holds: the rest of it is gone. Shorten it.",
        "A cell holds 32,767 characters at most, and Excel cuts off what is longer. JOOR takes far less: shorten it.",
    ),
    "digits-lost": Wording(
        "{field} lost digits in the file{where}",
        "The number had more than 15 digits, and the spreadsheet kept only 15. Compare it with the original.",
        "Spreadsheets keep 15 digits of a number. Type such numbers as text in the spreadsheet, or correct them here.",
    ),
}
"""By problem code."""

EMAIL_FLAWS = {
    "several": "it holds several. Keep one.",
    "no-at": "the @ is missing.",
    "two-at": "it has more than one @.",
    "sign": "it holds signs that no address has. Keep the address only.",
    "space": "it holds a space.",
    "side-empty": "something is missing before or after the @.",
    "dots": "a dot stands where none can, or two stand together.",
    "domain": "what stands after the @ should look like shop.com.",
}
"""By the word that ``email_flaw`` returns."""

COUNTRIES_WITH_ARTICLE = {"United States": "the United States"}
"""How a country that needs a state is called within a sentence, where that isn't its name alone."""

IN_NODE = {
    "buyers": " for a buyer",
    "shipping_addresses": " in a shipping address",
    "shipping_methods": " in a shipping method",
    "billing_addresses": " in a billing address",
    "payment_methods": " in a payment method",
    "customer_locations": " in a location",
    "price_types": " in a price type",
    "discounts": " in a discount",
    "warehouses": " for a warehouse",
}
"""What a title says of the entry, by node key."""
