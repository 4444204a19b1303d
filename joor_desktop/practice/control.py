"""Looking into a running practice server, and letting things go wrong in it, from another program.

Only on this computer, as the whole server is:

- ``GET /practice/received``: the requests that came, and how often each customer code was taken.
- ``GET /practice/results/{job}``: what JOOR's mail would say of each customer of a job.
- ``GET /practice/faults``, ``DELETE /practice/faults``: what is still to go wrong; let nothing go wrong.
- ``POST /practice/faults`` with ``{"kind": "drop-accepted", "method": "POST", "times": 1, "seconds": 0}``: one more
  fault; the kinds are those of ``FaultKind``, all but the kind may be left out.
- ``POST /practice/customers`` with ``{"customer_code": "A1", "hidden": false, "changes": {"customer_name": "B"}}``: let
  a customer never appear, or have other fields than those that were sent.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from joor_desktop.practice.faults import FaultKind, Faults
from joor_desktop.practice.service import Reply, Service

_PREFIX = "/practice/"


def is_control(target: str) -> bool:
    """Whether *target* is an address of this page."""
    return target.startswith(_PREFIX)


def run_control(service: Service, faults: Faults, method: str, target: str, body: bytes) -> Reply:
    """Do what is asked for."""
    what, _, number = target.removeprefix(_PREFIX).partition("/")
    if method == "GET" and what == "received":
        return _reply(
            {
                "requests": [asdict(each) for each in service.state.received()],
                "customer_codes": service.state.posts_by_code(),
            }
        )
    if method == "GET" and what == "results" and number.isdecimal():
        return _reply([asdict(each) for each in service.state.results(int(number))])
    if method == "POST" and what == "customers":
        return _control_customer(service, body)
    if what == "faults":
        return _control_faults(faults, method, body)
    return _reply({"error": "There is no such address."}, 404)


def _control_customer(service: Service, body: bytes) -> Reply:
    try:
        wish = json.loads(body)
        code, changes = str(wish["customer_code"]), dict(wish.get("changes", {}))
    except (ValueError, TypeError, KeyError, AttributeError):
        return _reply({"error": "A customer needs a customer_code."}, 400)
    service.state.set_whim(code, hidden=bool(wish.get("hidden")), changes=changes)
    return _reply({"customer_code": code})


def _control_faults(faults: Faults, method: str, body: bytes) -> Reply:
    if method == "POST":
        try:
            wish = json.loads(body)
            kind, method = FaultKind(wish["kind"]), str(wish.get("method", ""))
            seconds, times = float(wish.get("seconds", 0)), int(wish.get("times", 1))
        except (ValueError, TypeError, KeyError, AttributeError):
            return _reply({"error": f"A fault needs a kind: {', '.join(kind.value for kind in FaultKind)}."}, 400)
        faults.add(kind, method=method, seconds=seconds, times=times)
    elif method == "DELETE":
        faults.clear()
    waiting = [{"kind": each.kind.value, "method": each.method, "seconds": each.seconds} for each in faults.waiting()]
    return _reply(waiting)


def _reply(document: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(document).encode())
