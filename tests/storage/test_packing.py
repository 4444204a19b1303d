"""Problems and origins are read back from their rows as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.origin import EntryOrigin, Origin
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


entry_origins = st.builds(EntryOrigin, st.integers(0, 2), st.integers(1, 99), st.integers(1, 3))
origins = st.builds(
    Origin,
    entry_origins,
    st.dictionaries(st.just("buyers"), st.lists(st.none() | entry_origins, max_size=3)),
    st.dictionaries(st.sampled_from(["discounts", "warehouses"]), st.tuples(st.integers(0, 2), st.integers(1, 99))),
)


@given(origins, st.lists(st.builds(FileProblem, problems, st.just("7030")), max_size=1))
def test_an_origin_comes_back(origin: Origin, file_problems: list[FileProblem]) -> None:
    packed = pack_origin(origin, file_problems)
    assert unpack_origin(packed) == (origin, file_problems)
    assert pack_origin(*unpack_origin(packed)) == packed


@given(origins)
def test_the_sources_of_an_origin_get_the_numbers_that_they_have_in_the_file_of_the_lists(origin: Origin) -> None:
    stored, _ = unpack_origin(pack_origin(origin, (), [40, 50, 60]))
    assert stored is not None
    for key in ("", "buyers", "discounts", "warehouses"):
        path = Path(key, 0, "")
        before, after = origin.entry(path), stored.entry(path)
        assert after == (before and before._replace(source=40 + 10 * before.source))


@pytest.mark.parametrize("mark", [0, 1])
def test_a_row_from_before_there_were_likely_fixes_means_what_it_meant(mark: int) -> None:
    problem = unpack_problem((1, "digits-lost", "", 0, "customer_phone", None, None, mark))
    assert (problem.from_file, problem.likely) == (bool(mark), False)
