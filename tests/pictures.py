"""Pictures of all screens of the window: ``python -m tests.pictures FOLDER [--only NAME] [--looks …] [--sizes …]``,
and ``--language CODE`` for another than English.

Each look and size is a process of its own, on the screen that there is, or drawn in memory; a scale of 2 as
``QT_SCALE_FACTOR=2`` gives. What lies over the window, such as menus and tool tips, is in its picture. The pictures are
called ``light-1024x640/07-a-field-with-an-error.png``.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from joor_desktop.model.languages import ENGLISH, LANGUAGES, Language, first_spoken
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.glance import glance_at
from joor_desktop.storage.settings import LOOK, Settings
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.language import speak
from joor_desktop.ui.look_choice import put_on
from joor_desktop.ui.theme import STYLE_ARGUMENTS, Look
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.checks.examples import good_record
from tests.ui.round import Round

LOOKS = ("light", "dark")
SIZES = ("1024x640", "1366x820")
CUSTOMERS = 412
_PATIENCE_S = 60.0
_SETTLING_MS = 300
"""What a busy machine needs until everything has its place."""

_SHOPS = (
    ("Galerie Nord", "Anna Schmidt", "anna@nord.example"),
    ("Łódź Concept", "Jan Nowak", "jan@lodz.example"),
    ("東京 Select", "Yuki Tanaka", "yuki@tokyo.example"),
    ("JboutiqueNY", "Grace Kim", "grace@jbny.example"),
    ("Dolce Façade", "Lucia Bianchi", "lucia@facade.example"),
    ("Harbor & Co", "Tom Reed", "tom@harbor.example"),
    ("Atelier Größe", "Jörg Groß", "joerg@groesse.example"),
    ("Willow Lane", "Zoë Núñez", "zoe@willow.example"),
    ("Maison Élan", "Inès Petit", "ines@elan.example"),
)


def customer(number: int) -> Record:
    """A customer of a list as people have it; some have something wrong."""
    name, contact, email = _SHOPS[number % len(_SHOPS)]
    record = good_record()
    record.values.update(
        customer_code=f"EL{number:04}",
        customer_name=f"{name} {number // len(_SHOPS) + 1}",
        customer_contact=contact,
        customer_contact_email=email,
        customer_group_name="Department store" if number % 4 == 0 else "Specialty",
    )
    shipping = record.entries["shipping_addresses"]
    for place, address in enumerate(shipping, 1):
        address["shipping_name"] = name
        address["shipping_code"] = f"EL{number:04}-{place}"
    if number % 3 == 0:
        record.entries["shipping_addresses"] = shipping[:1]
    _spoil(record, number)
    return record


def _spoil(record: Record, number: int) -> None:
    shipping = record.entries["shipping_addresses"][-1]
    if number % 20 == 2:
        record.values["customer_contact_email"] = "zoe at maison"
        shipping["shipping_country"] = "Italia"
    if number % 23 == 7:
        shipping.update(shipping_country="United States", shipping_state="", shipping_postal_code="10005")
    if number % 31 == 5:
        record.values["sales_rep_code"] = ""
    if number % 37 == 9:
        record.entries["price_types"][0]["price_type_currency_code"] = "€"
    if number % 41 == 11:
        record.entries["billing_addresses"][0]["billing_address_1"] = "Industriestraße 112, Gebäude C, Hinterhof, " * 3


def fill(database: Database) -> Drafts:
    """Lists in that file: one of 412 customers, and an empty one beside it."""
    drafts = Drafts(database)
    editor = ListEditor(drafts, drafts.create("Spring fair, EU", "practice"))
    for number in range(1, CUSTOMERS + 1):
        editor.add_customer(customer(number))
    return drafts


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until *condition* holds; TimeoutError where it never does."""
    ends = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > ends:
            raise TimeoutError("what a picture waits for never came")
        QTest.qWait(20)


@contextmanager
def open_window(database: Database, width: int, height: int) -> Iterator[MainWindow]:
    """A window of that size, filled and ready."""
    frame = WindowFrame(glance_at(database))
    factory = PartsFactory(database)
    frame.resize(width, height)
    frame.show()
    frame.activateWindow()
    window = MainWindow(frame, factory.parts())
    window.begin()
    wait_until(lambda: window.customers.form_place.begun and window.customers.place() is not None)
    yield window
    frame.close()
    factory.close()


def whole_picture(window: QWidget) -> QPixmap:
    """The window with all that lies over it: dialogs, menus, tool tips."""
    picture = window.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            painter.drawPixmap(each.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0)), each.grab())
    painter.end()
    return picture


def take(folder: Path, look: Look, width: int, height: int, language: Language, only: str) -> None:
    """Take the pictures of one look and size in a language, those whose name holds *only*."""
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    put_on(application, look)
    speak(application, language)
    with tempfile.TemporaryDirectory() as home:
        os.environ["JOOR_DESKTOP_HOME"] = home
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home}/no-bus"  # no keychain asks for a password
        database = Database(Path(home) / "lists.sqlite3")
        drafts = fill(database)
        Settings(database).keep(LOOK, look.value)
        with open_window(database, width, height) as window:
            stops = Round(window, drafts, Path(home), wait_until).stops()
            for number, (name, _) in enumerate(stops, 1):
                if only in name:
                    QTest.qWait(_SETTLING_MS)
                    path = folder / f"{number:02}-{re.sub('[^a-z]+', '-', name.lower()).strip('-')}.png"
                    whole_picture(window.frame).save(str(path))


def main() -> None:
    """Take all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the name of what is wanted")
    parser.add_argument("--looks", nargs="+", default=LOOKS)
    parser.add_argument("--sizes", nargs="+", default=SIZES)
    codes = [language.code for language in LANGUAGES]
    parser.add_argument("--language", default=ENGLISH.code, choices=codes, help="the language of the window")
    wanted = parser.parse_args()
    if len(wanted.looks) == 1 and len(wanted.sizes) == 1:
        width, _, height = wanted.sizes[0].partition("x")
        folder = wanted.folder / f"{wanted.looks[0]}-{wanted.sizes[0]}"
        folder.mkdir(parents=True, exist_ok=True)
        take(folder, Look(wanted.looks[0]), int(width), int(height), first_spoken([wanted.language]), wanted.only)
        return
    for look in wanted.looks:
        for size in wanted.sizes:
            again = ["--only", wanted.only, "--looks", look, "--sizes", size, "--language", wanted.language]
            subprocess.run([sys.executable, "-m", "tests.pictures", wanted.folder, *again], check=True)


if __name__ == "__main__":
    main()
