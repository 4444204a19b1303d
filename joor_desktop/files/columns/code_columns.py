"""A column that is called like the customer, but holds codes: "Account" beside "Account name", SAP's "Customer"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from joor_desktop.files.columns.candidate import Candidate, doubted, sure_of
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.texts import translate

_CODE = Meaning(CONNECTION, CONNECTION.field("customer_code"))
_CERTAINTY = 0.9
_MOST = 0.6
_LIKE_A_CODE = re.compile(r"(?=\S*\d)[\w./#-]{1,20}")
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


def _are_codes(samples: Sequence[str]) -> bool:
    """Whether most of *samples* are single words with a digit."""
    alike = sum(_LIKE_A_CODE.fullmatch(text.strip()) is not None for text in samples)
    return bool(samples) and alike >= _MOST * len(samples)
