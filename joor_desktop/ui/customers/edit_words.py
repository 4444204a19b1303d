"""What is said of an edit of many cells: how much was done, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from joor_desktop.model.texts import translate
from joor_desktop.ui.words import counted, grouped

if TYPE_CHECKING:
    from joor_desktop.ui.customers.copying import Copied
    from joor_desktop.work.placing import Placed
    from joor_desktop.work.row_edits import RowsCame

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class EditNews:
    """One sentence, and with ``detail`` what the person has to know besides."""

    title: str
    detail: str = ""


def copied_words(copied: Copied) -> EditNews:
    """What was put on the clipboard."""
    if copied.whole:
        return EditNews(_whole_words(copied))
    amount = _amount(copied.cells, copied.rows)
    words = translate("table", "{amount} copied.")
    if copied.mark:
        words = translate("table", "{amount} to be moved: paste them, or press Esc.")
    return EditNews(words.format(amount=amount))


def _whole_words(copied: Copied) -> str:
    if copied.mark:
        return counted(
            copied.rows,
            translate("table", "1 customer to be moved, with all that belongs to it: paste it, or press Esc."),
            translate("table", "{n} customers to be moved, with all that belongs to them: paste them, or press Esc."),
        )
    return counted(
        copied.rows,
        translate("table", "1 customer copied, with all that belongs to it."),
        translate("table", "{n} customers copied, with all that belongs to them."),
    )


def came_words(came: RowsCame) -> EditNews:
    """What is said of rows that came."""
    if not came.rows:
        return EditNews(translate("table", "They stand there already."))
    from joor_desktop.work.whole_rows import CustomersCame

    codeless = came.codeless if isinstance(came, CustomersCame) else 0
    detail = codeless and counted(
        codeless,
        translate("table", "The code was left out, because a customer of the list has it already."),
        translate("table", "{n} codes were left out, because customers of the list have them already."),
    )
    return EditNews(translate("TableEdits", "{what}: done.").format(what=came.edit.label), detail or "")


def placed_words(placed: Placed, where: str) -> EditNews:
    """What became of a block.

    :param where: the title of the table, for the new rows in it.
    """
    words = {
        "pasted": translate("table", "{amount} pasted."),
        "moved": translate("table", "{amount} moved."),
        "filled": translate("table", "{amount} filled."),
        "cleared": translate("table", "{amount} cleared."),
    }[placed.how.value]
    title = words.format(amount=_amount(placed.cells, placed.rows))
    if placed.new:
        new = counted(placed.new, translate("table", "1 new row"), translate("table", "{n} new rows"))
        title += " " + translate("table", "{rows} in {table}.").format(rows=new, table=where)
    return EditNews(title, " ".join(_left_out(placed)))


def _amount(cells: int, rows: int) -> str:
    many = counted(cells, translate("table", "1 cell"), translate("table", "{n} cells"))
    if rows <= 1:
        return many
    return translate("table", "{cells} in {n} rows").format(cells=many, n=grouped(rows))


def _left_out(placed: Placed) -> list[str]:
    told = []
    if placed.fixed:
        told.append(counted(
            placed.fixed,
            translate("table", "1 column was left out, because its cells only show something."),
            translate("table", "{n} columns were left out, because their cells only show something."),
        ))
    if placed.beyond:
        told.append(counted(
            placed.beyond,
            translate("table", "1 column was left out, because the table ends before it."),
            translate("table", "{n} columns were left out, because the table ends before them."),
        ))
    return told + _rows_left_out(placed)


def _rows_left_out(placed: Placed) -> list[str]:
    told = []
    if placed.strangers:
        more = "…" if len(placed.strangers) > _MOST_NAMED else ""
        codes = ", ".join(placed.strangers[:_MOST_NAMED]) + more
        words = translate("table", "Left out, because no customer of the list has the code: {codes}.")
        told.append(words.format(codes=codes))
    if placed.homeless:
        told.append(counted(
            placed.homeless,
            translate("table", "1 row was left out, because it doesn't say whose it is."),
            translate("table", "{n} rows were left out, because they don't say whose they are."),
        ))
        told.append(translate(
            "table", "Copy the customer codes along, as the first column, and paste from the column Customer code on."
        ))
    if placed.others:
        told.append(counted(
            placed.others,
            translate("table", "1 row was left out, because its code is not that of the row's customer."),
            translate("table", "{n} rows were left out, because their codes are not those of the rows' customers."),
        ))
    return told
