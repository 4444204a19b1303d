"""The two pages of the help that nobody writes: every field with its rule, and every problem with what to do.

They are made from the table of fields and from the words of the checks, so they are true, and in every language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from joor_desktop.checks.messages import advice, title
from joor_desktop.checks.wording import WORDINGS
from joor_desktop.files.columns import address_phrases, customer_phrases, trade_phrases
from joor_desktop.files.columns.no_field_phrases import PHRASES as NO_FIELD_PHRASES
from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import CONNECTION, NODES, all_fields
from joor_desktop.model.languages import ENGLISH
from joor_desktop.model.texts import spoken_language, translate
from joor_desktop.work.field_help import help_words, need_words
from joor_desktop.work.help_pages import FIELDS, PROBLEMS, Page, Section

_KINDS = {
    "state-missing": Kind.STATE,
    "state-spelling": Kind.STATE,
    "postcode-missing": Kind.POSTCODE,
    "postcode-zeros": Kind.POSTCODE,
    "email": Kind.EMAIL,
    "email-domain": Kind.EMAIL,
    "email-capitals": Kind.EMAIL,
    "boolean": Kind.BOOLEAN,
    "decimal": Kind.DECIMAL,
    "discount-range": Kind.DECIMAL,
    "discount-small": Kind.DECIMAL,
    "integer": Kind.INTEGER,
    "country-unknown": Kind.COUNTRY,
    "country-spelling": Kind.COUNTRY,
    "currency-unknown": Kind.CURRENCY,
    "currency-spelling": Kind.CURRENCY,
    "code-date": Kind.CODE,
    "code-signs": Kind.CODE,
}
"""The problems that only one kind of field can have."""

_IN_STATE_COUNTRIES = ("state-missing", "postcode-missing")
_STREETS = frozenset({"shipping_address_1", "billing_address_1", "location_address_1"})
_PARTS = {"zip": "postal_code"}
"""What a part of an address is called elsewhere."""
_MOST_LINKS = 10
_MARKUP = re.compile(r"([\\`*_<>\[\]#|~@])")
_LANGUAGES = re.compile(r"^ *([a-z]{2}): ", re.MULTILINE)


def fields_page() -> Page:
    """Every field with its rule, in the order of JOOR's table."""
    intro = translate(
        "help",
        "All fields that JOOR knows of a customer, with what goes into them. Those that are not needed may stay empty.",
    )
    sections = [Section("", translate("help", "All fields"), 1, _plain(intro))]
    for node in NODES:
        sections.append(Section(node.key or CONNECTION.item, node.plural_title, 2, ""))
        sections += (_field_section(node, field) for field in node.fields)
    sections.append(_no_field_section())
    return Page(FIELDS, tuple(sections))


def _field_section(node: Node, field: Field) -> Section:
    paragraphs = [_plain(help_words(field))]
    if need := need_words(field.need):
        paragraphs.insert(0, f"**{_plain(need)}.**")
    problems = [code for code, fields in _fields_of_problems().items() if field.name in fields]
    if problems:
        links = ", ".join(f"[{_plain(title(code, field, None))}]({PROBLEMS}.md#{code})" for code in problems)
        paragraphs.append(translate("help", "What may be wrong: {problems}").format(problems=links))
    named = translate("help", "JOOR calls it {name}.").format(name=f"`{field.name}`")
    text = "\n\n".join([*paragraphs, named])
    return Section(field.name, field_heading(node, field), 3, text, _headings_of(node, field))


def field_heading(node: Node, field: Field) -> str:
    """A field with the entry that it belongs to: "Buyer, E-mail"."""
    return f"{node.title}, {field.title}"


def _no_field_section() -> Section:
    words = translate(
        "help",
        "People keep more of their customers than JOOR takes. Columns with one of these names are not used when a file "
        "is brought in, unless you choose a field for them: {names}.",
    )
    spoken = _phrases(NO_FIELD_PHRASES, spoken_language()) or _phrases(NO_FIELD_PHRASES, ENGLISH.code)
    heading = translate("help", "What JOOR has no field for")
    text = _plain(words.format(names=", ".join(spoken)))
    return Section("no-field", heading, 2, text, " ".join(_phrases(NO_FIELD_PHRASES)))


def _headings_of(node: Node, field: Field) -> str:
    """What people write above columns of this field, in all languages."""
    if not node.key:
        return " ".join(_phrases(customer_phrases.OWN.get(field.name, "")))
    part = _PARTS.get(node.suffix(field), node.suffix(field))
    parts = address_phrases.BUYER if node.key == "buyers" else address_phrases.ADDRESS
    return " ".join(_phrases(trade_phrases.TERMS.get((node.key, field.name), "") or parts.get(part, "")))


def _phrases(text: str, language: str = "") -> list[str]:
    """The phrases of a table's entry in one language, or in all of them."""
    parts = iter(_LANGUAGES.split(text)[1:])
    wanted = (phrases for code, phrases in zip(parts, parts, strict=True) if language in ("", code))
    return list(dict.fromkeys(" ".join(each.split()) for phrases in wanted for each in phrases.split("|")))


def problems_page() -> Page:
    """Every kind of problem with what to do about it."""
    intro = translate(
        "help",
        "All that the program may find wrong with a customer, and what to do. “…” stands for what your list says.",
    )
    sections = [Section("", translate("help", "All problems"), 1, _plain(intro))]
    headings = sorted((_problem_title(code).casefold(), code) for code in WORDINGS)
    sections += (_problem_section(code) for _, code in headings)
    return Page(PROBLEMS, tuple(sections))


def _problem_section(code: str) -> Section:
    words: dict[str, str] = defaultdict(lambda: "…")
    field = _telling_field(code)
    words["field"] = field.title if field else translate("checks", "Value")
    sentence = translate("checks", WORDINGS[code].sentence).format_map(words)
    paragraphs = [_plain(sentence), _plain(advice(code))]
    if links := _links_to(_fields_of_problems().get(code, ())):
        paragraphs.append(translate("help", "Where it may stand: {fields}").format(fields=links))
    return Section(code, _problem_title(code), 2, "\n\n".join(paragraphs), code)


def _problem_title(code: str) -> str:
    return title(code, _telling_field(code), None)


def _telling_field(code: str) -> Field | None:
    """The field whose name stands for all that can have the problem."""
    names = _fields_of_problems().get(code, ())
    return next((field for _, field in all_fields() if field.name in names), None)


@cache
def _fields_of_problems() -> dict[str, tuple[str, ...]]:
    """The names of the fields that a problem can stand at, of those problems that only some can have."""
    fields = [field for _, field in all_fields()]
    found = {code: [each for each in fields if each.kind is kind] for code, kind in _KINDS.items()}
    for code in _IN_STATE_COUNTRIES:
        found[code] = [each for each in found[code] if each.need is Need.IN_STATE_COUNTRIES]
    found["recommended"] = [each for each in fields if each.need is Need.RECOMMENDED]
    found["code-zeros"] = [each for each in fields if each.name == "customer_code"]
    found["address-street"] = [each for each in fields if each.name in _STREETS]
    return {code: tuple(each.name for each in kept) for code, kept in found.items()}


def _links_to(names: Collection[str]) -> str:
    """Links to these fields; "" where they are too many to be read."""
    if len(names) > _MOST_LINKS:
        return ""
    fields = [(node, field) for node, field in all_fields() if field.name in names]
    return ", ".join(f"[{_plain(field_heading(*each))}]({FIELDS}.md#{each[1].name})" for each in fields)


def _plain(text: str) -> str:
    """The text so that no sign in it counts as Markdown."""
    return _MARKUP.sub(r"\\\1", text)
