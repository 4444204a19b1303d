"""Mending by itself, while a file is read, what a person chose to mend in the last file of its make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from joor_desktop.checks.mended import told_mended
from joor_desktop.files.reading import SourceRecord
from joor_desktop.model.problem import Problem
from joor_desktop.storage.layouts import LayoutFix
from joor_desktop.work.checking import all_problems


class RememberedFixes:
    """Puts the fixes of some kinds of problems in place, and counts them.

    That is done before a customer meets those of the list, so that a file which comes again changes nothing.
    """

    def __init__(self, fixes: Sequence[LayoutFix]) -> None:
        self._likely = {(fix.code, fix.node, fix.field): fix.likely for fix in fixes}
        self._mended = Counter[str]()

    def applied(self, records: Iterable[SourceRecord]) -> Iterator[SourceRecord]:
        """The records with these fixes; as they are, and at no cost, where nothing is remembered."""
        return map(self._mended_record, records) if self._likely else iter(records)

    def _mended_record(self, each: SourceRecord) -> SourceRecord:
        """What a fix uncovers is mended too: behind the spaces around a country may be another spelling."""
        fixes, rounds = self._fixes(each), 0
        if fixes:
            each.record = each.record.copy()
        while fixes and rounds < len(self._likely):
            for problem in fixes:
                for path, text in problem.fixes:
                    each.record.set_value(path, text)
                self._mended[problem.code] += 1
            paths = {problem.path for problem in fixes}
            each.problems = [problem for problem in each.problems if problem.path not in paths]
            fixes, rounds = self._fixes(each), rounds + 1
        return each

    def _fixes(self, each: SourceRecord) -> list[Problem]:
        return [problem for problem in all_problems(each) if self._is_wanted(problem)]

    def _is_wanted(self, problem: Problem) -> bool:
        if problem.fix is None or problem.cut:  # what would go for want of room is decided each time
            return False
        path = problem.path
        likely = self._likely.get((problem.kind_code, path.node, path.field))
        if likely is None:
            likely = self._likely.get((problem.code, path.node, path.field))
        return likely is not None and (likely or not problem.likely)

    def words(self) -> str:
        """What was mended, in one sentence; "" for nothing."""
        return told_mended(self._mended)
