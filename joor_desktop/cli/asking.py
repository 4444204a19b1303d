"""Asking a person at the terminal before a send that can't be taken back."""

from __future__ import annotations

import sys

from joor_desktop.cli.output import customers
from joor_desktop.model.profile import Environment
from joor_desktop.model.texts import translate
from joor_desktop.work.plan import SendPlan

CONFIRMATION = "send"
"""What is to be typed, in every language."""


def is_wanted(plan: SendPlan) -> bool:
    """Whether *plan* is to be carried out: asked where shops would see it and a person sits there.

    A script has named the profile, and is not asked.
    """
    is_serious = plan.profile.environment in (Environment.PRODUCTION, Environment.CUSTOM)
    if not is_serious or not plan.going or not sys.stdin.isatty():
        return True
    text = translate("terminal", "{customers} to the real account of “{profile}”. Type “{word}” to send them: ")
    number = customers(len(plan.going))
    print(
        text.format(customers=number, profile=plan.profile.name, word=CONFIRMATION),
        end="", file=sys.stderr, flush=True,
    )
    return sys.stdin.readline().strip() == CONFIRMATION
