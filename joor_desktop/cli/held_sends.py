"""Sends that are held, from the terminal: waited for, gone on with, taken back, settled."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from joor_desktop.cli.exit_code import ExitCode, code_of_jobs
from joor_desktop.cli.output import end_progress, job_as_json, print_json, print_send
from joor_desktop.errors import NotSentError, UsageError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.texts import translate
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.work.desk import Desk
    from joor_desktop.work.plan import SendPlan


def carried_through(desk: Desk, context: TaskContext, send: Send | None, *, wait: bool) -> Send | None:
    """The send once it no longer waits for a connection: tried again where that is wanted, else given up.

    Until JOOR takes calls again it is waited in any case.

    A script is told at once, and what is told as not sent is not sent later by itself.
    """
    while send is not None and send.hold in (Hold.RETRY, Hold.LIMITED):
        if send.hold is Hold.RETRY and not wait:
            desk.ledger.give_up_waiting(send.id, _why(send))
            return desk.ledger.send(send.id)
        if send.next_try is not None:
            _wait_until(context, send.next_try, _waiting_words(send))
        desk.sender.carrier.go_on(context, send.id)
        send = desk.ledger.send(send.id)
    return send


def _wait_until(context: TaskContext, moment: datetime, text: str) -> None:
    """Wait until then, and no longer than it takes from now, even where the clock is set back meanwhile."""
    longest_s, begun_s = (moment - datetime.now(UTC)).total_seconds(), time.monotonic()
    while (
        left_s := min((moment - datetime.now(UTC)).total_seconds(), begun_s + longest_s - time.monotonic())
    ) > 0:
        context.progress(round(left_s), None, text)
        context.wait(min(left_s, 1.0))


def _waiting_words(send: Send) -> str:
    if send.hold is Hold.RETRY or send.next_try is None:
        return translate("terminal", "No connection; trying again")
    return translate("send", "JOOR takes no more calls for now; waiting until {time}").format(
        time=send.next_try.astimezone().strftime("%H:%M:%S")
    )


def _why(send: Send) -> NotSentError:
    title = next((job.title for job in send.jobs if job.outcome is Outcome.WAITING and job.title), "")
    return NotSentError(
        translate("terminal", "Not sent, since there was no connection for a job before it."),
        translate("terminal", "{reason} Send the file again when there is one: these customers go then.").format(
            reason=title
        ),
    )


def resume(desk: Desk, context: TaskContext, number: int, *, wait: bool, as_json: bool) -> ExitCode:
    """Send what waits of a send; raises UsageError where nothing does."""
    desk.ledger.orphans()
    before = _send(desk, number)
    send = desk.sender.carrier.go_on(context, before.id)
    if send is None:
        raise UsageError(
            translate("terminal", "Send {number} can't be gone on with.").format(number=number),
            translate("terminal", "Nothing of it waits, another window is at it, or a job has to be settled first."),
        )
    carried = carried_through(desk, context, send, wait=wait) or send
    end_progress()
    if as_json:
        print_json({"send": carried.id, "jobs": [job_as_json(job) for job in carried.jobs]})
    else:
        print_send(carried)
    return code_of_jobs(carried)


def cancel(desk: Desk, number: int) -> ExitCode:
    """Take back what waits of a send."""
    desk.holds.cancel(_send(desk, number).id)
    print_send(desk.ledger.send(number))
    return ExitCode.DONE


def settle(desk: Desk, number: int, decision: str) -> ExitCode:
    """Carry out what a person found out of a job; raises UsageError where its outcome isn't unknown."""
    desk.ledger.orphans()
    job = desk.ledger.job(number)
    if job is None or job.outcome is not Outcome.UNKNOWN:
        raise UsageError(
            translate("terminal", "There is no job {number} whose outcome is unknown.").format(number=number),
            translate("terminal", "See the numbers with “joor-desktop jobs”."),
        )
    (desk.settling.count_as_accepted if decision == "accepted" else desk.settling.send_again)(job.id)
    print_send(desk.ledger.send(job.send_id))
    return ExitCode.DONE


def _send(desk: Desk, number: int) -> Send:
    send = desk.ledger.send(number)
    if send is None:
        raise UsageError(
            translate("terminal", "There is no send {number}.").format(number=number),
            translate("terminal", "See the numbers with “joor-desktop jobs”."),
        )
    return send


def looks_alike(plan: SendPlan) -> UsageError:
    """What stops a send with new codes that look like known ones."""
    codes = ", ".join(f"“{each.code}” (“{each.other}”)" for each in plan.look_alikes)
    return UsageError(
        translate("terminal", "New codes look like others, so nothing was sent: {codes}.").format(codes=codes),
        translate("terminal", "Mend them, or say with --new-codes that they are new customers all the same."),
    )
