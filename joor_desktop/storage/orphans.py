"""What becomes of the jobs of processes that ended in the middle of a send."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database


def settle_orphans(database: Database, jobs: Sequence[int]) -> None:
    """Settle *jobs*, whose processes no longer run; it is called inside a transaction.

    A job is taken only as it stands now: another process may have settled it meanwhile.
    """
    rows = [(job,) for job in jobs]
    title, detail = _on_its_way()
    database.run_many(
        "UPDATE job SET outcome = 'unknown', title = ?, detail = ? WHERE id = ? AND outcome = 'sending'",
        [(title, detail, job) for job in jobs],
    )
    title, detail = _never_left()
    database.run_many(
        "UPDATE job SET outcome = 'not-sent', title = ?, detail = ? WHERE id = ? AND outcome = 'waiting' "
        "AND (fingerprint = '' OR (SELECT hold FROM send WHERE send.id = send_id) = 'cancelling')",
        [(title, detail, job) for job in jobs],
    )
    unknown = "EXISTS (SELECT 1 FROM job WHERE send_id = send.id AND outcome = 'unknown')"
    waiting = "EXISTS (SELECT 1 FROM job WHERE send_id = send.id AND outcome = 'waiting')"
    database.run_many(
        f"UPDATE send SET hold = CASE WHEN NOT {waiting} THEN '' WHEN {unknown} THEN 'stopped' "
        "WHEN hold = 'pausing' THEN 'paused' ELSE 'interrupted' END "
        "WHERE id = (SELECT send_id FROM job WHERE id = ?) AND hold IN ('', 'pausing', 'cancelling')",
        rows,
    )


def _on_its_way() -> tuple[str, str]:
    return (
        translate("storage", "The program ended while this was being sent."),
        translate(
            "storage", "JOOR may have it or not. It is not sent again by itself: look for the customers on JOOR."
        ),
    )


def _never_left() -> tuple[str, str]:
    return (
        translate("storage", "The program ended before this was sent."),
        translate("storage", "Nothing left. Press Send again to send these customers."),
    )
