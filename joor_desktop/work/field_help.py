"""What a field is, in words: what it is for, how long it may be, whether it is needed, and an example of it."""

from __future__ import annotations

from joor_desktop.model.field import Field, Need
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate


def help_words(field: Field) -> str:
    """What a field is, how long it may be, and an example of it."""
    told = [field.explanation]
    if field.max_length is not None:
        told.append(translate("form", "At most {n} characters.").format(n=field.max_length))
    example = _example(field.name)
    if example:
        told.append(translate("form", "Example: {example}").format(example=example))
    return " ".join(told)


def _example(field_name: str) -> str:
    from joor_desktop.files.template_example import EXAMPLE

    entries = [EXAMPLE.values, *(entry for listed in EXAMPLE.entries.values() for entry in listed)]
    return next((entry[field_name] for entry in entries if field_name in entry), "")


def need_words(need: Need) -> str:
    """Whether a field is needed; "" where it may be left empty."""
    words = {
        Need.REQUIRED: QT_TRANSLATE_NOOP("form", "Needed"),
        Need.IN_STATE_COUNTRIES: QT_TRANSLATE_NOOP("form", "Needed in the United States, Canada, Japan and Australia"),
        Need.RECOMMENDED: QT_TRANSLATE_NOOP("form", "JOOR recommends to fill this in"),
    }
    return translate("form", words[need]) if need in words else ""
