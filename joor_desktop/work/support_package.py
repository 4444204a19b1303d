"""What JOOR's support asks for when something went wrong: each request with its headers and body, and the answers."""

from __future__ import annotations

import pathlib
import zipfile

from joor_desktop.model.job import Job, Send
from joor_desktop.model.texts import translate
from joor_desktop.storage.ledger import Ledger
from joor_desktop.version import version
from joor_desktop.work.context import TaskContext


def write_package(context: TaskContext, ledger: Ledger, send: Send, out: pathlib.Path) -> None:
    """Write the archive *out*: a page of words, and for each job its calls and the bytes that were sent."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me.txt", _summary(ledger, send))
        for job in send.jobs:
            context.check()
            folder = f"job-{job.number}"
            for number, exchange in enumerate(ledger.exchanges(job.id), 1):
                archive.writestr(f"{folder}/call-{number}.txt", exchange)
            body = ledger.payload_path(job.id)
            if body.exists():
                archive.write(body, f"{folder}/body.{send.wire_format}")


def _summary(ledger: Ledger, send: Send) -> str:
    lines = [
        f"joor-desktop {version()}",
        translate("support", "Sent {when} to {environment}, {url}").format(
            when=send.created.isoformat(timespec="seconds"), environment=send.environment, url=send.url
        ),
        translate("support", "{customers} customers in {jobs} jobs. The token is masked.").format(
            customers=send.customers, jobs=len(send.jobs)
        ),
        "",
        *(_job_line(job, bodies=ledger.payload_path(job.id).exists()) for job in send.jobs),
    ]
    return "\n".join(lines) + "\n"


def _job_line(job: Job, *, bodies: bool) -> str:
    parts = [
        translate("support", "Job {number}").format(number=job.number),
        translate("support", "JOOR's number {job}").format(job=job.job_id if job.job_id is not None else "–"),
        translate("support", "outcome {outcome}").format(outcome=job.outcome.value),
        translate("support", "status {status}").format(status=job.status.value if job.status else "–"),
        translate("support", "code {code}").format(code=job.code or "–"),
        translate("support", "log number {log_id}").format(log_id=job.log_id or "–"),
        f"SHA-256 {job.fingerprint}",
    ]
    if not bodies:
        parts.append(translate("support", "the bytes that were sent are no longer kept"))
    return ", ".join(parts)
