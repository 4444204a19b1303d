"""JOOR's answer is understood wherever its parts stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from joor_desktop.joor.envelope import read_envelope, read_job
from joor_desktop.model.job import JobReport, JobStatus

JOB = '"bulk_connections_job_id": 4, "status": "queued", "connection_record_count": 142'
MOMENT = datetime(2016, 7, 15, 19, 35, 36, tzinfo=UTC)

# As on JOOR's page "Bulk Connection POST".
PAGE_JSON = b"""{"bulk_connections": {"response": {"code": 0}, "bulk_connections_jobs": [{
    "bulk_connections_job_id": 4, "status": "queued", "created": "2016-07-15T19:35:36+00:00",
    "modified": "2016-07-15T19:35:36+00:00", "connection_record_count": 142, "connection_record_progress": 0}]}}"""
PAGE_XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<bulk_connections>
    <response>
        <code>0</code>
    </response>
    <bulk_connections_jobs>
        <bulk_connection_job>
            <bulk_connections_job_id>4</bulk_connections_job_id>
            <status>queued</status>
            <created>2016-07-15T19:35:36+00:00</created>
            <modified>2016-07-15T19:35:36+00:00</modified>
            <connection_record_count>142</connection_record_count>
            <connection_record_progress>0</connection_record_progress>
        </bulk_connection_job>
    </bulk_connections_jobs>
</bulk_connections>"""


@pytest.mark.parametrize("body", [PAGE_JSON, PAGE_XML], ids=["json", "xml"])
def test_the_answers_on_joors_page_are_read(body: bytes) -> None:
    """In both formats to the same report."""
    envelope = read_envelope(body)
    assert envelope is not None
    assert envelope.is_success
    assert not envelope.is_refusal
    [job] = envelope.jobs()
    assert read_job(job) == JobReport(4, JobStatus.QUEUED, 142, 0, MOMENT, MOMENT)


@pytest.mark.parametrize(
    "body",
    [
        f'{{"response": {{"code": "0"}}, "jobs": {{"job": {{{JOB}}}}}}}',
        f'{{"bulk_connections": {{"response": {{"code": 0}}, "bulk_connections_jobs": {{{JOB}}}}}}}',
        f'[{{"code": "00", "log_id": 7}}, {{{JOB}}}]',
        "<r><response><code> 0 </code></response><x><bulk_connections_job_id>4</bulk_connections_job_id></x></r>",
    ],
)
def test_the_parts_may_stand_elsewhere(body: str) -> None:
    """One job or a list of them, other names around, numbers as text."""
    envelope = read_envelope(body.encode())
    assert envelope is not None
    assert envelope.is_success
    assert [str(job["bulk_connections_job_id"]) for job in envelope.jobs()] == ["4"]


def test_a_refusal_has_code_comment_and_log_id_as_they_came() -> None:
    """As text, whatever they were."""
    envelope = read_envelope(b'{"x": {"response": {"code": 17, "comment": "No such label", "log_id": 991}}}')
    assert envelope is not None
    assert (envelope.code, envelope.comment, envelope.log_id) == ("17", "No such label", "991")
    assert envelope.is_refusal


@pytest.mark.parametrize("code", ["0", '"00"', "0.0", "-0", '" 0 "'])
def test_any_nought_is_success(code: str) -> None:
    """However it is written."""
    envelope = read_envelope(f'{{"response": {{"code": {code}}}}}'.encode())
    assert envelope is not None
    assert envelope.is_success


@pytest.mark.parametrize("code", ["E17", "-1", "0x0", "null and void"])
def test_any_other_code_is_a_refusal(code: str) -> None:
    """JOOR publishes no list of its codes."""
    envelope = read_envelope(f'{{"response": {{"code": "{code}"}}}}'.encode())
    assert envelope is not None
    assert envelope.is_refusal


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'{"response": "ok"}',
        b'{"response": {}}',
        b"<html><body><h1>502</h1></body></html>",
        b'{"bulk_connections_job_id": "soon"}',
        b"\x00\xff",
    ],
)
def test_anything_else_is_no_answer_of_joors(body: bytes) -> None:
    """And so nothing certain."""
    assert read_envelope(body) is None


@pytest.mark.parametrize(
    ("created", "read"),
    [
        ("2016-07-15T19:35:36Z", MOMENT),
        ("2016-07-15T21:35:36+02:00", MOMENT),
        ("2016-07-15 19:35:36", MOMENT),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_are_iso_8601_in_utc(created: str, read: datetime | None) -> None:
    """Without a zone they are UTC; what can't be read is left out."""
    report = read_job({"bulk_connections_job_id": "4", "status": "Started", "created": created})
    assert report is not None
    assert report.created == read
    assert report.status is JobStatus.STARTED


def test_a_status_that_the_page_does_not_have_is_no_report() -> None:
    """It is not taken for one of the three that there are."""
    assert read_job({"bulk_connections_job_id": 4, "status": "failed"}) is None


def test_a_very_long_comment_is_cut() -> None:
    """A person has to read it."""
    envelope = read_envelope(b'{"response": {"code": 1, "comment": "%s"}}' % (b"x" * 100_000))
    assert envelope is not None
    assert len(envelope.comment) == 2000


@pytest.mark.parametrize(
    "body",
    [
        """<c><response><code>0</code></response><connection><customer_code>C1</customer_code><warehouses/>
           <shipping><shipping_methods><shipping_method><shipping_method_code>a</shipping_method_code>
           </shipping_method></shipping_methods></shipping><billing/>
           <price_types><price_type><price_type_label>x</price_type_label></price_type>
           <price_type><price_type_label>y</price_type_label></price_type></price_types></connection></c>""",
        """{"response": {"code": 0}, "connection": {"customer_code": "C1", "warehouses": [], "billing": "",
            "shipping": {"shipping_methods": [{"shipping_method_code": "a"}]},
            "price_types": [{"price_type_label": "x"}, {"price_type_label": "y"}]}}""",
        """{"response": {"code": 0}, "connection": {"customer_code": "C1", "warehouses": null, "billing": "",
            "shipping": {"shipping_methods": {"shipping_method": {"shipping_method_code": "a"}}},
            "price_types": {"price_type": [{"price_type_label": "x"}, {"price_type_label": "y"}]}}}""",
    ],
    ids=["xml", "json", "json laid out as xml"],
)
def test_a_customers_lists_are_lists_in_every_layout(body: str) -> None:
    """Also those with one entry, or none."""
    envelope = read_envelope(body.encode())
    assert envelope is not None
    assert envelope.connections() == [
        {
            "customer_code": "C1",
            "warehouses": [],
            "billing": "",
            "shipping": {"shipping_methods": [{"shipping_method_code": "a"}]},
            "price_types": [{"price_type_label": "x"}, {"price_type_label": "y"}],
        }
    ]
