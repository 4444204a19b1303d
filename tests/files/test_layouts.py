"""The layouts of the benchmarks: the same customers, with the same faults, however they are written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.work.checking import check_file
from joor_desktop.work.context import TaskContext
from tests.benchmarks.layout_files import LAYOUTS

ROWS = 600
WITH_ERRORS = 20


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_adds_no_error_to_those_of_its_customers(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"customers{LAYOUTS[name].ending}"
    LAYOUTS[name].write(file, ROWS)
    checked = check_file(TaskContext(), file)
    assert (checked.errors, len(checked.invalid)) == (WITH_ERRORS, WITH_ERRORS)
