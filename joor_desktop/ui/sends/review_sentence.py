"""The one sentence with which the review of a send begins."""

from __future__ import annotations

from datetime import date

from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import Standing
from joor_desktop.ui.sends.badge import environment_word
from joor_desktop.ui.sends.review_words import unlisted_words
from joor_desktop.ui.sends.spoken_dates import calendar_day, spoken_days
from joor_desktop.ui.words import counted, grouped
from joor_desktop.work.plan import Reason, SendPlan


def plan_sentence(plan: SendPlan, today: date) -> str:
    """All of a plan in short: "37 new, 12 changed, 351 the same (left out), to PRODUCTION, profile Paris; 2 jobs"."""
    parts = [
        _customers_part(plan),
        counted(plan.jobs, translate("review", "1 job"), translate("review", "{n} jobs")),
        *unlisted_words(plan).splitlines(),
        _matching_part(plan, today),
    ]
    return "; ".join(filter(None, parts))


def _customers_part(plan: SendPlan) -> str:
    standings = [customer.standing for customer in plan.going]
    new, changed = standings.count(Standing.NEW), sum(each in _UPDATES for each in standings)
    unread = plan.unread_customers
    if plan.again:
        words = translate("review", "{new} new, {changed} changed, {same} once more, to {where}, profile {profile}")
        if unread:
            words = translate(
                "review",
                "{new} new, {unread} for the first time (not looked up), {changed} changed, {same} once more, "
                "to {where}, profile {profile}",
            )
        same = len(standings) - new - changed
    else:
        words = translate(
            "review", "{new} new, {changed} changed, {same} the same (left out), to {where}, profile {profile}"
        )
        if unread:
            words = translate(
                "review",
                "{new} new, {unread} for the first time (not looked up), {changed} changed, {same} the same (left "
                "out), to {where}, profile {profile}",
            )
        same = plan.left_out_by_reason().get(Reason.SAME, 0)
    return words.format(
        new=grouped(new - unread), unread=grouped(unread), changed=grouped(changed), same=grouped(same),
        where=environment_word(plan.profile.environment), profile=plan.profile.name,
    )  # fmt: skip


_UPDATES = (Standing.CHANGED, Standing.THERE)


def _matching_part(plan: SendPlan, today: date) -> str:
    if plan.expected is None:
        return ""
    first, last = plan.expected.dates(today, plan.profile.country)
    if last is None:
        return translate("review", "JOOR's matching not before {day}").format(day=calendar_day(first, today))
    return translate("review", "JOOR's matching by about {days}").format(days=spoken_days(first, last, today))
