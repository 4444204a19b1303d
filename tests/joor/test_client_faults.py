"""Whatever goes wrong at JOOR, the client says truly what can have happened."""

from __future__ import annotations

import pytest

from joor_desktop.errors import (
    JoorError,
    NotSentError,
    RateLimitError,
    RefusedError,
    UnknownOutcomeError,
)
from joor_desktop.joor.budget import Budget
from joor_desktop.joor.line import Timeouts
from joor_desktop.model.profile import WireFormat
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from tests.joor.conftest import MakeClient
from tests.joor.test_client import body, customer

BOTH = pytest.mark.parametrize("wire_format", WireFormat)


@BOTH
@pytest.mark.parametrize(
    ("kind", "was_taken"),
    [
        (FaultKind.DROP_ACCEPTED, True),
        (FaultKind.HALF_ANSWER, True),
        (FaultKind.ERROR, False),
        (FaultKind.ERROR_ACCEPTED, True),
        (FaultKind.NO_JOB, True),
        (FaultKind.HTML, False),
        (FaultKind.SEE_OTHER, False),
    ],
)
def test_what_says_nothing_certain_is_unknown(
    server: PracticeServer, make_client: MakeClient, kind: FaultKind, was_taken: bool, wire_format: WireFormat
) -> None:
    """Whether JOOR acted or not can't be told from here, and the person is told just that."""
    server.faults.add(kind)
    with pytest.raises(UnknownOutcomeError) as caught:
        make_client(server.url, wire_format).post(body(customer(), wire_format=wire_format))
    assert bool(server.posts_by_code()) is was_taken
    assert "not sent again by themselves" in caught.value.detail


def test_no_answer_in_time_is_unknown(server: PracticeServer, make_client: MakeClient) -> None:
    """JOOR has the customers."""
    server.faults.add(FaultKind.SLOW, seconds=0.5)
    with pytest.raises(UnknownOutcomeError, match="didn't answer in time"):
        make_client(server.url, timeouts=Timeouts(2.0, 0.1, 1.0)).post(body(customer()))


def test_a_slow_answer_within_the_time_is_an_answer(server: PracticeServer, make_client: MakeClient) -> None:
    """Patience pays."""
    server.faults.add(FaultKind.SLOW, seconds=0.2)
    assert make_client(server.url).post(body(customer())).report.job_id == 1


@pytest.mark.parametrize("kind", [FaultKind.DROP_UNREAD, FaultKind.DROP_HALF_READ])
def test_a_break_before_the_last_byte_left_is_not_sent(
    server: PracticeServer, make_client: MakeClient, kind: FaultKind
) -> None:
    """The body is larger than what the system takes over at once, so the client sees it break."""
    server.faults.add(kind)
    large = b" " * 32 * 1024 * 1024 + body(customer())
    with pytest.raises(NotSentError):
        make_client(server.url).post(large)
    assert server.posts_by_code() == {}


@BOTH
@pytest.mark.parametrize(
    ("kind", "code", "title"),
    [
        (FaultKind.TOKEN, "401", "JOOR doesn't accept the token of the profile “Paris”."),
        (FaultKind.FORBIDDEN, "403", "The token of the profile “Paris” may not do this."),
        (FaultKind.REFUSED, "17", "JOOR did not take this."),
    ],
)
def test_a_refusal_is_told_with_joors_own_words(
    server: PracticeServer, make_client: MakeClient, kind: FaultKind, code: str, title: str, wire_format: WireFormat
) -> None:
    """Code, comment and log_id as they came."""
    server.faults.add(kind)
    with pytest.raises(RefusedError) as caught:
        make_client(server.url, wire_format).post(body(customer(), wire_format=wire_format))
    error = caught.value
    assert (error.title, error.code, error.log_id) == (title, code, "1")
    assert error.comment in error.detail
    assert error.comment
    assert server.posts_by_code() == {}


def test_a_redirect_is_not_followed(server: PracticeServer, make_client: MakeClient) -> None:
    """The token stays with JOOR; "ask there instead" means that nothing was done here."""
    server.faults.add(FaultKind.REDIRECT)
    with pytest.raises(RefusedError, match="sends the call on to another address"):
        make_client(server.url).post(body(customer()))
    assert [each.fault for each in server.received()] == ["redirect"]


def test_an_answer_without_a_job_and_without_words_is_not_quoted(
    server: PracticeServer, make_client: MakeClient
) -> None:
    """JOOR said nothing, so nothing is put into its mouth."""
    server.faults.add(FaultKind.NO_JOB)
    with pytest.raises(UnknownOutcomeError) as caught:
        make_client(server.url).post(body(customer()))
    assert "JOOR says" not in caught.value.detail


def test_too_many_calls_say_how_long_to_wait(server: PracticeServer, make_client: MakeClient) -> None:
    """As long as JOOR says, else until the window ends."""
    server.faults.add(FaultKind.RATE_LIMIT, seconds=7)
    server.faults.add(FaultKind.RATE_LIMIT)
    client = make_client(server.url)
    with pytest.raises(RateLimitError) as caught:
        client.post(body(customer()))
    assert caught.value.wait_s == 7.0
    with pytest.raises(RateLimitError) as caught:
        client.post(body(customer()))
    assert caught.value.wait_s == 300.0
    assert client.post(body(customer())).report.job_id == 1


def test_too_many_calls_close_the_budget_for_everybody(server: PracticeServer, make_client: MakeClient) -> None:
    """The second client doesn't ask JOOR before the time is over."""
    server.faults.add(FaultKind.RATE_LIMIT, seconds=7)
    budget = Budget()
    with pytest.raises(RateLimitError):
        make_client(server.url, budget=budget).job(1)
    with pytest.raises(RateLimitError) as caught:
        make_client(server.url, budget=budget).job(1)
    assert caught.value.wait_s == pytest.approx(7.0, abs=0.5)
    assert len(server.received()) == 1


@BOTH
def test_a_revoked_token_is_named(server: PracticeServer, make_client: MakeClient, wire_format: WireFormat) -> None:
    """With where to get another."""
    with pytest.raises(RefusedError, match="doesn't accept the token") as caught:
        make_client(server.url, wire_format, token="revoked-1").connection("C1")
    assert "Integrations Manager" in caught.value.detail


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.DROP_UNREAD, NotSentError),
        (FaultKind.DROP_ACCEPTED, NotSentError),
        (FaultKind.ERROR, NotSentError),
        (FaultKind.RATE_LIMIT, RateLimitError),
        (FaultKind.TOKEN, RefusedError),
        (FaultKind.REDIRECT, RefusedError),
        (FaultKind.SEE_OTHER, RefusedError),
        (FaultKind.REFUSED, RefusedError),
        (FaultKind.HALF_ANSWER, UnknownOutcomeError),
        (FaultKind.HTML, UnknownOutcomeError),
    ],
)
def test_looking_changes_nothing_so_it_may_be_tried_again(
    server: PracticeServer, make_client: MakeClient, kind: FaultKind, error: type[JoorError]
) -> None:
    """A GET that breaks is "not sent"; only an answer that can't be read is not known."""
    client = make_client(server.url)
    job_id = client.post(body(customer())).report.job_id
    server.faults.add(kind, method="GET", times=2)
    with pytest.raises(error) as first:
        client.job(job_id)
    with pytest.raises(error) as second:
        client.connection("C1")
    for caught in (first, second):
        assert caught.value.title
        assert caught.value.detail
        assert "may have taken" not in caught.value.detail
    assert client.job(job_id).report.job_id == job_id


@pytest.mark.parametrize("kind", FaultKind)
def test_no_error_carries_the_token_along(server: PracticeServer, make_client: MakeClient, kind: FaultKind) -> None:
    """Neither in its words nor in the errors behind it."""
    server.faults.add(kind, seconds=1.0 if kind is FaultKind.SLOW else 0.0)
    with pytest.raises(JoorError) as caught:
        make_client(server.url, timeouts=Timeouts(1.0, 0.2, 1.0)).post(body(customer()))
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
