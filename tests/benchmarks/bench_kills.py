"""Kills the program at random moments of sends of 2,000 customers in 20 jobs, while the practice server makes faults.

    python -m tests.benchmarks.bench_kills [KILLS] [SEED]

After each kill every job's state is held against the server's own log; a person who has that log settles what is
unknown, and the next process goes on. At the end nobody may have been sent twice, and nobody lost.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from joor_desktop.model.job import Job, Outcome
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.settling import Settling
from tests.work.customers import good_record

ROOT = Path(__file__).parents[2]
CUSTOMERS = 2_000
JOBS = 20
FAULTS = [
    FaultKind.DROP_UNREAD, FaultKind.DROP_HALF_READ, FaultKind.DROP_ACCEPTED, FaultKind.HALF_ANSWER, FaultKind.ERROR,
    FaultKind.ERROR_ACCEPTED, FaultKind.RATE_LIMIT, FaultKind.TOKEN, FaultKind.FORBIDDEN, FaultKind.REFUSED,
    FaultKind.NO_JOB, FaultKind.HTML, FaultKind.REDIRECT, FaultKind.SEE_OTHER, FaultKind.SLOW,
]
_CHILD = (
    "import sys; from pathlib import Path; from tests.benchmarks.bench_kills import work; "
    "work(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))"
)


@dataclass(slots=True)
class Tally:
    """What came of it; ``untrue`` are the states that the server's log contradicts."""

    kills: int = 0
    in_the_middle: int = 0
    sends: int = 0
    unknown: int = 0
    twice: int = 0
    lost: int = 0
    untrue: list[str] = field(default_factory=list)


def work(database: Path, url: str, name: str, customers: int) -> None:
    """What a process does: go on with what waits, then send whoever is left."""
    tokens = SessionTokens()
    tokens.store(name, "t0ken")
    with Desk(database, [tokens]) as desk:
        profile = Profile(name, Environment.CUSTOM, url, batch_size=customers // JOBS)
        if desk.profiles.get(name) is None:
            desk.profiles.add(profile)
        desk.ledger.orphans()
        for send in desk.ledger.sends():
            if send.profile == name and send.waiting:
                desk.sender.carrier.go_on(TaskContext(), send.id)
        records = [good_record(number) for number in range(customers)]
        for record in records:
            record.values["customer_code"] = f"{name}-{record.customer_code}"
        desk.sender.send(TaskContext(), desk.sender.plan_records(TaskContext(), profile, "list.xlsx", records))


class Killer:
    """One practice server, one file of the program, and process after process."""

    def __init__(self, folder: Path, customers: int, chance: random.Random) -> None:
        pace = Pace(0.0, 1_000_000.0, 0.0, credits=1_000_000)
        self._server = PracticeServer(folder / "server.sqlite3", pace=pace)
        self._database = folder / "desk" / "joor_desktop.sqlite3"
        self._customers = customers
        self._chance = chance
        self.tally = Tally()

    def run(self, kills: int) -> Tally:
        """Send list after list until there were that many kills, then let the last one go through."""
        self._server.start()
        try:
            while self.tally.kills < kills:
                self.tally.sends += 1
                name = f"P{self.tally.sends}"
                while not self._is_through(name):
                    self._one_process(name, kill=self.tally.kills < kills)
                self._count(name)
        finally:
            self._server.stop()
        return self.tally

    def _one_process(self, name: str, *, kill: bool) -> None:
        if kill and self._chance.random() < 0.8:
            kind = self._chance.choice(FAULTS)
            self._server.faults.add(kind, method="POST", seconds=self._chance.choice([1, 0.5, 2]))
        else:
            self._server.faults.clear()
        arguments = [str(self._database), self._server.url, name, str(self._customers)]
        with subprocess.Popen([sys.executable, "-c", _CHILD, *arguments], cwd=ROOT, stderr=subprocess.PIPE) as process:
            if kill:
                before = len(self._server.received())
                deadline = time.monotonic() + 20
                # Nothing is to be killed while Python is still loading: the moments are those of the send.
                while len(self._server.received()) == before and process.poll() is None and time.monotonic() < deadline:
                    time.sleep(0.01)
                time.sleep(self._chance.random() * 0.6 * self._chance.random())
                self.tally.in_the_middle += process.poll() is None
                process.kill()
                self.tally.kills += 1
            else:
                _, complaint = process.communicate(timeout=120)
                assert process.returncode == 0, complaint.decode()
        self._wait_for_quiet()
        self._check_and_settle()

    def _wait_for_quiet(self) -> None:
        """What the dead process had handed over may still be on its way into the server."""
        last = None
        while (now := [(each.id, each.fingerprint, each.job_id) for each in self._server.received()]) != last:
            last = now
            time.sleep(0.15)

    def _check_and_settle(self) -> None:
        taken = Counter(each.fingerprint for each in self._server.received() if each.job_id is not None)
        with closing(Database(self._database)) as database:
            ledger = Ledger(database)
            ledger.orphans()
            jobs = [job for send in ledger.sends() for job in send.jobs if job.fingerprint]
            # The same customers make the same bytes again in a later send, once those of an earlier one were refused.
            for fingerprint in {job.fingerprint for job in jobs}:
                alike = [job for job in jobs if job.fingerprint == fingerprint]
                self._check(alike, taken[fingerprint])
                self._settle(alike, Settling(database, ledger), is_there=bool(taken[fingerprint]))

    def _check(self, alike: list[Job], times: int) -> None:
        accepted = sum(job.outcome is Outcome.ACCEPTED for job in alike)
        unknown = sum(job.outcome is Outcome.UNKNOWN for job in alike)
        on_its_way = any(job.outcome is Outcome.SENDING for job in alike)
        if on_its_way or not accepted <= times <= accepted + unknown:
            states = ", ".join(f"{job.id} {job.outcome.value}" for job in alike)
            self.tally.untrue.append(f"taken {times} times: {states}")

    def _settle(self, alike: list[Job], settling: Settling, *, is_there: bool) -> None:
        for job in alike:
            if job.outcome is Outcome.UNKNOWN:
                self.tally.unknown += 1
                (settling.count_as_accepted if is_there else settling.send_again)(job.id)

    def _is_through(self, name: str) -> bool:
        if not self._database.exists():
            return False
        with closing(Database(self._database)) as database:
            accepted = database.value(
                "SELECT count(DISTINCT c.code) FROM sent_customer c JOIN job j ON j.id = c.job "
                "JOIN send s ON s.id = j.send_id WHERE s.profile = ? AND j.outcome = 'accepted'",
                (name,),
            )
        return bool(accepted == self._customers)

    def _count(self, name: str) -> None:
        posts = {code: n for code, n in self._server.posts_by_code().items() if code.startswith(f"{name}-")}
        self.tally.twice += sum(times > 1 for times in posts.values())
        self.tally.lost += self._customers - len(posts)


def run(folder: Path, kills: int, customers: int = CUSTOMERS, seed: int = 1) -> Tally:
    """Kill that often; return what came of it."""
    return Killer(folder, customers, random.Random(seed)).run(kills)


def main() -> None:
    """Print the tally."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), kills, seed=seed)
    print(tally)
    assert (tally.twice, tally.lost, tally.untrue) == (0, 0, [])


if __name__ == "__main__":
    main()
