"""What is looked at before a send: what changes, what JOOR has already, and new codes that look like known ones."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from joor_desktop.checks.account import go_together
from joor_desktop.checks.duplicates import duplicate_problems
from joor_desktop.errors import CancelledError, JoorDesktopError, RateLimitError, StorageError
from joor_desktop.joor.budget import POST_COST
from joor_desktop.model.comparison import Difference, compare
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.merging import differences
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import Standing, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.kept_lists import KeptLists, ListEntry
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.look_ups import LookUp, LookUps
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.plan import LookAlike, SendPlan
from joor_desktop.work.read_back import LEFT_FOR_SENDING

_PAGE = 500


def add_changes(database: Database, plan: SendPlan, records: Iterable[tuple[int, Record]]) -> None:
    """Note in *plan* what changes of its changed customers, field by field, against what was accepted last."""
    wanted = {each.record_id for each in plan.going if each.standing is Standing.CHANGED}
    bodies = SentBodies(database)
    for page in _pages(((number, record) for number, record in records if number in wanted), _PAGE):
        before = bodies.last_accepted(plan.profile, [record.customer_code for _, record in page])
        for number, record in page:
            if (old := before.get(record.customer_code)) is not None:
                plan.changes[number] = tuple(
                    Difference(Path.of_value(each.path), each.new, each.old) for each in differences(old, record)
                )


def add_look_alikes(database: Database, plan: SendPlan) -> None:
    """Note in *plan* which of its new codes look like one that the account accepted, or like another of the plan."""
    new = [each for each in plan.going if each.standing is Standing.NEW]
    if not new:
        return
    known: dict[str, list[str]] = {}
    accepted = database.rows(
        "SELECT DISTINCT c.code FROM sent_customer c JOIN job j ON j.id = c.job AND j.outcome = 'accepted' "
        "WHERE c.account_id = (SELECT id FROM account WHERE key = ?)",
        (account_key(plan.profile),),
    )
    for code in dict.fromkeys([*(code for (code,) in accepted), *(each.code for each in plan.going)]):
        known.setdefault(code_key(code), []).append(code)
    for each in new:
        others = [code for code in known.get(code_key(each.code), ()) if code != each.code]
        for problem in duplicate_problems(each.code, others)[:1]:
            plan.look_alikes.append(LookAlike(each.record_id, each.code, str(problem.params["other"])))


def add_unlisted(database: Database, plan: SendPlan, records: Iterable[tuple[int, Record]]) -> None:
    """Note in *plan* what is not on the lists of its profile's account, where these have all."""
    kept, name = KeptLists(database), plan.profile.name
    complete = {kind: kept.entries(name, kind) for kind in AccountList if kept.is_complete(name, kind)}
    lists = {kind: _listing(kind, entries) for kind, entries in complete.items() if entries}
    if not lists:
        return
    going = {each.record_id for each in plan.going}
    for number, record in records:
        if number not in going:
            continue
        for kind, is_listed in lists.items():
            texts = _texts_of(record, kind)
            if unlisted := dict.fromkeys(_told(kind, each) for each in texts if not is_listed(each)):
                plan.unlisted.setdefault(kind, {})[number] = tuple(unlisted)


def _listing(kind: AccountList, entries: Sequence[ListEntry]) -> Callable[[tuple[str, ...]], bool]:
    """What tells whether the texts of a customer are on a list of these entries."""
    listed = [entry.texts[: len(kind.fields)] for entry in entries]
    return functools.cache(lambda texts: any(go_together(texts, each) for each in listed))


def _texts_of(record: Record, kind: AccountList) -> Iterator[tuple[str, ...]]:
    for entry in record.entries.get(kind.node, ()) if kind.node else (record.values,):
        yield tuple(entry.get(name, "") for name in kind.fields)


def _told(kind: AccountList, texts: tuple[str, ...]) -> str:
    """An entry as a person is told it; a price label is one with its currency."""
    return " ".join(filter(None, texts[:2] if kind is AccountList.PRICE_LABELS else texts))


def read_from_joor(
    context: TaskContext,
    database: Database,
    accounts: Accounts,
    plan: SendPlan,
    records: Iterable[tuple[int, Record]],
    most: int,
) -> None:
    """Read up to *most* of the plan's customers from JOOR, as far as the credits go; note what is there already.

    What was read for an earlier plan still counts for a while, and costs nothing. It is a look that may fail: the plan
    says then how far it came and why. Stopping the task ends the look only.
    """
    look_ups = LookUps(database)
    kept = look_ups.kept(plan.profile, (each.code for each in plan.going), datetime.now(UTC))
    plan.kept_since = min((each.moment for each in kept.values()), default=None)
    places = {each.record_id: place for place, each in enumerate(plan.going)}
    unread: list[tuple[int, Record]] = []
    for number, record in records:
        if number not in places:
            continue
        if (known := kept.get(record.customer_code)) is not None:
            _note(plan, places[number], record, known)
        elif len(unread) < most:
            unread.append((number, record))
    missing = max(0, min(most, len(places)) - plan.read)
    _read_the_rest(context, look_ups, accounts, plan, unread[:missing], places)


def _read_the_rest(
    context: TaskContext,
    look_ups: LookUps,
    accounts: Accounts,
    plan: SendPlan,
    unread: Sequence[tuple[int, Record]],
    places: Mapping[int, int],
) -> None:
    if not unread:
        return
    spare = max(LEFT_FOR_SENDING, plan.jobs * POST_COST)
    asked = plan.read + len(unread)
    try:
        budget = accounts.budget(plan.profile)
        with accounts.client(plan.profile) as client:
            for number, record in unread:
                context.progress(plan.read, asked, translate("send", "Looking on JOOR for what is there already"))
                if budget.left()[0] <= spare:
                    plan.unread_why = translate("send", "the credits of this window are used up")
                    return
                told, now = client.connection(record.customer_code), datetime.now(UTC)
                look_ups.keep(plan.profile, record.customer_code, told, now)
                _note(plan, places[number], record, LookUp(now, told))
    except CancelledError:
        plan.unread_why = translate("send", "you stopped it")
    except StorageError:
        raise
    except RateLimitError:
        plan.unread_why = translate("send", "JOOR takes no more calls for now")
    except JoorDesktopError as error:
        plan.unread_why = error.title


def _note(plan: SendPlan, place: int, record: Record, look: LookUp) -> None:
    plan.looked[plan.going[place].record_id] = look.moment
    if look.told is not None:
        _note_there(plan, place, compare(record, look.told).differences)


def _note_there(plan: SendPlan, place: int, found: Sequence[Difference]) -> None:
    customer = plan.going[place]
    # What was emptied since the last send shows only against that; JOOR's own value counts where both are known.
    changes = {each.path: each for each in (*plan.changes.get(customer.record_id, ()), *found)}
    plan.changes[customer.record_id] = tuple(changes.values())
    if customer.standing is Standing.NEW:
        plan.going[place] = replace(customer, standing=Standing.THERE)


def codes_there(plan: SendPlan) -> Collection[str]:
    """The codes that JOOR has already, though they were never sent from here."""
    return {each.code for each in plan.going if each.standing is Standing.THERE}


def _pages(records: Iterator[tuple[int, Record]], size: int) -> Iterator[list[tuple[int, Record]]]:
    page: list[tuple[int, Record]] = []
    for each in records:
        page.append(each)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page
