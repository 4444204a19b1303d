"""The commands for remembered layouts."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.cli.output import print_json
from joor_desktop.errors import UsageError
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.layouts import Layout, Layouts
from joor_desktop.work.layout_files import export_layout, layout_as_json, read_layout
from joor_desktop.work.layout_words import chosen_words

_SHORT = 12


def _called(layouts: Layouts, words: str) -> Layout:
    """The layout of this name, or whose fingerprint begins so; raises UsageError for none and for several."""
    there, wanted = layouts.all(), words.strip().casefold()
    found = [each for each in there if wanted and each.title.casefold() == wanted]
    found = found or [each for each in there if wanted and each.fingerprint.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            translate("terminal", "No remembered layout is called “{name}”.").format(name=words),
            translate("terminal", "“layouts list” shows those that are there."),
        )
    raise UsageError(
        translate("terminal", "Several remembered layouts are meant by “{name}”.").format(name=words),
        translate("terminal", "Give the beginning of one of these instead: {fingerprints}.").format(
            fingerprints=", ".join(each.fingerprint[:_SHORT] for each in found)
        ),
    )


def _list(layouts: Layouts, chosen: argparse.Namespace) -> ExitCode:
    found = layouts.all()
    if chosen.json:
        print_json({"layouts": [layout_as_json(layout) for layout in found]})
        return ExitCode.DONE
    for layout in found:
        print(_line(layout))
    if not found:
        print(translate("terminal", "No layout is remembered yet: the first comes with the first imported table."))
    return ExitCode.DONE


def _line(layout: Layout) -> str:
    columns = counted(
        len(layout.columns), translate("terminal", "1 column"), translate("terminal", "{n} columns")
    )
    day = layout.last.astimezone().date().isoformat()
    came = translate("terminal", "last {file} on {day}").format(file=layout.file, day=day)
    return "  ".join(filter(None, [layout.fingerprint[:_SHORT], layout.title, came, columns, chosen_words(layout)]))


def _name(layouts: Layouts, chosen: argparse.Namespace) -> ExitCode:
    layout = _called(layouts, chosen.layout)
    layouts.rename(layout.fingerprint, chosen.name)
    named = layouts.find(layout.fingerprint) or layout
    print(translate("terminal", "{old} is called {new} now.").format(old=layout.title, new=named.title))
    return ExitCode.DONE


def _export(layouts: Layouts, chosen: argparse.Namespace) -> ExitCode:
    layout = _called(layouts, chosen.layout)
    export_layout(layout, chosen.out)
    print(translate("terminal", "{layout} written to {file}.").format(layout=layout.title, file=chosen.out))
    return ExitCode.DONE


def _take(layouts: Layouts, chosen: argparse.Namespace) -> ExitCode:
    layout = read_layout(chosen.file)
    known = layouts.find(layout.fingerprint)
    if known is not None and not chosen.replace:
        raise UsageError(
            translate("terminal", "A layout with these columns is remembered already: {name}.").format(
                name=known.title
            ),
            translate("terminal", "Take it in with --replace to put it in the place of that."),
        )
    kept = layouts.put(layout)
    print(translate("terminal", "{layout} is remembered.").format(layout=kept.title))
    return ExitCode.DONE


def _delete(layouts: Layouts, chosen: argparse.Namespace) -> ExitCode:
    layout = _called(layouts, chosen.layout)
    layouts.forget(layout.fingerprint)
    print(translate("terminal", "{layout} is forgotten; customers stay as they are.").format(layout=layout.title))
    return ExitCode.DONE


ACTIONS: dict[str, Callable[[Layouts, argparse.Namespace], ExitCode]] = {
    "list": _list, "name": _name, "export": _export, "take": _take, "delete": _delete,
}
"""By the word behind ``layouts``."""
