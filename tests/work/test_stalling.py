"""A file that doesn't answer, as on a dead network drive: it is told, and the task can be cancelled all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, UnreadableFileError
from joor_desktop.files.reading import understand
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work import child_voice, stillness
from joor_desktop.work.context import TaskContext
from joor_desktop.work.import_process import FileRequest, import_in_process, understand_in_process
from joor_desktop.work.import_verb import IMPORT_VERB
from joor_desktop.work.stillness import Pulse, Stillness, pulse
from tests.work.test_cancelling import AT_ONCE_S, assert_all_is_as_before, everything

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no files that can be made to block")

STALL_AFTER_S = 1.0


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "STALL_AFTER_S", STALL_AFTER_S)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A file whose bytes come when somebody writes them."""
    path = tmp_path / "far" / "customers.csv"
    path.parent.mkdir()
    os.mkfifo(path)
    return path


class Telling:
    """Keeps what a task tells, and does something when it first tells that the file doesn't answer."""

    def __init__(self, on_stall: Callable[[], None]) -> None:
        self.texts: list[str] = []
        self._on_stall: Callable[[], None] | None = on_stall
        self.context = TaskContext(self._on_progress)

    def _on_progress(self, _done: int, _total: int | None, text: str) -> None:
        self.texts.append(text)
        if "does not answer" in text and self._on_stall is not None:
            on_stall, self._on_stall = self._on_stall, None
            threading.Thread(target=on_stall).start()


def cancelled_after_s(look: Callable[[TaskContext], object]) -> tuple[float, list[str]]:
    """Cancel when the stall is told; how long that took, and what was told."""
    asked_s: list[float] = []

    def cancel() -> None:
        asked_s.append(time.monotonic())
        telling.context.cancel()

    telling = Telling(cancel)
    with pytest.raises(CancelledError):
        look(telling.context)
    took_s = time.monotonic() - asked_s[0]
    print(f"{took_s * 1000:.0f} ms from the wish to the end")
    return took_s, telling.texts


@pytest.mark.parametrize("task", [understand_in_process, import_in_process])
def test_a_file_that_never_opens_is_told_and_can_be_cancelled(
    pipe: Path, drafts: Drafts, list_id: int, tmp_path: Path, task: Callable[[TaskContext, FileRequest], object]
) -> None:
    before = everything(drafts, list_id)
    request = FileRequest(pipe, list_id, drafts.database.path)
    took_s, texts = cancelled_after_s(lambda context: task(context, request))
    assert took_s < AT_ONCE_S
    assert "customers.csv" in texts[-1]
    assert str(pipe.parent) in texts[-1]
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


class Drive:
    """Writes an XML file into a pipe for whoever opens it: half of it at once, and the rest when it is let go on.

    Each opening gets a pipe of its own, as what one reader left in a pipe would come to the next.
    """

    def __init__(self, pipe: Path, customers: int) -> None:
        self._pipe = pipe
        self._content = _payload(customers)
        self._go_on, self._ended = threading.Event(), threading.Event()
        self.go_on = self._go_on.set
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        half = len(self._content) // 2
        while not self._ended.is_set():
            with suppress(BrokenPipeError), self._pipe.open("wb") as file:
                os.mkfifo(self._pipe.with_suffix(".next"))
                self._pipe.with_suffix(".next").rename(self._pipe)
                file.write(self._content[:half])
                file.flush()
                self._go_on.wait()
                file.write(self._content[half:])

    def end(self) -> None:
        self._ended.set()
        self._go_on.set()
        while self._thread.is_alive():  # it may wait for a reader
            reader = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
            self._thread.join(0.05)
            os.close(reader)


def _payload(customers: int) -> bytes:
    one = (
        "<connection><customer_name>Galerie {0}</customer_name><customer_code>EL{0}</customer_code>"
        "<customer_group_name>Specialty</customer_group_name></connection>"
    )
    inside = "".join(one.format(number) for number in range(customers))
    return f"<bulk_connections>{inside}</bulk_connections>".encode()


@pytest.fixture
def drive(pipe: Path) -> Iterator[Drive]:
    """A drive that stops answering in the middle of a file of 10,000 customers."""
    drive = Drive(pipe, 10_000)
    yield drive
    drive.end()


def test_a_file_that_stops_in_the_middle_can_be_cancelled(
    pipe: Path, drive: Drive, drafts: Drafts, list_id: int, tmp_path: Path
) -> None:
    before = everything(drafts, list_id)
    request = FileRequest(pipe, list_id, drafts.database.path)
    took_s, texts = cancelled_after_s(lambda context: import_in_process(context, request))
    assert took_s < AT_ONCE_S
    assert any("Reading" in text for text in texts)
    assert_all_is_as_before(drafts, list_id, before, tmp_path)
    drive.end()


def test_a_file_that_goes_on_is_imported_and_told_as_before(
    pipe: Path, drive: Drive, drafts: Drafts, list_id: int
) -> None:
    telling = Telling(drive.go_on)
    result = import_in_process(telling.context, FileRequest(pipe, list_id, drafts.database.path))
    assert (result.customers, drafts.counts(list_id).customers) == (10_000, 10_003)
    stalled = ["does not answer" in text for text in telling.texts]
    assert stalled.count(True) >= 1
    assert not stalled[-1]


def test_a_process_whose_window_is_gone_does_not_wait_for_the_file(pipe: Path, drafts: Drafts, list_id: int) -> None:
    request = {"task": "understand", "mode": "add", **FileRequest(pipe, list_id, drafts.database.path).to_json()}
    with subprocess.Popen(
        [sys.executable, "-m", "joor_desktop", IMPORT_VERB, json.dumps(request)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdin.close()
        assert process.wait(child_voice._GRACE_S + 10) == 1


def test_work_that_takes_long_is_no_stall() -> None:
    still = Stillness()
    for number in range(15):
        still.note(Pulse(number * 0.1, reading=True))
        assert not still.stalled
        time.sleep(0.1)


def test_waiting_for_something_else_is_no_stall() -> None:
    still = Stillness()
    still.note(Pulse(1.0, reading=False))
    time.sleep(STALL_AFTER_S + 0.1)
    assert not still.stalled


def test_a_pulse_tells_whether_the_main_thread_reads(pipe: Path) -> None:
    pulses: list[Pulse] = []

    def watch() -> None:
        time.sleep(0.2)
        pulses.append(pulse())
        with pipe.open("wb"):
            pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    with pytest.raises(UnreadableFileError, match="is empty"):
        understand(pipe)
    watcher.join()
    pulses.append(pulse())
    assert [each.reading for each in pulses] == [True, False]
