"""An import that is cancelled ends at once, wherever it is; the list is as it was, and nothing is left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, JoorDesktopError
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.model.merging import ImportMode
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import StepState
from joor_desktop.work.child_process import THREAD_NAME, ChildProcess, Message
from joor_desktop.work.context import TaskContext
from joor_desktop.work.import_process import (
    FileRequest,
    import_in_process,
    preview_in_process,
    understand_in_process,
)
from tests.files.open_documents import cell, content_xml, row, write_ods
from tests.work.customers import HEADINGS, good_row, good_workbook

AT_ONCE_S = 1.0
"""It should be 0.2; a machine that builds and tests may be busy."""

ROWS = 40_000


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text file, with one of so many rows that they are long to put together, and with a spreadsheet
    that takes long to open."""
    folder = tmp_path_factory.mktemp("tables")
    lines = (";".join(good_row(number).values()) for number in range(ROWS))
    (folder / "customers.csv").write_text("\n".join([";".join(HEADINGS), *lines]), encoding="utf-8")
    short = (f"A{number};Shop {number}" for number in range(10 * ROWS))
    (folder / "many.csv").write_text("\n".join(["customer_code;customer_name", *short]), encoding="utf-8")
    rows = "".join(row(cell(f"Shop {number}"), cell(f"A{number}")) for number in range(4 * ROWS))
    write_ods(folder / "customers.ods", content_xml(rows))
    return folder


@dataclass
class Cancelling:
    """Cancels a task a moment after *wanted* says so, of how much is done, of how many, and after how many seconds.

    That is done from another thread, as a window does it.
    """

    wanted: Callable[[int, int | None, float], bool]
    started_s: float = field(default_factory=time.monotonic)
    cancelled_s: float = 0.0
    began: bool = False

    def __post_init__(self) -> None:
        self.context = TaskContext(self._on_progress)

    def cancel(self) -> None:
        self.cancelled_s = time.monotonic()
        self.context.cancel()

    def took_s(self) -> float:
        """The time since then."""
        took_s = time.monotonic() - self.cancelled_s
        print(f"{took_s * 1000:.0f} ms from the wish to the end")
        return took_s

    def _on_progress(self, done: int, total: int | None, _text: str) -> None:
        if not self.began and self.wanted(done, total, time.monotonic() - self.started_s):
            self.began = True
            threading.Timer(0.01, self.cancel).start()


def beside() -> list[threading.Thread]:
    """The threads that wait for processes."""
    return [thread for thread in threading.enumerate() if thread.name == THREAD_NAME]


def assert_all_is_as_before(drafts: Drafts, list_id: int, before: object, tmp_path: Path) -> None:
    """Once the process has ended, which nobody waited for, and another one has cleared away what it had written."""
    assert everything(drafts, list_id) == before
    while threads := beside():
        for thread in threads:
            thread.join(20)
            assert not thread.is_alive()
    assert everything(drafts, list_id) == before
    assert not list((tmp_path / "temporary").iterdir())
    database = drafts.database
    assert database.value("SELECT count(*) FROM step WHERE state = ?", (int(StepState.OPEN),)) == 0
    # The record with the highest number stays, so that no number is given twice.
    assert database.value("SELECT count(*) FROM line") <= drafts.counts(list_id).customers + 1
    assert database.value("SELECT count(*) FROM staged") == 0


def everything(drafts: Drafts, list_id: int) -> object:
    order = drafts.order(list_id)
    return list(order), [each.record for each in drafts.page(order)], drafts.counts(list_id)


def opening(done: int, _total: int | None, seconds: float) -> bool:
    return done == 0 and seconds > 0.8


def writing(done: int, _total: int | None, _seconds: float) -> bool:
    return done >= 3000


@pytest.mark.parametrize(
    ("name", "grouped", "wanted"),
    [
        pytest.param("customers.ods", None, opening, id="opening"),
        pytest.param("many.csv", True, opening, id="gathering"),
        pytest.param("customers.csv", None, writing, id="writing"),
    ],
)
@pytest.mark.parametrize("mode", [ImportMode.ADD, ImportMode.REPLACE])
def test_an_import_ends_at_once(
    tables: Path,
    tmp_path: Path,
    drafts: Drafts,
    list_id: int,
    name: str,
    grouped: bool | None,
    wanted: Callable[[int, int | None, float], bool],
    mode: ImportMode,
) -> None:
    before = everything(drafts, list_id)
    choices = Choices(dict.fromkeys(("", "customers", "many"), SheetChoices(grouped=grouped)))
    request = FileRequest(tables / name, list_id, drafts.database.path, choices)
    cancelling = Cancelling(wanted)
    with pytest.raises(CancelledError):
        import_in_process(cancelling.context, request, mode)
    assert cancelling.cancelled_s
    assert cancelling.took_s() < AT_ONCE_S
    assert_all_is_as_before(drafts, list_id, before, tmp_path)
    result = import_in_process(
        TaskContext(), FileRequest(good_workbook(tmp_path / "next.xlsx", 20, 10), list_id, drafts.database.path)
    )
    assert (result.added, drafts.counts(list_id).customers) == (20, 23)


@pytest.mark.parametrize("look", [understand_in_process, preview_in_process])
def test_a_look_ends_at_once(
    tables: Path, tmp_path: Path, drafts: Drafts, list_id: int, look: Callable[[TaskContext, FileRequest], object]
) -> None:
    before = everything(drafts, list_id)
    cancelling = Cancelling(opening)
    with pytest.raises(CancelledError):
        look(cancelling.context, FileRequest(tables / "customers.ods", list_id, drafts.database.path))
    assert cancelling.took_s() < AT_ONCE_S
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


def test_an_import_that_breaks_off_by_itself_is_told_and_cleared_away(
    tables: Path, tmp_path: Path, drafts: Drafts, list_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the system ends it because the memory is full."""
    before = everything(drafts, list_id)
    take = ChildProcess._take

    def watched(process: ChildProcess, message: Message, context: TaskContext) -> None:
        take(process, message, context)
        if message.get("done", 0) >= 3000:
            process._process.kill()

    monkeypatch.setattr(ChildProcess, "_take", watched)
    request = FileRequest(tables / "customers.csv", list_id, drafts.database.path)
    with pytest.raises(JoorDesktopError, match="ended before its time") as told:
        import_in_process(TaskContext(), request)
    assert "The list is as it was." in told.value.detail
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


@pytest.fixture
def at_ready(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None], Callable[[], None]], None]:
    """Does something just before the window hears that the import is ready, and something just after it said go."""

    def set_up(before: Callable[[], None], after: Callable[[], None]) -> None:
        take = ChildProcess._take

        def watched(process: ChildProcess, message: Message, context: TaskContext) -> None:
            if "ready" in message:
                before()
            take(process, message, context)
            if "ready" in message:
                after()

        monkeypatch.setattr(ChildProcess, "_take", watched)

    return set_up


Watch = Callable[[Callable[[], None], Callable[[], None]], None]


def nothing() -> None:
    return


def never(_done: int, _total: int | None, _seconds: float) -> bool:
    return False


def test_an_import_that_is_ready_is_still_cancelled(
    tables: Path, tmp_path: Path, drafts: Drafts, list_id: int, at_ready: Watch
) -> None:
    before = everything(drafts, list_id)
    cancelling = Cancelling(never)
    at_ready(cancelling.cancel, nothing)
    request = FileRequest(tables / "customers.csv", list_id, drafts.database.path)
    with pytest.raises(CancelledError):
        import_in_process(cancelling.context, request, ImportMode.REPLACE)
    assert cancelling.took_s() < AT_ONCE_S
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


def test_an_import_that_was_let_go_counts_as_done(
    tables: Path, drafts: Drafts, list_id: int, at_ready: Watch
) -> None:
    cancelling = Cancelling(never)
    at_ready(nothing, cancelling.cancel)
    request = FileRequest(tables / "customers.csv", list_id, drafts.database.path)
    result = import_in_process(cancelling.context, request)
    assert cancelling.took_s() < AT_ONCE_S
    assert (result.customers, drafts.counts(list_id).customers) == (ROWS, ROWS + 3)
