"""The page of sends and jobs over a real ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.errors import RefusedError, UnknownOutcomeError
from joor_desktop.model.comparison import Difference
from joor_desktop.model.job import JobReport, JobStatus, Outcome, Send
from joor_desktop.model.path import Path
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.read_back import Found
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.sends.month_view import DayBars
from joor_desktop.ui.sends.page import SendsPage

NewSend = Callable[..., Send]
MakePage = Callable[[], SendsPage]

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION], batch_size=2)


def table(page: QWidget, name: str) -> QTableView:
    """The table that a screen reader calls *name*."""
    return next(each for each in page.findChildren(QTableView) if each.accessibleName() == name)


def cells(view: QTableView) -> list[list[str]]:
    """All words of a table."""
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def words_on(page: QWidget) -> str:
    """All labels on screen."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def accept(ledger: Ledger, send: Send, job_id: int, done: int, status: JobStatus) -> None:
    """JOOR took the first job."""
    job = send.jobs[0]
    ledger.mark_sending(job.id, NOW)
    report = JobReport(job_id, status, job.record_count, done)
    ledger.record_answer(job.id, report, NOW + timedelta(seconds=20), NOW)


def test_an_empty_ledger_says_what_will_stand_here(ledger: Ledger, make_page: MakePage) -> None:
    assert "Nothing was sent yet" in words_on(make_page())


def test_a_running_send_is_told_in_words(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A", "B"]), 9005, 1, JobStatus.STARTED)
    page = make_page()
    sends = cells(table(page, "Sends"))
    assert sends == [
        ["Today 14:05", "Paris", "2 new", "50%", "Job 9005 started, 1 of 2 · next look in 20 s", "2"],
    ]
    assert cells(table(page, "Jobs of the send"))[0][:3] == ["9005", "Started", "1 of 2"]
    assert [row[0] for row in cells(table(page, "Customers of the job"))] == ["A", "B"]


def test_refresh_shows_what_changed_and_keeps_the_choice(
    ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    older = new_send(PARIS, ["A"], NOW - timedelta(days=3))
    accept(ledger, older, 9001, 0, JobStatus.QUEUED)
    newer = new_send(PARIS, ["B"])
    page = make_page()
    sends = table(page, "Sends")
    sends.selectRow(1)
    ledger.record_look(older.jobs[0].id, JobReport(9001, JobStatus.FINISHED, 1, 1), None, NOW)
    page.refresh()
    assert sends.currentIndex().row() == 1
    assert cells(sends)[1][4].startswith("Finished")
    accept(ledger, newer, 9002, 0, JobStatus.QUEUED)
    page.refresh()
    assert cells(table(page, "Jobs of the send"))[0][0] == "9001"


def test_a_new_send_does_not_take_the_choice_away(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A"], NOW - timedelta(days=3)), 9001, 0, JobStatus.QUEUED)
    page = make_page()
    accept(ledger, new_send(PARIS, ["B"]), 9002, 0, JobStatus.QUEUED)
    page.refresh()
    assert len(cells(table(page, "Sends"))) == 2
    assert cells(table(page, "Jobs of the send"))[0][0] == "9001"


def test_an_unknown_outcome_needs_the_person(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    broken = new_send(PARIS, ["A", "B"], NOW - timedelta(days=3))
    ledger.mark_sending(broken.jobs[0].id, NOW)
    ledger.record_failure(broken.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The line broke.", "Look."), NOW)
    accept(ledger, new_send(PARIS, ["C"]), 9002, 0, JobStatus.QUEUED)
    page = make_page()
    assert "2 customers with an unknown outcome" in words_on(page)
    show = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Show" and each.isVisible())
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert table(page, "Sends").currentIndex().row() == 1
    assert "Nobody knows yet whether JOOR took these customers in." in words_on(page)
    assert "The line broke." in words_on(page)


def test_a_refusal_shows_joors_words_and_is_settled_by_sending_again(
    ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    refused = new_send(PARIS, ["A"])
    ledger.mark_sending(refused.jobs[0].id, NOW)
    error = RefusedError("JOOR said no.", code="17", comment="Label not known", log_id="a81f")
    ledger.record_failure(refused.jobs[0].id, Outcome.REFUSED, error, NOW)
    page = make_page()
    told = words_on(page)
    assert "17" in told
    assert "Label not known" in told
    assert "a81f" in told
    assert "1 customer refused by JOOR" in told
    accept(ledger, new_send(PARIS, ["A"], NOW + timedelta(seconds=1)), 9002, 1, JobStatus.FINISHED)
    page.refresh()
    assert "1 customer refused by JOOR" not in words_on(page)


def test_chips_narrow_the_sends(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A"], NOW - timedelta(days=3)), 9001, 1, JobStatus.FINISHED)
    accept(ledger, new_send(PARIS, ["B"]), 9002, 0, JobStatus.QUEUED)
    page = make_page()
    chips = {each.text(): each for each in page.findChildren(Chip)}
    assert list(chips) == ["All 2", "Open 1", "Needs a look 0"]
    QTest.mouseClick(chips["Open 1"], Qt.MouseButton.LeftButton)
    assert len(cells(table(page, "Sends"))) == 1
    QTest.mouseClick(chips["Needs a look 0"], Qt.MouseButton.LeftButton)
    assert cells(table(page, "Sends")) == []
    page.choose_send(1)
    assert len(cells(table(page, "Sends"))) == 2
    assert table(page, "Sends").currentIndex().row() == 1


def test_the_jobs_of_a_send_are_chosen_one_by_one(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A", "B", "C"]), 9001, 0, JobStatus.QUEUED)
    page = make_page()
    jobs = table(page, "Jobs of the send")
    assert [row[1] for row in cells(jobs)] == ["In JOOR's queue", "Waiting to be sent"]
    second = jobs.visualRect(jobs.model().index(1, 0)).center()
    QTest.mouseClick(jobs.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(second))
    assert [row[0] for row in cells(table(page, "Customers of the job"))] == ["C"]


def test_all_tables_keep_the_rules_of_models(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    page = make_page()
    testers = [
        QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        for view in page.findChildren(QTableView)
    ]
    for day in range(3):
        accept(ledger, new_send(PARIS, [f"A{day}", f"B{day}", f"C{day}"]), 9000 + day, 1, JobStatus.STARTED)
        page.refresh()
        page.grab()
    assert len(testers) == 3


def test_what_was_read_back_is_told_of_the_send_and_of_each_customer(
    ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    sent = new_send(PARIS, ["A", "B"], NOW - timedelta(days=10))
    accept(ledger, sent, 9005, 2, JobStatus.FINISHED)
    read_backs = ReadBacks(ledger.database)
    alias = Difference(Path(field="customer_alias"), "x", "y")
    read_backs.record(1, Found.EQUAL, NOW, None)
    page = make_page()
    assert cells(table(page, "Sends"))[0][4] == "Finished. 1 of 2 seen in JOOR"
    read_backs.record(2, Found.DIFFERENT, NOW, None, differences=[alias])
    page.refresh()
    assert cells(table(page, "Sends"))[0][4] == "Finished. 1 of 2 seen in JOOR, 1 different"
    assert [row[3] for row in cells(table(page, "Customers of the job"))] == [
        "Seen in JOOR, today 14:05",
        "Different in JOOR, today 14:05: Alias: sent “x”, JOOR has “y”",
    ]
    assert "1 customer late in JOOR, or there otherwise than they were sent" in words_on(page)
    read_backs.record(2, Found.MISSING, NOW, None)
    page.refresh()
    assert cells(table(page, "Sends"))[0][4] == "Finished. 1 of 2 seen in JOOR, 1 late"


def test_story_and_reading_are_asked_for_by_keys_and_links(
    qtbot: QtBot, ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    sent = new_send(PARIS, ["A", "B"])
    accept(ledger, sent, 9005, 2, JobStatus.FINISHED)
    page = make_page()
    customers = table(page, "Customers of the job")
    customers.selectRow(1)
    customers.setFocus()
    with qtbot.waitSignal(page.story_requested) as asked:
        QTest.keyClick(customers, Qt.Key.Key_Return)
    assert asked.args == ["Paris", "B"]
    link = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Read from JOOR now")
    with qtbot.waitSignal(page.reading_requested) as asked:
        QTest.keyClick(link, Qt.Key.Key_Return)
    assert asked.args == [sent.jobs[0].id]


ROME = Profile("Rome", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX])


def search_line(page: QWidget) -> QLineEdit:
    """The line in which sends are sought."""
    return next(each for each in page.findChildren(QLineEdit) if "job number" in each.accessibleName())


def press(page: QWidget, name: str) -> None:
    """Press the button that a screen reader calls *name*, or that says so."""
    button = next(
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_search_finds_the_sends_of_a_customer(
    qtbot: QtBot, ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    accept(ledger, new_send(PARIS, ["EL0101"]), 9001, 1, JobStatus.FINISHED)
    accept(ledger, new_send(PARIS, ["EL0102"]), 9002, 1, JobStatus.FINISHED)
    page = make_page()
    QTest.keyClicks(search_line(page), "shop el0101")
    qtbot.waitUntil(lambda: len(cells(table(page, "Sends"))) == 1)
    assert [row[0] for row in cells(table(page, "Customers of the job"))] == ["EL0101"]
    search_line(page).clear()
    QTest.keyClicks(search_line(page), "9002")
    qtbot.waitUntil(lambda: [row[0] for row in cells(table(page, "Customers of the job"))] == ["EL0102"])
    QTest.keyClicks(search_line(page), "x")
    qtbot.waitUntil(lambda: "No send has what you seek" in words_on(page))
    search_line(page).clear()
    qtbot.waitUntil(lambda: len(cells(table(page, "Sends"))) == 2)


def test_the_sends_of_one_profile(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A"]), 9001, 1, JobStatus.FINISHED)
    accept(ledger, new_send(ROME, ["B"]), 9002, 1, JobStatus.FINISHED)
    page = make_page()
    box = next(each for each in page.findChildren(QComboBox) if each.isVisible())
    assert [box.itemText(number) for number in range(box.count())] == ["All profiles", "Paris", "Rome"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert [row[1] for row in cells(table(page, "Sends"))] == ["Rome"]
    page.choose_send(1)
    assert len(cells(table(page, "Sends"))) == 2


def test_the_sends_with_customers_in_a_state(
    qtbot: QtBot, ledger: Ledger, database: Database, new_send: NewSend, make_page: MakePage
) -> None:
    """What is read back meanwhile counts as soon as the ledger is read again."""
    accept(ledger, new_send(PARIS, ["A", "B"]), 9001, 2, JobStatus.FINISHED)
    accept(ledger, new_send(PARIS, ["C"]), 9002, 0, JobStatus.QUEUED)
    page = make_page()
    press(page, "Filter")
    box = next(each for each in page.findChildren(QComboBox) if "state" in each.accessibleName())
    box.setFocus()
    QTest.keyClicks(box, "Seen")
    qtbot.waitUntil(lambda: "No send has what you seek" in words_on(page))
    ReadBacks(database).record(1, Found.EQUAL, NOW, None)
    page.refresh()
    qtbot.waitUntil(lambda: [row[2] for row in cells(table(page, "Sends"))] == ["2 new"])
    QTest.keyClicks(search_line(page), "c")
    QTest.keyClick(search_line(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "No send has what you seek" in words_on(page))
    page.choose_send(2)
    qtbot.waitUntil(lambda: len(cells(table(page, "Sends"))) == 2)
    assert box.currentText() == "All states"


def test_the_sends_of_some_days(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    """All days to begin with, also those of sends that come while the page is shown."""
    for days in (40, 3):
        new_send(PARIS, [f"D{days}", f"E{days}"][: 1 + (days == 3)], NOW - timedelta(days=days))
    page = make_page()
    press(page, "Filter")
    first, last = page.findChildren(QDateEdit)
    assert (first.date(), last.date()) == (QDate(2026, 10, 14), QDate(2026, 11, 23))
    assert len(cells(table(page, "Sends"))) == 2
    first.setFocus()
    first.setSelectedSection(QDateEdit.Section.MonthSection)
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert [row[2] for row in cells(table(page, "Sends"))] == ["2 new"]
    new_send(PARIS, ["F"], NOW)
    page.refresh()
    assert [row[2] for row in cells(table(page, "Sends"))] == ["1 new", "2 new"]
    last.setFocus()
    last.setSelectedSection(QDateEdit.Section.DaySection)
    QTest.keyClick(last, Qt.Key.Key_Down)
    assert [row[2] for row in cells(table(page, "Sends"))] == ["2 new"]
    press(page, "Filter")
    assert len(cells(table(page, "Sends"))) == 3


def test_a_day_of_the_month_shows_its_sends_only(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A", "B"], NOW - timedelta(days=3)), 9001, 2, JobStatus.FINISHED)
    new_send(PARIS, ["C"])
    page = make_page()
    bars = page.findChild(DayBars)
    assert bars is not None
    at = QPoint(round((20 - 0.5) * bars.width() / 30), 40)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert [row[2] for row in cells(table(page, "Sends"))] == ["2 new"]
    assert "Fri 20 Nov, 2 customers" in bars.accessibleDescription()
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert len(cells(table(page, "Sends"))) == 2
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Right)
    assert "Mon 23 Nov, 1 customer, 1 under way" in bars.accessibleDescription()
    QTest.keyClick(bars, Qt.Key.Key_Space)
    assert [row[2] for row in cells(table(page, "Sends"))] == ["1 new"]


def test_months_before_are_reached(ledger: Ledger, new_send: NewSend, make_page: MakePage) -> None:
    accept(ledger, new_send(PARIS, ["A"], NOW - timedelta(days=40)), 9001, 1, JobStatus.FINISHED)
    page = make_page()
    assert "November" in words_on(page)
    press(page, "Month before")
    assert "October" in words_on(page)
    press(page, "Month after")
    assert "November" in words_on(page)


def test_wishes_about_sends_are_told(ledger: Ledger, new_send: NewSend, make_page: MakePage, qtbot: QtBot) -> None:
    new_send(PARIS, ["A"], NOW - timedelta(days=3))
    send = new_send(PARIS, ["B"])
    page = make_page()
    with qtbot.waitSignal(page.export_requested) as told:
        press(page, "Export…")
    assert told.args[0] == [2, 1]
    with qtbot.waitSignal(page.export_requested) as told:
        press(page, "Export this send")
    assert told.args[0] == [send.id]
    with qtbot.waitSignal(page.support_requested) as told:
        press(page, "For JOOR's support…")
    assert told.args[0].id == send.id
