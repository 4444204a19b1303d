"""A column that is called like the customer, but holds codes: "Account" beside "Account name", SAP's "Customer"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from joor_desktop.files.columns.candidate import Candidate, doubted, sure_of
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.texts import translate

_CODE = Meaning(CONNECTION, CONNECTION.field("customer_code"))
_CERTAINTY = 0.9
_MOST = 0.6
_NAME = Meaning(CONNECTION, CONNECTION.field("customer_name"))
_PAIR = re.compile(r"((?=\S*\d)[\w./-]{3,20}) +[-–|:] +\S.*|\S.* *[(\[]((?=\S*\d)[\w./-]{3,20})[)\]]")
_LEAST = 2
_DIVIDED = 0.85
_LIKE_A_CODE = re.compile(r"(?=\S*\d)[\w./#-]{1,20}")
_SHORT_ACCOUNTS = frozenset({"konto", "a c", "a c no"})
_ACCOUNTS = _SHORT_ACCOUNTS | {"kontonummer", "konto nr", "account no", "account number"}
"""What people write above the customer's number in their books, and above its account at a bank too."""
_OF_BANKS = frozenset("bank bankname bankleitzahl blz iban bic swift".split())
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?")
_NOUNS = frozenset(
    "account customer client cliente kunde store shop retailer debitor boutique magasin negozio tienda loja "
    "得意先 顧客 取引先 客先".split()
)


def judge_nouns(candidates: Sequence[Candidate]) -> None:
    """Take a column that only names the customer for the code, where codes stand in it and another one has the name."""
    names = [each for each in candidates if each.is_of("customer_name") and each.match.why is not Why.NAME]
    for each in names:
        others = [other for other in candidates if other is not each and other.is_of("customer_name")]
        if each.words not in _NOUNS or not others or not _are_codes(each.samples):
            continue
        detail = translate("columns", "codes stand in it")
        if any(sure_of(candidates, "customer_code")):
            each.match = doubted(each.match, detail)
        else:
            each.match = Match((_CODE,), _CERTAINTY, Why.SYNONYM, detail)


def judge_accounts(candidates: Sequence[Candidate]) -> None:
    """Doubt an account that may be one at a bank: beside what banks have, or an IBAN itself; a short word also beside
    another code."""
    accounts = [each for each in candidates if each.is_of("customer_code") and each.words in _ACCOUNTS]
    is_banked = any(not _OF_BANKS.isdisjoint(each.words.split()) for each in candidates)
    has_code = any(each not in accounts for each in sure_of(candidates, "customer_code"))
    for each in accounts:
        is_second = has_code and each.words in _SHORT_ACCOUNTS
        if is_banked or is_second or any(_IBAN.fullmatch(text.strip()) for text in each.samples):
            each.match = doubted(each.match, translate("columns", "may be an account at a bank"))


def judge_code_and_name(candidates: Sequence[Candidate]) -> None:
    """Divide the customer's column where all of its texts are a name and a code: "Nord Srl (00417)", "00417 - Nord"."""
    names = [each for each in candidates if each.is_of("customer_name")]
    if len(names) != 1 or names[0].match.why is Why.NAME or any(each.is_of("customer_code") for each in candidates):
        return
    (name,) = names
    pairs = [_PAIR.fullmatch(text.strip()) for text in name.samples]
    codes = [found[1] or found[2] for found in pairs if found]
    if len(codes) >= _LEAST and len(codes) == len(pairs) and len(set(codes)) == len(codes):
        detail = translate("columns", "two fields in one column")
        name.match = replace(name.match, meanings=(_NAME, _CODE), certainty=_DIVIDED, detail=detail)


def _are_codes(samples: Sequence[str]) -> bool:
    """Whether most of *samples* are single words with a digit."""
    alike = sum(_LIKE_A_CODE.fullmatch(text.strip()) is not None for text in samples)
    return bool(samples) and alike >= _MOST * len(samples)
