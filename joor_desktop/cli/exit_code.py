"""What the program tells the shell."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from joor_desktop.errors import JoorDesktopError, JoorError, KeychainError, StorageError, UnknownOutcomeError
from joor_desktop.model.job import Outcome, Send

if TYPE_CHECKING:
    from joor_desktop.work.plan import SendPlan


class ExitCode(IntEnum):
    """Whether the work was done, and if not, why."""

    DONE = 0
    FILE_HAS_ERRORS = 1
    USAGE = 2
    NOT_SENT = 3
    UNKNOWN = 4
    UNEXPECTED = 70


def code_of_jobs(send: Send) -> ExitCode:
    """The worst that became of a job of *send*."""
    outcomes = {job.outcome for job in send.jobs}
    if outcomes & {Outcome.UNKNOWN, Outcome.SENDING}:
        return ExitCode.UNKNOWN
    return ExitCode.DONE if outcomes <= {Outcome.ACCEPTED} else ExitCode.NOT_SENT


def code_of_send(send: Send | None, plan: SendPlan) -> ExitCode:
    """The worst that became of a customer of *plan*; whom another send has on the way, this one did not send."""
    outcomes = {job.outcome for job in send.jobs} if send is not None else set()
    if outcomes & {Outcome.UNKNOWN, Outcome.SENDING} or plan.unknown_before:
        return ExitCode.UNKNOWN
    if outcomes <= {Outcome.ACCEPTED} and not plan.sending_now:
        return ExitCode.DONE
    return ExitCode.NOT_SENT


def code_of_error(error: JoorDesktopError, *, sends: bool) -> ExitCode:
    """What *error* comes to; *sends* is whether it ended a send, which a broken storage keeps from being sent."""
    if isinstance(error, UnknownOutcomeError):
        return ExitCode.UNKNOWN
    if isinstance(error, JoorError | KeychainError) or (sends and isinstance(error, StorageError)):
        return ExitCode.NOT_SENT
    return ExitCode.USAGE
