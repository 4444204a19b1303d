"""Checking customers of 60 filled fields: what a clean one costs, what flaws cost, and that many cost no more each.

    python -m tests.benchmarks.bench_checks

The yardstick is the plain reading of the stored body of the same customer, work that the program does anyway. Besides
the ratios it prints the microseconds of one check on this machine, the best of many runs.
"""

from __future__ import annotations

import sys
import timeit
from collections.abc import Callable
from functools import partial

from joor_desktop.checks import check_record, duplicate_problems
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from tests.benchmarks.pairs import compare, spend
from tests.checks.examples import changed, good_record
from tests.checks.reference import findings

TIMES = 5_000


def flawed_record() -> Record:
    """A customer with four problems: an e-mail, a state, a spelling of the country and a missing code."""
    record = good_record()
    record.values["customer_contact_email"] = "anna at nord"
    record.entries["shipping_addresses"][0]["shipping_country"] = "U.S.A."
    del record.entries["shipping_addresses"][0]["shipping_state"]
    del record.entries["billing_addresses"][0]["billing_code"]
    return record


def records(count: int) -> list[Record]:
    """Customers that differ in their codes, every thirtieth with a flaw."""
    made = [flawed_record() if number % 30 == 0 else good_record() for number in range(count)]
    for number, record in enumerate(made):
        record.values["customer_code"] = f"EL{number:06}"
    return made


def check_all(checked: list[Record]) -> None:
    """Check each of the customers."""
    for record in checked:
        check_record(record)


def repeated(work: Callable[[], object], times: int = TIMES) -> Callable[[], None]:
    """Return *work* done *times* times."""

    def run() -> None:
        for _ in range(times):
            work()

    return run


def best_microseconds(work: Callable[[], object]) -> float:
    """The time of one *work*, the best of many runs, so that other work of the machine counts least."""
    return min(timeit.repeat(work, number=200, repeat=100)) / 200 * 1e6


def main() -> None:
    """Print the ratios, then the times of one check."""
    clean, flawed, spaced = good_record(), flawed_record(), changed(Path("", 0, "customer_name"), "Galerie Nord ")
    body = clean.to_body()
    check_clean = repeated(lambda: check_record(clean))
    compare("clean customer, check / read its stored body", repeated(lambda: Record.from_body(body)), check_clean)
    compare("clean customer, plain rules / generated check", check_clean, repeated(lambda: findings(clean)))
    compare("four problems / none", check_clean, repeated(lambda: check_record(flawed)))
    compare("a space too many / none", check_clean, repeated(lambda: check_record(spaced)))
    compare(
        "a customer's code compared with the list / checking the customer",
        check_clean,
        repeated(lambda: (code_key("EL-000101"), duplicate_problems("EL-000101", ["EL-101"]))),
    )
    few, many = records(2_000), records(20_000)
    compare(
        "20,000 customers / 2,000",
        lambda: check_all(few),
        lambda: check_all(many),
        at_most=11.5,
    )
    compare(
        "process that imports the checks / process that imports orjson",
        lambda: spend([sys.executable, "-c", "import orjson, re, decimal, dataclasses"]).seconds,
        lambda: spend([sys.executable, "-c", "import joor_desktop.checks"]).seconds,
    )
    for name, record in (("clean", clean), ("with four problems", flawed), ("with a space too many", spaced)):
        print(f"one customer {name}: {best_microseconds(partial(check_record, record)):.1f} microseconds")


if __name__ == "__main__":
    main()
