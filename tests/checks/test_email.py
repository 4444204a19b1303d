"""The shape of e-mail addresses: real ones pass, slips of the pen don't."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks.email import email_flaw, is_email
from joor_desktop.checks.email_slips import SLIPS, is_plain_email, mended_domain, mended_email


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
    mended_email(text)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "mailto:anna@shop.example", "MAILTO: anna@shop.example?subject=Order", "Anna Schmidt <anna@shop.example>",
        "<anna@shop.example>;", "anna@shop.example,", "anna@shop.example.", "“anna@shop.example”",
        "(anna@shop.example)", "Anna <mailto:anna@shop.example>", "'anna@shop.example'",
    ],
)  # fmt: skip
def test_what_stands_around_an_address_goes_for_certain(text: str) -> None:
    assert mended_email(text) == ("anna@shop.example", False)


@pytest.mark.parametrize(
    "text",
    [
        "anna @ shop.example", "anna(at)shop.example", "anna [AT] shop [dot] example", "anna@@shop.example",
        "anna@shop,example", "anna@shop..example", "anna@shop .example",
    ],
)  # fmt: skip
def test_a_mistyped_sign_is_only_likely_to_be_what_it_looks_like(text: str) -> None:
    assert mended_email(text) == ("anna@shop.example", True)


@pytest.mark.parametrize(
    "text",
    [
        "anna", "@", "", "anna@shop", "an na@shop.example", "Anna anna@shop.example", "a@b.example; c@d.example",
        "a@b.example c@d.example", "Anna <a@b.example>, Jan <c@d.example>", "anna@shop.e", "zoe at maison",
    ],
)  # fmt: skip
def test_what_can_not_be_told_is_left_to_a_person(text: str) -> None:
    assert mended_email(text) is None


@given(st.text(alphabet="ab@.,; <>\t()", max_size=20))
def test_what_is_proposed_is_an_address_and_no_address_gets_lost(text: str) -> None:
    mended = mended_email(text)
    assert mended is None or is_email(mended.text)
    if is_email(text):
        assert mended == (text, False)


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"), ("gnail.com", "gmail.com"), ("gmail.co", "gmail.com"), ("gmail.con", "gmail.com"),
        ("hotmial.com", "hotmail.com"), ("yaho.com", "yahoo.com"), ("outlok.com", "outlook.com"),
        ("galerie-nord.cmo", "galerie-nord.com"), ("shop.comm", "shop.com"), ("wanado.fr", "wanadoo.fr"),
    ],
)  # fmt: skip
def test_slips_in_a_domain_are_known(domain: str, meant: str) -> None:
    assert mended_domain(domain) == meant


@pytest.mark.parametrize(
    "domain",
    [
        *SLIPS, "mail.com", "email.com", "ymail.com", "gmx.com", "hotmail.fr", "hotmail.co.uk", "yahoo.co.uk",
        "yahoo.co.jp", "outlook.de", "live.it", "me.com", "shop.co", "shop.cm", "shop.example",
        "con.com", "my-gmial.com", "libro.it",
    ],
)  # fmt: skip
def test_real_domains_are_left_alone(domain: str) -> None:
    assert mended_domain(domain) is None


@given(st.from_regex(r"[a-z]{1,3}@(gm|hotm|yaho|out)[a-z.]{1,8}\.co[a-z]?", fullmatch=True))
def test_the_quick_test_lets_no_slip_pass(text: str) -> None:
    assert not (is_plain_email(text) and mended_domain(text.rpartition("@")[2]))


@pytest.mark.parametrize("domain", sorted(SLIPS))
def test_each_slip_of_the_table_is_meant_once_and_sent_to_a_closer_look(domain: str) -> None:
    ending = domain.partition(".")[2]
    for slip in SLIPS[domain].split():
        typed = slip if "." in slip else f"{slip}.{ending}"
        assert mended_domain(typed) == domain
        assert not is_plain_email(f"anna@{typed}")
    assert is_plain_email(f"anna@{domain}")
