"""The shape of e-mail addresses: real ones pass, slips of the pen don't."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks.email import email_flaw, is_email, is_plain_email


@pytest.mark.parametrize(
    "text",
    [
        "anna@shop.example",
        "a.b+c@x-y.co.uk",
        "A_B-C@SHOP.EXAMPLE",
        "o'neil@shop.ie",
        "josé@müller.de",
        "用户@例子.公司",
        "विक्रम@उदाहरण.भारत",
        "1@2.museum",
        "info@shop1.store2",
    ],
)
def test_real_addresses_pass(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "anna", "anna@shop", "anna@shop.", "anna@.example", "@shop.example", "anna@", "an na@shop.example",
        "anna@sh op.example", "anna@shop..example", "anna..b@shop.example", "anna.@shop.example", "anna@@shop.example",
        "a@b.example;c@d.example", "a@b.example,c@d.example", "a@b.example / c@d.example", "Anna <anna@shop.example>",
        "mailto:anna@shop.example", "anna@-shop.example", "anna@shop-.example", "anna@1.2.3.4", "anna@shop.e",
        "anna@shop,example", "anna@my_shop.example",
    ],
)  # fmt: skip
def test_slips_of_the_pen_are_found(text: str) -> None:
    assert not is_email(text)
    assert email_flaw(text)


@given(st.from_regex(r"[A-Za-z0-9_+.-]{1,8}@[A-Za-z0-9.-]{1,12}", fullmatch=True))
def test_the_quick_test_lets_nothing_wrong_pass(text: str) -> None:
    assert not is_plain_email(text) or is_email(text)


@pytest.mark.parametrize("text", ["a" * 50_000, "a@" + "a" * 50_000, "a@" + "a." * 20_000 + "@", "a@" + ";" * 50_000])
def test_long_texts_take_no_time(text: str) -> None:
    started = time.perf_counter()
    assert not is_email(text)
    email_flaw(text)
    assert time.perf_counter() - started < 1
