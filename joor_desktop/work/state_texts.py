"""The text that the state of a row is sorted, filtered and kept by; what it is called is the window's business."""

from __future__ import annotations

from joor_desktop.model.customer_state import CustomerFacts, Stage, stage_of

READY = "0"
"""It has no errors, and nothing more is to be said. Errors are told by their number."""
CHANGED = "changed"
SENT = "sent"
"""Accepted as it is, and nothing more is known."""

_PLACES = (
    READY, CHANGED, *(stage.value for stage in (Stage.REFUSED, Stage.UNKNOWN, Stage.WAITING, Stage.SENDING)), SENT,
    *(stage.value for stage in (Stage.ACCEPTED, Stage.LATE_JOB, Stage.FINISHED, Stage.MATCHING, Stage.LATE)),
    Stage.DIFFERENT.value, Stage.SEEN.value,
)  # fmt: skip
"""The way of a customer from the list to JOOR; what somebody has to see to comes before what waits."""
_KEYS = {text: f"1{place:02}" for place, text in enumerate(_PLACES)}
_TOLD = {stage.value for stage in Stage} & set(_PLACES)
_MOST_ERRORS = 10**6


def plain_state(errors: int, sent: bool, changed: bool) -> str:
    """The state of a customer of which nothing is known but what its row holds."""
    if errors:
        return str(errors)
    return CHANGED if changed else SENT if sent else READY


def stage_state(stage: Stage) -> str:
    """The state of a customer that is so far at JOOR; "" where its row says no more than that of others."""
    return stage.value if stage.value in _TOLD else ""


def row_state(errors: int, facts: CustomerFacts | None, *, sent: bool, changed: bool) -> str:
    """The state of a customer with what the ledger knows of it."""
    at_joor = "" if errors or facts is None else stage_state(stage_of(facts, None))
    return at_joor or plain_state(errors, sent, changed)


def state_key(text: str) -> str:
    """What states are sorted by: most errors first, then those that can be sent, last what was seen in JOOR."""
    return _KEYS.get(text) or f"0{_MOST_ERRORS - int(text):07}"
