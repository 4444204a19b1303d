"""The state of each customer of a list, as one text for its row: what the table says, sorts and filters by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import compress

from joor_desktop.model.customer_state import Stage, stage_of
from joor_desktop.model.profile import Profile
from joor_desktop.model.read_back import Found, ReadBack
from joor_desktop.storage import column_texts
from joor_desktop.storage.body_prints import keep_prints, without_print
from joor_desktop.storage.customer_rows import rows_alike
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.last_sent import Alike, last_sent
from joor_desktop.storage.profiles import Profiles
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_states import customer_facts
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.state_texts import plain_state, stage_state

_PAGE = 500

Prints = dict[int, bytes]
"""The fingerprints of records, by id; whoever keeps them forgets those of edited ones."""


def state_texts(context: TaskContext, drafts: Drafts, list_id: int, prints: Prints) -> dict[int, str]:
    """The state of each customer of a list, by record id; see :mod:`joor_desktop.work.state_texts`."""
    record_ids, parts = column_texts.state_parts(drafts.database, list_id)
    plain = {part: plain_state(part >> 2, bool(part & 1), bool(part & 2)) for part in set(parts)}
    texts = dict(zip(record_ids, map(plain.__getitem__, parts), strict=True))
    profile = _profile(drafts, list_id)
    if profile is None:
        return texts

    def prints_of(record_ids: Sequence[int]) -> Prints:
        missing = [each for each in record_ids if each not in prints]
        for start in range(0, len(missing), _PAGE):
            context.check()
            prints.update(_worked_out(drafts, missing[start : start + _PAGE]))
        return prints

    sent = last_sent(drafts.database, profile, list_id, prints_of)
    at_joor = {alike: stage_state(stage) for alike, stage in _stages(drafts, set(sent.values())).items()}
    told = list(map(at_joor.__getitem__, sent.values()))
    texts.update(compress(zip(sent, told, strict=True), told))
    return texts


def get_ready(context: TaskContext, drafts: Drafts, list_id: int, most: int) -> bool:
    """Work out at most so many fingerprints that :func:`state_texts` would have to, and keep them; return whether there
    are more."""
    profile = _profile(drafts, list_id)
    if profile is None:
        return False
    missing = without_print(drafts.database, profile, list_id, most)
    for start in range(0, len(missing), _PAGE):
        context.check()
        with drafts.database.transaction():
            keep_prints(drafts.database, _worked_out(drafts, missing[start : start + _PAGE]))
    return len(missing) == most


def _profile(drafts: Drafts, list_id: int) -> Profile | None:
    draft = drafts.get(list_id)
    return Profiles(drafts.database).get(draft.profile) if draft is not None else None


def _worked_out(drafts: Drafts, record_ids: Sequence[int]) -> Prints:
    return {record_id: fingerprint(record) for record_id, record in drafts.bare_page(record_ids)}


def _stages(drafts: Drafts, all_alike: Collection[Alike]) -> dict[Alike, Stage]:
    """How far customers are. Those of a job that stood alike when they were sent differ only in what was seen of them.
    """
    now = datetime.now().astimezone()
    rows = rows_alike(drafts.database, {(job, standing) for job, standing, _ in all_alike})
    facts = {(row.job.id, row.standing.value): customer_facts(row, now) for row in rows}
    return {alike: stage_of(replace(facts[alike[:2]], seen=_finding(alike[2])), None) for alike in all_alike}


def _finding(seen: str | None) -> ReadBack | None:
    if seen is None:
        return None
    word, _, last = seen.partition(" ")
    moment = datetime.fromisoformat(last) if last else datetime.now(UTC)
    return ReadBack(Found(word), moment, moment)
