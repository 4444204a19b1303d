"""How many customers unsettled sends hold is kept: always the number that counting all rows, and the ledger, tell."""

from __future__ import annotations

import tempfile
import threading
from contextlib import closing
from functools import partial
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.errors import RefusedError, UnknownOutcomeError
from joor_desktop.model.job import JobReport, JobStatus, Outcome
from joor_desktop.model.path import Path
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.claims import SendCustomer, Standing
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, StoredRecord, View
from joor_desktop.storage.held import counted_number, keep_number, kept_number
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work import editing
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.rechecking import recheck_list
from joor_desktop.work.sent_marks import mark_anew
from tests.storage.lists import fill, good_record, open_drafts
from tests.work.test_whole_steps import CODE, VALUES, changes_of, whole

UNSETTLED = (Outcome.WAITING, Outcome.SENDING, Outcome.UNKNOWN)
NUMBERS = st.sets(st.integers(0, 5), min_size=1, max_size=4)
ACTS = st.one_of(
    st.tuples(st.just("change"), VALUES),
    st.tuples(st.just("whole"), VALUES),
    st.tuples(st.just("delete"), NUMBERS),
    st.tuples(st.just("insert"), st.integers(1, 9)),
    st.tuples(st.just("bring"), st.integers(1, 9)),
    st.tuples(st.just("undo"), st.integers(1, 2)),
    st.tuples(st.just("redo"), st.integers(1, 2)),
    st.tuples(st.just("send"), NUMBERS),
    st.tuples(st.just("answer"), st.tuples(st.integers(0, 9), st.sampled_from(Outcome))),
    st.tuples(st.just("mark"), st.none()),
    st.tuples(st.just("clean"), st.none()),
    st.tuples(st.just("bind"), st.sampled_from(["practice", "Paris"])),
)  # fmt: skip


class Office:
    """One list with two editors, as in two windows, and the sends of its customers.

    The number is counted once at the beginning; from then on only where nothing is kept.
    """

    def __init__(self, folder: FilePath, drafts: Drafts, other: Drafts) -> None:
        self.folder = folder
        self.drafts = drafts
        self.ledger = Ledger(drafts.database)
        Profiles(drafts.database).add(Profile("Paris", Environment.SANDBOX, batch_size=1))
        self.list_id = drafts.create("Spring", "practice")
        fill(drafts.database, self.list_id, map(good_record, range(6)))
        self.editors = [ListEditor(each, self.list_id) for each in (drafts, other)]

    def act(self, act: tuple[str, object], window: int) -> None:
        """Do one thing, in one of the windows."""
        word, what = act
        getattr(self, f"_{word}")(what, self.editors[window])

    def _order(self) -> list[int]:
        return list(self.drafts.order(self.list_id))

    def _change(self, values: list[tuple[int, Path, str]], editor: ListEditor) -> None:
        order = self._order()
        if len(order) > 5:
            editor.set_values([(order[number], path, text) for number, path, text in values])

    def _whole(self, values: list[tuple[int, Path, str]], _editor: ListEditor) -> None:
        order = self._order()
        if len(order) > 5:
            whole(self.drafts, self.list_id, changes_of(order, values))

    def _delete(self, numbers: set[int], editor: ListEditor) -> None:
        order = self._order()
        editor.delete_customers([order[number] for number in numbers if number < len(order)])

    def _insert(self, number: int, editor: ListEditor) -> None:
        editor.add_customer(good_record(number))

    def _bring(self, number: int, _editor: ListEditor) -> None:
        with self.drafts.database.transaction():
            fill(self.drafts.database, self.list_id, [good_record(number)])
            recheck_list(ListWriter(self.drafts.database, self.list_id))

    def _undo(self, times: int, editor: ListEditor) -> None:
        for _ in range(times):
            editor.undo()

    def _redo(self, times: int, editor: ListEditor) -> None:
        for _ in range(times):
            editor.redo()

    def _send(self, numbers: set[int], _editor: ListEditor) -> None:
        order = self._order()
        wanted = [order[number] for number in numbers if number < len(order)]
        stored = [each for each in self.drafts.page(wanted) if each.record.customer_code]
        customers = [self._sent(each) for each in stored]
        claim = self.ledger.begin_send(
            self.profile, customers, owner="", url="", list_name="Spring", list_id=self.list_id, again=True
        )
        if claim.send is not None:  # one of the next sends would take it for left behind
            self.drafts.database.run("UPDATE send SET hold = 'paused' WHERE id = ?", (claim.send.id,))

    @staticmethod
    def _sent(stored: StoredRecord) -> SendCustomer:
        return SendCustomer(stored.id, stored.record.customer_code, "", fingerprint(stored.record))

    def _answer(self, answer: tuple[int, Outcome], _editor: ListEditor) -> None:
        number, outcome = answer
        jobs = [job for send in self.ledger.sends() for job in send.jobs if job.outcome in UNSETTLED]
        if not jobs:
            return
        job = jobs[number % len(jobs)].id
        if outcome is Outcome.ACCEPTED:
            self.ledger.record_answer(job, JobReport(job, JobStatus.FINISHED, 1, 1))
        elif outcome is Outcome.WAITING:
            self.ledger.mark_waiting(job)
        elif outcome is Outcome.UNKNOWN:
            self.ledger.record_failure(job, outcome, UnknownOutcomeError("No answer.", "Look at JOOR."))
        else:
            self.ledger.record_failure(job, outcome, RefusedError("Refused."))

    def _mark(self, _nothing: None, _editor: ListEditor) -> None:
        mark_anew(TaskContext(), self.drafts, self.list_id)

    def _clean(self, _nothing: None, _editor: ListEditor) -> None:
        clean_up(self.drafts.database)

    def _bind(self, profile: str, _editor: ListEditor) -> None:
        self.drafts.set_profile(self.list_id, profile)

    @property
    def profile(self) -> Profile:
        """The list's own."""
        draft = self.drafts.get(self.list_id)
        assert draft is not None
        found = Profiles(self.drafts.database).get(draft.profile)
        assert found is not None
        return found

    def held(self) -> int:
        """How many are held, by what the ledger says of each customer."""
        stored = self.drafts.page(self._order())
        could_go = [each for each in stored if not each.errors and (each.changed or not each.sent)]
        standings = self.ledger.standings(self.profile, [self._sent(each) for each in could_go])
        held = [each.id for each, standing in zip(could_go, standings, strict=True) if standing in _HELD]
        ready = list(self.drafts.order(self.list_id, View.READY))
        assert ready == [each.id for each in could_go if each.id not in held]
        return len(held)


_HELD = (Standing.SENDING, Standing.UNKNOWN)


def walk(acts: list[tuple[tuple[str, object], int]]) -> None:
    """Do all of this, and look at the number after each."""
    with tempfile.TemporaryDirectory() as folder:
        path = FilePath(folder, "a.sqlite3")
        with open_drafts(path) as drafts, open_drafts(path) as other:
            office = Office(FilePath(folder), drafts, other)
            for act, window in acts:
                office.act(act, window)
                held = office.held()
                kept = kept_number(drafts.database, office.list_id)
                assert kept in (None, held)
                assert counted_number(other.database, office.list_id) == held
                assert drafts.counts(office.list_id).held == held
                if kept is None:
                    assert keep_number(drafts.database, office.list_id) == held
                    assert kept_number(other.database, office.list_id) == held


@settings(max_examples=150, deadline=None)
@given(acts=st.lists(st.tuples(ACTS, st.integers(0, 1)), max_size=14))
def test_the_kept_number_is_the_counted_one_whatever_is_done(acts: list[tuple[tuple[str, object], int]]) -> None:
    walk([(("send", {0, 1, 2, 3, 4, 5}), 0), *acts])


@settings(max_examples=80, deadline=None)
@given(acts=st.lists(st.tuples(ACTS, st.integers(0, 1)), max_size=14))
def test_that_is_so_of_steps_that_patches_keep(acts: list[tuple[tuple[str, object], int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editing, "_MANY", 0)
        walk([(("send", {0, 1, 2, 3, 4, 5}), 0), *acts])


@pytest.fixture
def office(tmp_path: FilePath) -> Office:
    path = tmp_path / "a.sqlite3"
    return Office(tmp_path, Drafts(Database(path)), Drafts(Database(path)))


def test_an_edit_in_another_window_is_followed_without_counting(office: Office) -> None:
    office.act(("send", {0, 1, 2}), 0)
    database = office.drafts.database
    keep_number(database, office.list_id)
    first = office.drafts.order(office.list_id)[0]
    office.editors[1].set_value(first, CODE, "")
    assert kept_number(database, office.list_id) == 2
    office.editors[1].undo()
    assert kept_number(database, office.list_id) == 3
    office.editors[1].set_value(first, CODE, good_record(1).customer_code)  # two of one code can't be sent
    assert kept_number(database, office.list_id) == 1


def test_a_row_that_goes_for_good_is_held_no_more(office: Office) -> None:
    office.act(("send", {0, 1, 2}), 0)
    database = office.drafts.database
    keep_number(database, office.list_id)
    database.run("DELETE FROM line WHERE id = ?", (office.drafts.order(office.list_id)[0],))
    assert kept_number(database, office.list_id) == office.held() == 2


def test_a_job_with_another_outcome_has_the_number_counted_anew(office: Office) -> None:
    office.act(("send", {0, 1}), 0)
    database = office.drafts.database
    assert keep_number(database, office.list_id) == 2
    office.act(("answer", (0, Outcome.UNKNOWN)), 0)
    assert kept_number(database, office.list_id) is None
    office.act(("answer", (0, Outcome.REFUSED)), 0)
    assert kept_number(database, office.list_id) == 0


def test_that_is_so_where_many_come_and_go(office: Office) -> None:
    database, list_id, [editor, _] = office.drafts.database, office.list_id, office.editors
    fill(database, list_id, map(good_record, range(10, 700)))
    office.act(("send", set(range(696))), 0)
    order = list(office.drafts.order(list_id))
    for step in (partial(editor.delete_customers, order[:600]), editor.undo, editor.redo, editor.undo, editor.undo):
        assert keep_number(database, list_id) == office.held()
        step()
        assert kept_number(database, list_id) in (None, office.held())
    assert list(office.drafts.order(list_id)) == order[:6]


def test_the_number_is_told_where_nothing_can_be_written(office: Office) -> None:
    office.act(("send", {0, 1}), 0)
    database = office.drafts.database
    database.run("PRAGMA query_only = 1")
    assert keep_number(database, office.list_id) == 2
    database.run("PRAGMA query_only = 0")
    assert kept_number(database, office.list_id) is None


def test_edits_while_the_number_is_counted_are_not_lost(office: Office) -> None:
    """Counted over and over while another window edits: in the end it is as if nobody had come in between."""
    path, list_id = office.drafts.database.path, office.list_id
    fill(office.drafts.database, list_id, map(good_record, range(10, 400)))
    office.act(("send", set(range(396))), 0)
    ended = threading.Event()

    def count() -> None:
        with closing(Database(path)) as database:
            while not ended.is_set():
                keep_number(database, list_id)

    counting = threading.Thread(target=count)
    counting.start()
    order = office.drafts.order(list_id)
    for number in range(150):
        office.editors[0].set_value(order[number], CODE, "" if number % 3 else f"NEW{number}")
        if number % 5 == 0:
            office.editors[0].undo()
    ended.set()
    counting.join()
    assert kept_number(office.drafts.database, list_id) == office.held() == 396 - 120
