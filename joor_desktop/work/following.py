"""Following jobs: when to look again, and what a look found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from joor_desktop.errors import (
    CancelledError,
    JoorDesktopError,
    KeychainError,
    RateLimitError,
    StorageError,
    UsageError,
)
from joor_desktop.model.job import Job, JobStatus
from joor_desktop.model.profile import Environment
from joor_desktop.model.texts import translate
from joor_desktop.storage.ledger import Ledger
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.context import TaskContext

_FIRST_PAUSE_S = 5.0
_GROWTH = 1.5
_LONGEST_PAUSE_S = 60.0
_OLD_AFTER_S = 3600.0
_LONGEST_OLD_PAUSE_S = 1800.0
_PRACTICE_PAUSE_S = 1.0

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def pause_s(age_s: float, since_last_look_s: float) -> float:
    """How many seconds to wait before the next look at a job.

    JOOR discourages constant polling: 5 s at first, then half as long again each time up to a minute; a job that is
    older than an hour is looked at about every twelfth of its age, at most every half hour: so fifty jobs that hang
    for three days cost less than a twentieth of the credits.
    """
    if age_s > _OLD_AFTER_S:
        return min(age_s / 12, _LONGEST_OLD_PAUSE_S)
    return min(max(_FIRST_PAUSE_S, since_last_look_s * _GROWTH), _LONGEST_PAUSE_S)


def next_look(job: Job, now: datetime, *, practice: bool) -> datetime:
    """When to look at *job* again after a look at *now*."""
    if practice:
        return now + timedelta(seconds=_PRACTICE_PAUSE_S)
    posted = job.answered or now
    before = job.looked or posted
    return now + timedelta(seconds=pause_s((now - posted).total_seconds(), (now - before).total_seconds()))


class Follower:
    """Looks at the jobs that JOOR has accepted and not yet finished, each when its time has come."""

    def __init__(self, ledger: Ledger, accounts: Accounts, clock: Clock = utc_now) -> None:
        self._ledger = ledger
        self._accounts = accounts
        self._clock = clock
        self._out_of_reach: set[int] = set()

    def look(self, context: TaskContext) -> datetime | None:
        """Look at every job that is due; return when the next one is due, None when no job is open."""
        for job, profile_name in self._ledger.open_jobs():
            context.check()
            if _is_due(job, self._clock()):
                self._look_at(job, profile_name)
        times = [job.next_look for job, _ in self._ledger.open_jobs() if job.next_look is not None]
        return min(times, default=None)

    def follow(self, context: TaskContext, jobs: set[int] | None = None) -> None:
        """Look again and again until the jobs of these ledger numbers (None: all open ones) are finished.

        A job whose profile or token is gone is not waited for: only a person can change that. What is wrong stands in
        the ledger.
        """
        while True:
            soonest = self.look(context)
            reached = [job for job, _ in self._ledger.open_jobs() if job.id not in self._out_of_reach]
            still = [job for job in reached if jobs is None or job.id in jobs]
            if not still or soonest is None:
                return
            done = sum(job.record_progress for job in still)
            context.progress(done, sum(job.record_count for job in still), _course(still))
            context.wait(max(0.05, (soonest - self._clock()).total_seconds()))

    def _look_at(self, job: Job, profile_name: str) -> None:
        now = self._clock()
        try:
            profile = self._accounts.profile(profile_name)
            when = next_look(job, now, practice=profile.environment is Environment.PRACTICE)
            with self._accounts.client(profile) as client:
                answer = client.job(job.job_id or 0)
            self._ledger.record_look(job.id, answer.report, when, now)
        except RateLimitError as error:
            self._ledger.record_look_failure(job.id, error, now + timedelta(seconds=error.wait_s), now)
        except (CancelledError, StorageError):
            raise
        except JoorDesktopError as error:
            if isinstance(error, UsageError | KeychainError):
                self._out_of_reach.add(job.id)
            self._ledger.record_look_failure(job.id, error, next_look(job, now, practice=False), now)
        except Exception as error:  # noqa: BLE001 - what nobody foresaw of one job must not end the following of all
            self._ledger.record_look_failure(job.id, _unforeseen(error), next_look(job, now, practice=False), now)


def _is_due(job: Job, now: datetime) -> bool:
    """Whether it is time to look; also where the last look lies ahead, since the clock was set back then."""
    set_back = job.looked is not None and job.looked > now + timedelta(seconds=_LONGEST_PAUSE_S)
    return job.next_look is None or job.next_look <= now or set_back


def _unforeseen(error: Exception) -> JoorDesktopError:
    return JoorDesktopError(
        translate("task", "The last look ended in a way that the program did not foresee."),
        translate("task", "It is looked at again by itself; if this stays, report it: {error}").format(
            error=f"{type(error).__name__}: {error}"
        ),
    )


def _course(jobs: list[Job]) -> str:
    started = sum(job.status is JobStatus.STARTED for job in jobs)
    text = translate("task", "{open} jobs open at JOOR, {started} of them started")
    return text.format(open=len(jobs), started=started)
