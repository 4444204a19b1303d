"""A list, a review of it on screen, and all that sending it needs."""

from __future__ import annotations

from json import loads
from urllib.request import urlopen

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Send
from joor_desktop.model.profile import BASE_URLS, PRACTICE_PROFILE, Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.look_ups import LookUps
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.tokens import Keychain, SessionTokens
from joor_desktop.ui.profiles.token_keeper import TokenKeeper
from joor_desktop.ui.sends.flow import SendFlow
from joor_desktop.ui.sends.review import SendReview
from joor_desktop.ui.worker import Worker
from joor_desktop.work.accounts import PracticeHost
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.plan import SendPlan

PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION])


class Office:
    """A list, a review of it, and all that sending it needs."""

    def __init__(self, database: Database, practice: PracticeHost) -> None:
        self.database = database
        self.practice = practice
        self.session = SessionTokens()
        self.worker = Worker()
        self.list_id = Drafts(database).create("Spring fair", PRACTICE_PROFILE)
        self.editor = ListEditor(Drafts(database), self.list_id)
        self.tokens = TokenKeeper(self.worker, Keychain(), self.session)
        self.review = SendReview()
        self.read_first = 0
        self.flow = SendFlow(
            self.review, self.worker, self.plan, self.send, self.tokens, forget_looks=self.forget_looks
        )
        Profiles(database).add(PARIS)

    def desk(self) -> Desk:
        """What one task works with."""
        return Desk(self.database.path, [self.session], self.practice)

    def plan(self, context: TaskContext, profile: Profile, list_id: int, again: bool) -> SendPlan:
        """Plan a send, in the worker."""
        with self.desk() as desk:
            return desk.sender.plan_list(context, profile, list_id, again=again, read_first=self.read_first)

    def forget_looks(self, _context: TaskContext, profile: Profile) -> None:
        """Forget what was read, in the worker."""
        with self.desk() as desk:
            LookUps(desk.drafts.database).forget(profile)

    def calls(self) -> int:
        """How many calls the practice server was sent."""
        with urlopen(f"{self.practice.url().removesuffix('/v2')}/practice/received") as answer:
            return len(loads(answer.read())["requests"])

    def send(self, context: TaskContext, plan: SendPlan) -> Send | None:
        """Carry a plan out, in the worker."""
        with self.desk() as desk:
            return desk.sender.send(context, plan)

    def add(self, code: str, **more: str) -> int:
        """Add a customer without errors."""
        price = {
            "price_type_currency_code": "EUR",
            "price_type_label": "Europe",
            "price_type_retail_currency_code": "EUR",
        }
        values = {"customer_name": f"Shop {code}", "customer_code": code, **more}
        return self.editor.add_customer(Record(values, {"price_types": [price]}))

    def words(self) -> str:
        """All labels on screen."""
        return "\n".join(label.text() for label in self.review.findChildren(QLabel) if label.isVisible())

    def button(self, words: str) -> QAbstractButton:
        """The button on screen whose words begin so."""
        buttons = [each for each in self.review.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in buttons if each.text().startswith(words)]
        assert found, [each.text() for each in buttons]
        return found[0]

    def has_button(self, words: str) -> bool:
        """Whether such a button is on screen."""
        buttons = self.review.findChildren(QAbstractButton)
        return any(each.isVisible() and each.text().startswith(words) for each in buttons)


def press(button: QAbstractButton) -> None:
    """Click a button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def show_plan(qtbot: QtBot, office: Office, profile: Profile) -> None:
    """Press Send in the window, so to speak, and wait for the plan."""
    office.flow.start(profile, office.list_id)
    qtbot.waitUntil(lambda: office.has_button("Back"), timeout=10_000)


def column_titles(model: QAbstractItemModel) -> list[str]:
    """The titles of the columns, in order."""
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
