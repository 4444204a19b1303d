"""Plain calls to the practice server, with Python's own HTTP client and bodies written by hand."""

from __future__ import annotations

import base64
import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

JSON, XML = "application/json", "application/xml"


def authorization(token: str = "practice") -> str:
    """The header for *token*."""
    return f"OAuth2 {base64.b64encode(token.encode()).decode()}"


def customer(code: str = "C1", **own: Any) -> dict[str, Any]:
    """A connection that JOOR takes, as JSON."""
    price = {
        "price_type_label": "Europe",
        "price_type_currency_code": "EUR",
        "price_type_retail_currency_code": "EUR",
    }
    return {"customer_code": code, "customer_name": f"Shop {code}", "price_types": [price], "warehouses": [], **own}


def payload(*connections: dict[str, Any]) -> bytes:
    """The body of a POST."""
    return json.dumps({"bulk_connections": {"connection": connections}}).encode()


def call(
    url: str, method: str, path: str, body: bytes = b"", **headers: str | None
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer; an underline in a header's name stands for a dash, None leaves it out."""
    all_headers: dict[str, str | None] = {
        "Authorization": authorization(),
        "Content-Type": JSON,
        "Accept": JSON,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    parts = urlsplit(url)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    try:
        sent = {name: value for name, value in all_headers.items() if value is not None}
        connection.request(method, parts.path + path, body or None, sent)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def post(url: str, *connections: dict[str, Any], **headers: str | None) -> Any:
    """The answer to a POST of *connections*, out of its JSON."""
    return json.loads(call(url, "POST", "/bulk-connection", payload(*connections), **headers)[2])["bulk_connections"]


def look(url: str, job_id: int) -> tuple[str, int]:
    """Status and progress of a job."""
    document = json.loads(call(url, "GET", f"/bulk-connection/{job_id}")[2])
    [job] = document["bulk_connections"]["bulk_connections_jobs"]
    return job["status"], job["connection_record_progress"]
