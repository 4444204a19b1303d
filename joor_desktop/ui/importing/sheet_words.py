"""What was understood of a sheet, in the words of the import page."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.files.understanding import Layout, SheetChoices, SheetUnderstanding, Target
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import translate
from joor_desktop.ui.importing.targets import target_words

_MOST_NAMED = 6


def understood_words(sheet: SheetUnderstanding, choices: SheetChoices) -> str:
    """Where the table begins, which rows make a customer, what is hidden."""
    if sheet.header_row is None:
        return translate("import", "No row names columns here, so this sheet is not read.")
    told = [translate("import", "Column names in row {row}.").format(row=sheet.header_row), _layout_words(sheet)]
    if sheet.hidden_rows or sheet.hidden_columns:
        words = (
            translate("import", "{rows} hidden rows and {columns} hidden columns are read too.")
            if choices.with_hidden
            else translate("import", "{rows} hidden rows and {columns} hidden columns are left out.")
        )
        told.append(words.format(rows=sheet.hidden_rows, columns=sheet.hidden_columns))
    return " ".join(told)


def _layout_words(sheet: SheetUnderstanding) -> str:
    if sheet.layout is Layout.GROUPED:
        return translate("import", "Several rows make one customer: those with the same customer code.")
    if sheet.layout is Layout.ENTRIES:
        words = translate("import", "{entries} of the customers of another sheet, joined by customer code.")
        return words.format(entries=NODE_BY_KEY[sheet.node].plural_title)
    if sheet.layout is Layout.CUSTOMERS:
        return translate("import", "One row for each customer.")
    return translate(
        "import", "No column was found for the customer's code or name. Choose one to have this sheet read."
    )


def advice_words(missing: Sequence[Target]) -> str:
    """Which required fields nothing fills."""
    named = ", ".join(map(target_words, missing[:_MOST_NAMED]))
    more = len(missing) - _MOST_NAMED
    if more > 0:
        named = translate("import", "{names} and {n} more").format(names=named, n=more)
    return translate(
        "import", "JOOR needs these, and no column holds them: {names}. Choose columns, or set a text for all."
    ).format(names=named)
