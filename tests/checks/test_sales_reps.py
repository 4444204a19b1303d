"""Sales reps whose address and code are not one to one."""

from __future__ import annotations

from joor_desktop.checks.sales_reps import Clash, clashing_codes, clashing_emails


def test_an_address_with_several_codes_is_found_whatever_its_capitals() -> None:
    reps = [("R1", "mia@a.example"), ("R2", "Mia@a.example"), ("R3", "tom@a.example"), ("R4", ""), ("R5", "")]
    assert clashing_emails(reps) == [Clash("mia@a.example", ("R1", "R2"))]
    assert clashing_codes(reps) == []


def test_a_code_with_several_addresses_is_found() -> None:
    reps = [("R1", "mia@a.example"), ("R1", "tom@a.example"), ("R1", "MIA@a.example")]
    assert clashing_codes(reps) == [Clash("R1", ("mia@a.example", "tom@a.example"))]
    assert clashing_emails(reps) == []
