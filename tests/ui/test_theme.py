"""The look: texts that can be read, icons of one family."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from joor_desktop.model.profile import Environment
from joor_desktop.ui.icons import RESOURCES, picture, program_icon
from joor_desktop.ui.theme import LIGHT, Colours, apply_theme
from joor_desktop.ui.theme_sheet import style_sheet

ICONS = sorted(path for path in (RESOURCES / "icons").glob("*.svg") if path.stem != "joor-desktop")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    """Contrast ratio as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def pairs(colours: Colours) -> list[tuple[str, QColor, QColor]]:
    """Every text colour with every ground that it stands on."""
    grounds = ("surface", "ground", "side", "header", "hover", "selection")
    found = [
        (f"{text} on {ground}", getattr(colours, text), getattr(colours, ground))
        for text in ("text", "muted")
        for ground in grounds
    ]
    found += [(f"faint on {ground}", colours.faint, getattr(colours, ground)) for ground in ("surface", "header")]
    found += [(f"on_strong on {ground}", colours.on_strong, getattr(colours, ground)) for ground in _STRONG]
    for tone in ("error", "warning", "right"):
        text = getattr(colours, f"{tone}_text")
        tinted = ("surface", "side", f"{tone}_tint")
        found += [(f"{tone} on {ground}", text, getattr(colours, ground)) for ground in tinted]
    for environment in Environment:
        text, tint, _ = colours.environment(environment)
        found.append((environment.value, text, tint))
    return [*found, ("link", colours.accent, colours.surface), ("link on side", colours.accent, colours.side)]


_STRONG = ("accent", "accent_hover", "accent_press", "strong", "error")


@pytest.mark.parametrize(("name", "text", "ground"), pairs(LIGHT), ids=[name for name, *_ in pairs(LIGHT)])
def test_text_can_be_read_on_its_ground(name: str, text: QColor, ground: QColor) -> None:
    assert contrast(text, ground) >= 4.5, f"{name}: {contrast(text, ground):.2f}"


def test_style_sheet_is_understood(qapp: QApplication, qtlog: object) -> None:
    apply_theme(qapp)
    sheet = style_sheet(LIGHT)
    assert "%(" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_of_the_family_and_draws_something(qapp: QApplication, path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert not re.search("#[0-9a-f]{3}", drawing), "an icon has the colour that the theme gives it"
    image = picture(path.stem, QColor("#1f5fd0"), 32).toImage()
    assert (image.width(), image.height()) == (32, 32)
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert any(colour.alpha() > 200 and colour.blue() > colour.red() for colour in drawn)
    assert sum(colour.alpha() == 0 for colour in drawn) > len(drawn) / 3


def test_program_has_an_icon(qapp: QApplication) -> None:
    assert not program_icon().pixmap(64, 64).isNull()
