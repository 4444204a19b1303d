"""Cells as spreadsheets copy them, there and back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.files.copied_cells import read_cells, write_cells, write_table


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),  # Excel on Windows
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),  # Google Sheets
        ("a\rb\r", [["a"], ["b"]]),  # Excel for the Mac, long ago
        ('1\t"two\r\nlines"\r\n', [["1", "two\nlines"]]),
        ('"say ""hi""\nthere"\tx\n', [['say "hi"\nthere', "x"]]),
        ('12" pipe\t6"\n', [['12" pipe', '6"']]),  # quotes inside mean nothing
        ('"open\tb\n', [['"open', "b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ('"a"\n\n"b"', [["a"], [""], ["b"]]),
        ("a\tb\nc\n", [["a", "b"], ["c", ""]]),
        ('"a"\t\n', [["a", ""]]),
        ("\n", [[""]]),
        ("one", [["one"]]),
        ("one\0", [["one"]]),
        ("", []),
    ],
)
def test_reads_what_other_programs_copy(text: str, cells: list[list[str]]) -> None:
    assert read_cells(text) == cells


CELLS = st.text(st.sampled_from('a"\t\n é'), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_what_is_copied_comes_back(block: list[list[str]]) -> None:
    assert read_cells(write_cells(block)) == block


def test_one_cell_is_copied_without_a_line_end() -> None:
    assert write_cells([["Nord"]]) == "Nord"


def test_table_keeps_texts_as_they_are() -> None:
    table = write_table([["<b> & 'c'", "two\nlines"], ["007", "=1+1"]])
    assert "&lt;b&gt; &amp; 'c'</td>" in table
    assert "two<br" in table
    assert table.count("mso-number-format") == 4


def test_a_text_full_of_quotes_is_read_in_linear_time() -> None:
    took = []
    for size in (20_000, 80_000):
        text = '"' * size + "x\n"
        began = time.perf_counter()
        assert read_cells(text)[0][0].endswith("x")
        took.append(time.perf_counter() - began)
    assert took[1] < 12 * took[0] + 0.05
