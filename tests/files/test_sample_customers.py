"""The sample list that comes with the program: good to look at, and wrong in all the ways that it should show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from joor_desktop.checks import check_record, duplicate_problems
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.problem import Problem, Severity
from tests.files.office import saved_again
from tests.files.sample_customers import OUT, write


def read(path: Path) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path)
    return list(reading), reading


def all_problems(found: list[SourceRecord]) -> list[list[Problem]]:
    """The problems of each customer, twins included."""
    codes = [each.record.customer_code for each in found]
    problems = []
    for index, each in enumerate(found):
        others = [code for at, code in enumerate(codes) if at != index and code_key(code) == code_key(codes[index])]
        twins = duplicate_problems(codes[index], others)
        problems.append([*check_record(each.record), *twins, *each.problems])
    return problems


def test_it_is_as_its_script_makes_it(tmp_path: Path) -> None:
    write(tmp_path / "again.xlsx")
    assert [each.record for each in read(OUT)[0]] == [each.record for each in read(tmp_path / "again.xlsx")[0]]


def test_values_are_as_shown() -> None:
    found, reading = read(OUT)
    by_name = {each.record.customer_name.strip(): each.record for each in found}
    assert len(found) == len(by_name) == 40
    hudson = by_name["Hudson Thread"]
    assert hudson.customer_code == "C0020"
    assert hudson.values["customer_phone"] == "(212) 555-0120"
    assert hudson.entries["shipping_addresses"][0]["shipping_postal_code"] == "07030"
    assert hudson.entries["discounts"] == [{"amount": "15%", "line_item_level": "no"}]
    assert by_name["Kaufhaus Grün"].entries["billing_addresses"][0]["billing_postal_code"] == "04109"
    assert by_name["Cedar & Rye"].values["sales_rep_code"] == "#N/A"
    assert by_name["Perry Lane"].values["customer_group_code"].startswith("=UPPER(")
    assert [notice.code for notice in reading.notices] == ["column-no-field"]


def test_it_has_faults_of_many_kinds_and_many_good_customers() -> None:
    problems = all_problems(read(OUT)[0])
    errors = Counter(each.code for some in problems for each in some if each.severity is Severity.ERROR)
    warnings = Counter(each.code for some in problems for each in some if each.severity is Severity.WARNING)
    assert set(errors) == {
        "state-missing",
        "email",
        "country-unknown",
        "currency-unknown",
        "code-twice",
        "excel-error",
        "formula-without-value",
        "too-long",
        "no-price-type",
        "required",
        "decimal",
        "boolean",
    }
    assert set(warnings) == {
        "country-spelling",
        "currency-spelling",
        "code-look-alike",
        "no-warehouse",
        "recommended",
        "spaces-around",
        "digits-lost",
        "address-street",
    }
    assert sum(not some for some in problems) >= 15
    assert max(errors.values()) <= 4


def test_it_is_read_the_same_after_libreoffice_saved_it(tmp_path: Path) -> None:
    found, _ = read(OUT)
    saved, _ = read(saved_again(OUT, tmp_path / "saved"))
    perry = next(each.record for each in found if each.record.customer_name == "Perry Lane")
    perry.values["customer_group_code"] = "ONL"  # LibreOffice worked the formula out
    assert [each.record for each in saved] == [each.record for each in found]
    assert [each.problems for each in saved] == [each.problems for each in found]
