"""How much memory sending 10,000 customers takes over the list itself, with the practice server in another process.

    python -m tests.benchmarks.bench_sending

The same process is run twice: once it only reads all customers of the list, once it plans and sends them. What counts
is the most memory that it ever held (the system's high water mark, in MB; Linux only).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from joor_desktop.model.profile import Environment, Profile, WireFormat
from joor_desktop.model.record import Record
from joor_desktop.practice.server import PRACTICE_TOKEN
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.checks.examples import good_record
from tests.storage.lists import fill

COUNT = 10_000
AT_MOST_MB = 40.0
_SERVE = """
import sys
from joor_desktop.practice.standalone import serve
serve(0, lambda words: print(words, flush=True))
"""


def customers() -> list[Record]:
    """Customers that differ in their codes."""
    made = [good_record() for _ in range(COUNT)]
    for number, record in enumerate(made):
        record.values["customer_code"] = f"EL{number:06}"
    return made


def prepare(folder: Path) -> None:
    """Make the list."""
    with Desk(folder / "joor_desktop.sqlite3", []) as desk:
        fill(desk.drafts.database, desk.drafts.create("Ten thousand", "paris"), customers())


def peak_mb() -> float:
    """The most memory that this process ever held.

    Not by getrusage, whose mark a process takes over from the one that started it.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1e3


def work(folder: Path, url: str, wire_format: WireFormat) -> None:
    """Read the list, and send it where there is an address; print the high water mark after it."""
    tokens = SessionTokens()
    tokens.store("paris", PRACTICE_TOKEN)
    with Desk(folder / "joor_desktop.sqlite3", [tokens]) as desk:
        [summary] = desk.drafts.all()
        read = sum(1 for _ in desk.drafts.records(summary.id))
        if url:
            profile = Profile("paris", Environment.CUSTOM, url, wire_format=wire_format)
            desk.profiles.add(profile)
            send = desk.sender.send(TaskContext(), desk.sender.plan_list(TaskContext(), profile, summary.id))
            accepted = sum(job.record_count for job in send.jobs if job.job_id) if send else 0
            if accepted != COUNT:
                raise SystemExit(f"only {accepted} of {COUNT} were accepted")
    print(read, peak_mb())


def measured(folder: Path, *arguments: str) -> float:
    """The high water mark of a process of its own, in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_sending", str(folder), *arguments]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


def compare(wire_format: WireFormat) -> bool:
    """Print what sending takes over reading; return whether it is within the bounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        read = measured(folder, "", wire_format.value)
        server = subprocess.Popen([sys.executable, "-c", _SERVE], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[-1]
            threading.Thread(target=server.stdout.read, daemon=True).start()
            sent = measured(folder, url, wire_format.value)
        finally:
            server.terminate()
            server.wait()
    over = sent - read
    print(f"{wire_format.value}: reading {read:.0f} MB, sending {sent:.0f} MB, over it {over:.1f} MB "
          f"(at most {AT_MOST_MB:.0f})")
    return over <= AT_MOST_MB


def main() -> int:
    """Compare in both formats; 1 where one of them takes too much."""
    if len(sys.argv) > 1:
        work(Path(sys.argv[1]), sys.argv[2], WireFormat(sys.argv[3]))
        return 0
    kept = [compare(wire_format) for wire_format in WireFormat]
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
