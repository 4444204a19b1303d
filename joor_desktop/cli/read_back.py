"""`jobs --read-back`: customers are read from JOOR, and how each stands is printed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.cli.output import customers, end_progress, print_json
from joor_desktop.model.spoken_dates import spoken_wait
from joor_desktop.model.texts import translate
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.model.customer_state import CustomerState
    from joor_desktop.storage.customer_rows import CustomerRow
    from joor_desktop.work.desk import Desk


def read_back(desk: Desk, context: TaskContext, *, as_json: bool) -> ExitCode:
    """Read all customers that JOOR may have, as far as the credits of this window go."""
    from joor_desktop.storage.customer_rows import current_rows
    from joor_desktop.work.customer_states import customer_state

    desk.read_back.request()
    left, due = desk.read_back.read_all(context)
    end_progress()
    now = datetime.now().astimezone()
    states = [(row, customer_state(row, now)) for row in current_rows(desk.ledger.database)]
    if as_json:
        print_json({"customers": [_as_json(row, state) for row, state in states], "left": left})
        return ExitCode.DONE
    for row, state in states:
        print(f"{row.profile}, {row.code}: {state.words}")
        if state.detail:
            print(f"  {state.detail}")
    if left and due is not None:
        text = translate("terminal", "{customers} left to read, not before {wait} from now.")
        print(text.format(customers=customers(left), wait=spoken_wait(due, now)))
    if not states:
        print(translate("terminal", "Nothing was sent yet."))
    return ExitCode.DONE


def _as_json(row: CustomerRow, state: CustomerState) -> dict[str, Any]:
    differences, besides = (row.seen.differences, row.seen.besides) if row.seen is not None else ((), ())
    return {
        "profile": row.profile,
        "customer_code": row.code,
        "job_id": row.job.job_id,
        "state": state.stage.value,
        "words": state.words,
        "differences": [{"path": str(each.path), "sent": each.sent, "joor": each.told} for each in differences],
        "besides": [{"path": str(each.path), "joor": each.told} for each in besides],
    }
