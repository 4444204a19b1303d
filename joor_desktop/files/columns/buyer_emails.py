"""A plain "Email" right beside the buyer's name, as Brandboom and others write it: the buyer's, not the customer's."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.candidate import Candidate
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import BUYERS
from joor_desktop.model.texts import translate

_BESIDE = 0.85


def judge_buyer_emails(candidates: Sequence[Candidate]) -> None:
    """Take it for the buyer's, where no other column holds that and no contact's name stands on its other side."""
    named = [each for each in candidates if each.column.heading]
    for before, each, after in zip(named, named[1:], [*named[2:], None], strict=False):
        buyer = before.meaning
        if buyer is None or not before.is_of("buyer_name") or vocabulary.address_parts().get(each.words) != "email":
            continue
        email = Meaning(BUYERS, BUYERS.field("buyer_email"), buyer.group)
        has_own = any(email in other.match.meanings for other in candidates)
        if each.is_of("customer_contact_email") and not has_own and not (after and after.is_of("customer_contact")):
            each.match = Match((email,), _BESIDE, Why.SYNONYM, translate("columns", "right beside the buyer's name"))
            each.named = None
