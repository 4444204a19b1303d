"""The practice server's answers, laid out as in the response examples of JOOR's pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from joor_desktop.practice.state import PracticeJob

Document = dict[str, Any]


def job_envelope(job: PracticeJob, now: float) -> Document:
    """The answer to a POST, and to a look at a job."""
    described = {
        "bulk_connections_job_id": job.id,
        "status": job.status(now),
        "created": _moment(job.created),
        "modified": _moment(job.modified(now)),
        "connection_record_count": job.customers,
        "connection_record_progress": job.progress(now),
    }
    return {"bulk_connections": {"response": {"code": 0}, "bulk_connections_jobs": [described]}}


def connection_envelope(connection: Document) -> Document:
    """The answer to reading a customer."""
    return {"connections": {"response": {"code": 0}, "connection": [connection]}}


def refusal_envelope(code: int, comment: str, log_id: int, top: str = "bulk_connections") -> Document:
    """An answer that says no; the codes are the practice server's own, as JOOR publishes none."""
    return {top: {"response": {"code": code, "comment": comment, "log_id": str(log_id)}}}


def render(document: Document, content_type: str) -> bytes:
    """*document* in the format asked for."""
    if content_type != "application/xml":
        return json.dumps(document, ensure_ascii=False).encode()
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_elements(document)).encode()


_ITEM_NAMES = {"bulk_connections_jobs": "bulk_connection_job", "connection": ""}


def _elements(document: Document) -> list[str]:
    return [_element(name, value) for name, value in document.items()]


def _element(name: str, value: object) -> str:
    if isinstance(value, dict):
        return f"<{name}>{''.join(_elements(value))}</{name}>"
    if isinstance(value, list):
        item = _ITEM_NAMES.get(name, name.removesuffix("es" if name.endswith("sses") else "s"))
        if not item:
            return "".join(_element(name, entry) for entry in value)
        return f"<{name}>{''.join(_element(item, entry) for entry in value)}</{name}>"
    return f"<{name}>{escape(str(value))}</{name}>"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
