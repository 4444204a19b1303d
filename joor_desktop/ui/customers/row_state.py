"""How a customer of the table stands at JOOR, in a word for its row and in a sentence for its tooltip."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from joor_desktop.model.customer_state import CustomerFacts, Stage, stage_of, state_of
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.drafts import Drafts, StoredRecord

_WORDS = {
    Stage.WAITING: QT_TRANSLATE_NOOP("table", "To be sent"),
    Stage.SENDING: QT_TRANSLATE_NOOP("table", "Sending"),
    Stage.REFUSED: QT_TRANSLATE_NOOP("table", "Refused"),
    Stage.UNKNOWN: QT_TRANSLATE_NOOP("table", "Unknown"),
    Stage.ACCEPTED: QT_TRANSLATE_NOOP("table", "Accepted"),
    Stage.LATE_JOB: QT_TRANSLATE_NOOP("table", "Job late"),
    Stage.FINISHED: QT_TRANSLATE_NOOP("table", "Job done"),
    Stage.MATCHING: QT_TRANSLATE_NOOP("table", "Waiting"),
    Stage.LATE: QT_TRANSLATE_NOOP("table", "Late"),
    Stage.SEEN: QT_TRANSLATE_NOOP("table", "Seen"),
    Stage.DIFFERENT: QT_TRANSLATE_NOOP("table", "Different"),
}
_TROUBLE = (Stage.REFUSED, Stage.UNKNOWN, Stage.LATE_JOB, Stage.LATE, Stage.DIFFERENT)


def with_facts(drafts: Drafts, records: list[StoredRecord]) -> list[StoredRecord]:
    """The records of one list with what the ledger knows of them."""
    if not records or drafts.database.row("SELECT 1 FROM sent_customer LIMIT 1") is None:  # nothing is to be loaded
        return records
    from joor_desktop.work.row_states import row_facts

    facts = row_facts(drafts, records, _now())
    return [replace(each, facts=facts.get(each.id)) for each in records]


def state_word(facts: CustomerFacts) -> str:
    """How it stands in a word; "" where its row says no more than that of one that was never sent."""
    words = _WORDS.get(stage_of(facts, _now().tzinfo))
    return translate("table", words) if words else ""


def state_words() -> list[str]:
    """All words that may stand in a row."""
    return [translate("table", words) for words in _WORDS.values()]


def state_sentence(facts: CustomerFacts) -> str:
    """How it stands as the history says it, and more of it."""
    state = state_of(facts, _now())
    return "\n".join(words for words in (state.words, state.detail) if words)


def is_trouble(facts: CustomerFacts) -> bool:
    """Whether somebody should look at it."""
    return stage_of(facts, _now().tzinfo) in _TROUBLE


def _now() -> datetime:
    return datetime.now().astimezone()
