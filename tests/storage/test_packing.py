"""Problems are read back from their rows as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.storage.packing import FileProblem, pack_origin, problem_row, twin_of, unpack_origin, unpack_problem

problems = st.builds(
    Problem,
    st.sampled_from(Severity),
    st.sampled_from(["digits-lost", "postcode-zeros"]),
    st.builds(Path, st.just("buyers"), st.integers(0, 9), st.just("buyer_phone")),
    st.dictionaries(st.sampled_from(["value", "limit"]), st.text(max_size=9)),
    st.none() | st.text(max_size=9),
    st.booleans(),
    st.booleans(),
)


@given(problems)
def test_a_problem_comes_back_from_its_row(problem: Problem) -> None:
    assert unpack_problem(problem_row(problem)) == problem
    twin = twin_of(problem).problem()
    assert twin is not None
    assert unpack_problem(twin) == problem


@given(problems)
def test_a_problem_comes_back_from_the_origin(problem: Problem) -> None:
    assert unpack_origin(pack_origin(None, [FileProblem(problem, "7030")])) == (None, [FileProblem(problem, "7030")])


@pytest.mark.parametrize("mark", [0, 1])
def test_a_row_from_before_there_were_likely_fixes_means_what_it_meant(mark: int) -> None:
    problem = unpack_problem((1, "digits-lost", "", 0, "customer_phone", None, None, mark))
    assert (problem.from_file, problem.likely) == (bool(mark), False)
