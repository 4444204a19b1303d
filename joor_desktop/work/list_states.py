"""The state of each customer of a list, as one text for its row: what the table says, sorts and filters by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from joor_desktop.model.customer_state import CustomerFacts, Stage, stage_of
from joor_desktop.model.read_back import Found, ReadBack
from joor_desktop.storage import column_texts
from joor_desktop.storage.customer_rows import rows_of_numbers
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.last_sent import SentAlike, last_sent
from joor_desktop.storage.profiles import Profiles
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_states import customer_facts
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.state_texts import plain_state, stage_state

_PAGE = 1000

Prints = dict[int, bytes]
"""The fingerprints of records, by id; whoever keeps them forgets those of edited ones."""


def state_texts(context: TaskContext, drafts: Drafts, list_id: int, prints: Prints) -> dict[int, str]:
    """The state of each customer of a list, by record id; see :mod:`joor_desktop.work.state_texts`."""
    texts: dict[int, str] = {}
    for errors, sent, changed, record_ids in column_texts.state_parts(drafts.database, list_id):
        texts |= dict.fromkeys(record_ids, plain_state(errors, sent, changed))
    draft = drafts.get(list_id)
    profile = Profiles(drafts.database).get(draft.profile) if draft is not None else None
    if profile is None:
        return texts

    def prints_of(record_ids: Sequence[int]) -> Prints:
        _find_prints(context, drafts, [each for each in record_ids if each not in prints], prints)
        return prints

    stages = _Stages(drafts)
    for alike in last_sent(drafts.database, profile, list_id, prints_of):
        if text := stage_state(stages.of(alike)):
            texts |= dict.fromkeys(alike.record_ids, text)
    return texts


def _find_prints(context: TaskContext, drafts: Drafts, record_ids: Sequence[int], prints: Prints) -> None:
    for start in range(0, len(record_ids), _PAGE):
        context.check()
        for record_id, record in drafts.bare_page(record_ids[start : start + _PAGE]):
            prints[record_id] = fingerprint(record)


class _Stages:
    """Customers of a job that stood alike when they were sent differ only in what was seen of them."""

    def __init__(self, drafts: Drafts) -> None:
        self._database = drafts.database
        self._now = datetime.now().astimezone()
        self._facts: dict[tuple[int, str], CustomerFacts] = {}
        self._known: dict[tuple[int, str, str | None], Stage] = {}

    def of(self, alike: SentAlike) -> Stage:
        """How far they are."""
        if alike[:3] not in self._known:
            seen = _finding(alike.seen) if alike.seen else None
            self._known[alike[:3]] = stage_of(replace(self._facts_of(alike), seen=seen), None)
        return self._known[alike[:3]]

    def _facts_of(self, alike: SentAlike) -> CustomerFacts:
        key = alike.job, alike.standing
        if key not in self._facts:
            row = rows_of_numbers(self._database, [alike.number])[0]
            self._facts[key] = customer_facts(row, self._now)
        return self._facts[key]


def _finding(seen: str) -> ReadBack:
    word, _, last = seen.partition(" ")
    moment = datetime.fromisoformat(last) if last else datetime.now(UTC)
    return ReadBack(Found(word), moment, moment)
