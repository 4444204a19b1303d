"""What the values of a column look like, whatever stands above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum

from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency, guess_currency
from joor_desktop.model.field import Kind
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.model.values import CROSSES, parse_boolean, parse_decimal


class Look(Enum):
    """What values alone can tell, the surest first."""

    EMAIL = QT_TRANSLATE_NOOP("look", "e-mails")
    WEB = QT_TRANSLATE_NOOP("look", "web addresses")
    PERCENT = QT_TRANSLATE_NOOP("look", "percentages")
    DATE = QT_TRANSLATE_NOOP("look", "dates")
    CURRENCY = QT_TRANSLATE_NOOP("look", "currencies")
    COUNTRY = QT_TRANSLATE_NOOP("look", "countries")
    YES_NO = QT_TRANSLATE_NOOP("look", "yes or no")
    PHONE = QT_TRANSLATE_NOOP("look", "phone numbers")
    POSTCODE = QT_TRANSLATE_NOOP("look", "postcodes")

    @property
    def title(self) -> str:
        """The look in the person's language."""
        return translate("look", self.value)

    def fits(self, text: str) -> bool:
        """Whether *text* looks so."""
        return _IS[self](text.strip()[:_READ])


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|eu|it|de|fr|es|jp|dk|co\.uk)(?:/\S*)?")
_PERCENT = re.compile(r"[-–]?\d{1,3}(?:[.,]\d+)? ?%")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}([./-])\d{1,2}\2\d{1,2}(?:[ T][\d:.]+Z?)?")
_PHONE = re.compile(r"(?=(?:.*\d){7})(?:\+|\(|0|\d+[ ./()–-])[\d ./()–-]*\d(?: ?(?:x|ext\.?) ?\d+)?", re.IGNORECASE)
_PHONE_SIGNS = re.compile(r"[+() ./–-]")
_POSTCODE = re.compile(
    r"〒?\d{3}-\d{4}"  # Japan
    r"|(?:[A-Z]{1,2}-)?\d{4,6}"
    r"|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}"  # US and Brazil; Portugal; Poland; Sweden
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # United Kingdom
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d"  # Canada
    r"|\d{4} ?[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z\d]{4}",  # Netherlands; Ireland
    re.IGNORECASE,
)
_WHOLE_ADDRESS = re.compile(r"\d.*,.*(?:\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b|(?:[^,]+,){2}")

_TICKS = frozenset("x✓✔✗✘☑☒●•○◯〇◎×✕✖✅❌")
_LEAST_SAMPLES = 2  # to tell what a column is, where its heading does not
_MOST = 0.8
_MANY = 0.3
_HALF = 0.5
_READ = 150  # characters of a text; longer ones look like nothing anyway
_SHORTEST_NAME = 4  # shorter ones are codes, which states and many other things have too


def _is_phone(text: str) -> bool:
    """A row of digits only may be any number, and one with dots a date."""
    return bool(_PHONE.fullmatch(text) and _PHONE_SIGNS.search(text)) and not _DATE.fullmatch(text)


def _is_yes_or_no(text: str) -> bool:
    """0 and 1 are numbers too, so they don't tell."""
    return not text.isdigit() and (text in CROSSES or parse_boolean(text) is not None)


_IS: dict[Look, Callable[[str], bool]] = {
    Look.EMAIL: lambda text: _EMAIL.fullmatch(text) is not None,
    Look.WEB: lambda text: _WEB.fullmatch(text) is not None,
    Look.PERCENT: lambda text: _PERCENT.fullmatch(text) is not None,
    Look.DATE: lambda text: _DATE.fullmatch(text) is not None,
    Look.CURRENCY: lambda text: find_currency(text) is not None,
    Look.COUNTRY: lambda text: find_country(text) is not None,
    Look.YES_NO: _is_yes_or_no,
    Look.PHONE: _is_phone,
    Look.POSTCODE: lambda text: _POSTCODE.fullmatch(text) is not None,
}
_CAN_BE: dict[Kind, Callable[[str], bool]] = {
    Kind.EMAIL: _IS[Look.EMAIL],
    Kind.COUNTRY: _IS[Look.COUNTRY],
    Kind.CURRENCY: lambda text: bool(find_currency(text) or guess_currency(text)),
    Kind.BOOLEAN: lambda text: text in CROSSES or parse_boolean(text) is not None,
    Kind.DECIMAL: lambda text: parse_decimal(text.removesuffix("%")) is not None,
    Kind.POSTCODE: lambda text: any(map(str.isdigit, text)) and len(text) <= 12 and "@" not in text,
    Kind.PHONE: lambda text: sum(map(str.isdigit, text)) >= 5 and "@" not in text,
}
"""Whether a text can be of a kind at all: looser than what tells the kind."""

_NEVER = {Kind.TEXT: (Look.EMAIL, Look.WEB), Kind.CODE: (Look.EMAIL, Look.WEB, Look.DATE), Kind.STATE: (Look.EMAIL,)}
"""What values of kinds without a form of their own never look like."""

_SALES_REGIONS = frozenset(
    "emea apac latam dach europe asia americas worldwide export nordics benelux world north south east west central "
    "northeast northwest southeast southwest nord sud süd ost mitte centro est ovest ouest centre norte sur sul este "
    "oeste 北 南 東 西".split()
)


def looks(samples: Sequence[str]) -> Look | None:
    """What nearly all of *samples* look like; None where they are too few, or look like nothing special."""
    return next((look for look in Look if _nearly_all(samples, _IS[look], _LEAST_SAMPLES)), None)


def contradict(kind: Kind, samples: Sequence[str]) -> bool:
    """Whether most of *samples* are no values of *kind*; False where there are none."""
    test = _CAN_BE.get(kind)
    if test is not None:
        return _share(test, samples) < _HALF
    if any(_share(_IS[look], samples) > _HALF for look in _NEVER.get(kind, ()) if samples):
        return True
    return kind is Kind.STATE and bool(samples) and _share(_is_no_state, samples) > _HALF


def are_ticks(samples: Sequence[str]) -> bool:
    """Whether *samples* are nothing but ticks and crosses; of a column that has only these there may be one."""
    return bool(samples) and all(text.strip().casefold() in _TICKS for text in samples)


def are_whole_addresses(samples: Sequence[str]) -> bool:
    """Whether many of *samples* hold street, postcode and town in one text; others may say "as above"."""
    return bool(samples) and _share(lambda text: _WHOLE_ADDRESS.search(_in_a_line(text)) is not None, samples) >= _MANY


def _in_a_line(text: str) -> str:
    return ", ".join(text.splitlines())


def have_no_letters(samples: Sequence[str]) -> bool:
    """Whether most of *samples* are numbers or signs only, as no name and no town is."""
    return bool(samples) and _share(lambda text: not any(map(str.isalpha, text)), samples) > _HALF


def begin_with_currency(samples: Sequence[str]) -> bool:
    """Whether nearly all of *samples* are a currency and a word more, such as "EUR Europe"."""
    return _nearly_all(samples, lambda text: find_currency(text.partition(" ")[0]) is not None and " " in text.strip())


def end_with_country(samples: Sequence[str]) -> bool:
    """Whether nearly all of *samples* have a comma and a country behind it, such as "Milano, IT"."""
    return _nearly_all(samples, lambda text: "," in text and find_country(text.rpartition(",")[2]) is not None)


def _nearly_all(samples: Sequence[str], test: Callable[[str], bool], least: int = 1) -> bool:
    """Whether enough of enough *samples* pass; gives up as soon as too many don't."""
    left = len(samples) * (1 - _MOST)
    for text in samples:
        if not test(text.strip()[:_READ]):
            left -= 1
            if left < 0:
                return False
    return len(samples) >= least


def _is_no_state(text: str) -> bool:
    is_country = len(text) >= _SHORTEST_NAME and find_country(text) is not None and text.casefold() != "georgia"
    return is_country or text.casefold() in _SALES_REGIONS


def _share(test: Callable[[str], bool], samples: Sequence[str]) -> float:
    """The share (0 to 1) of *samples* that pass; 1 where there are none."""
    return sum(test(text.strip()[:_READ]) for text in samples) / len(samples) if samples else 1.0
