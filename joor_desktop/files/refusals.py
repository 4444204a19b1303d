"""The ways in which a file can't be read, in words that say what to do."""

from __future__ import annotations

import pathlib

from joor_desktop.errors import ChangedFileError, UnreadableFileError
from joor_desktop.model.texts import translate


def missing(path: pathlib.Path) -> UnreadableFileError:
    """There is no such file."""
    return _refusal(
        path,
        translate("files", "“{name}” is not there."),
        translate("files", "Check the folder and the name: nothing was found at {path}."),
    )


def folder(path: pathlib.Path) -> UnreadableFileError:
    """It is a folder."""
    return _refusal(
        path,
        translate("files", "“{name}” is a folder."),
        translate("files", "Choose one file: {kinds}.").format(kinds=_kinds()),
    )


def no_access(path: pathlib.Path, reason: str) -> UnreadableFileError:
    """The system does not let the program read it."""
    return _refusal(
        path,
        translate("files", "“{name}” could not be opened."),
        translate("files", "{reason}. Close it in other programs, or copy it to another folder, and try again."),
        reason=reason,
    )


def part_missing(path: pathlib.Path, reason: str) -> UnreadableFileError:
    """Nothing is wrong with it, but the library that reads such files can't be loaded; *reason* is the system's."""
    return _refusal(
        path,
        translate("files", "“{name}” was not read, because a part of this program is missing or damaged."),
        translate("files", "Install the program again, and read the file then. The system says: {reason}."),
        reason=reason.rstrip("."),
    )


def vanished(path: pathlib.Path) -> UnreadableFileError:
    """It was there, and is no more."""
    return _refusal(
        path,
        translate("files", "“{name}” is gone."),
        translate(
            "files",
            "While it was read it was moved, renamed or deleted, or its drive was taken out: nothing is at {path} any "
            "more. Look where it is now, and read it from there.",
        ),
    )


def changed(path: pathlib.Path) -> UnreadableFileError:
    """Something wrote into it."""
    return _refusal(
        path,
        translate("files", "“{name}” changed while it was read."),
        translate(
            "files",
            "It is perhaps still being saved, copied or downloaded. Wait until that is done, and read it again.",
        ),
    )


def other_than_looked_at(path: pathlib.Path) -> ChangedFileError:
    """Something wrote into it after a person saw what is in it."""
    return ChangedFileError(
        translate("files", "“{name}” has changed since it was looked at.").format(name=path.name),
        translate("files", "Nothing was taken from it. Wait until it is saved, and bring it in again."),
    )


def broken_off(path: pathlib.Path, reason: str) -> UnreadableFileError:
    """Its drive, or the network, gave up in the middle."""
    return _refusal(
        path,
        translate("files", "“{name}” could not be read to its end."),
        translate(
            "files",
            "Its drive or the network failed ({reason}). Copy the file to this computer, and read the copy.",
        ),
        reason=reason,
    )


def mark_of_an_open_file(path: pathlib.Path, document: str) -> UnreadableFileError:
    """It is what a program keeps beside a file that is open in it."""
    return _refusal(
        path,
        translate("files", "“{name}” only marks that “{document}” is open in another program."),
        translate("files", "It holds no customers. Choose “{document}” itself, which stands beside it."),
        document=document,
    )


def empty(path: pathlib.Path) -> UnreadableFileError:
    """It holds nothing at all."""
    return _refusal(
        path,
        translate("files", "“{name}” is empty."),
        translate("files", "Perhaps it was not saved or not copied to its end. Save or copy it again."),
    )


def unknown_kind(path: pathlib.Path) -> UnreadableFileError:
    """It is none of the kinds that can be read."""
    return _refusal(
        path,
        translate("files", "“{name}” is not a kind of file that can be read."),
        translate("files", "Choose {kinds}, or open this one in its own program and save it as .xlsx.").format(
            kinds=_kinds()
        ),
    )


def no_workbook(path: pathlib.Path) -> UnreadableFileError:
    """It is packed like a workbook, but it is none."""
    return _refusal(
        path,
        translate("files", "“{name}” is not a workbook."),
        translate("files", "It is a file of another kind. Open it in its own program and save it as .xlsx."),
    )


def protected(path: pathlib.Path) -> UnreadableFileError:
    """It is encrypted with a password."""
    return _refusal(
        path,
        translate("files", "“{name}” is protected with a password."),
        translate("files", "Open it in Excel, save a copy without the password, and read that file."),
    )


def damaged(path: pathlib.Path) -> UnreadableFileError:
    """A workbook that breaks off or contradicts itself."""
    return _refusal(
        path,
        translate("files", "“{name}” is damaged or not complete."),
        translate("files", "Open it in Excel and save it again, or ask for it to be sent once more."),
    )


def damaged_payload(path: pathlib.Path, reason: str) -> UnreadableFileError:
    """JSON or XML that breaks off or is not well formed; *reason* is the parser's."""
    return _refusal(
        path,
        translate("files", "“{name}” is damaged or not complete."),
        translate("files", "Ask for it to be made and sent once more. What is wrong with it: {reason}."),
        reason=reason.rstrip("."),
    )


def endless_quote(path: pathlib.Path, line: str) -> UnreadableFileError:
    """A text file in which a quotation mark opens a cell that never ends."""
    return _refusal(
        path,
        translate("files", "A quotation mark in line {line} of “{name}” is never closed."),
        translate(
            "files",
            "All that follows would be one cell. Take the mark away in a text editor, or open the file in Excel, look "
            "at that line, and save it as a workbook (.xlsx).",
        ),
        line=line,
    )


def too_large(path: pathlib.Path) -> UnreadableFileError:
    """Unpacked it would be larger than any list of customers."""
    return _refusal(
        path,
        translate("files", "“{name}” holds far more than a list of customers."),
        translate("files", "It would fill the memory. Copy the customers into a new workbook and read that one."),
    )


def too_far(path: pathlib.Path, sheet: str, cell: str) -> UnreadableFileError:
    """A cell far away from all others makes a sheet too large."""
    return _refusal(
        path,
        translate("files", "The sheet “{sheet}” of “{name}” reaches as far as cell {cell}, too far to be read."),
        translate(
            "files",
            "Something stands there by accident. Press Ctrl+End in Excel to get there, delete the rows or columns "
            "behind your list, and save the file.",
        ),
        sheet=sheet,
        cell=cell,
    )


def no_headings(path: pathlib.Path, sheets: list[str]) -> UnreadableFileError:
    """No sheet has a row of column names."""
    return _refusal(
        path,
        translate("files", "No row of column names was found in “{name}”."),
        translate(
            "files",
            "Looked in the first 30 rows of: {sheets}. One of these rows must name the columns, as in customer_name, "
            "customer_code, shipping_1_city. The template shows all the names.",
        ),
        sheets=", ".join(sheets) or translate("files", "no sheet"),
    )


def nameless(path: pathlib.Path, sheet: str) -> UnreadableFileError:
    """A sheet with customers from its first row on, in columns without names."""
    return _refusal(
        path,
        translate("files", "The columns of “{name}” have no names."),
        translate(
            "files",
            "The sheet “{sheet}” begins with a customer. Import the file in the window and choose there which column "
            "holds the customer's code or name; or put a row with the names of the columns above the first customer.",
        ),
        sheet=sheet,
    )


def unsure(path: pathlib.Path, sheet: str, heading: str) -> UnreadableFileError:
    """A column that may hold the customer's code or name, and no other that surely does."""
    return _refusal(
        path,
        translate("files", "It is not sure which column of “{name}” holds the customer's code or name."),
        translate(
            "files",
            "In the sheet “{sheet}” it may be “{heading}”. Confirm it on the program's import page, or call "
            "the column customer_code or customer_name.",
        ),
        sheet=sheet,
        heading=heading,
    )


def undivided(path: pathlib.Path) -> UnreadableFileError:
    """A text in which nothing divides the columns."""
    return _refusal(
        path,
        translate("files", "No sign divides the columns of “{name}”."),
        translate(
            "files",
            "Save it with commas, semicolons or tabs between the columns, or as a workbook, and bring it in again.",
        ),
    )


def turned(path: pathlib.Path, sheet: str) -> UnreadableFileError:
    """The only sheet with customers has one in each column."""
    return _refusal(
        path,
        translate("files", "“{name}” has a customer in each column, and not in each row."),
        translate(
            "files",
            "In the sheet “{sheet}” the names of the fields stand below each other. Copy its cells, and paste them "
            "into an empty sheet with Paste Special, Transpose.",
        ),
        sheet=sheet,
    )


def not_for_joor(path: pathlib.Path) -> UnreadableFileError:
    """JSON or XML without customers in JOOR's form."""
    return _refusal(
        path,
        translate("files", "“{name}” holds no customers in JOOR's form."),
        translate("files", "A file for JOOR begins with bulk_connections, and holds a connection for each customer."),
    )


def forbidden_declaration(path: pathlib.Path) -> UnreadableFileError:
    """XML with a document type, which could make it grow or read other files."""
    return _refusal(
        path,
        translate("files", "“{name}” was not read, because it declares a document type."),
        translate("files", "Files for JOOR have none, and one could do harm. Ask for the file without a DOCTYPE line."),
    )


def _kinds() -> str:
    """All that can be read."""
    return translate(
        "files",
        "a workbook (.xlsx, .xlsm, .xlsb, .xls or .ods), a text file with a table (.csv, .tsv or .txt), or a JSON or "
        "XML file made for JOOR",
    )


def _refusal(path: pathlib.Path, title: str, detail: str, **values: str) -> UnreadableFileError:
    values = {"name": path.name, "path": str(path), **values}
    return UnreadableFileError(title.format(**values), detail.format(**values))
