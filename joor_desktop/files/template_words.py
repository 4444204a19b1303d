"""What the template's page of instructions says."""

from __future__ import annotations

from joor_desktop.files.template_names import sheet_name
from joor_desktop.model.field import Need
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.texts import translate

Chapter = tuple[str, list[str]]
"""A title and its paragraphs."""


def how_to_chapters() -> list[Chapter]:
    """The instructions, in the order in which they are followed."""
    return [_customers_first(), _then_entries(), _save(), _good_to_know()]


def meanings_of_colours() -> list[tuple[Need, str]]:
    """What the colour behind a column's name means."""
    return [
        (Need.REQUIRED, translate("template", "Blue, with a star: must be filled in.")),
        (
            Need.RECOMMENDED,
            translate("template", "Light blue: recommended. With (*): needed in the USA, Canada, Japan, Australia."),
        ),
        (Need.OPTIONAL, translate("template", "Grey: may be left empty.")),
    ]


def _customers_first() -> Chapter:
    return translate("template", "1  Customers first"), [
        translate("template", "Fill in one line for each customer on the sheet “{customers}”.").format(
            customers=sheet_name(CONNECTION)
        ),
        translate(
            "template",
            "The code is your own number for the customer. Give each customer a different one, and always write it "
            "the same way: JOOR takes another spelling for another customer.",
        ),
    ]


def _then_entries() -> Chapter:
    return translate("template", "2  Then what belongs to them"), [
        translate(
            "template",
            "Each of the other sheets holds one kind of thing: buyers, addresses, price types and so on. Fill in one "
            "line for each, with the code of the customer it belongs to in the first column.",
        ),
        translate(
            "template",
            "A customer may have as many lines as needed on each sheet, and needs at least one price type. Sheets that "
            "you don't need stay empty.",
        ),
    ]


def _save() -> Chapter:
    return translate("template", "3  Save and import"), [
        translate("template", "Save the workbook and drop it on the program's window."),
        translate(
            "template",
            "Everything is checked before anything is sent, and what has to be mended is shown with its cell.",
        ),
    ]


def _good_to_know() -> Chapter:
    return translate("template", "Good to know"), [
        translate("template", "Point at a column's name to read what the field is for."),
        translate("template", "All cells are text, so 07030 keeps its zero. Write a percentage as 15 or 15%."),
        translate("template", "Choose countries and currencies from the list, or type them: Italy, IT and ITA all do."),
        translate("template", "Columns may be moved or removed, and lines sorted. Leave the first line as it is."),
        translate("template", "This page and the example are never imported."),
    ]
