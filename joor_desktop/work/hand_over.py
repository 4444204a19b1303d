"""The mail that tells JOOR's Integration Manager of new customers in the sandbox."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.hand_overs import HandOver, NewCustomer
from joor_desktop.work.converting import replace_whole

_MOST_IN_TEXT = 40
_LONGEST_LINK = 1900
"""Windows hands no longer link to a mail program."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is ready; ``attach`` says that its customers are too many for the text and belong into a workbook."""

    to: str
    subject: str
    text: str
    attach: bool

    @property
    def link(self) -> str:
        """The link that opens it in the mail program."""
        return _link(self.to, self.subject, self.text)


def mail_of(hand_over: HandOver, customers: Sequence[NewCustomer], to: str, jobs: Sequence[int]) -> Mail:
    """The mail for a send, to *to* ("": the person puts the address in); *jobs* are JOOR's numbers."""
    number = counted(
        len(customers), translate("handover", "1 new customer"), translate("handover", "{n} new customers")
    )
    subject = translate("handover", "{customers} in the sandbox, please connect").format(customers=number)
    lines = [f"{customer.code}  {customer.name}" for customer in customers]
    text = _text(hand_over, number, jobs, lines)
    if len(customers) <= _MOST_IN_TEXT and len(_link(to, subject, text)) <= _LONGEST_LINK:
        return Mail(to, subject, text, attach=False)
    attached = [translate("handover", "The customers are in the attached workbook.")]
    return Mail(to, subject, _text(hand_over, number, jobs, attached), attach=True)


def _text(hand_over: HandOver, number: str, jobs: Sequence[int], lines: Sequence[str]) -> str:
    numbers = ", ".join(map(str, jobs))
    job = (
        translate("handover", "Job {numbers}").format(numbers=numbers)
        if len(jobs) == 1
        else translate("handover", "Jobs {numbers}").format(numbers=numbers)
    )
    pushed = translate("handover", "we pushed {customers} to the sandbox on {day}. Please connect them.").format(
        customers=number, day=f"{hand_over.sent:%Y-%m-%d}"
    )
    account = translate("handover", "Account: {profile}").format(profile=hand_over.profile)
    greeting, end = translate("handover", "Hello,"), translate("handover", "Thank you")
    return "\n".join([greeting, "", pushed, "", account, job, "", *lines, "", end])


def _link(to: str, subject: str, text: str) -> str:
    body = text.replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def write_customers(out: pathlib.Path, customers: Sequence[NewCustomer]) -> None:
    """Save the customers as a workbook, to be attached; raises StorageError where it can't be written."""
    from joor_desktop.files.plain_workbook import write_table

    headings = (translate("handover", "Customer code"), translate("handover", "Customer name"))
    replace_whole(out, lambda path: write_table(path, [headings, *customers]))
