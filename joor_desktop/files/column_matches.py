"""What the columns of a sheet were taken for: by a person's choice, by name, or by whatever else tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from joor_desktop.files.column_words import joined_with
from joor_desktop.files.columns import SURE, Match, SampledColumn, Why, match_columns, match_nameless
from joor_desktop.files.headings import Meaning, fold, meaning_of, template_meanings
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.understanding import Column, Target
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import translate

CHOSEN = "chosen"
"""Why a column is what a person said that it is."""

TAKEN = Why.TAKEN.value
"""Why a column isn't read that would be, if another one did not hold the same."""

_SAMPLES = 60
_SHOWN_SAMPLES = 3
_BY_NAME = 1.0


def columns_of(
    headings: list[str],
    rows: Sequence[Row],
    chosen: Mapping[str, Sequence[Target]],
    hidden: Collection[int] = (),
    owner: str = "",
) -> list[Column]:
    """Each column of a table with these *headings* and first *rows*; what is *hidden* is not read unless chosen.

    *owner* is whose addresses its title says that they are, "" for nobody's.
    """
    told = [row for row in rows if row[1][: len(headings)] != headings]  # a head that is repeated is no sample
    samples = [_samples(told, index) for index in range(len(headings))]
    matches = _matches(headings, samples, owner)
    if not any(match.meanings and match.why is not Why.VALUES for match in matches):  # then the names say nothing
        guesses = match_nameless(_texts(told, len(headings)))
        matches = [match if match.certainty >= SURE else guess for match, guess in zip(matches, guesses, strict=True)]
    columns = [
        _column(index, key, headings[index], samples[index], matches[index], chosen.get(key), index in hidden)
        for index, key in enumerate(_keys(headings))
    ]
    return list(_each_target_once(_joined(columns)))


def taken(column: Column, letters: str) -> Column:
    """*column*, whose field the column *letters* holds already."""
    detail = translate("files", "column {letters} holds this already").format(letters=letters)
    return replace(column, why=TAKEN, detail=detail, applied=False)


def meaning_at(target: Target) -> Meaning:
    """What a column with this target holds."""
    node = NODE_BY_KEY[target[0]]
    return Meaning(node, node.field(target[2]), target[1])


def _keys(headings: Sequence[str]) -> Iterator[str]:
    times: dict[str, int] = {}
    for index, heading in enumerate(headings):
        key = fold(heading) or f"({column_letters(index)})"
        times[key] = times.get(key, 0) + 1
        yield key if times[key] == 1 else f"{key}#{times[key]}"


def _texts(rows: Sequence[Row], width: int) -> list[list[str]]:
    """All texts of each column, empty ones too."""
    return [[texts[index] if index < len(texts) else "" for _, texts, _ in rows] for index in range(width)]


def _samples(rows: Sequence[Row], index: int) -> list[str]:
    """Different texts of a column, in their order."""
    found = dict.fromkeys(texts[index] for _, texts, _ in rows if index < len(texts) and texts[index])
    return list(found)[:_SAMPLES]


def entry_columns(
    headings: Sequence[str],
    rows: Sequence[Row],
    code: Column,
    node: Node,
    chosen: Mapping[str, Sequence[Target]],
    hidden: Collection[int],
) -> list[Column]:
    """Each column of a table with one entry of *node* a row, in which the column *code* tells whose that is.

    The customer's name there is that of the entry, where it has one.
    """
    samples = [_samples(rows, index) for index in range(len(headings))]
    matches = match_columns([SampledColumn(*each) for each in zip(headings, samples, strict=True)], node)
    columns = [
        _column(index, key, headings[index], samples[index], matches[index], chosen.get(key), index in hidden)
        for index, key in enumerate(_keys(headings))
    ]
    names = [(node.key, 1, field.name) for field in node.fields if node.suffix(field) == "name"]
    taken_names = {target for column in columns for target in column.targets}
    for index, column in enumerate(columns):
        if column.letters == code.letters:
            columns[index] = code
        elif column.why == CHOSEN:
            continue
        elif column.targets == (_CUSTOMERS_NAME,) and names and not taken_names.intersection(names):
            columns[index] = replace(column, targets=(names[0],))
        elif any(not key for key, _, _ in column.targets):
            columns[index] = replace(column, targets=(), certainty=0.0, why=Why.NOTHING.value, applied=False)
    return list(_each_target_once(columns))


_CUSTOMERS_NAME = ("", 1, "customer_name")


def _matches(headings: Sequence[str], samples: Sequence[Sequence[str]], owner: str) -> list[Match]:
    """Where every column has a name that is known, nothing else is asked: that is how most files come back."""
    titled = template_meanings(headings)
    known = titled or [meaning_of(heading) for heading in headings]
    is_known = all(meaning or not heading for meaning, heading in zip(known, headings, strict=True))
    if is_known and not _may_be_customers({meaning.field.name for meaning in known if meaning}):
        return [Match((meaning,), _BY_NAME, Why.NAME) if meaning else _NOTHING for meaning in known]
    sampled = [SampledColumn(heading, texts) for heading, texts in zip(headings, samples, strict=True)]
    matches = match_columns(sampled, owner=owner)
    named = [Match((meaning,), _BY_NAME, Why.LABEL) if meaning else None for meaning in titled or ()]
    return [name or match for name, match in zip(named, matches, strict=True)] if named else matches


def _may_be_customers(names: Collection[str]) -> bool:
    """Whether a "company name" may be the customer's: JOOR's company has a code, and stands beside the customer."""
    return "company_number_name" in names and not {"company_number_code", "customer_name"} <= set(names)


_NOTHING = Match((), 0.0, Why.NOTHING)


def _column(  # all that there is to say of a column
    index: int,
    key: str,
    heading: str,
    samples: Sequence[str],
    match: Match,
    chosen: Sequence[Target] | None,
    is_hidden: bool,
) -> Column:
    letters, shown = column_letters(index), tuple(samples[:_SHOWN_SAMPLES])
    targets = tuple(meaning.key for meaning in match.meanings)
    if chosen is not None:
        part = match.part if tuple(chosen) == targets else 0
        return Column(key, letters, heading, shown, tuple(chosen), part, 1.0, CHOSEN, applied=bool(chosen))
    detail = translate("files", "hidden in the spreadsheet") if is_hidden else match.detail
    applied = bool(targets) and match.certainty >= SURE and not is_hidden
    return Column(key, letters, heading, shown, targets, match.part, match.certainty, match.why.value, detail, applied)


def _joined(columns: Sequence[Column]) -> list[Column]:
    """Columns that a person chose for one and the same field hold parts of it, in their order; they tell each other."""
    sharing: dict[Target, list[int]] = {}
    for index, column in enumerate(columns):
        for target in column.targets if column.why == CHOSEN else ():
            sharing.setdefault(target, []).append(index)
    joined = list(columns)
    for found in (each for each in sharing.values() if len(each) > 1):
        ordered = sorted(found, key=lambda index: columns[index].part) if _all_parts(columns, found) else found
        for part, index in enumerate(ordered, 1):
            others = [columns[other].letters for other in found if other != index]
            joined[index] = replace(joined[index], part=part, detail=joined_with(others))
    return joined


def _all_parts(columns: Sequence[Column], indexes: Iterable[int]) -> bool:
    return all(columns[index].part for index in indexes)


def _each_target_once(columns: Sequence[Column]) -> Iterator[Column]:
    """What a person chose comes first, then what is read; of two columns for one field the first one is read."""
    first: dict[Target, Column] = {}
    for column in sorted(columns, key=lambda each: (each.why != CHOSEN, not each.applied)):
        if column.why != TAKEN:
            for target in column.targets:
                first.setdefault(target, column)
    for column in columns:
        others = [first[target] for target in column.targets if first.get(target, column) is not column]
        wanted = column.why == TAKEN or (column.applied and column.why != CHOSEN)
        if wanted and others and not (column.part and all(other.part for other in others)):
            yield taken(column, others[0].letters)
        else:
            yield column
