"""How an import is told in words: what came, what changed, what is wrong with it."""

from __future__ import annotations

from joor_desktop.model.texts import translate
from joor_desktop.ui.parts import ImportOutcome, MergeNumbers
from joor_desktop.ui.words import counted


def numbers_in_words(numbers: MergeNumbers) -> str:
    """Such as "12 added, 3 updated, 397 the same"; what is none is left out."""
    told = [
        (numbers.added, translate("import", "1 added"), translate("import", "{n} added")),
        (numbers.updated, translate("import", "1 updated"), translate("import", "{n} updated")),
        (numbers.same, translate("import", "1 the same"), translate("import", "{n} the same")),
        (numbers.removed, translate("import", "1 removed"), translate("import", "{n} removed")),
    ]
    return ", ".join(counted(*each) for each in told if each[0]) or translate("import", "Nothing changes")


def outcome_sentence(outcome: ImportOutcome) -> str:
    """What came, in one sentence."""
    if not outcome.customers:
        return translate("import", "{file} holds no customers.").format(file=outcome.file)
    if outcome.customers == outcome.same and not outcome.removed:
        return all_the_same(outcome.customers)
    if outcome.customers == outcome.added and not outcome.removed:
        came = counted(outcome.customers, translate("import", "1 customer"), translate("import", "{n} customers"))
        return translate("import", "{customers} came from {file}.").format(customers=came, file=outcome.file)
    return translate("import", "{file}: {numbers}.").format(file=outcome.file, numbers=numbers_in_words(outcome))


def all_the_same(customers: int) -> str:
    """That a file brings nothing new."""
    return counted(
        customers,
        translate("import", "The customer is in the list already, just as in the file."),
        translate("import", "All {n} customers are in the list already, just as they are in the file."),
    )


def flaws(changed: int, errors: int, warnings: int, *, whole: bool) -> str:
    """What is wrong with so many customers that came or changed; *whole*: they are all that the file has."""
    if not changed:
        return ""
    if not errors and not warnings:
        return counted(
            changed,
            translate("import", "It is ready to be sent."),
            translate("import", "All of them are ready to be sent."),
        ) if whole else ""
    words = (
        counted(errors, translate("import", "1 has errors"), translate("import", "{n} have errors")),
        counted(warnings, translate("import", "1 has warnings"), translate("import", "{n} have warnings")),
    )
    told = [each for each, number in zip(words, (errors, warnings), strict=True) if number]
    return f"{', '.join(told)}."
