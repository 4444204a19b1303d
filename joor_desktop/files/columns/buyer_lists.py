"""NuORDER's list of buyers: a row a buyer, whose plain "Name" and "Email" stand beside the company and its reps."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.files.columns.candidate import Candidate
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import BUYERS
from joor_desktop.model.texts import translate

_REP = "sales rep 1 email"
"""No other program calls a column so."""

_FIELDS = {"name": "buyer_name", "email": "buyer_email", "title": "buyer_title", "phone office": "buyer_phone"}
_SECOND_PHONE = "phone cell"
_CERTAINTY = 0.93


def judge_buyer_list(candidates: Sequence[Candidate]) -> None:
    """Take the person's columns for the buyer's, where the sheet is such a list."""
    words = {each.words for each in candidates}
    if not words.issuperset((_REP, "name", "email")) or words.isdisjoint(("company code", "customer code")):
        return
    for each in candidates:
        field = _FIELDS.get(each.words)
        if field is not None:
            meaning = Meaning(BUYERS, BUYERS.field(field))
            each.match = Match((meaning,), _CERTAINTY, Why.SYNONYM, translate("columns", "a list of buyers"))
            each.named = None
        elif each.words == _SECOND_PHONE:
            detail = translate("columns", "JOOR keeps one phone number of a buyer")
            each.match = Match((), _CERTAINTY, Why.NOTHING, detail)
            each.named = None
