"""From the start of the installed program to its window, against the same program from source, on the screen there is.

    xvfb-run --server-args="-screen 0 1280x800x24 -noreset" python -m tests.benchmarks.bench_installed PROGRAM

PROGRAM is the command of the package, or the one in the folder that it was unpacked to. The window counts as there when
the screen says that it can be seen, which xdotool asks as fast as it can. Without -noreset a screen in memory begins
anew whenever a window goes, and takes no other one meanwhile. Figure: at most 1.3.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.pairs import compare

PAIRS = 11
_ASKED = ("xdotool", "search", "--onlyvisible", "--name", "JOOR Desktop")
_PATIENCE_S = 60.0


def seconds_to_window(command: Sequence[str], home: Path) -> float:
    """Start *command* with its lists in *home*, and return how many seconds it took until its window was seen.

    :raises TimeoutError: when no window came within a minute.
    """
    environment = {**os.environ, "JOOR_DESKTOP_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            while subprocess.run(_ASKED, capture_output=True, check=False).returncode:
                if time.monotonic() - started > _PATIENCE_S:
                    raise TimeoutError(f"No window of {command[0]} came within {_PATIENCE_S:.0f} s.")
            return time.monotonic() - started
        finally:
            program.kill()


def main() -> None:
    """Compare the command that was given with the source."""
    if len(sys.argv) != 2 or not shutil.which("xdotool"):
        sys.exit("Name the installed program, and have xdotool.")
    with tempfile.TemporaryDirectory() as home:
        source = partial(seconds_to_window, [sys.executable, "-m", "joor_desktop"], Path(home))
        installed = partial(seconds_to_window, [sys.argv[1]], Path(home))
        compare("installed / source", source, installed, pairs=PAIRS, at_most=1.3)


if __name__ == "__main__":
    main()
