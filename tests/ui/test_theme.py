"""The look: texts that can be read, icons of one family."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from joor_desktop.model.profile import Environment
from joor_desktop.storage.resources import RESOURCES
from joor_desktop.ui.icons import picture, program_icon
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.theme_colours import DARK, LIGHT, Colours
from joor_desktop.ui.theme_sheet import FIXED_PICTURES, style_sheet

ICONS = sorted(
    path for path in (RESOURCES / "icons").glob("*.svg") if path.stem not in ("joor-desktop", *FIXED_PICTURES)
)


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


_GROUNDS = ("surface", "ground", "side", "chosen", "header", "hover", "press", "selection")
_TINTS = ("error_tint", "warning_tint")
_STRONG = ("accent", "accent_hover", "accent_press", "strong", "error")


def text_pairs(colours: Colours) -> dict[str, tuple[QColor, QColor]]:
    """Every text colour with every ground that it stands on."""
    on = {
        "text": (*_GROUNDS, *_TINTS, "right_tint"),
        "muted": (*_GROUNDS, *_TINTS, "right_tint"),
        "faint": ("surface", "ground", "side", "header", "selection", *_TINTS),
        "on_strong": _STRONG,
        "accent": ("surface", "ground", "side", "chosen", "header", "hover", "press", "selection"),
        "accent_press": ("surface", "ground", "side"),
        "error_text": ("surface", "ground", "side", "chosen", "hover", "selection", "error_tint"),
        "warning_text": ("surface", "ground", "side", "chosen", "hover", "selection", "warning_tint"),
        "right_text": ("surface", "ground", "side", "selection", "right_tint"),
    }
    found = {
        f"{text} on {ground}": (getattr(colours, text), getattr(colours, ground))
        for text, grounds in on.items()
        for ground in grounds
    }
    for environment in Environment:
        text, tint, _ = colours.environment(environment)
        found[environment.value] = (text, tint)
    return found


def mark_pairs(colours: Colours) -> dict[str, tuple[QColor, QColor]]:
    """Every mark, edge of a control and sign of the focus, with every ground that it stands on."""
    on = {
        "accent": (*_GROUNDS, *_TINTS),
        "on_strong": ("accent",),
        "border": ("surface", "ground", "side", "header"),
        "border_hover": ("surface", "ground", "side", "header", "hover"),
        "error": (*_GROUNDS, "error_tint"),
        "warning": (*_GROUNDS, "warning_tint"),
        "right": (*_GROUNDS, "right_tint"),
    }
    found = {
        f"{mark} on {ground}": (getattr(colours, mark), getattr(colours, ground))
        for mark, grounds in on.items()
        for ground in grounds
    }
    for name in FIXED_PICTURES:
        drawn = re.search("#[0-9a-f]{6}", (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8"))
        assert drawn is not None
        found[f"{name} in a field"] = (QColor(drawn[0]), colours.surface)
    return found


THEMES = {"light": LIGHT, "dark": DARK}
TEXTS = [(f"{theme}: {name}", *pair) for theme, each in THEMES.items() for name, pair in text_pairs(each).items()]
MARKS = [(f"{theme}: {name}", *pair) for theme, each in THEMES.items() for name, pair in mark_pairs(each).items()]


@pytest.mark.parametrize(("name", "text", "ground"), TEXTS, ids=[name for name, *_ in TEXTS])
def test_text_can_be_read_on_its_ground(name: str, text: QColor, ground: QColor) -> None:
    assert contrast(text, ground) >= 4.5, f"{name}: {contrast(text, ground):.2f}"


@pytest.mark.parametrize(("name", "mark", "ground"), MARKS, ids=[name for name, *_ in MARKS])
def test_mark_can_be_seen_on_its_ground(name: str, mark: QColor, ground: QColor) -> None:
    assert contrast(mark, ground) >= 3, f"{name}: {contrast(mark, ground):.2f}"


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


def test_colours_come_from_the_theme_alone() -> None:
    window = RESOURCES.parent / "joor_desktop" / "ui"
    paths = [path for path in window.rglob("*.py") if path.name != "theme_colours.py"]
    assert len(paths) > 100
    own = re.compile("#[0-9a-fA-F]{6}|GlobalColor|setStyleSheet\\(\"")
    found = [path.name for path in paths if own.search(path.read_text(encoding="utf-8"))]
    assert not found, "a colour of its own would be the same in both themes"
