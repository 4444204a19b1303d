"""Signs and words that people and programs put where they have nothing to say: -, n/a, k.A., none, (blank).

Only texts that are written exactly so count: they are found by looking each text up in a set, which costs less than any
pattern. What stands for nothing in one field is a value in another: NA is Naples and Namibia, 0 a discount.
"""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.checks.guesses import guess_boolean
from joor_desktop.model.field import Kind, Need
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import parse_boolean

_SIGNS = "- -- --- ---- – –– — —— ― ー － . .. ... … ? ?? ??? ？ / // _ __ ___ , ; * ** *** ./. -/- -.- <> () [] {}"
_WORDS = (
    "n/a|n.a.|n.a|n. a.|n/d|n.d.|n.d|n. d.|n/k|k.a.|k.a|k. a.|k/a|s/d|n/i|none|null|nil|nan|undefined|unknown|tbd|tba|"
    "t.b.d.|xxx|xxxx|not available|not applicable|not provided|not specified|not known|no data|empty|blank|"
    "keine|keines|keine Angabe|unbekannt|nicht vorhanden|nicht bekannt|nicht angegeben|entfällt|leer|"
    "aucun|aucune|inconnu|inconnue|non renseigné|non renseignée|non communiqué|non disponible|néant|vide|"
    "nessuno|nessuna|sconosciuto|sconosciuta|non disponibile|non pervenuto|vuoto|"
    "ninguno|ninguna|desconocido|desconocida|sin datos|no disponible|no aplica|vacío|"
    "nenhum|nenhuma|desconhecido|desconhecida|não informado|não disponível|não aplicável|sem dados|vazio|"
    "なし|無し|不明|未定|該当なし|無|无|不详|未知|暂无|没有"
)
_IN_BRACKETS = "none null blank empty leer vide vuoto vacío vazio unknown"
_SHORT = frozenset({"na", "NA", "Na"})
"""The codes of a province and of a country too."""
_ZERO = "0"
"""What a look-up in a spreadsheet gives for an empty cell."""


def as_written(word: str) -> Iterator[str]:
    """The ways in which people write capitals in a word or some words."""
    first = word[0].upper() + word[1:]
    yield from (word, first, word.lower(), word.upper(), word.title(), f"{word[0]}{word[1:].upper()}")


_ALWAYS = frozenset(
    [
        *_SIGNS.split(),
        *(written for word in _WORDS.split("|") for written in as_written(word)),
        *(f"{opening}{written}{closing}" for word in _IN_BRACKETS.split() for written in as_written(word)
          for opening, closing in ("()", "[]", "<>")),
        r"\N", r"\n",
    ]
)  # fmt: skip

PLACEHOLDERS = _ALWAYS | _SHORT | {_ZERO}
"""A record without any of these texts has no placeholder."""

_NOT_SHORT = frozenset({Kind.STATE, Kind.COUNTRY, Kind.CODE})
_NOT_ZERO = frozenset({Kind.CODE, Kind.DECIMAL, Kind.BOOLEAN, Kind.INTEGER})
_ZERO_IN_TEXTS = ("_address_1", "_address_2", "_city", "_contact")
_OF_NAMES = ("_city", "_contact")
"""In these a word may be a name: None lies in Italy, and there are people called Null."""

_TOWNS = frozenset({"Leer", "LEER"})
"""A town in Germany, with many shops; nobody writes the word into a city to say that there is none."""

_READ_BY_JOOR = frozenset({Kind.EMAIL, Kind.COUNTRY, Kind.CURRENCY, Kind.DECIMAL, Kind.BOOLEAN, Kind.INTEGER})
"""In these a placeholder can't be sent."""

_FIELDS = {key: {field.name: field for field in node.fields} for key, node in NODE_BY_KEY.items()}


def holds_placeholder(record: Record) -> bool:
    """Whether one of the record's texts stands for nothing."""
    return entry_holds_placeholder("", record.values) or any(
        entry_holds_placeholder(key, entry) for key, entries in record.entries.items() for entry in entries
    )


def entry_holds_placeholder(key: str, entry: Entry) -> bool:
    """Whether a text of this entry of the node *key* stands for nothing."""
    return not PLACEHOLDERS.isdisjoint(entry.values()) and any(
        text in PLACEHOLDERS and is_placeholder(_FIELDS[key][name].kind, name, text) for name, text in entry.items()
    )


def is_placeholder(kind: Kind, name: str, text: str) -> bool:
    """Whether *text* stands for nothing in the field called *name*."""
    if text in _SHORT:
        return kind not in _NOT_SHORT and not _is_answer(kind, text)
    if text == _ZERO:
        return kind not in _NOT_ZERO and (kind is not Kind.TEXT or name.endswith(_ZERO_IN_TEXTS))
    if text in _TOWNS and name.endswith("_city"):
        return False
    return text in _ALWAYS and not _is_answer(kind, text)


def _is_answer(kind: Kind, text: str) -> bool:
    return kind is Kind.BOOLEAN and (parse_boolean(text) is not None or guess_boolean(text) is not None)


def check_placeholder(path: Path, text: str) -> Problem | None:
    """A field holds something or is empty; where it may not be empty, a person should look before it becomes so."""
    field = _FIELDS[path.node][path.field]
    if not is_placeholder(field.kind, field.name, text):
        return None
    severity = Severity.ERROR if field.kind in _READ_BY_JOOR else Severity.WARNING
    may_be_meant = field.need is Need.REQUIRED or (text.isalpha() and field.name.endswith(_OF_NAMES))
    return Problem(severity, "placeholder", path, {"value": text}, fix="", likely=may_be_meant)


def stands_for_missing(path: Path) -> bool:
    """Whether a placeholder at *path* is told as missing too: the rest of the address may tell what belongs there."""
    return _FIELDS[path.node][path.field].need is Need.IN_STATE_COUNTRIES
