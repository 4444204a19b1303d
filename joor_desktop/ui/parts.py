"""What the window is made from: put together in ``app.py``, handed in, and kept alive there."""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from joor_desktop.model.merging import ImportMode
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.read_back import SeenCounts
from joor_desktop.model.saving import Saved, SaveKind
from joor_desktop.storage.database import Database
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from joor_desktop.model.job import Send
    from joor_desktop.storage.under_way import LeftSends
    from joor_desktop.ui.accounts.page import AccountListsPage
    from joor_desktop.ui.first_run.own_account import OwnAccount
    from joor_desktop.ui.layouts.dialog import LayoutsDialog
    from joor_desktop.ui.profiles.page import ProfilesPage
    from joor_desktop.ui.sends.flow import SendFlow
    from joor_desktop.ui.sends.page import SendsPage
    from joor_desktop.ui.sends.review import SendReview
    from joor_desktop.work.import_process import FileRequest
    from joor_desktop.work.merge_preview import MergePreview
    from joor_desktop.work.surveying import Survey
    from joor_desktop.work.understanding import Understood


class MergeNumbers(Protocol):
    """What an import did, or would do."""

    @property
    def added(self) -> int:
        """How many customers it adds."""

    @property
    def updated(self) -> int:
        """How many it changes."""

    @property
    def same(self) -> int:
        """How many are in the list just as they are in the file."""

    @property
    def removed(self) -> int:
        """How many it takes out."""


class ImportOutcome(MergeNumbers, Protocol):
    """What an import brought in; see ``work.importing.ImportResult``."""

    @property
    def file(self) -> str:
        """The file's name."""

    @property
    def customers(self) -> int:
        """How many customers came."""

    @property
    def errors(self) -> int:
        """How many of those that were added or updated have an error."""

    @property
    def warnings(self) -> int:
        """How many of those have a warning."""

    @property
    def notices(self) -> list[str]:
        """Sentences about the file as a whole."""

    @property
    def incomplete(self) -> bool:
        """Whether one of them is on content that could not be read."""


UnderstandFile = Callable[[TaskContext, "FileRequest"], "Understood"]
"""Tells how a file is understood."""

SurveyFile = Callable[[TaskContext, "FileRequest"], "Survey"]
"""Counts a file's customers, and tells what its rows contradict."""

ImportFile = Callable[[TaskContext, "FileRequest", ImportMode], ImportOutcome]
"""Imports a file into a list."""

PreviewImport = Callable[[TaskContext, "FileRequest"], "list[MergePreview]"]
"""Tells what each mode of that would change."""

SaveList = Callable[[TaskContext, pathlib.Path, int, pathlib.Path, SaveKind], Saved]
"""Saves the list of that number, in the database at the first path, to the second path."""


class Workers:
    """The threads for long tasks, so that a send that waits holds up no import, and neither holds up the table.

    ``reading`` asks the database for orders and searches, ``finding`` counts what is to be replaced, ``lists`` changes
    many customers at once, ``joor`` does all that may wait for the network or the keychain.
    """

    def __init__(self) -> None:
        self.reading = Worker()
        self.finding = Worker()
        self.lists = Worker()
        self.joor = Worker()

    @property
    def busy(self) -> bool:
        """Whether a task runs or waits in one of them."""
        return any(worker.busy for worker in (self.reading, self.finding, self.lists, self.joor))

    def stop(self) -> bool:
        """Cancel all tasks and wait for their end; False when one of them doesn't end."""
        workers = (self.reading, self.finding, self.lists, self.joor)
        for worker in workers:
            worker.cancel_all()
        ended = [worker.stop() for worker in workers]
        return all(ended)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the program as the window needs them.

    ``database`` is the window thread's own connection; tasks open another one at its path. The rest is functions, so
    that what is slow to load is loaded when it is first needed: ``import_file`` imports a file into a list in a process
    of its own, ``understand_file`` tells there how it is understood, ``survey_file`` what it comes to and
    ``preview_import`` what importing it would change, ``write_template`` writes an empty workbook, ``save_list`` saves
    a list as a file, ``look`` asks JOOR about the jobs that are due and returns when the next one is (None: no job is
    open), ``open_jobs`` counts the open jobs and says in words what is followed, ``request_reading`` lets the customers
    of a job, or chosen ones, be read from JOOR at the next look, ``credits_left`` tells how many credits of a
    profile's account are left, of how many, and how many seconds their window lasts, ``mails_to_write`` counts the
    sandbox sends of which the Integration Manager was not told, ``being_sent`` the customers that this process is
    sending now, ``undecided`` the sends that wait for a person, ``left_sends`` what these left, ``goes_on_by_itself``
    tells whether sends go on without a person, ``recent_sends`` gives the last sends of the profiles
    that aren't quiet, ``seen_counts`` what was seen of the customers of each in JOOR, ``profiles_of`` gives the
    profiles of an environment, ``suggestions`` the texts that a profile's account is known to accept, by field
    name.
    """

    database: Database
    workers: Workers
    understand_file: UnderstandFile
    survey_file: SurveyFile
    import_file: ImportFile
    preview_import: PreviewImport
    write_template: Callable[[TaskContext, pathlib.Path], None]
    save_list: SaveList
    look: Callable[[TaskContext], datetime | None]
    open_jobs: Callable[[], tuple[int, str]]
    request_reading: Callable[[int | None, tuple[int, ...]], int]
    credits_left: Callable[[Profile], tuple[int, int, float]]
    mails_to_write: Callable[[], int]
    being_sent: Callable[[], int]
    undecided: Callable[[], int]
    left_sends: Callable[[], LeftSends | None]
    goes_on_by_itself: Callable[[], bool]
    suggestions: Callable[[str], dict[str, list[str]]]
    recent_sends: Callable[[], list[Send]]
    seen_counts: Callable[[], dict[int, SeenCounts]]
    profiles_of: Callable[[Environment], list[Profile]]
    make_sends_page: Callable[[], SendsPage]
    make_accounts_page: Callable[[], AccountListsPage]
    make_profiles_page: Callable[[], ProfilesPage]
    make_own_account: Callable[[], OwnAccount]
    make_layouts_dialog: Callable[[QWidget], LayoutsDialog]
    make_send_flow: Callable[[SendReview], SendFlow]
