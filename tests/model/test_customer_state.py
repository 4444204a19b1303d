"""The state of a customer in words, for each thing that the ledger can hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from joor_desktop.model.comparison import Difference
from joor_desktop.model.customer_state import CustomerFacts, Stage, state_of
from joor_desktop.model.job import JobStatus, Outcome
from joor_desktop.model.path import Path
from joor_desktop.model.read_back import Found, ReadBack

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
"""A Monday."""

MATCHED = {"first": date(2026, 11, 24), "last": date(2026, 11, 25), "late_from": date(2026, 11, 27)}
FINISHED = {"outcome": Outcome.ACCEPTED, "status": JobStatus.FINISHED, "finished": NOW}
MISSING = ReadBack(Found.MISSING, NOW, NOW)
GROUP = Difference(Path(field="customer_group_name"), "Specialty", "Outlet")


@pytest.mark.parametrize(
    ("facts", "stage", "words"),
    [
        ({}, Stage.NEVER_SENT, "Not sent"),
        ({"outcome": Outcome.WAITING}, Stage.WAITING, "Waiting to be sent"),
        ({"outcome": Outcome.SENDING}, Stage.SENDING, "Being sent"),
        ({"outcome": Outcome.NOT_SENT}, Stage.NOT_SENT, "Not sent"),
        ({"outcome": Outcome.REFUSED}, Stage.REFUSED, "Refused by JOOR"),
        ({"outcome": Outcome.UNKNOWN}, Stage.UNKNOWN, "Unknown, not sent again"),
        ({"outcome": Outcome.ACCEPTED, "status": JobStatus.QUEUED}, Stage.ACCEPTED, "Accepted by JOOR"),
        ({"outcome": Outcome.ACCEPTED, "job_late": True}, Stage.LATE_JOB, "JOOR's job is late"),
        (FINISHED, Stage.FINISHED, "Job finished"),
        (FINISHED | MATCHED, Stage.MATCHING, "Waiting for JOOR's people, by about Tue 24 - Wed 25 Nov"),
        (FINISHED | MATCHED | {"last": None}, Stage.MATCHING, "Waiting for JOOR's people, not before Tue 24 Nov"),
        (FINISHED | MATCHED | {"seen": MISSING, "late_from": NOW.date()}, Stage.LATE, "Late since Mon 23 Nov"),
        (FINISHED | {"seen": MISSING}, Stage.MATCHING, "Not in JOOR yet"),
        (FINISHED | MATCHED | {"seen": ReadBack(Found.EQUAL, NOW, NOW)}, Stage.SEEN, "Seen in JOOR, today 14:05"),
        (
            FINISHED | {"seen": ReadBack(Found.DIFFERENT, NOW, NOW - timedelta(days=4), differences=(GROUP,))},
            Stage.DIFFERENT,
            "Different in JOOR, Thu 19 Nov 14:05",
        ),
    ],
)
def test_each_state_has_its_words(facts: dict[str, object], stage: Stage, words: str) -> None:
    state = state_of(CustomerFacts(**facts), NOW)  # type: ignore[arg-type]
    assert (state.stage, state.words) == (stage, words)


def test_what_differs_why_it_was_refused_and_what_to_do_stand_behind() -> None:
    different = CustomerFacts(Outcome.ACCEPTED, seen=ReadBack(Found.DIFFERENT, NOW, NOW, differences=(GROUP,)))
    assert state_of(different, NOW).detail == "Group: sent “Specialty”, JOOR has “Outlet”"
    assert state_of(CustomerFacts(Outcome.REFUSED, why="No such label."), NOW).detail == "No such label."
    waiting = FINISHED | MATCHED | {"late_from": NOW.date()}
    unread = state_of(CustomerFacts(**waiting), NOW)  # type: ignore[arg-type]
    assert (unread.stage, unread.words) == (Stage.MATCHING, "Should be in JOOR by now, not read since")
    late = CustomerFacts(**waiting, seen=MISSING)  # type: ignore[arg-type]
    assert "Integration Manager" in state_of(late, NOW).detail
    failed = CustomerFacts(**FINISHED, failed="The line is down.")  # type: ignore[arg-type]
    assert state_of(failed, NOW).detail == "The last reading did not work: The line is down."


def test_an_unknown_outcome_is_settled_by_what_was_seen() -> None:
    state = state_of(CustomerFacts(Outcome.UNKNOWN, seen=ReadBack(Found.EQUAL, NOW, NOW)), NOW)
    assert state.stage is Stage.SEEN
    assert "never came" in state.detail


@pytest.mark.parametrize(("is_new", "hint"), [(True, ""), (False, "The update may not have been taken. ")])
def test_differences_of_an_update_whose_answer_never_came_may_mean_only_that(is_new: bool, hint: str) -> None:
    """A new customer that is there has arrived."""
    seen = ReadBack(Found.DIFFERENT, NOW, NOW, differences=(GROUP,))
    state = state_of(CustomerFacts(Outcome.UNKNOWN, seen=seen, is_new=is_new), NOW)
    assert state.detail == f"{hint}{GROUP.words}"
