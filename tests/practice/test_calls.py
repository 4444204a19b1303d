"""The practice server asks for all that JOOR's pages ask for, and answers as they show."""

from __future__ import annotations

import base64
import json
from xml.etree import ElementTree as ET

import pytest

from joor_desktop.practice.server import PracticeServer
from tests.clocks import StillClock
from tests.practice.calling import JSON, XML, authorization, call, customer, payload, post


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "OAuth2",
        "OAuth2 ",
        "OAuth2 not base64!",
        "oauth2 cHJhY3RpY2U=",
        "Bearer cHJhY3RpY2U=",
        "OAuth2 " + base64.b64encode(b"\xff\xfe").decode(),
        "OAuth2 " + base64.b64encode(b"  ").decode(),
        authorization("revoked-in-may"),
    ],
)
def test_a_missing_malformed_or_revoked_token_is_refused(server: PracticeServer, header: str | None) -> None:
    """With code, comment and log_id, and nothing is done."""
    status, _, body = call(server.url, "POST", "/bulk-connection", payload(customer()), Authorization=header)
    response = json.loads(body)["bulk_connections"]["response"]
    assert status == 401
    assert response["code"] != 0
    assert response["comment"]
    assert response["log_id"] == "1"
    assert server.posts_by_code() == {}


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("Content_Type", None, 415),
        ("Content_Type", "text/csv", 415),
        ("Accept", None, 406),
        ("Accept", "text/html", 406),
        ("Content_Type", "application/json; charset=utf-8", 200),
        ("Accept", "text/html, application/json;q=0.9", 200),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_both_types_are_needed_on_every_call(
    server: PracticeServer, method: str, name: str, value: str | None, status: int
) -> None:
    """GETs included."""
    post(server.url, customer())
    path = "/bulk-connection" if method == "POST" else "/bulk-connection/1"
    body = payload(customer()) if method == "POST" else b""
    if value is None and name == "Accept":
        value = ""  # Python's client would put one in
    assert call(server.url, method, path, body, **{name: value})[0] == status


def test_the_answer_to_a_post_is_laid_out_as_on_joors_page_in_json(server: PracticeServer) -> None:
    """Field by field."""
    assert post(server.url, customer("C1"), customer("C2")) == {
        "response": {"code": 0},
        "bulk_connections_jobs": [
            {
                "bulk_connections_job_id": 1,
                "status": "queued",
                "created": "2023-11-14T22:13:20+00:00",
                "modified": "2023-11-14T22:13:20+00:00",
                "connection_record_count": 2,
                "connection_record_progress": 0,
            }
        ],
    }


def test_the_answer_to_a_post_is_laid_out_as_on_joors_page_in_xml(server: PracticeServer) -> None:
    """The format of the answer is the one asked for, whatever came in."""
    status, headers, body = call(server.url, "POST", "/bulk-connection", payload(customer()), Accept=XML)
    top = ET.fromstring(body)
    assert (status, headers["Content-Type"], top.tag) == (200, XML, "bulk_connections")
    assert top.findtext("response/code") == "0"
    job = top.find("bulk_connections_jobs/bulk_connection_job")
    assert job is not None
    assert [element.tag for element in job] == [
        "bulk_connections_job_id", "status", "created", "modified", "connection_record_count",
        "connection_record_progress",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (JSON, b""),
        (JSON, b"{"),
        (JSON, b"[]"),
        (JSON, b'{"bulk_connections": []}'),
        (JSON, b'{"bulk_connections": {"connection": {}}}'),
        (JSON, b'{"bulk_connections": {"connection": ["C1"]}}'),
        (JSON, b'{"bulk_connections": {"connection": []}}'),
        (XML, b"<bulk_connections><connection></bulk_connections>"),
        (XML, b"<bulk_connections/>"),
        (XML, b"<connection/>"),
        (XML, b"<bulk_connections><customer/></bulk_connections>"),
        (XML, b"<bulk_connections><connection><buyers><shop/></buyers></connection></bulk_connections>"),
        (XML, b"<bulk_connections><connection id='1'/></bulk_connections>"),
        (XML, b"<!DOCTYPE x [<!ENTITY y 'z'>]><bulk_connections><connection/></bulk_connections>"),
        (XML, payload(customer())),
    ],
)
def test_a_body_that_is_malformed_as_a_whole_gets_a_code_that_is_not_0(
    server: PracticeServer, content_type: str, body: bytes
) -> None:
    """And makes no job."""
    status, _, answer = call(server.url, "POST", "/bulk-connection", body, Content_Type=content_type)
    response = json.loads(answer)["bulk_connections"]["response"]
    assert status == 200
    assert response["code"] != 0
    assert response["comment"]
    assert [each.job_id for each in server.received()] == [None]


def test_xml_and_json_say_the_same(server: PracticeServer, clock: StillClock) -> None:
    """A customer sent in either is read back the same."""
    xml = b"""<?xml version="1.0" encoding="UTF-8"?><bulk_connections><connection>
        <customer_code>X1</customer_code><customer_name>Shop X1</customer_name><warehouses/>
        <price_types><price_type><price_type_label>Europe</price_type_label>
            <price_type_currency_code>EUR</price_type_currency_code>
            <price_type_retail_currency_code>EUR</price_type_retail_currency_code></price_type></price_types>
        <shipping><shipping_methods><shipping_method><shipping_method_code>ups</shipping_method_code>
            </shipping_method></shipping_methods></shipping>
        </connection></bulk_connections>"""
    call(server.url, "POST", "/bulk-connection", xml, Content_Type=XML)
    post(server.url, customer("X2", shipping={"shipping_methods": [{"shipping_method_code": "ups"}]}))
    clock.now_s += 1000
    first, second = (
        json.loads(call(server.url, "GET", f"/connection/customer_code/{code}/")[2])["connections"]["connection"][0]
        for code in ("X1", "X2")
    )
    for name in ("price_types", "shipping", "warehouses"):
        assert first[name] == second[name]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/bulk-connection"),
        ("GET", "/bulk-connection/99"),
        ("GET", "/bulk-connection/one"),
        ("GET", "/connection/customer_code/none/"),
        ("GET", "/connection/customer_code/C1"),
        ("GET", "/connection/99/"),
        ("PUT", "/bulk-connection"),
        ("DELETE", "/connection/?customer_code=C1"),
    ],
)
def test_what_is_not_there_is_404_with_an_envelope(server: PracticeServer, method: str, path: str) -> None:
    """Jobs, customers and addresses."""
    status, _, body = call(server.url, method, path)
    [envelope] = json.loads(body).values()
    assert status == 404
    assert envelope["response"]["code"] == 404
    assert envelope["response"]["comment"]


def test_credits_are_300_in_300_seconds_for_each_account(server: PracticeServer, clock: StillClock) -> None:
    """A POST costs 5, a GET 1; another token has its own."""
    for number in range(50):
        post(server.url, customer(f"C{number}"))
    for _ in range(50):
        assert call(server.url, "GET", "/bulk-connection/1")[0] == 200
    status, headers, body = call(server.url, "GET", "/bulk-connection/1")
    assert status == 429
    assert headers["X-Throttling-Account-Id"]
    assert "Retry-After" not in headers
    assert json.loads(body)["bulk_connections"]["response"]["code"] == 429
    assert call(server.url, "GET", "/bulk-connection/1", Authorization=authorization("another"))[0] == 404
    clock.now_s += 299
    assert call(server.url, "GET", "/bulk-connection/1")[0] == 429
    clock.now_s += 1
    assert call(server.url, "GET", "/bulk-connection/1")[0] == 200


def test_a_body_of_unknown_length_is_not_taken(server: PracticeServer) -> None:
    """JOOR doesn't say that it takes one."""
    assert call(server.url, "POST", "/bulk-connection", Transfer_Encoding="chunked")[0] == 411


def test_accounts_do_not_see_each_others_jobs_and_customers(server: PracticeServer, clock: StillClock) -> None:
    """Each token is an account of its own."""
    post(server.url, customer())
    clock.now_s += 1000
    other = authorization("another")
    assert call(server.url, "GET", "/bulk-connection/1", Authorization=other)[0] == 404
    assert call(server.url, "GET", "/connection/customer_code/C1/", Authorization=other)[0] == 404
    assert call(server.url, "GET", "/connection/customer_code/C1/")[0] == 200
