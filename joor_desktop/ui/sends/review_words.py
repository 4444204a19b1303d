"""What a plan says to a person: who goes, who stays and why, how many jobs, and when JOOR's people are through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.spoken_dates import inside_sentence
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.ledger import Standing
from joor_desktop.storage.lists import AccountList
from joor_desktop.ui.sends.spoken_dates import calendar_day, spoken_days, spoken_moment
from joor_desktop.ui.words import counted, grouped
from joor_desktop.work.list_titles import list_title
from joor_desktop.work.plan import Matching, Reason, SendPlan


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the review: what it is about, and what is to be said."""

    title: str
    words: str


def facts_of(plan: SendPlan, now: datetime) -> list[Fact]:
    """All that there is to say of *plan* at *now*, a time with the person's zone."""
    facts = [
        Fact(translate("review", "Going"), going_words(plan)),
        Fact(translate("review", "Left out"), left_out_words(plan)),
    ]
    if plan.going:
        if plan.rehearsal is not None:
            words = translate("review", "These are the very bytes that “{profile}” accepted.")
            facts.append(Fact(translate("review", "Rehearsed"), words.format(profile=plan.rehearsed_with)))
        if plan.sent_with:
            facts.append(Fact(translate("review", "Other account"), _other_account_words(plan)))
        facts.append(Fact(translate("review", "Jobs"), _jobs_words(plan)))
        if plan.unlisted:
            facts.append(Fact(translate("review", "Account lists"), unlisted_words(plan)))
        if plan.read or plan.unread_why:
            facts.append(Fact(translate("review", "Looked up"), read_words(plan, now)))
        facts.append(Fact(translate("review", "On JOOR"), arrival_words(plan, now.date())))
    return facts


def going_words(plan: SendPlan) -> str:
    """How many go, and what they are to JOOR: "391 customers: 37 new to JOOR, 354 changed"."""
    if not plan.going:
        return translate("review", "No customers.")
    parts = []
    unread = plan.unread_customers
    for standing, words in _STANDINGS.items():
        number = sum(customer.standing is standing for customer in plan.going)
        if standing is Standing.NEW:
            number -= unread
        if number:
            parts.append(translate("review", words).format(n=grouped(number)))
    if unread:
        parts.append(translate("review", "{n} for the first time, not looked up on JOOR").format(n=grouped(unread)))
    return f"{customers_words(len(plan.going))}: {', '.join(parts)}"


_STANDINGS = {
    Standing.NEW: QT_TRANSLATE_NOOP("review", "{n} new to JOOR"),
    Standing.THERE: QT_TRANSLATE_NOOP("review", "{n} on JOOR already, which are updated"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("review", "{n} changed since the last send"),
    Standing.SAME: QT_TRANSLATE_NOOP("review", "{n} again, though JOOR has accepted exactly this"),
    Standing.UNKNOWN: QT_TRANSLATE_NOOP("review", "{n} again, though no clear answer came before"),
}


def left_out_words(plan: SendPlan) -> str:
    """How many stay for each reason."""
    reasons = plan.left_out_by_reason()
    if not reasons:
        return translate("review", "Nobody.")
    lines = [_REASONS[reason] for reason in Reason if reason in reasons]
    numbers = [reasons[reason] for reason in Reason if reason in reasons]
    return "\n".join(
        translate("review", words).format(n=customers_words(n)) for words, n in zip(lines, numbers, strict=True)
    )


_REASONS = {
    Reason.ERRORS: QT_TRANSLATE_NOOP("review", "{n} with errors that must be mended first"),
    Reason.SAME: QT_TRANSLATE_NOOP("review", "{n} that JOOR has accepted exactly so already"),
    Reason.SENDING: QT_TRANSLATE_NOOP("review", "{n} in a send that waits or is on its way: see Sends and jobs"),
    Reason.UNKNOWN: QT_TRANSLATE_NOOP(
        "review", "{n} sent before without an answer from JOOR; not sent again, so that nothing is doubled"
    ),
}


def read_words(plan: SendPlan, now: datetime) -> str:
    """How many customers were looked up on JOOR first, when where that was for an earlier review, why not more."""
    words = translate("review", "{read} of {customers} looked up on JOOR first")
    when = ""
    if plan.kept_since is not None:
        words = translate("review", "{read} of {customers} looked up on JOOR first, the first of them {when}")
        when = inside_sentence(spoken_moment(plan.kept_since, now))
    words = words.format(read=grouped(plan.read), customers=customers_words(len(plan.going)), when=when)
    return f"{words}: {plan.unread_why}" if plan.unread_why else words


def unlisted_words(plan: SendPlan) -> str:
    """A line for each account list: "5 price labels not on your account list, in 12 customers"."""
    return "\n".join(_unlisted_line(plan, kind) for kind in AccountList if kind in plan.unlisted)


def _unlisted_line(plan: SendPlan, kind: AccountList) -> str:
    number = len(plan.unlisted_on(kind))
    if kind is AccountList.PRICE_LABELS:
        one = translate("review", "1 price label not on your account list, in {customers}")
        many = translate("review", "{n} price labels not on your account list, in {customers}")
        words = one if number == 1 else many
    else:
        words = translate("review", "{list}: {n} not on your account list, in {customers}")
    customers = customers_words(len(plan.unlisted[kind]))
    return words.format(list=list_title(kind), n=grouped(number), customers=customers)


def look_alike_words(plan: SendPlan) -> str:
    """What a person ticks once they looked at new codes that look like known ones."""
    shown = ", ".join(f"“{each.code}” (“{each.other}”)" for each in plan.look_alikes[:_MOST_LOOK_ALIKES])
    if len(plan.look_alikes) > _MOST_LOOK_ALIKES:
        shown += " …"
    words = translate(
        "review", "I looked: {n} with a code that looks like another one are new customers all the same: {codes}"
    )
    return words.format(n=customers_words(len(plan.look_alikes)), codes=shown)


def changes_words(plan: SendPlan, record_id: int) -> str:
    """What changes of a customer: "City: Paris → Lyon"; "" where nothing is known of that."""
    found = plan.changes.get(record_id, ())
    none = translate("review", "nothing")
    return "; ".join(f"{each.place}: {each.told or none} → {each.sent or none}" for each in found)


_MOST_LOOK_ALIKES = 5


def _jobs_words(plan: SendPlan) -> str:
    if plan.jobs == 1:
        return translate("review", "1 job")
    return translate("review", "{jobs} jobs of up to {customers}, one after the other").format(
        jobs=grouped(plan.jobs), customers=customers_words(plan.profile.batch_size)
    )


def _other_account_words(plan: SendPlan) -> str:
    names = ", ".join(f"“{name}”" for name in plan.sent_with)
    return translate("review", "This list was sent with {others} before; “{profile}” is another account.").format(
        others=names, profile=plan.profile.name
    )


def arrival_words(plan: SendPlan, today: date) -> str:
    """When the customers should be seen on JOOR, and what has to be done for it."""
    if plan.profile.environment is Environment.PRACTICE:
        return translate("review", "This is practice: everything stays on this computer, and JOOR is not told.")
    expected = plan.expected
    if expected is None:
        return translate("review", "JOOR takes changes of known customers over by itself once the job is finished.")
    words = translate("review", "JOOR's people match new customers by hand, {when}.").format(
        when=_expected_words(expected, today, plan.profile.country)
    )
    if plan.profile.environment is Environment.SANDBOX:
        return (
            words
            + " "
            + translate("review", "In the sandbox they begin only when you have told JOOR's Integration Manager.")
        )
    return words


def _expected_words(expected: Matching, today: date, country: str) -> str:
    first, last = expected.dates(today, country)
    if last is None:
        return translate("review", "not before {day} ({n} business days or more)").format(
            day=calendar_day(first, today), n=expected.least
        )
    return translate("review", "by about {days} ({least}-{most} business days)").format(
        days=spoken_days(first, last, today), least=expected.least, most=expected.most
    )


def send_words(plan: SendPlan) -> str:
    """What the button does: "Send 391 customers to Paris showroom"."""
    return translate("review", "Send {customers} to {profile}").format(
        customers=customers_words(len(plan.going)), profile=plan.profile.name
    )


def needs_a_deliberate_act(profile: Profile) -> bool:
    """Whether a send with *profile* changes what shops see; another address is taken as seriously as production."""
    return profile.environment in (Environment.PRODUCTION, Environment.CUSTOM)


def deliberate_words(plan: SendPlan) -> str:
    """What a person ticks before a send that can't be taken back."""
    where = plan.profile.url if plan.profile.environment is Environment.CUSTOM else translate("review", "PRODUCTION")
    return translate(
        "review", "Yes, send to {where}. This changes the real account of “{profile}”, and can't be taken back."
    ).format(where=where, profile=plan.profile.name)


def customers_words(number: int) -> str:
    """ "1 customer", "391 customers"."""
    return counted(number, translate("review", "1 customer"), translate("review", "{n} customers"))
