"""A small round mark with the number of problems in it: errors in red, warnings in amber."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.texts import translate
from joor_desktop.ui.theme import Size, bold_font, colours

PILL = 16

Counts = tuple[int, int]
"""Errors and warnings."""


def count(problems: Iterable[Problem]) -> Counts:
    """How many errors and how many warnings these are."""
    severities = [problem.severity for problem in problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def count_words(counts: Counts) -> str:
    """The counts for a screen reader and a tooltip: "2 errors, 1 warning"; "" for none."""
    errors, warnings = counts
    told = []
    if errors:
        told.append(translate("form", "{count} errors").format(count=errors) if errors > 1 else _one_error())
    if warnings:
        told.append(translate("form", "{count} warnings").format(count=warnings) if warnings > 1 else _one_warning())
    return ", ".join(told)


def _one_error() -> str:
    return translate("form", "1 error")


def _one_warning() -> str:
    return translate("form", "1 warning")


def paint_pill(widget: QWidget, painter: QPainter, left: int, middle: int, counts: Counts) -> None:
    """Draw the pill of these counts, errors first; *middle* is the height of its centre."""
    errors, warnings = counts
    pill = QRect(left, middle - PILL // 2, PILL, PILL)
    look = colours()
    painter.setPen(look.error if errors else look.warning_line)
    painter.setBrush(look.error if errors else look.warning_tint)
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), PILL / 2, PILL / 2)
    painter.setPen(look.on_strong if errors else look.warning_text)
    painter.setFont(bold_font(widget, Size.CAPTION))
    number = errors or warnings
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(number) if number < 10 else "9+")
