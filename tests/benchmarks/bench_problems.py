"""What finding and mending a kind of problem takes that all of 100,000 customers have, and what sends and rules cost.

    python -m tests.benchmarks.bench_problems

Every customer has a country in another spelling; all of them count as sent for the second half.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path as FilePath

from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import View
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.mending import find_fixes, mend_kind
from joor_desktop.work.refreshing import refresh_list
from joor_desktop.work.seeking import Search, find_problem
from tests.benchmarks.bench_editing import BigList, build, print_time

SIZE = 100_000
COUNTRY = Path("billing_addresses", 0, "billing_country")


def print_mending(big: BigList) -> None:
    """Print what a kind costs from the click to the undo."""
    drafts, list_id, path = big.drafts, big.editor.list_id, big.drafts.database.path
    big.editor.set_values([(record_id, COUNTRY, "Italia") for record_id in big.order], "Spoil")
    kind = next(each for each in drafts.kinds(list_id) if each.code == "country-spelling")
    print(f"{kind.customers:,} fixes of a kind:")
    search = Search(list_id, (kind,), "", (drafts.order(list_id), None), None)
    print_time("next of a kind", lambda: find_problem(TaskContext(), path, search, {}), 3)
    print_time("found", partial(find_fixes, TaskContext(), path, list_id, kind), 3)
    print_time("mended", partial(mend_kind, TaskContext(), path, list_id, kind, "Spelling"), 1)
    print_time("undone", big.editor.undo, 1)


def print_states(big: BigList) -> None:
    """Print what the views of sent customers, and the checking of all by other rules, take."""
    drafts, list_id, database = big.drafts, big.editor.list_id, big.drafts.database
    with database.transaction():
        database.run_many(
            "UPDATE line SET sent = ? WHERE list_id = ? AND position = (SELECT position FROM record WHERE id = ?)",
            [(fingerprint(record), list_id, record_id) for record_id, record in drafts.records(list_id)],
        )
    for view in (View.ERRORS, View.SENT, View.CHANGED):
        print_time(f"order of {view.name.lower()}", partial(drafts.order, list_id, view))
    edits = iter(range(1000))
    print_time(
        "edit of a sent customer",
        lambda: big.editor.set_value(big.order[0], Path(field="customer_alias"), f"{next(edits)}"), 200,
    )
    print_time("checked by other rules", partial(check_all, big), 1)
    print_time("nothing to check", partial(check_all, big))


def check_all(big: BigList) -> None:
    """Check all by the rules of now, in parts as the window does."""
    position: int | None = 0
    while position is not None:
        _, position = refresh_list(TaskContext(), big.drafts.database.path, big.editor.list_id, position)


def main() -> None:
    """Make the list and print the times."""
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder) / "lists.sqlite3")) as database:
        big = build(database, SIZE)
        print_states(big)
        print_mending(big)


if __name__ == "__main__":
    main()
