"""How a send is going, in a sentence and on a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from joor_desktop.model.job import Job, JobStatus, Outcome, Send
from joor_desktop.model.read_back import SeenCounts
from joor_desktop.ui.sends.course import State, course_of
from joor_desktop.ui.sends.lines import SendLine
from joor_desktop.ui.sends.needs_you import waiting_for_a_person
from joor_desktop.ui.sends.timeline import Mark, steps_of
from joor_desktop.ui.sends.trouble import has_trouble, joors_words, trouble_detail

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
BEFORE = NOW - timedelta(minutes=3)

ACCEPTED = Job(1, 1, 1, Outcome.ACCEPTED, 49, "", 9005, JobStatus.STARTED, 31, BEFORE, BEFORE)
FINISHED = replace(ACCEPTED, status=JobStatus.FINISHED, record_progress=49, finished=NOW)
UNKNOWN = Job(2, 1, 2, Outcome.UNKNOWN, 49, "", posted=BEFORE, answered=BEFORE, title="The line broke.")
REFUSED = replace(UNKNOWN, outcome=Outcome.REFUSED, code="17", comment="Price label Europa is not known")
WAITING = Job(3, 1, 3, Outcome.WAITING, 49, "")


def send(*jobs: Job, environment: str = "production", new: int = 49) -> Send:
    """A send of these jobs."""
    customers = sum(job.record_count for job in jobs)
    return Send(1, "Spring fair", "Paris", environment, "", "json", BEFORE, customers, new, jobs)


def test_a_running_job_says_how_far_it_is_and_when_it_is_looked_at_next() -> None:
    job = replace(ACCEPTED, next_look=NOW + timedelta(seconds=20))
    course = course_of(send(job), NOW)
    assert course.words == "Job 9005 started, 31 of 49 · next look in 20 s"
    assert course.done == pytest.approx(31 / 49)
    assert course.state is State.FOLLOWED


@pytest.mark.parametrize("others", [(), (FINISHED,), (ACCEPTED, WAITING)])
def test_an_unknown_outcome_comes_before_all_else(others: tuple[Job, ...]) -> None:
    course = course_of(send(*others, UNKNOWN), NOW)
    assert course.state is State.UNKNOWN
    assert course.needs_a_person
    assert "not sent again" in course.words.lower()


def test_a_refusal_is_told_in_joors_own_words() -> None:
    assert course_of(send(REFUSED), NOW).words == "Refused by JOOR: code 17, “Price label Europa is not known”"


def test_finished_is_not_matched() -> None:
    assert course_of(send(FINISHED), NOW).words == "Finished. Waiting for JOOR's people, by about Tue 24 - Wed 25 Nov"
    assert course_of(send(FINISHED, new=0), NOW).words == "Finished"
    assert "Integration Manager" in course_of(send(FINISHED, environment="sandbox"), NOW).words
    assert course_of(send(FINISHED, environment="practice"), NOW).words == "Finished"


def test_who_is_not_there_yet_is_told_with_the_days_until_when_that_is_normal() -> None:
    counts = SeenCounts(seen=40, different=2, missing=7, last_missed=NOW)
    words = "Finished. 40 of 49 seen in JOOR, 2 different, 7 not there yet, by about Tue 24 - Wed 25 Nov"
    assert course_of(send(FINISHED), NOW, counts).words == words


def test_jobs_in_a_row_are_counted() -> None:
    course = course_of(send(FINISHED, WAITING), NOW)
    assert course.state is State.SENDING
    assert course.words == "Being sent: 1 of 2 jobs are with JOOR"
    assert course.done == pytest.approx(0.5)


def test_the_timeline_of_a_finished_send_leads_to_the_expected_days() -> None:
    steps = steps_of(send(FINISHED), NOW)
    assert [step.words for step in steps] == ["Sent", "Accepted", "Finished", "Today", "Expected"]
    assert steps[-1].when == "Tue 24 - Wed 25 Nov"
    assert steps[-1].mark is Mark.EXPECTED


def test_the_timeline_tells_when_it_was_started_and_when_the_last_customer_was_seen() -> None:
    job = replace(FINISHED, started=BEFORE + timedelta(minutes=1))
    steps = steps_of(send(job), NOW, SeenCounts(seen=49, last_seen=NOW - timedelta(minutes=1)))
    assert [(step.words, step.when) for step in steps] == [
        ("Sent", "Today 14:02"), ("Accepted", "Today 14:02"), ("Started", "Today 14:03"), ("Finished", "Today 14:05"),
        ("Seen in JOOR", "Today 14:04"),
    ]
    some = steps_of(send(job), NOW, SeenCounts(seen=48, last_seen=NOW))
    assert [step.words for step in some][-2:] == ["Today", "Expected"]


def test_today_stands_behind_expected_days_that_are_over() -> None:
    later = NOW + timedelta(days=20)
    assert [step.words for step in steps_of(send(FINISHED), later)][-2:] == ["Expected", "Today"]


def test_the_timeline_of_a_running_send_has_the_share_that_is_done() -> None:
    marks = {step.words: step.mark for step in steps_of(send(ACCEPTED), NOW)}
    assert marks["31 of 49"] is Mark.NOW
    assert marks["Finished"] is Mark.AHEAD


@pytest.mark.parametrize(("job", "mark"), [(UNKNOWN, Mark.UNKNOWN), (REFUSED, Mark.REFUSED)])
def test_the_timeline_ends_where_it_broke(job: Job, mark: Mark) -> None:
    assert steps_of(send(job), NOW)[-1].mark is mark


def test_nothing_is_said_to_be_sent_before_it_left() -> None:
    assert [step.words for step in steps_of(send(WAITING), NOW)] == ["Recorded", "Sent", "Accepted"]


def test_a_job_that_stands_still_is_late_and_says_what_to_do() -> None:
    """It is still followed, and needs a person all the same."""
    job = replace(FINISHED, status=JobStatus.QUEUED, answered=NOW - timedelta(hours=4), looked=NOW, finished=None)
    course = course_of(send(job), NOW)
    assert course.state is State.LATE
    assert course.needs_a_person
    assert course.words == "Late: JOOR has not got on with it since today 10:05"
    assert has_trouble(job)
    assert "Ask JOOR's support about job 9005" in trouble_detail(job)
    assert waiting_for_a_person([SendLine.at(send(job), NOW)], {})


def test_the_code_of_what_joor_accepted_is_no_fault() -> None:
    """A late job was accepted with code 0, which would look like the reason."""
    late = replace(FINISHED, status=JobStatus.QUEUED, answered=NOW - timedelta(hours=4), looked=NOW, finished=None)
    assert joors_words(replace(late, code="0", log_id="a81f")) == "Log number: a81f"
    refused = replace(late, outcome=Outcome.REFUSED, code="17", log_id="a81f")
    assert joors_words(refused) == "Code: 17   Log number: a81f"
