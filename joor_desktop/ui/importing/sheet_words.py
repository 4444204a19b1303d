"""What was understood of a sheet, in the words of the import page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from joor_desktop.files.understanding import Layout, SheetChoices, SheetUnderstanding, Target
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import translate, within_sentence
from joor_desktop.ui.importing.targets import target_words
from joor_desktop.ui.words import counted, grouped

if TYPE_CHECKING:
    from joor_desktop.work.surveying import SheetSurvey, Survey

CUSTOMER_NAMES = ("customer_code", "customer_name")
"""The fields that say which rows make a customer."""
_MOST_NAMED = 6
_MOST_NOTICES = 2
MOST_NOTES = 20
"""So many sentences on a file are shown where the mouse rests."""


def understood_words(sheet: SheetUnderstanding, choices: SheetChoices) -> str:
    """Which rows make a customer, what is hidden or struck through."""
    if sheet.header_row is None:
        return translate("import", "No row names columns here, so this sheet is not read.")
    told = [_layout_words(sheet)]
    if sheet.hidden_rows or sheet.hidden_columns:
        words = (
            translate("import", "Hidden, and read too: {what}.")
            if choices.with_hidden
            else translate("import", "Hidden, and left out: {what}.")
        )
        told.append(words.format(what=_hidden_words(sheet)))
    if sheet.struck_rows:
        words = (
            translate("import", "Struck through, and left out: {what}.")
            if choices.without_struck
            else translate("import", "Struck through, and read all the same: {what}.")
        )
        told.append(words.format(what=_rows_words(sheet.struck_rows)))
    return " ".join(told)


def _rows_words(rows: int) -> str:
    return counted(rows, translate("import", "1 row"), translate("import", "{n} rows"))


def _hidden_words(sheet: SheetUnderstanding) -> str:
    rows = _rows_words(sheet.hidden_rows)
    columns = counted(sheet.hidden_columns, translate("import", "1 column"), translate("import", "{n} columns"))
    there = [words for number, words in ((sheet.hidden_rows, rows), (sheet.hidden_columns, columns)) if number]
    return translate("import", " and ").join(there)


def _layout_words(sheet: SheetUnderstanding) -> str:
    if sheet.layout is Layout.GROUPED and sheet.by_name:
        return translate(
            "import", "Several rows make one customer: those with the same customer code, or without one the same name."
        )
    if sheet.layout is Layout.GROUPED:
        return translate("import", "Several rows make one customer: those with the same customer code.")
    if sheet.layout is Layout.ENTRIES:
        words = translate("import", "{entries} of the customers of another sheet, joined by customer code.")
        return words.format(entries=NODE_BY_KEY[sheet.node].plural_title)
    if sheet.layout is Layout.CUSTOMERS:
        return translate("import", "One row for each customer.")
    if any(target[0] == "" and target[2] in CUSTOMER_NAMES for column in sheet.columns for target in column.targets):
        return translate(
            "import", "Confirm which column holds the customer's code or name to have this sheet read."
        )
    return translate(
        "import", "No column was found for the customer's code or name. Choose one to have this sheet read."
    )


def survey_words(survey: Survey) -> str:
    """What a file comes to, a sentence for each sheet with customers, and what was left out of them."""
    if not any(sheet.customers for sheet in survey.sheets):
        return translate("import", "No customers were found in it.")
    return " ".join([*map(_sheet_survey_words, survey.sheets), *first_notes(survey.left_out, _MOST_NOTICES)])


def first_notes(notes: Sequence[str], most: int) -> list[str]:
    """About the first *most* of some sentences, and how many more there are: one is told itself instead."""
    more = len(notes) - most
    if more <= 1:
        return list(notes)
    return [*notes[:most], translate("import", "And {n} more notes.").format(n=grouped(more))]


def _sheet_survey_words(sheet: SheetSurvey) -> str:
    customers = counted(sheet.customers, translate("import", "1 customer"), translate("import", "{n} customers"))
    one, many = translate("import", "1 row of the sheet {sheet}"), translate("import", "{n} rows of the sheet {sheet}")
    rows = (one if sheet.rows == 1 else many).format(n=grouped(sheet.rows), sheet=sheet.sheet)
    entries = ", ".join(_entry_words(key, number) for key, number in sheet.entries.items() if number)
    words = (
        translate("import", "{customers} from {rows}: {entries}.")
        if entries
        else translate("import", "{customers} from {rows}.")
    )
    return words.format(customers=customers, rows=rows, entries=entries)


def _entry_words(key: str, number: int) -> str:
    node = NODE_BY_KEY[key]
    title = node.title if number == 1 else node.plural_title
    return f"{grouped(number)} {within_sentence(title)}"


def advice_words(missing: Sequence[Target]) -> str:
    """Which required fields nothing fills."""
    named = ", ".join(map(target_words, missing[:_MOST_NAMED]))
    more = len(missing) - _MOST_NAMED
    if more > 0:
        named = translate("import", "{names} and {n} more").format(names=named, n=more)
    return translate(
        "import", "JOOR needs these, and no column holds them: {names}. Choose columns, or set a text for all."
    ).format(names=named)
