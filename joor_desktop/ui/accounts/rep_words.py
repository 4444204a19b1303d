"""What is said where sales reps on a list share an e-mail address or a code."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.checks.sales_reps import clashing_codes, clashing_emails
from joor_desktop.model.texts import translate
from joor_desktop.storage.kept_lists import ListEntry
from joor_desktop.storage.lists import AccountList


def clash_words(kind: AccountList, entries: Sequence[ListEntry]) -> str:
    """One line for each address or code that stands for several; "" where there is none, and for other lists."""
    if kind is not AccountList.SALES_REPS:
        return ""
    reps = [entry.texts for entry in entries]
    emails = translate(
        "accounts", "{shared} has several codes: {others}. JOOR wants one code for each e-mail: mend or remove one."
    )
    codes = translate(
        "accounts", "The code {shared} has several e-mails: {others}. JOOR wants one for each code: mend or remove one."
    )
    return "\n".join(
        words.format(shared=clash.shared, others=", ".join(clash.others))
        for words, clashes in ((emails, clashing_emails(reps)), (codes, clashing_codes(reps)))
        for clash in clashes
    )
