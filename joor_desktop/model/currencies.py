"""Currencies that a customer can buy in: the active codes of ISO 4217.

Left out are ISO's codes for metals, funds, units of account and tests, in which nobody buys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = """\
AED UAE Dirham
AFN Afghani
ALL Lek
AMD Armenian Dram
AOA Kwanza
ARS Argentine Peso
AUD Australian Dollar; A$
AWG Aruban Florin
AZN Azerbaijan Manat
BAM Convertible Mark
BBD Barbados Dollar
BDT Taka
BHD Bahraini Dinar
BIF Burundi Franc
BMD Bermudian Dollar
BND Brunei Dollar
BOB Boliviano
BRL Brazilian Real; R$
BSD Bahamian Dollar
BTN Ngultrum
BWP Pula
BYN Belarusian Ruble
BZD Belize Dollar
CAD Canadian Dollar; C$
CDF Congolese Franc
CHF Swiss Franc
CLP Chilean Peso
CNY Yuan Renminbi; RMB
COP Colombian Peso
CRC Costa Rican Colon
CUP Cuban Peso
CVE Cabo Verde Escudo
CZK Czech Koruna; Kč
DJF Djibouti Franc
DKK Danish Krone
DOP Dominican Peso
DZD Algerian Dinar
EGP Egyptian Pound
ERN Nakfa
ETB Ethiopian Birr
EUR Euro; €
FJD Fiji Dollar
FKP Falkland Islands Pound
GBP Pound Sterling; £
GEL Lari; ₾
GHS Ghana Cedi
GIP Gibraltar Pound
GMD Dalasi
GNF Guinean Franc
GTQ Quetzal
GYD Guyana Dollar
HKD Hong Kong Dollar; HK$
HNL Lempira
HTG Gourde
HUF Forint; Ft
IDR Rupiah
ILS New Israeli Sheqel; ₪
INR Indian Rupee; ₹
IQD Iraqi Dinar
IRR Iranian Rial
ISK Iceland Krona
JMD Jamaican Dollar
JOD Jordanian Dinar
JPY Yen
KES Kenyan Shilling
KGS Som
KHR Riel
KMF Comorian Franc
KPW North Korean Won
KRW Won; ₩
KWD Kuwaiti Dinar
KYD Cayman Islands Dollar
KZT Tenge; ₸
LAK Lao Kip
LBP Lebanese Pound
LKR Sri Lanka Rupee
LRD Liberian Dollar
LSL Loti
LYD Libyan Dinar
MAD Moroccan Dirham
MDL Moldovan Leu
MGA Malagasy Ariary
MKD Denar
MMK Kyat
MNT Tugrik
MOP Pataca
MRU Ouguiya
MUR Mauritius Rupee
MVR Rufiyaa
MWK Malawi Kwacha
MXN Mexican Peso
MYR Malaysian Ringgit
MZN Mozambique Metical
NAD Namibia Dollar
NGN Naira; ₦
NIO Cordoba Oro
NOK Norwegian Krone
NPR Nepalese Rupee
NZD New Zealand Dollar; NZ$
OMR Rial Omani
PAB Balboa
PEN Sol
PGK Kina
PHP Philippine Peso; ₱
PKR Pakistan Rupee
PLN Zloty; zł
PYG Guarani
QAR Qatari Rial
RON Romanian Leu
RSD Serbian Dinar
RUB Russian Ruble; ₽
RWF Rwanda Franc
SAR Saudi Riyal
SBD Solomon Islands Dollar
SCR Seychelles Rupee
SDG Sudanese Pound
SEK Swedish Krona
SGD Singapore Dollar; S$
SHP Saint Helena Pound
SLE Leone
SOS Somali Shilling
SRD Surinam Dollar
SSP South Sudanese Pound
STN Dobra
SVC El Salvador Colon
SYP Syrian Pound
SZL Lilangeni
THB Baht; ฿
TJS Somoni
TMT Turkmenistan New Manat
TND Tunisian Dinar
TOP Pa’anga
TRY Turkish Lira; ₺
TTD Trinidad and Tobago Dollar
TWD New Taiwan Dollar; NT$
TZS Tanzanian Shilling
UAH Hryvnia; ₴
UGX Uganda Shilling
USD US Dollar; US$
UYU Peso Uruguayo
UZS Uzbekistan Sum
VED Bolívar Digital
VES Bolívar Soberano
VND Dong; ₫
VUV Vatu
WST Tala
XAF CFA Franc BEAC
XCD East Caribbean Dollar
XCG Caribbean Guilder
XOF CFA Franc BCEAO
XPF CFP Franc
YER Yemeni Rial
ZAR Rand
ZMW Zambian Kwacha
ZWG Zimbabwe Gold
"""
"""Code, name and, after a semicolon, a sign that means this currency alone."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217; ``symbol`` is "" where its sign is shared with other currencies."""

    code: str
    name: str
    symbol: str = ""


def _read(line: str) -> Currency:
    code, rest = line.split(" ", 1)
    name, _, symbol = rest.partition("; ")
    return Currency(code, name, symbol)


CURRENCIES = tuple(map(_read, _TABLE.splitlines()))
"""All currencies, sorted by code."""

_BY_CODE = {currency.code: currency for currency in CURRENCIES}
_OTHER_NAMES = {
    "AUD": ("AU$", "AU $", "A $", "AUD$"),
    "CAD": ("CA$", "CAN$", "CDN$", "CAD$", "$CA", "C $"),
    "CHF": ("SFr", "Schweizer Franken"),
    "CNY": ("Renminbi", "Chinese Yuan", "CN¥"),
    "EUR": ("Euro €", "€ Euro"),
    "GBP": ("British Pound", "Sterling", "GB£"),
    "JPY": ("Japanese Yen", "JP¥"),
    "MXN": ("MX$", "MEX$"),
    "USD": ("American Dollar", "USD$", "US $", "$US", "$ US", "US$ Dollar"),
}
"""What people write besides ISO's name and the sign; no word that other currencies are called by too."""

_SHARED_SIGNS = {"$": ("Dollar", "Peso"), "¥": ("Yen", "Yuan"), "kr": ("Krone", "Krona"), "fr": ("Franc",)}
"""Signs that mean several currencies, and what these are called: beside a code of theirs they are right."""

_BETWEEN = re.compile(r"[\s()\[\]/,;:-]+")
_PLURAL = re.compile(r"(?<=\w{3})s\b")


def _fold(text: str) -> str:
    """Take away what may differ between two spellings: case, dots, hyphens, the s of a plural."""
    words = text.casefold().replace(".", "").replace("-", " ").split()
    return _PLURAL.sub("", " ".join(words))


_BY_OTHER_SPELLING = {
    _fold(spelling): currency
    for currency in CURRENCIES
    for spelling in (currency.name, currency.symbol, *_OTHER_NAMES.get(currency.code, ()))
    if spelling
}


def find_currency(text: str) -> Currency | None:
    """Return the currency whose code *text* is, in any case; None where it is no active code."""
    return _BY_CODE.get(text.strip().upper())


def guess_currency(text: str) -> Currency | None:
    """Return the only currency that *text* can mean, by its full name or its sign; None where that isn't certain.

    A code with its sign or name beside it is certain too: ``EUR (€)``, ``$ USD``, ``USD - US dollars``.
    """
    if found := _BY_OTHER_SPELLING.get(_fold(text)):
        return found
    words = [word for word in _BETWEEN.split(text) if word]
    for code, others in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        named = find_currency(code[0]) if others else None
        if named and _means(named, _fold(" ".join(others))):
            return named
    return None


def _means(currency: Currency, word: str) -> bool:
    shared = _SHARED_SIGNS.get(word, ())
    return _BY_OTHER_SPELLING.get(word) is currency or any(name in currency.name for name in shared)
