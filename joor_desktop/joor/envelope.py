"""What stands in an answer of JOOR, wherever JOOR has put it.

JOOR's page "Bulk Connection POST" shows the envelope; its place differs by endpoint and format, so it is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from joor_desktop.joor.tree import Tree, UnreadableTreeError, find_all, read_tree
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.job import JobReport, JobStatus

_LONGEST_COMMENT = 2000
_ZERO = re.compile(r"[+-]?0+(\.0+)?")
_JOB_ID = "bulk_connections_job_id"


@dataclass(frozen=True, slots=True)
class Envelope:
    """JOOR's ``response`` as text ("" for what is not there), and everything around it."""

    code: str
    comment: str
    log_id: str
    tree: Tree

    @property
    def is_success(self) -> bool:
        """Whether the code is 0; False also where there is none."""
        return bool(_ZERO.fullmatch(self.code))

    @property
    def is_refusal(self) -> bool:
        """Whether there is a code and it is not 0."""
        return self.code != "" and not self.is_success

    def jobs(self) -> list[dict[str, Any]]:
        """The jobs in the answer that have a number of their own."""
        return [job for job in find_all(self.tree, _JOB_ID) if _whole_number(job[_JOB_ID]) is not None]

    def connections(self) -> list[dict[str, Any]]:
        """The customers in the answer; what JOOR's table has as a list is one, in whichever format it came."""
        return [_with_lists(found) for found in find_all(self.tree, "customer_code")]


def read_envelope(body: bytes) -> Envelope | None:
    """Find JOOR's envelope in *body*; None where there is nothing of the kind (an error page, half an answer)."""
    try:
        tree = read_tree(body)
    except UnreadableTreeError:
        return None
    response = next(_responses(tree), {})
    code, comment, log_id = (_text(response.get(key)) for key in ("code", "comment", "log_id"))
    envelope = Envelope(code, comment[:_LONGEST_COMMENT], log_id, tree)
    return envelope if envelope.code or envelope.comment or envelope.jobs() else None


def _responses(tree: Tree) -> Iterator[dict[str, Any]]:
    yield from (found["response"] for found in find_all(tree, "response") if isinstance(found["response"], dict))
    yield from (found for found in find_all(tree, "code") if "comment" in found or "log_id" in found)


def read_job(job: dict[str, Any]) -> JobReport | None:
    """Read one job; None where its status is a word that JOOR's page doesn't have."""
    job_id = _whole_number(job[_JOB_ID])
    try:
        status = JobStatus(_text(job.get("status")).lower())
    except ValueError:
        return None
    assert job_id is not None
    return JobReport(
        job_id,
        status,
        _whole_number(job.get("connection_record_count")) or 0,
        _whole_number(job.get("connection_record_progress")) or 0,
        _moment(job.get("created")),
        _moment(job.get("modified")),
    )


def job_id_of(job: dict[str, Any]) -> int:
    """The number of a job that :meth:`Envelope.jobs` found."""
    number = _whole_number(job[_JOB_ID])
    assert number is not None
    return number


def _with_lists(connection: dict[str, Any]) -> dict[str, Any]:
    """Make what XML can't tell from a text or a single entry, such as ``<warehouses/>``, a list as it is in JSON."""
    connection = dict(connection)
    for node in ENTRY_NODES:
        around = connection
        if len(node.path) > 1:
            if not isinstance(connection.get(node.path[0]), dict):
                continue
            around = connection[node.path[0]] = dict(connection[node.path[0]])
        if node.path[-1] in around:
            around[node.path[-1]] = _as_list(around[node.path[-1]], node.item)
    return connection


def _as_list(value: object, item: str) -> list[Any]:
    if isinstance(value, dict):
        inner = value.get(item, value)
        return inner if isinstance(inner, list) else [inner]
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).strip()


def _whole_number(value: object) -> int | None:
    try:
        return int(_text(value))
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
