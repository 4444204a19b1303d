"""When a fault in a library strikes the process down, Python can still write down where; the next start tells of it."""

from __future__ import annotations

import contextlib
import faulthandler
import os
from pathlib import Path
from typing import TextIO

from joor_desktop.storage.paths import log_folder

_BEGIN = "fault-"


class FaultWatch:
    """Keeps a file open for the last words of this process, and takes it away when the process ends well."""

    def __init__(self) -> None:
        self._file: TextIO | None = None

    def begin(self) -> None:
        """Watch from now on; not at all where the file can't be written."""
        if self._file is not None:
            return
        with contextlib.suppress(OSError):
            log_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = _path(os.getpid()).open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The process ends well."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            _path(os.getpid()).unlink()


def take_last_words() -> str:
    """Where processes before this one were struck down, told only once; "" where all ended well.

    The file of a process that runs or was killed from outside is empty, and says nothing.
    """
    words = []
    with contextlib.suppress(OSError):
        for path in sorted(log_folder().glob(f"{_BEGIN}*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            if text:
                words.append(text)
                path.unlink()
    return "\n\n".join(words)


def _path(process: int) -> Path:
    return log_folder() / f"{_BEGIN}{process}.txt"
