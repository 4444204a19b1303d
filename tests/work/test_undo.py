"""Random walks through edits, undo, redo, imports and restarts, beside a plain list that is checked anew each time."""

from __future__ import annotations

import copy
import json
import tempfile
from collections import Counter
from pathlib import Path as FilePath
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from joor_desktop.checks import check_record, duplicate_problems
from joor_desktop.files.reading import SourceRecord
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.merging import ImportMode, merged, rebased
from joor_desktop.model.origin import EntryOrigin, Origin, Source
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import ENTRY_KEYS, Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Drafts, StoredRecord, View
from joor_desktop.storage.importer import ImportedRecord, Importer
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.importing import import_into_list
from joor_desktop.work.merging import Merge, staged_pairs
from joor_desktop.work.rechecking import recheck_list
from tests.storage.lists import good_record

PHONE = Path(field="customer_phone")
LOST = Problem(Severity.WARNING, "digits-lost", PHONE, from_file=True)
READ_PHONE = "1.23E+15"

PATHS = [
    Path(field="customer_code"), Path(field="customer_name"), PHONE, Path("buyers", 0, "buyer_email"),
    Path("buyers", 1, "buyer_name"), Path("discounts", 0, "amount"),
]
TEXTS = st.sampled_from(["", "A-1", "A–1", "a1", "B0", "BO", "zoe@shop.example", "15", READ_PHONE])

State = dict[int, Record]
"""The list as it should be: id to record, in order."""


class Walk(RuleBasedStateMachine):
    """The list in the file, and ``states``: what the list was after each step, of which ``at`` is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.open()
        self.list_id = self.drafts.create("Walk", "practice")
        self.editor = ListEditor(self.drafts, self.list_id)
        self.states: list[State] = [{}]
        self.at = 0
        self.imported: set[int] = set()

    def open(self) -> None:
        self.database = Database(FilePath(self.folder.name) / "walk.sqlite3")
        self.drafts = Drafts(self.database)

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @property
    def state(self) -> State:
        return self.states[self.at]

    def step_to(self, state: State) -> None:
        if state != self.state or list(state) != list(self.state):
            self.states[self.at + 1 :] = [state]
            self.at += 1

    def chosen(self, number: int) -> int:
        return list(self.state)[number % len(self.state)]

    @rule(number=st.integers(0, 9), path=st.sampled_from(PATHS), text=TEXTS)
    @precondition(lambda self: self.state)
    def set_value(self, number: int, path: Path, text: str) -> None:
        self._set([(self.chosen(number), path, text)])

    @rule(values=st.lists(st.tuples(st.integers(0, 9), st.sampled_from(PATHS), TEXTS), max_size=6))
    @precondition(lambda self: self.state)
    def set_values(self, values: list[tuple[int, Path, str]]) -> None:
        self._set([(self.chosen(number), path, text) for number, path, text in values])

    def _set(self, values: list[tuple[int, Path, str]]) -> None:
        state = copy.deepcopy(self.state)
        possible = []
        for record_id, path, text in values:
            entries = len(state[record_id].entries.get(path.node, ()))
            if path.node and path.index > entries:
                continue
            possible.append((record_id, path, text))
            if not path.node or path.index < entries or text:
                state[record_id].set_value(path, text)
        self.editor.set_values(possible)
        self.step_to(state)

    @rule(code=TEXTS)
    def add_customer(self, code: str) -> None:
        record = good_record(1)
        record.set_value(Path(field="customer_code"), code)
        record_id = self.editor.add_customer(record)
        self.step_to({**self.state, record_id: record})

    @rule(numbers=st.sets(st.integers(0, 9), min_size=1, max_size=4))
    @precondition(lambda self: self.state)
    def delete_customers(self, numbers: set[int]) -> None:
        gone = {self.chosen(number) for number in numbers}
        self.editor.delete_customers(sorted(gone))
        self.step_to({record_id: record for record_id, record in self.state.items() if record_id not in gone})

    @rule(number=st.integers(0, 9), node=st.sampled_from(["buyers", "discounts"]))
    @precondition(lambda self: self.state)
    def add_entry(self, number: int, node: str) -> None:
        record_id = self.chosen(number)
        state = copy.deepcopy(self.state)
        state[record_id].entries.setdefault(node, []).append({})
        assert self.editor.add_entry(record_id, node) == len(state[record_id].entries[node]) - 1
        self.step_to(state)

    @rule(number=st.integers(0, 9), index=st.integers(0, 2))
    @precondition(lambda self: self.state)
    def delete_entry(self, number: int, index: int) -> None:
        record_id = self.chosen(number)
        state = copy.deepcopy(self.state)
        buyers = state[record_id].entries.get("buyers", [])
        if index < len(buyers):
            del buyers[index]
            if not buyers:
                del state[record_id].entries["buyers"]
        self.editor.delete_entry(record_id, "buyers", index)
        self.step_to(state)

    @rule(codes=st.lists(TEXTS, min_size=1, max_size=4))
    def import_file(self, codes: list[str]) -> None:
        before = set(self.drafts.order(self.list_id))
        records = []
        for code in codes:
            record = good_record(1)
            record.values |= {"customer_code": code, "customer_phone": READ_PHONE}
            record.values = {name: text for name, text in record.values.items() if text}
            records.append(record)
        importer = Importer(self.database, self.list_id, "Import")
        importer.add_sources([Source("a.xlsx", "EU")])
        importer.add([
            ImportedRecord(each, code_key(each.customer_code), Origin(EntryOrigin(0, 2)), [*check_record(each), LOST])
            for each in records
        ])
        with self.database.transaction():
            importer.finish()
            recheck_list(ListWriter(self.database, self.list_id))
        came = [record_id for record_id in self.drafts.order(self.list_id) if record_id not in before]
        self.imported.update(came)
        self.step_to({**self.state, **dict(zip(came, records, strict=True))})

    @rule(codes=st.lists(TEXTS, min_size=1, max_size=4), name=TEXTS, mode=st.sampled_from(ImportMode))
    def merge_file(self, codes: list[str], name: str, mode: ImportMode) -> None:
        file = FilePath(self.folder.name) / "a.json"
        connections = [{"customer_code": code, "customer_name": name, "discounts": [{"amount": "5"}]} for code in codes]
        file.write_text(json.dumps(connections))
        import_into_list(TaskContext(), file, self.list_id, self.database, mode=mode)
        self._expect(list(map(_brought, connections)), mode)

    def _expect(self, records: list[Record], mode: ImportMode) -> None:
        """Each customer of the file goes to one of the list that no other has taken: the equal one, or the first."""
        left, state, new = list(self.state), copy.deepcopy(self.state), []
        for record in records:
            same = self._alike(record, left)
            left = [each for each in left if each not in same[:1]]
            result = merged(self.state[same[0]], record) if same else None
            if result is None or (mode is ImportMode.ADD and result != self.state[same[0]]):
                new.append(record)
            else:
                state[same[0]] = result
        if mode is ImportMode.REPLACE:
            state = {each: record for each, record in state.items() if each not in left}
        self.step_to({**state, **dict(zip(self._came(state), new, strict=True))})

    def _alike(self, record: Record, among: list[int]) -> list[int]:
        code = record.customer_code
        same = [each for each in among if self.state[each] == record]
        return same + [each for each in among if code and self.state[each].customer_code == code]

    def _came(self, known: State) -> list[int]:
        return [record_id for record_id in self.drafts.order(self.list_id) if record_id not in known]

    @rule(number=st.integers(0, 9), path=st.sampled_from([*PATHS[:3], PATHS[5]]), text=TEXTS, name=TEXTS)
    @precondition(lambda self: any(each.customer_code for each in self.state.values()))
    def edit_while_a_file_comes(self, number: int, path: Path, text: str, name: str) -> None:
        code = next(each.customer_code for each in self.state.values() if each.customer_code)
        record = _brought({"customer_code": code, "customer_name": name, "discounts": [{"amount": "5"}]})
        target = self._alike(record, list(self.state))[0]
        base = self.state[target]
        importer, merge = Importer(self.database, self.list_id, "Update"), Merge(self.database, self.list_id, [])
        found = merge.sort(merge.meet([SourceRecord(record)]), ImportMode.UPDATE)
        importer.stage([each.staged(importer.stored_origin) for each in found.changed])
        self._set([(self.chosen(number), path, text)])
        state = copy.deepcopy(self.state)
        state[target] = rebased(base, merged(base, record), state[target])
        with self.database.transaction():
            importer.finish(staged_pairs(importer, ListWriter(self.database, self.list_id)))
        self.step_to(state)

    @rule()
    def undo(self) -> None:
        edit = self.editor.undo()
        assert (edit is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        edit = self.editor.redo()
        assert (edit is None) == (self.at == len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.open()
        self.editor = ListEditor(self.drafts, self.list_id)

    def expected_problems(self, record_id: int) -> list[Problem]:
        record = self.state[record_id]
        problems = check_record(record)
        if record_id in self.imported and record.value(PHONE) == READ_PHONE:
            problems.append(LOST)
        code = record.customer_code
        alike = [
            each.customer_code
            for other, each in self.state.items()
            if other != record_id and code_key(code) and code_key(each.customer_code) == code_key(code)
        ]
        return problems + duplicate_problems(code, list(dict.fromkeys(alike)))

    @invariant()
    def the_list_is_as_it_should_be(self) -> None:
        order = self.drafts.order(self.list_id)
        assert list(order) == list(self.state)
        page = self.drafts.page(order)
        assert {each.id: each.record for each in page} == self.state
        for each in page:
            assert sorted(map(repr, map(_comparable, each.problems))) == sorted(
                map(repr, map(_comparable, self.expected_problems(each.id)))
            )
        self._numbers_fit(page)
        undone = [False] * self.at + [True] * (len(self.states) - 1 - self.at)
        assert [step.undone for step in self.editor.history()] == undone

    def _numbers_fit(self, page: list[StoredRecord]) -> None:
        faulty = [each.id for each in page if each.errors]
        warned = [each.id for each in page if each.warnings]
        assert self.drafts.counts(self.list_id) == Counts(len(page), len(faulty), len(warned))
        assert list(self.drafts.order(self.list_id, View.ERRORS)) == faulty
        assert list(self.drafts.order(self.list_id, View.WARNINGS)) == warned
        kinds = Counter(
            kind
            for each in page
            for kind in {(p.severity, p.code, p.path.node, p.path.field) for p in each.problems}
        )
        found = self.drafts.kinds(self.list_id)
        assert {(k.severity, k.code, k.node, k.field): k.customers for k in found} == kinds
        for node in ENTRY_KEYS:
            wanted = [(each.id, i) for each in page for i in range(len(each.record.entries.get(node, ())))]
            assert list(zip(*self.drafts.entry_order(self.list_id, node), strict=True)) == wanted
            assert self.drafts.entry_counts(self.list_id)[node] == len(wanted)


def _brought(connection: dict[str, Any]) -> Record:
    return Record(
        {name: text for name, text in connection.items() if isinstance(text, str) and text},
        {name: entries for name, entries in connection.items() if isinstance(entries, list)},
    )


def _comparable(problem: Problem) -> tuple[object, ...]:
    # Which of several look-alikes is named is the check's choice, and depends on their order.
    params = {} if problem.code == "code-look-alike" else problem.params
    named = (problem.severity, problem.code, problem.path, sorted(params.items()))
    return (*named, problem.fix, problem.from_file, problem.likely)


def test_an_edit_that_takes_back_what_a_file_would_change_leaves_no_step() -> None:
    """Also where the file's own problem of a value lasted longer than the value."""
    walk = Walk()
    walk.import_file([""])
    walk.set_value(0, PATHS[0], "A-1")
    walk.set_value(0, PHONE, "")
    walk.edit_while_a_file_comes(name="", number=0, path=PATHS[0], text="A-1")
    walk.edit_while_a_file_comes(name="A-1", number=0, path=PATHS[1], text="")
    walk.the_list_is_as_it_should_be()
    walk.teardown()


def test_a_problem_of_a_file_is_back_with_its_value_also_where_another_file_came_meanwhile() -> None:
    walk = Walk()
    walk.import_file([""])
    walk.set_value(0, PATHS[0], "A-1")
    walk.set_value(0, PHONE, "15")
    walk.edit_while_a_file_comes(name="B0", number=0, path=PATHS[1], text="a1")
    walk.set_value(0, PHONE, READ_PHONE)
    walk.the_list_is_as_it_should_be()
    walk.teardown()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=25, phases=(Phase.generate, Phase.shrink))
