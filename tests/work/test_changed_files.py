"""A file that changes or goes between the look and the import, or during it: the list stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from joor_desktop.errors import ChangedFileError, UnreadableFileError
from joor_desktop.files.steady import state_of
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.import_process import (
    FileRequest,
    import_in_process,
    preview_in_process,
    understand_in_process,
)
from tests.work.customers import HEADINGS, good_row, good_workbook
from tests.work.test_cancelling import assert_all_is_as_before, everything

Step = Callable[[TaskContext, FileRequest], object]


@pytest.fixture
def request_after_a_look(tmp_path: Path, drafts: Drafts, list_id: int) -> FileRequest:
    """What is asked for after a workbook was looked at."""
    file = good_workbook(tmp_path / "eu.xlsx", 20, 10)
    understood = understand_in_process(TaskContext(), FileRequest(file, list_id, drafts.database.path))
    assert understood.state == state_of(file)
    return FileRequest(file, list_id, drafts.database.path, understood.choices, understood.state)


@pytest.mark.parametrize("step", [preview_in_process, import_in_process])
def test_a_file_that_was_saved_after_the_look_is_refused(
    request_after_a_look: FileRequest, drafts: Drafts, list_id: int, tmp_path: Path, step: Step
) -> None:
    before = everything(drafts, list_id)
    good_workbook(request_after_a_look.file, 30, 10)
    with pytest.raises(ChangedFileError, match="has changed since it was looked at"):
        step(TaskContext(), request_after_a_look)
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


@pytest.mark.parametrize("step", [preview_in_process, import_in_process])
def test_a_file_that_is_gone_after_the_look_is_refused(
    request_after_a_look: FileRequest, drafts: Drafts, list_id: int, tmp_path: Path, step: Step
) -> None:
    before = everything(drafts, list_id)
    request_after_a_look.file.unlink()
    with pytest.raises(UnreadableFileError, match="is not there"):
        step(TaskContext(), request_after_a_look)
    assert_all_is_as_before(drafts, list_id, before, tmp_path)


def test_a_file_that_stayed_is_imported(request_after_a_look: FileRequest, drafts: Drafts, list_id: int) -> None:
    import_in_process(TaskContext(), request_after_a_look)
    assert drafts.counts(list_id).customers == 23


@pytest.mark.parametrize("goes", [False, True])
def test_a_file_that_changes_during_the_import_brings_nothing(
    drafts: Drafts, list_id: int, tmp_path: Path, *, goes: bool
) -> None:
    file = tmp_path / "eu.csv"
    rows = (";".join(good_row(number).values()) for number in range(30_000))
    file.write_text("\n".join([";".join(HEADINGS), *rows]), encoding="utf-8")
    before = everything(drafts, list_id)

    def disturb(done: int, _total: int | None, _text: str) -> None:
        if done == 2000 and goes:
            file.unlink(missing_ok=True)  # where the machine is slow, it is told more than once how far it is
        elif done == 2000:
            with file.open("a", encoding="utf-8") as end:
                end.write("\nmore")

    with pytest.raises(UnreadableFileError, match="is gone" if goes else "changed while it was read"):
        import_in_process(TaskContext(disturb), FileRequest(file, list_id, drafts.database.path))
    assert_all_is_as_before(drafts, list_id, before, tmp_path)
