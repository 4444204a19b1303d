"""How a customer of the table stands at JOOR, in a word for its row and in a sentence for its tooltip."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from joor_desktop.model.customer_state import CustomerFacts, Stage, stage_of, state_of
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.ui.words import counted
from joor_desktop.work.state_texts import CHANGED, READY, SENT

_WORDS = {
    READY: QT_TRANSLATE_NOOP("table", "Ready"),
    CHANGED: QT_TRANSLATE_NOOP("table", "Changed"),
    SENT: QT_TRANSLATE_NOOP("table", "Sent"),
    Stage.WAITING.value: QT_TRANSLATE_NOOP("table", "To be sent"),
    Stage.SENDING.value: QT_TRANSLATE_NOOP("table", "Sending"),
    Stage.REFUSED.value: QT_TRANSLATE_NOOP("table", "Refused"),
    Stage.UNKNOWN.value: QT_TRANSLATE_NOOP("table", "Unknown"),
    Stage.ACCEPTED.value: QT_TRANSLATE_NOOP("table", "Accepted"),
    Stage.LATE_JOB.value: QT_TRANSLATE_NOOP("table", "Job late"),
    Stage.FINISHED.value: QT_TRANSLATE_NOOP("table", "Job done"),
    Stage.MATCHING.value: QT_TRANSLATE_NOOP("table", "Waiting"),
    Stage.LATE.value: QT_TRANSLATE_NOOP("table", "Late"),
    Stage.SEEN.value: QT_TRANSLATE_NOOP("table", "Seen"),
    Stage.DIFFERENT.value: QT_TRANSLATE_NOOP("table", "Different"),
}
_MANY_ERRORS = "99"
_TROUBLE = (Stage.REFUSED, Stage.UNKNOWN, Stage.LATE_JOB, Stage.LATE, Stage.DIFFERENT)


def with_facts(drafts: Drafts, records: list[StoredRecord]) -> list[StoredRecord]:
    """The records of one list with what the ledger knows of them."""
    if not records or drafts.database.row("SELECT 1 FROM sent_customer LIMIT 1") is None:  # nothing is to be loaded
        return records
    from joor_desktop.work.row_states import row_facts

    facts = row_facts(drafts, records, _now())
    return [replace(each, facts=facts.get(each.id)) for each in records]


def state_word(state: str, *, checked: bool = True) -> str:
    """A state in a word; one without errors is not called ready where nobody knows it to be *checked*."""
    if state != READY and state.isdigit():
        return counted(int(state), translate("table", "1 error"), translate("table", "{n} errors"))
    if state == READY and not checked:
        return translate("table", "Not checked")
    return translate("table", _WORDS.get(state, _WORDS[READY]))


def state_words() -> list[str]:
    """All words that may stand in a row, with many errors for any number of them."""
    states = [_MANY_ERRORS, *_WORDS]
    return [state_word(READY, checked=False), *map(state_word, states)]


def state_sentence(facts: CustomerFacts) -> str:
    """How it stands as the history says it, and more of it."""
    state = state_of(facts, _now())
    return "\n".join(words for words in (state.words, state.detail) if words)


def is_trouble(facts: CustomerFacts) -> bool:
    """Whether somebody should look at it."""
    return stage_of(facts, _now().tzinfo) in _TROUBLE


def _now() -> datetime:
    return datetime.now().astimezone()
