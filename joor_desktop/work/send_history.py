"""What a person does with the history of sends: search it, save it, hand it to JOOR's support, forget somebody."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import groupby

from joor_desktop.files.results_book import ResultRow, write_results
from joor_desktop.model.customer_state import Stage, stage_of
from joor_desktop.model.job import Job, Outcome
from joor_desktop.model.texts import translate
from joor_desktop.storage.customer_rows import rows_of_job
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.ledger_rows import read_jobs
from joor_desktop.storage.sent_history import Forgotten, SentHistory
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import replace_whole
from joor_desktop.work.customer_states import customer_facts, customer_state
from joor_desktop.work.folding import folded
from joor_desktop.work.support_package import write_package


def find_sends(
    context: TaskContext, database_path: pathlib.Path, words: str, stage: Stage | None = None
) -> frozenset[int]:
    """The numbers of the sends that have all of *words* in them, without regard to case and accents, and a customer in
    *stage* (None: in any)."""
    with closing(Database(database_path)) as database:
        if stage is None:
            return frozenset(_with_words(context, database, words))
        among = frozenset(_with_words(context, database, words)) if words else None
        return frozenset(_with_stage(context, database, stage, among))


def _with_words(context: TaskContext, database: Database, words: str) -> Iterator[int]:
    sought = folded(words).split()
    for send_id, text in SentHistory(database).texts_of_sends():
        context.check()
        plain = folded(text)
        if all(word in plain for word in sought):
            yield send_id


def _with_stage(
    context: TaskContext, database: Database, stage: Stage, among: frozenset[int] | None
) -> Iterator[int]:
    now = datetime.now().astimezone()
    outcomes = _OUTCOMES.get(stage, (Outcome.ACCEPTED, Outcome.UNKNOWN))
    named = ", ".join(f"'{outcome.value}'" for outcome in outcomes)
    jobs = read_jobs(database, f"WHERE j.outcome IN ({named}) ORDER BY j.send_id DESC, j.number")
    for send_id, of_send in groupby(jobs, key=lambda job: job.send_id):
        wanted = among is None or send_id in among
        if wanted and any(_has_stage(context, database, job, stage, now) for job in of_send):
            yield send_id


_OUTCOMES = {
    Stage.WAITING: (Outcome.WAITING,),
    Stage.SENDING: (Outcome.SENDING,),
    Stage.NOT_SENT: (Outcome.NOT_SENT,),
    Stage.REFUSED: (Outcome.REFUSED,),
    Stage.UNKNOWN: (Outcome.UNKNOWN,),
}
"""What a job must have come to for its customers to be in a stage; the others are those of jobs that JOOR has."""


def _has_stage(context: TaskContext, database: Database, job: Job, stage: Stage, now: datetime) -> bool:
    context.check()
    return any(stage_of(customer_facts(row, now), now.tzinfo) is stage for row in rows_of_job(database, job.id))


def save_results(
    context: TaskContext, database_path: pathlib.Path, send_ids: Sequence[int], out: pathlib.Path, now: datetime
) -> int:
    """Write a workbook with a row for each customer of these sends, as they stand *now*; return how many rows it has.

    Raises UnwritableFileError; then *out* is as it was.
    """
    with closing(Database(database_path)) as database, database.snapshot():
        rows = list(_result_rows(context, database, send_ids, now))
    replace_whole(out, lambda path: write_results(rows, path, context.check))
    return len(rows)


def _result_rows(
    context: TaskContext, database: Database, send_ids: Sequence[int], now: datetime
) -> Iterator[ResultRow]:
    for send in filter(None, map(Ledger(database).send, send_ids)):
        for job in send.jobs:
            context.check()
            for customer in rows_of_job(database, job.id):
                state = customer_state(customer, now)
                yield ResultRow(
                    send.created, send.profile, send.environment, send.list_name, job.job_id, customer.code,
                    customer.name, state.words, state.detail, job.finished, job.code, job.comment or job.title,
                    job.log_id,
                )  # fmt: skip


def save_support_package(context: TaskContext, database_path: pathlib.Path, send_id: int, out: pathlib.Path) -> None:
    """Write all that JOOR's support asks for about a send into an archive; the token is masked in it.

    Raises UnwritableFileError; then *out* is as it was.
    """
    with closing(Database(database_path)) as database:
        ledger = Ledger(database)
        send = ledger.send(send_id)
        assert send is not None
        replace_whole(out, lambda path: write_package(context, ledger, send, path))


def forget_customer(_context: TaskContext, database_path: pathlib.Path, code: str) -> Forgotten:
    """Take a customer out of the history of sends; raises UsageError while one of its jobs is not settled."""
    with closing(Database(database_path)) as database:
        return SentHistory(database).forget(code)


def forgotten_words(code: str, forgotten: Forgotten) -> str:
    """What was taken out, in one sentence."""
    return translate("history", "{code} was taken out of {sends} sends; the bytes of {bodies} jobs are gone.").format(
        code=code, sends=forgotten.sends, bodies=forgotten.bodies
    )
