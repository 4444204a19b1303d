"""`joor-desktop --self-test`: does all that the program is for once, here and now, and says what came of each step.

It leaves nothing behind: it works in a folder of its own, sends to a server on this computer, and takes its token out
of the keychain again.
"""

from __future__ import annotations

import os
import pathlib
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import translate
from joor_desktop.storage.paths import HOME_VARIABLE
from joor_desktop.version import version

Step = Callable[[], str]


def run_self_test(*, has_screen: bool) -> int:
    """Do all steps, print a line for each, and return 0 when all went well, 1 when one did not."""
    print(translate("self-test", "joor-desktop {version} on {system}").format(version=version(), system=sys.platform))
    with tempfile.TemporaryDirectory(prefix="joor-self-test-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = folder
        went_well = [*_try_job(pathlib.Path(folder)), *_try_window(pathlib.Path(folder), has_screen=has_screen)]
    return 0 if all(went_well) else 1


def _try_job(folder: pathlib.Path) -> list[bool]:
    from joor_desktop.storage.resources import RESOURCES
    from joor_desktop.work.trial import Trial, try_keychain

    with closing(Trial(folder, RESOURCES / "sample-customers.xlsx")) as trial:
        steps: dict[str, Step] = {
            translate("self-test", "import"): trial.import_file,
            translate("self-test", "check"): trial.check,
            translate("self-test", "send"): trial.send,
            translate("self-test", "read back"): trial.read_back,
            translate("self-test", "keychain"): try_keychain,
        }
        return [_try(name, step) for name, step in steps.items()]


def _try_window(folder: pathlib.Path, *, has_screen: bool) -> list[bool]:
    if not has_screen:
        return [_tell(translate("self-test", "window"), translate("self-test", "there is no screen"), well=False)]
    from joor_desktop.ui.trial import LETTERS, start_application, try_letters, try_window

    application = start_application()
    opened = _try(translate("self-test", "window"), partial(try_window, application, folder / "joor_desktop.sqlite3"))
    drawn = [_try(language, partial(try_letters, language)) for language in LETTERS]
    application.quit()
    return [opened, *drawn]


def _try(name: str, step: Step) -> bool:
    try:
        return _tell(name, step(), well=True)
    except JoorDesktopError as error:
        return _tell(name, str(error), well=False)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one step, the next ones are told too
        return _tell(name, f"{type(error).__name__}: {error}", well=False)


def _tell(name: str, words: str, *, well: bool) -> bool:
    mark = translate("self-test", "ok") if well else translate("self-test", "FAILED")
    print(f"{mark:8}{name}: {words}", flush=True)
    return well
