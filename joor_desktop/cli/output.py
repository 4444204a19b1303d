"""What the commands print: words for people, JSON for other programs."""

from __future__ import annotations

import json
import pathlib
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import Hold, Job, Outcome, Send
from joor_desktop.model.profile import Profile
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.incidents import noted
from joor_desktop.work.checking import CheckedFile, FoundProblem

if TYPE_CHECKING:
    from joor_desktop.work.plan import LeftOut, SendPlan

_MOST_PROBLEMS_SHOWN = 200


def profile_as_json(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "environment": profile.environment.value,
        "url": profile.url or None,
        "format": profile.wire_format.value,
        "batch_size": profile.batch_size,
        "read_first": profile.read_first,
        "manager_email": profile.manager_email or None,
        "country": profile.country or None,
        "quiet": profile.quiet,
        "proxy": profile.proxy.address or profile.proxy.use.value,
    }


def nothing_done(checked: CheckedFile, file: pathlib.Path, out: TextIO) -> ExitCode:
    """Say why a file with errors was left alone; --only-valid is named only where it would help."""
    _print_problems(checked.problems, out)
    text = translate("terminal", "{file}: {errors}, so nothing was done.")
    parts = [text.format(file=file, errors=_errors(checked.errors))]
    if len(checked.invalid) < checked.connections:
        parts.append(translate("terminal", "Mend them, or take only the good customers with --only-valid."))
    print(" ".join(parts), file=sys.stderr)
    return ExitCode.FILE_HAS_ERRORS


def checked_as_json(checked: CheckedFile) -> dict[str, Any]:
    return {
        "file": checked.file,
        "connections": checked.connections,
        "errors": checked.errors,
        "warnings": checked.warnings,
        "problems": [
            {
                "severity": problem.severity.word,
                "code": problem.code,
                "message": problem.message,
                "customer_code": problem.customer_code,
                "path": problem.path,
                "sheet": problem.sheet,
                "cell": problem.cell,
                "fix": problem.fix,
            }
            for problem in checked.problems
        ],
    }


def print_checked(checked: CheckedFile) -> None:
    _print_problems(checked.problems, sys.stdout)
    warnings = counted(checked.warnings, translate("terminal", "1 warning"), translate("terminal", "{n} warnings"))
    found = (customers(checked.connections), _errors(checked.errors), warnings)
    print(f"{checked.file}: {', '.join(found)}.")


def customers(number: int) -> str:
    """That many customers, in words."""
    return counted(number, translate("terminal", "1 customer"), translate("terminal", "{n} customers"))


def _errors(number: int) -> str:
    return counted(number, translate("terminal", "1 error"), translate("terminal", "{n} errors"))


def _print_problems(problems: Sequence[FoundProblem], out: TextIO) -> None:
    worst_first = sorted(problems, key=lambda problem: -problem.severity)
    for problem in worst_first[:_MOST_PROBLEMS_SHOWN]:
        where = " ".join(part for part in (problem.sheet, problem.cell) if part)
        customer = problem.customer_code or ""
        start = ", ".join(part for part in (where, customer) if part)
        print(": ".join(part for part in (problem.severity.word, start, problem.message) if part), file=out)
    if len(problems) > _MOST_PROBLEMS_SHOWN:
        text = translate("terminal", "… and {count} more; --json lists all of them.")
        print(text.format(count=len(problems) - _MOST_PROBLEMS_SHOWN), file=out)


def send_as_json(profile: Profile, send: Send | None, connections: int) -> dict[str, Any]:
    return {
        "profile": profile.name,
        "environment": profile.environment.value,
        "connections": connections,
        "jobs": [job_as_json(job) for job in send.jobs] if send is not None else [],
    }


def job_as_json(job: Job) -> dict[str, Any]:
    """A job as other programs get it."""
    return {
        "job_id": job.job_id,
        "status": job.status.value if job.status else None,
        "record_count": job.record_count,
        "record_progress": job.record_progress,
        "outcome": job.outcome.value,
    }


def print_plan(plan: SendPlan, out: TextIO) -> None:
    """Who is left out and why, what changes of the others, and what else there is to be looked at."""
    from joor_desktop.work.list_titles import list_title

    print_left_out(plan.left_out, out)
    for customer in plan.going:
        if found := plan.changes.get(customer.record_id):
            shown = "; ".join(f"{each.place}: {each.told} → {each.sent}" for each in found)
            print(f"{customer.code}: {shown}", file=out)
    for kind in plan.unlisted:
        words = translate("terminal", "{list} that are not on your account list: {entries}.")
        print(words.format(list=list_title(kind), entries=", ".join(plan.unlisted_on(kind))), file=out)
    if plan.unread_why:
        text = translate("terminal", "{read} customers were looked up on JOOR first: {why}.")
        print(text.format(read=plan.read, why=plan.unread_why), file=out)


def print_left_out(left_out: Sequence[LeftOut], out: TextIO) -> None:
    """Who is left out and why, and how to send them all the same where that can be."""
    from joor_desktop.work.plan import Reason

    for reason, count in Counter(customer.reason for customer in left_out).items():
        text = translate("terminal", "{customers} left out: {reason}.")
        print(text.format(customers=customers(count), reason=reason.words), file=out)
    if any(customer.reason is Reason.UNKNOWN for customer in left_out):
        text = translate("terminal", "Look for them on JOOR; if they are not there, send them with --again.")
        print(text, file=out)


def print_send(send: Send | None) -> None:
    if send is None:
        print(translate("terminal", "Nothing to send."))
        return
    for job in send.jobs:
        parts = [f"{send.profile}, {customers(job.record_count)}: {job.outcome.value}"]
        if job.job_id is not None and job.status is not None:
            text = translate("terminal", "job {number} {status}, {done} of {count} done").format(
                number=job.job_id, status=job.status.value, done=job.record_progress, count=job.record_count
            )
            parts.append(text)
        print("; ".join(parts))
        if job.title:
            print(f"  {job.title} {job.detail}".rstrip())
        if job.outcome is Outcome.UNKNOWN:
            text = translate(
                "terminal", "  Once you know: “joor-desktop settle {number} accepted”, or “… {number} again”."
            )
            print(text.format(number=job.id))
    if send.waiting and send.hold is not Hold.NONE:
        text = translate(
            "terminal",
            "{customers} still to be sent. Go on with “joor-desktop resume {number}”, or take them back with "
            "“joor-desktop cancel {number}”.",
        )
        print(text.format(customers=customers(send.waiting), number=send.id))


def complain(error: JoorDesktopError) -> None:
    end_progress()
    print(error.title, file=sys.stderr)
    if error.detail:
        print(error.detail, file=sys.stderr)


def complain_of_unexpected(error: Exception) -> None:
    """Tell of an error that nobody foresaw, with its trace for support, in which nobody's values stand."""
    trace = noted(error)
    complain(
        JoorDesktopError(
            translate("terminal", "Something went wrong that the program did not foresee."),
            translate("terminal", "Nothing was done by halves. Try again; if it happens again, send this to support:"),
        )
    )
    print(trace, file=sys.stderr)


def print_json(content: dict[str, Any]) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    print()


def show_progress(done: int, total: int | None, text: str) -> None:
    if sys.stderr.isatty():
        amount = f"{done} / {total}" if total else str(done)
        print(f"\r\x1b[K{text} {amount}", end="", file=sys.stderr, flush=True)


def end_progress() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
