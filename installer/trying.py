"""What the trials of the packages share: a screen in memory, the self-test, and a look at what is on the screen."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from environment import say

SCREEN = ":87"

_MOST_SECONDS = 15.0
_PATIENCE_S = 60
_STEPS = 14
_INK_OF_CLOCK = 300
"""Dark pixels that a page standing still may win or lose: the minutes until JOOR gives new credits run on."""


class FoundError(Exception):
    """Something is not as it should be; the text says what."""


def tell_time(what: str, seconds: float) -> None:
    """Say how long it took that the program was *what*: installed, or removed.

    :raises FoundError: when it took longer than it may.
    """
    say(f"ok: {what} in {seconds:.1f} s")
    if seconds > _MOST_SECONDS:
        raise FoundError(f"It was {what} in {seconds:.1f} s, and may take {_MOST_SECONDS:.0f}.")


@contextlib.contextmanager
def screen() -> Iterator[None]:
    """A screen in memory, which programs find by the name SCREEN.

    :raises FoundError: when there can be none, as while another trial uses it.
    """
    ready, told = os.pipe()
    command = ["Xvfb", SCREEN, "-screen", "0", "1280x800x24", "-displayfd", str(told)]
    with (
        os.fdopen(ready) as answer,
        subprocess.Popen(command, stderr=subprocess.DEVNULL, pass_fds=[told]) as server,
    ):
        os.close(told)
        if not answer.readline():  # it says its number once it is ready, and nothing when it ends before
            raise FoundError(f"There is no screen {SCREEN}: does another trial use it?")
        try:
            yield
        finally:
            server.terminate()


def check_self_test(run: subprocess.CompletedProcess[str], matters: Callable[[str], bool] = bool) -> None:
    """Show what the self-test said.

    :param matters: whether a line of the standard error comes from the program.
    :raises FoundError: when a step failed or is missing, or something unexpected was said.
    """
    say(run.stdout.rstrip())
    lines = run.stdout.splitlines()[1:]
    unforeseen = [line for line in lines if not line.startswith("ok ")]
    said = [line for line in run.stderr.splitlines() if matters(line)]
    if run.returncode or len(lines) < _STEPS or unforeseen or said:
        raise FoundError(f"The self-test ended with {run.returncode}: {' / '.join([*unforeseen, *said])}")


def wait_for_letters(picture: Path) -> int:
    """Return how many dark pixels are on the screen, once the page of the import stands still.

    :param picture: where to put a picture of the screen.
    :raises FoundError: when there are too few for a page full of words.
    """
    shoot: list[str | Path] = ["import", "-display", SCREEN, "-window", "root", picture]
    blacken = ["-colorspace", "Gray", "-threshold", "45%", "-format", "%[fx:round((1-mean)*w*h)]"]
    count: list[str | Path] = ["convert", picture, *blacken]
    before = -1
    for _ in range(_PATIENCE_S // 3):
        time.sleep(3)
        subprocess.run(shoot, check=True)
        told = subprocess.run([*count, "info:"], capture_output=True, text=True, check=True).stdout
        inked = int(float(told))  # a black screen is told as 1.024e+06
        is_black = inked > 1280 * 800 // 2  # no window yet
        if abs(inked - before) < _INK_OF_CLOCK and not is_black and inked > 5000:
            return inked
        before = inked
    raise FoundError(f"There are no letters on the screen: {before} dark pixels.")
