"""Makes the parts of the window. What is slow to load is loaded inside the functions that need it."""

from __future__ import annotations

import pathlib
import time
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from joor_desktop.model.merging import ImportMode
from joor_desktop.model.saving import Saved, SaveKind
from joor_desktop.storage.database import Database
from joor_desktop.ui.parts import ImportOutcome, Parts, Workers
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from joor_desktop.model.job import Send
    from joor_desktop.model.profile import Environment, Profile
    from joor_desktop.model.read_back import SeenCounts
    from joor_desktop.storage.hand_overs import HandOvers
    from joor_desktop.storage.ledger import Ledger
    from joor_desktop.storage.under_way import LeftSends
    from joor_desktop.ui.accounts.page import AccountListsPage
    from joor_desktop.ui.desk_tasks import DeskTasks
    from joor_desktop.ui.first_run.own_account import OwnAccount
    from joor_desktop.ui.layouts.dialog import LayoutsDialog
    from joor_desktop.ui.profiles.page import ProfilesPage
    from joor_desktop.ui.profiles.token_keeper import TokenKeeper
    from joor_desktop.ui.sends.flow import SendFlow
    from joor_desktop.ui.sends.page import SendsPage
    from joor_desktop.ui.sends.review import SendReview
    from joor_desktop.work.import_process import FileRequest
    from joor_desktop.work.merge_preview import MergePreview
    from joor_desktop.work.surveying import Survey
    from joor_desktop.work.understanding import Understood


_RECENT_SENDS = 50


class PartsFactory:
    """Makes the parts of the window, each when it is first needed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._workers = Workers()

    def parts(self) -> Parts:
        """The parts as the window takes them."""
        return Parts(
            database=self._database,
            workers=self._workers,
            understand_file=_understand_file,
            survey_file=_survey_file,
            import_file=_import_file,
            preview_import=_preview_import,
            write_template=_write_template,
            save_list=_save_list,
            look=self._look,
            open_jobs=self._open_jobs,
            request_reading=self._request_reading,
            credits_left=self._credits_left,
            mails_to_write=self._mails_to_write,
            being_sent=self._being_sent,
            undecided=self._undecided,
            left_sends=self._left_sends,
            goes_on_by_itself=self._goes_on_by_itself,
            suggestions=self._suggestions,
            recent_sends=self._recent_sends,
            seen_counts=self._seen_counts,
            profiles_of=self._profiles_of,
            make_sends_page=self._make_sends_page,
            make_accounts_page=self._make_accounts_page,
            make_profiles_page=self._make_profiles_page,
            make_own_account=self._make_own_account,
            make_layouts_dialog=self._make_layouts_dialog,
            make_send_flow=self._make_send_flow,
        )

    def close(self) -> None:
        """Let go of everything once the window is closed."""
        if "_tasks" in self.__dict__:
            self._tasks.close()
        self._database.close()

    @cached_property
    def _tasks(self) -> DeskTasks:
        from joor_desktop.ui.desk_tasks import DeskTasks

        return DeskTasks(self._database.path)

    @cached_property
    def _ledger(self) -> Ledger:
        from joor_desktop.storage.ledger import Ledger

        return Ledger(self._database)

    @cached_property
    def _hand_overs(self) -> HandOvers:
        from joor_desktop.storage.hand_overs import HandOvers

        return HandOvers(self._database)

    def _mails_to_write(self) -> int:
        return self._hand_overs.number()

    def _being_sent(self) -> int:
        from joor_desktop.storage.under_way import being_sent

        return being_sent(self._database)

    def _undecided(self) -> int:
        from joor_desktop.storage.under_way import undecided

        return undecided(self._database)

    def _left_sends(self) -> LeftSends | None:
        from joor_desktop.storage.under_way import left_sends

        return left_sends(self._database)

    def _goes_on_by_itself(self) -> bool:
        from joor_desktop.storage.under_way import goes_on_by_itself

        return goes_on_by_itself(self._database)

    @cached_property
    def _token_keeper(self) -> TokenKeeper:
        from joor_desktop.ui.profiles.token_keeper import TokenKeeper

        return TokenKeeper(self._workers.joor, self._tasks.keychain, self._tasks.session)

    def _look(self, context: TaskContext) -> datetime | None:
        return self._tasks.look(context)

    def _open_jobs(self) -> tuple[int, str]:
        from joor_desktop.storage.read_backs import ReadBacks
        from joor_desktop.ui.job_words import open_job_words, reading_words

        jobs = [job for job, _ in self._ledger.open_jobs()]
        read_backs = ReadBacks(self._database)
        now = datetime.now().astimezone()
        words = (open_job_words(jobs), reading_words(read_backs.waiting(), read_backs.next_due(), now))
        return len(jobs) + self._ledger.tried_again(), " · ".join(filter(None, words))

    def _request_reading(self, job: int | None, ids: tuple[int, ...]) -> int:
        from joor_desktop.storage.read_backs import ReadBacks

        return ReadBacks(self._database).request(datetime.now(UTC), job=job, ids=ids)

    def _credits_left(self, profile: Profile) -> tuple[int, int, float]:
        from joor_desktop.joor.budget import CREDITS, Window
        from joor_desktop.storage.claims import account_key
        from joor_desktop.storage.credits import stored_window

        window = Window(*stored_window(self._database, account_key(profile)))
        until_s = window.left_s(time.time())
        return (CREDITS - window.used if until_s else CREDITS), CREDITS, until_s

    def _seen_counts(self) -> dict[int, SeenCounts]:
        from joor_desktop.work.settling import Settling

        return Settling(self._database, self._ledger).seen_counts()

    def _recent_sends(self) -> list[Send]:
        from joor_desktop.storage.profiles import Profiles

        quiet = {profile.name for profile in Profiles(self._database).all() if profile.quiet}
        return [send for send in self._ledger.sends(_RECENT_SENDS) if send.profile not in quiet]

    def _suggestions(self, profile: str) -> dict[str, list[str]]:
        from joor_desktop.storage.kept_lists import KeptLists
        from joor_desktop.storage.lists import AccountList

        lists = KeptLists(self._database)
        found: dict[str, list[str]] = {}
        for kind in AccountList:
            for entry in lists.entries(profile, kind):
                for name, text in zip(kind.columns, entry.texts, strict=True):
                    if text and text not in found.setdefault(name, []):
                        found[name].append(text)
        return found

    def _profiles_of(self, environment: Environment) -> list[Profile]:
        from joor_desktop.storage.profiles import Profiles

        return [profile for profile in Profiles(self._database).all() if profile.environment is environment]

    def _make_sends_page(self) -> SendsPage:
        from joor_desktop.storage.profiles import Profiles
        from joor_desktop.ui.sends.hand_over import HandOverPanel
        from joor_desktop.ui.sends.held_changes import Decisions
        from joor_desktop.ui.sends.page import SendsPage
        from joor_desktop.ui.sends.send_search import SendSearch

        tasks = self._tasks
        search = SendSearch(self._database.path, self._workers.finding)
        hand_over = HandOverPanel(self._ledger, self._hand_overs, Profiles(self._database), self._workers.lists)
        page = SendsPage(self._ledger, search, hand_over=hand_over)
        page.connect_decisions(
            self._workers.reading,
            self._workers.joor,
            Decisions(tasks.pause, tasks.cancel, tasks.accept, tasks.send_again, tasks.go_on),
        )
        return page

    def _make_accounts_page(self) -> AccountListsPage:
        from joor_desktop.storage.kept_lists import KeptLists
        from joor_desktop.storage.profiles import Profiles
        from joor_desktop.ui.accounts.page import AccountListsPage

        return AccountListsPage(KeptLists(self._database), Profiles(self._database), self._workers.lists)

    def _make_profiles_page(self) -> ProfilesPage:
        from joor_desktop.storage.new_customers import NewCustomers
        from joor_desktop.storage.prerequisites import Prerequisites
        from joor_desktop.storage.profiles import Profiles
        from joor_desktop.ui.profiles.checklist import Checklist
        from joor_desktop.ui.profiles.connection_test import ConnectionTest
        from joor_desktop.ui.profiles.page import ProfilesPage
        from joor_desktop.ui.profiles.renaming import Renaming
        from joor_desktop.ui.profiles.start_card import StartCard
        from joor_desktop.ui.profiles.token_keeper import TokenKeeper

        joor, tasks = self._workers.joor, self._tasks
        passwords = TokenKeeper(joor, tasks.proxy_keychain, tasks.session_passwords)
        connection = ConnectionTest(joor, tasks.test)
        start = StartCard(NewCustomers(self._database), self._suggestions)
        return ProfilesPage(
            Profiles(self._database),
            self._token_keeper,
            passwords,
            connection,
            Renaming(joor, tasks.rename),
            start,
            Checklist(Prerequisites(self._database)),
        )

    def _make_own_account(self) -> OwnAccount:
        from joor_desktop.storage.profiles import Profiles
        from joor_desktop.ui.first_run.own_account import OwnAccount
        from joor_desktop.ui.profiles.connection_test import ConnectionTest

        connection = ConnectionTest(self._workers.joor, self._tasks.test)
        return OwnAccount(Profiles(self._database), self._token_keeper, connection)

    def _make_layouts_dialog(self, parent: QWidget) -> LayoutsDialog:
        from joor_desktop.storage.layouts import Layouts
        from joor_desktop.ui.layouts.dialog import LayoutsDialog

        return LayoutsDialog(Layouts(self._database), self._workers.lists, parent)

    def _make_send_flow(self, review: SendReview) -> SendFlow:
        from joor_desktop.ui.sends.flow import SendFlow

        tasks, worker = self._tasks, self._workers.joor
        return SendFlow(
            review, worker, tasks.plan, tasks.send, self._token_keeper, review, tasks.plan_rehearsed, tasks.forget_looks
        )


def _understand_file(context: TaskContext, request: FileRequest) -> Understood:
    from joor_desktop.work.import_process import understand_in_process

    return understand_in_process(context, request)


def _survey_file(context: TaskContext, request: FileRequest) -> Survey:
    from joor_desktop.work.import_process import survey_in_process

    return survey_in_process(context, request)


def _import_file(context: TaskContext, request: FileRequest, mode: ImportMode) -> ImportOutcome:
    from joor_desktop.work.import_process import import_in_process

    return import_in_process(context, request, mode)


def _preview_import(context: TaskContext, request: FileRequest) -> list[MergePreview]:
    from joor_desktop.work.import_process import preview_in_process

    return preview_in_process(context, request)


def _write_template(_context: TaskContext, out: pathlib.Path) -> None:
    from joor_desktop.files.template import write_template
    from joor_desktop.work.converting import replace_whole

    replace_whole(out, write_template)


def _save_list(
    context: TaskContext, database_path: pathlib.Path, list_id: int, out: pathlib.Path, kind: SaveKind
) -> Saved:
    from joor_desktop.work.exporting import export_list

    return export_list(context, database_path, list_id, out, kind)
