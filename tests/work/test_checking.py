"""A file is checked as a whole: each problem with its words, its customer and its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, UnreadableFileError
from joor_desktop.model.problem import Severity
from joor_desktop.work.checking import FoundProblem, check_file
from joor_desktop.work.context import TaskContext
from tests.work.customers import good_row, good_workbook, write_rows


def by_code(problems: list[FoundProblem], code: str) -> list[FoundProblem]:
    """The problems of one kind."""
    return [problem for problem in problems if problem.code == code]


def test_a_good_file_has_no_problem(tmp_path: Path) -> None:
    """Not even a warning."""
    checked = check_file(TaskContext(), good_workbook(tmp_path / "list.xlsx", 5))
    assert (checked.connections, checked.problems, checked.invalid) == (5, [], set())


def test_a_problem_names_customer_sheet_and_cell(tmp_path: Path) -> None:
    """And says what to do."""
    rows = [good_row(1), good_row(2) | {"shipping_1_state": ""}]
    checked = check_file(TaskContext(), write_rows(tmp_path / "list.xlsx", rows))
    [problem] = checked.problems
    assert problem.severity is Severity.ERROR
    assert problem.customer_code == "EL0002"
    assert problem.path == "shipping_addresses[0].shipping_state"
    assert (problem.sheet, problem.cell) == ("EU", "H3")
    assert "United States" in problem.message
    assert checked.invalid == {1}


def test_twins_are_found_over_the_whole_file(tmp_path: Path) -> None:
    """Each of them has the error, in its own cell."""
    rows = [good_row(1), good_row(2), good_row(1), good_row(3) | {"customer_code": "EL-0002"}]
    checked = check_file(TaskContext(), write_rows(tmp_path / "list.xlsx", rows))
    assert [problem.cell for problem in by_code(checked.problems, "code-twice")] == ["B2", "B4"]
    assert checked.invalid == {0, 2}


def test_a_file_with_one_code_in_every_row_takes_no_longer_than_its_rows(tmp_path: Path) -> None:
    """An export with a row for each address is such a file; 3,000 rows must not be compared with each other."""
    rows = [good_row(number) | {"customer_code": "EL0001"} for number in range(3000)]
    checked = check_file(TaskContext(), write_rows(tmp_path / "list.xlsx", rows))
    assert len(by_code(checked.problems, "code-twice")) == 3000


def test_good_records_are_kept_as_they_come(tmp_path: Path) -> None:
    """Those with an error of their own are not."""
    rows = [good_row(1), good_row(2) | {"customer_name": ""}, good_row(3)]
    kept: list[int] = []
    check_file(
        TaskContext(), write_rows(tmp_path / "list.xlsx", rows), lambda each: kept.append(each.number)
    )
    assert kept == [0, 2]


def test_what_concerns_the_file_belongs_to_no_customer(tmp_path: Path) -> None:
    """A column that JOOR has no field for is named."""
    checked = check_file(TaskContext(), write_rows(tmp_path / "list.xlsx", [good_row(1) | {"Fido": "12000"}]))
    [problem] = [problem for problem in checked.problems if "Fido" in problem.message]
    assert (problem.customer_code, problem.path) == (None, None)
    assert problem.severity is Severity.WARNING


def test_a_check_can_be_stopped(tmp_path: Path) -> None:
    """At its next step."""
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        check_file(context, good_workbook(tmp_path / "list.xlsx", 1))


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    """With what to do."""
    path = tmp_path / "list.xlsx"
    path.write_text("not a workbook")
    with pytest.raises(UnreadableFileError) as told:
        check_file(TaskContext(), path)
    assert told.value.detail
