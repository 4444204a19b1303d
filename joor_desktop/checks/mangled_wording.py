"""The words for what programs and spreadsheets left in texts; as in :mod:`~joor_desktop.checks.wording`."""

from __future__ import annotations

from joor_desktop.checks.phrases import Wording
from joor_desktop.model.texts import QT_TRANSLATE_NOOP

MANGLED_WORDINGS = {
    "xml-character": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} has characters that can't be sent{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "{field} holds characters that nobody can see and that can't be sent. Remove them, or type it again.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Invisible characters came along from another program. They can be removed for you where that is certain.",
        ),
    ),
    "excel-error": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is an error of the spreadsheet{where}"),
        QT_TRANSLATE_NOOP("checks", "The spreadsheet shows the error {value} here. Put the right value in its place."),
        QT_TRANSLATE_NOOP(
            "checks",
            "A formula of the workbook failed. Mend it there and bring the file in again, or type the values here.",
        ),
    ),
    "formula-without-value": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is a formula without a value{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "The file holds a formula here, but not its value. Open the file in Excel, save it, and bring it in "
            "again.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "The file was written by a program that doesn't work formulas out. Open and save it in Excel once, then "
            "bring it in again.",
        ),
    ),
    "postcode-zeros": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} without its zeros{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{value}” is too short for {country}. A spreadsheet takes zeros in front away: {filled} is probably "
            "meant.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "A spreadsheet that takes a postcode for a number drops the zeros in front. Look at some of these, then "
            "take the proposals over.",
        ),
    ),
    "number-exponent": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} is a shortened number{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{value}” is how a spreadsheet shortens a long number. Take the whole one from where it came from.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "The spreadsheet took a long number to reckon with, and its last digits are gone. Go back to the "
            "original, have the column as text there, and bring the file in again.",
        ),
    ),
    "point-zero": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} ends in .0{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” was taken for a number on its way. It will be “{whole}”."),
        QT_TRANSLATE_NOOP(
            "checks", "Programs that take codes for numbers put .0 behind them. It can be removed for you."
        ),
    ),
    "code-date": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} looks like a date{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "“{value}” looks like a date: spreadsheets make one of codes such as 3-1. Compare it with the original.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Spreadsheets take codes such as 3-1 or MAR1 for dates. Type the codes as they were, or bring the file in "
            "again with the column as text. Leave them if these are your codes.",
        ),
    ),
    "code-signs": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} with typeset dashes or quotes{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "“{value}” has a long dash or a curly quote. For JOOR it is another code than “{plain}”."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Word processors make long dashes and curly quotes of plain ones. Codes seldom have them: look at some, "
            "then take the proposals over.",
        ),
    ),
    "spaces-around": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} has spaces around it{where}"),
        QT_TRANSLATE_NOOP("checks", "There are spaces before or after “{value}”."),
        QT_TRANSLATE_NOOP(
            "checks", "Spaces around a text make it a different text for JOOR. They can be removed for you."
        ),
    ),
    "placeholder": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} has a sign for nothing{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "“{value}” stands for nothing, but JOOR would take it for a value. Empty the field."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "People and programs write such signs and words where they have nothing to say. They can be emptied for "
            "you; leave those that are meant.",
        ),
    ),
    "other-address": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} stands in another address{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "The address says “{value}”. JOOR takes no such words: write down what the other address says."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "JOOR keeps each address by itself, and would take such words for the street. What the customer's other "
            "address says is proposed: look at some, then take it over.",
        ),
    ),
    "rows-disagree": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} differs between the rows of a customer"),
        QT_TRANSLATE_NOOP("checks", "Other rows of the file say “{others}”. What is said most often was kept."),
        QT_TRANSLATE_NOOP(
            "checks",
            "Several rows of the file make one customer, and don't agree on this. Compare them, and correct it here.",
        ),
        tied=QT_TRANSLATE_NOOP(
            "checks",
            "Other rows of the file say “{others}”. As many rows say one as the other: what comes first was kept.",
        ),
    ),
    "code-zeros": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} shorter than the others{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "“{value}” has fewer digits than the other codes of the file. {filled} is probably meant."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "The other codes of the file have zeros in front, these may have lost theirs in a spreadsheet. For JOOR a "
            "code without its zeros is another customer: compare some with the original, then take the proposals "
            "over.",
        ),
    ),
    "broken-accents": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} has broken accents{where}"),
        QT_TRANSLATE_NOOP("checks", "“{value}” was broken on its way from one program to another. It was “{mended}”."),
        QT_TRANSLATE_NOOP(
            "checks", "A program took the letters for those of another alphabet. They can be put right for you."
        ),
    ),
    "hidden-signs": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} has signs that nobody sees{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "Between the letters of “{value}” stand signs that nobody sees, or spaces that are no plain ones."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Such signs come along from web pages and mails, and make a text another one. They can be put right for "
            "you.",
        ),
    ),
    "text-cut": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} was cut off by the spreadsheet{where}"),
        QT_TRANSLATE_NOOP(
            "checks", "This text has 32,767 characters, the most that a cell holds: the rest of it is gone. Shorten it."
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "A cell holds 32,767 characters at most, and Excel cuts off what is longer. JOOR takes far less: shorten "
            "it.",
        ),
    ),
    "digits-lost": Wording(
        QT_TRANSLATE_NOOP("checks", "{field} lost digits in the file{where}"),
        QT_TRANSLATE_NOOP(
            "checks",
            "The number had more than 15 digits, and the spreadsheet kept only 15. Compare it with the original.",
        ),
        QT_TRANSLATE_NOOP(
            "checks",
            "Spreadsheets keep 15 digits of a number. Type such numbers as text in the spreadsheet, or correct them "
            "here.",
        ),
    ),
}
