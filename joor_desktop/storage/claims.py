"""What is known of customers before they are sent, so that the same content never goes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import orjson

from joor_desktop.model.job import Outcome, Send
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.database import Database


class Standing(Enum):
    """How the content of a customer stands to what one account was sent before."""

    NEW = "new"  # no content of this customer was accepted before
    THERE = "there"  # never sent from here, but JOOR has the customer already
    CHANGED = "changed"  # other content was accepted last
    SAME = "same"  # exactly this content was accepted last
    SENDING = "sending"  # content of this customer is waiting or on its way
    UNKNOWN = "unknown"  # content of this customer left, and no answer came


@dataclass(frozen=True, slots=True)
class SendCustomer:
    """A customer to be sent; ``fingerprint`` is the SHA-256 of its content, ``record_id`` its number in its list."""

    record_id: int
    code: str
    name: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Claim:
    """What a send may take: ``send`` is None where that is nobody."""

    send: Send | None
    taken: list[tuple[SendCustomer, Standing]]
    left_out: list[tuple[SendCustomer, Standing]]


@dataclass(slots=True)
class _Known:
    """What was sent of one customer code, the last send counting most."""

    accepted: bytes | None = None
    last: Outcome | None = None
    on_its_way: bool = False


UNSETTLED = """(j.outcome IN ('waiting', 'sending') OR j.outcome = 'unknown' AND NOT EXISTS (
    SELECT 1 FROM sent_customer newer JOIN job n ON n.id = newer.job WHERE newer.account_id = c.account_id
    AND newer.code = c.code AND newer.id > c.id AND n.outcome = 'accepted'))"""
"""SQL for the rows of customers (c) in jobs (j) by which these stand as SENDING or UNKNOWN, whatever their content."""

_ON_ITS_WAY = (Outcome.WAITING, Outcome.SENDING)
_CANNOT_HAVE_ARRIVED = (Outcome.REFUSED, Outcome.NOT_SENT)


def account_key(profile: Profile) -> str:
    """What tells one account from another: the profile's name with its environment, and an address of its own."""
    url = profile.url if profile.environment is Environment.CUSTOM else ""
    return f"{profile.environment.value} {profile.name.strip().lower()} {url}".strip()


def account_id(database: Database, profile: Profile) -> int:
    """The number of the account that *profile* sends to; it is made when missing."""
    key = account_key(profile)
    database.run("INSERT INTO account (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
    return int(database.value("SELECT id FROM account WHERE key = ?", (key,)))


def standings(database: Database, profile: Profile, customers: Sequence[SendCustomer]) -> list[Standing]:
    """How each customer stands, in the order given; a code that comes a second time counts as on its way."""
    known = _known(database, profile, (customer.code for customer in customers))
    found, seen = [], set()
    for customer in customers:
        twice = customer.code in seen
        seen.add(customer.code)
        found.append(Standing.SENDING if twice else _standing(customer, known.get(customer.code)))
    return found


def last_accepted(database: Database, profile: Profile, codes: Iterable[str]) -> dict[str, bytes]:
    """The fingerprint of what the profile's account accepted last, by customer code."""
    known = _known(database, profile, codes)
    return {code: each.accepted for code, each in known.items() if each.accepted is not None}


def _standing(customer: SendCustomer, known: _Known | None) -> Standing:
    if known is None or known.last is None:
        return Standing.NEW
    if known.on_its_way:
        return Standing.SENDING
    if known.last is Outcome.UNKNOWN:
        return Standing.UNKNOWN
    return Standing.SAME if known.accepted == customer.fingerprint else Standing.CHANGED


def _known(database: Database, profile: Profile, codes: Iterable[str]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for code, fingerprint, word in database.rows(
        "SELECT c.code, c.fingerprint, j.outcome FROM json_each(?) wanted "
        "CROSS JOIN sent_customer c ON c.account_id = (SELECT id FROM account WHERE key = ?) AND c.code = wanted.value "
        "CROSS JOIN job j ON j.id = c.job ORDER BY c.id",
        (orjson.dumps(list(dict.fromkeys(codes))).decode(), account_key(profile)),
    ):
        outcome = Outcome(word)
        if outcome in _CANNOT_HAVE_ARRIVED:
            continue
        each = known.setdefault(code, _Known())
        each.last = outcome
        each.on_its_way = each.on_its_way or outcome in _ON_ITS_WAY
        if outcome is Outcome.ACCEPTED:
            each.accepted = fingerprint
    return known
