"""The main job once, from the file to the proof, with an account that is made up and a server on this computer."""

from __future__ import annotations

import pathlib
import secrets
from contextlib import closing

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.job import JobStatus, Send
from joor_desktop.model.profile import PRACTICE_PROFILE, Environment, Profile
from joor_desktop.model.read_back import Found
from joor_desktop.model.texts import translate
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.customer_rows import current_rows
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.tokens import Keychain, SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import ValidRecords, check_and_keep
from joor_desktop.work.desk import Desk
from joor_desktop.work.import_process import FileRequest, import_in_process

_AT_ONCE = Pace(queue_s=0.0, customers_per_s=100_000.0, matching_s=0.0)
_PROFILE = "trial"
_KEYCHAIN_NAME = "joor_desktop self-test"


class TrialError(JoorDesktopError):
    """Something did not become what it should have become."""


class Trial:
    """The steps of the job in their order; each returns what it came to in words, and raises JoorDesktopError.

    :param folder: an empty folder, for everything that the job leaves behind.
    :param file: a workbook of customers, of which some can be sent.
    """

    def __init__(self, folder: pathlib.Path, file: pathlib.Path) -> None:
        self.database_path = folder / "joor_desktop.sqlite3"
        self._file = file
        self._valid = ValidRecords()
        self._server = PracticeServer(folder / "server.sqlite3", pace=_AT_ONCE)

    def import_file(self) -> str:
        """Bring the workbook into a list, in the process that imports."""
        with closing(Database(self.database_path)) as database:
            list_id = Drafts(database).create(self._file.stem, PRACTICE_PROFILE)
            result = import_in_process(TaskContext(), FileRequest(self._file, list_id, self.database_path))
            stored = Drafts(database).customers(list_id)
        if not stored or stored != result.customers:
            raise TrialError(translate("self-test", "The list does not have the customers of the file."))
        return translate("self-test", "{n} customers of {file}").format(n=stored, file=self._file.name)

    def check(self) -> str:
        """Check the workbook, and keep the customers without errors."""
        checked, self._valid = check_and_keep(TaskContext(), self._file)
        if not checked.errors or not len(self._valid):
            raise TrialError(translate("self-test", "The problems of the sample were not found."))
        text = translate("self-test", "{errors} errors found, {n} customers without any")
        return text.format(errors=checked.errors, n=len(self._valid))

    def send(self) -> str:
        """Send those customers to the practice server, and wait for its job."""
        self._server.start()
        with self._desk() as desk:
            desk.profiles.add(Profile(_PROFILE, Environment.CUSTOM, self._server.url))
            plan = desk.sender.plan_records(TaskContext(), desk.accounts.profile(_PROFILE), "trial", self._valid)
            sent = desk.sender.send(TaskContext(), plan)
            desk.follower.follow(TaskContext())
            jobs = _jobs_in_words(desk.ledger.send(sent.id) if sent is not None else None)
        arrived = self._server.posts_by_code()
        if len(arrived) != len(self._valid) or set(arrived.values()) != {1}:
            raise TrialError(translate("self-test", "Not each customer arrived at the server once."))
        return translate("self-test", "{n} customers to {url}, {jobs}").format(
            n=len(arrived), url=self._server.url, jobs=jobs
        )

    def read_back(self) -> str:
        """Read the customers back from the server, and compare them with what was sent."""
        with self._desk() as desk:
            desk.read_back.request()
            desk.read_back.read_all(TaskContext())
            rows = current_rows(desk.ledger.database)
        seen = [row for row in rows if row.seen is not None and row.seen.found is Found.EQUAL]
        if not seen or len(seen) != len(self._valid):
            raise TrialError(translate("self-test", "Not each customer was read back as it was sent."))
        return translate("self-test", "{n} customers, each as it was sent").format(n=len(seen))

    def close(self) -> None:
        """Stop the server."""
        self._server.stop()

    def _desk(self) -> Desk:
        tokens = SessionTokens()
        tokens.store(_PROFILE, "trial")
        return Desk(self.database_path, [tokens])


def _jobs_in_words(send: Send | None) -> str:
    if send is None or any(job.status is not JobStatus.FINISHED for job in send.jobs):
        raise TrialError(translate("self-test", "The server did not finish what was sent."))
    return translate("self-test", "job {numbers} finished").format(
        numbers=", ".join(str(job.job_id) for job in send.jobs)
    )


def try_keychain() -> str:
    """Keep a token in the system's keychain under a name of its own, read it and take it out again."""
    keychain = Keychain(_KEYCHAIN_NAME)
    name, token = secrets.token_hex(8), secrets.token_urlsafe(32)
    try:
        keychain.store(name, token)
        read = keychain.read(name)
    finally:
        keychain.delete(name)
    if read != token or keychain.read(name) is not None:
        raise TrialError(translate("self-test", "The keychain did not keep a token, or did not forget it."))
    return translate("self-test", "a token kept, read and forgotten")
