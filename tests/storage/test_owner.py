"""A lock tells whether a process still runs."""

from __future__ import annotations

from pathlib import Path

from joor_desktop.storage.owner import Owner, is_alive
from tests.storage.children import start

_HOLD = """
import sys
from pathlib import Path
from joor_desktop.storage.owner import Owner
owner = Owner(Path(sys.argv[1]))
print(owner.name, flush=True)
sys.stdin.read()
"""


def test_an_owner_lives_until_it_is_closed(tmp_path: Path) -> None:
    with Owner(tmp_path) as owner:
        assert is_alive(tmp_path, owner.name)
    assert not is_alive(tmp_path, owner.name)
    assert list((tmp_path / "locks").iterdir()) == []


def test_a_name_that_never_was_is_not_alive(tmp_path: Path) -> None:
    assert not is_alive(tmp_path, "")
    assert not is_alive(tmp_path, "1-abc")


def test_a_killed_process_is_not_alive(tmp_path: Path) -> None:
    with start(_HOLD, tmp_path) as child:
        assert child.stdout is not None
        name = child.stdout.readline().strip()
        assert is_alive(tmp_path, name)
        child.kill()
        child.wait()
        assert not is_alive(tmp_path, name)
