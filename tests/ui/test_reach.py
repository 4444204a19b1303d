"""A round through the whole window: every control has a name, is reached by keys, and shows that it has the focus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from joor_desktop.ui.customers.cell_editor import CellEditor
from tests.ui.conftest import managed_windows
from tests.ui.round import Round

_ROLES = QAccessible.Role
_NAMED = {
    _ROLES.Button,
    _ROLES.ButtonMenu,
    _ROLES.CheckBox,
    _ROLES.ComboBox,
    _ROLES.EditableText,
    _ROLES.Link,
    _ROLES.List,
    _ROLES.PageTab,
    _ROLES.RadioButton,
    _ROLES.Table,
}
_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)
_LEAST_PIXELS = 30


def spoken(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader finds below *node*, but no cells."""
    for number in range(node.childCount()):
        child = node.child(number)
        if child.isValid() and not child.state().invisible:
            yield child
            if child.role() is not _ROLES.Table:
                yield from spoken(child)


def controls(window: QWidget) -> list[QWidget]:
    """All that can be pressed, chosen or typed into, and is on screen; not the parts of another control."""
    return [
        each
        for kind in _CONTROLS
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and not isinstance(each.parentWidget(), _CONTROLS)
    ]


@managed_windows
def test_every_control_is_named_for_screen_readers_and_reached_by_keys(whole_round: Round) -> None:
    nameless: set[str] = set()
    unreached: set[str] = set()
    names: set[str] = set()
    bare: set[str] = set()
    for stop, shown in whole_round.stops():
        if isinstance(shown, QDialog) and {each.text() for each in shown.findChildren(QAbstractButton)} <= {"", "OK"}:
            bare.add(f"{stop}: only OK can be said to it")
        for node in spoken(QAccessible.queryAccessibleInterface(shown)):
            name = node.text(QAccessible.Text.Name)
            names.add(name)
            if node.role() in _NAMED and not name.strip():
                nameless.add(f"{stop}: {type(node.object()).__name__} in {type(node.object().parent()).__name__}")
        chain = set(_chain(shown))
        for control in controls(shown):
            if control not in chain and not any(rule(control) for rule in (_has_arrow_keys, _serves_a_line, _has_key)):
                unreached.add(f"{stop}: {describe(control)}")
    assert not bare
    assert not nameless
    assert not unreached
    assert {"Import…", "Search in all columns", "Token", "Sends", "Remembered layouts", "What is new"} <= names


def _chain(window: QWidget) -> Iterator[QWidget]:
    following = window.nextInFocusChain()
    while following is not None and following is not window:
        if following.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            yield following
        following = following.nextInFocusChain()


def _has_arrow_keys(control: QWidget) -> bool:
    """Of a group of which one is always chosen, Tab stops at that one and the arrow keys go on from there."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and group.exclusive() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _serves_a_line(control: QWidget) -> bool:
    """A list below a line of text, in which the arrow keys go up and down while one types."""
    focused = QApplication.focusWidget()
    beside = isinstance(focused, QLineEdit) and focused.parentWidget() is control.parentWidget()
    return isinstance(control, QAbstractItemView) and beside


def _has_key(control: QWidget) -> bool:
    """The key that does the same stands in its tool tip, in brackets."""
    return bool(re.search(r"\((F\d+|Ctrl\+\S+|Alt\+\S+)\)", control.toolTip()))


def describe(control: QWidget) -> str:
    """What a control is, in a few words."""
    parts = [type(control).__name__, *(str(control.property(name) or "") for name in ("kind", "segment", "cell"))]
    return " ".join(part for part in parts if part)


@managed_windows
def test_every_kind_of_control_shows_that_it_has_the_focus(whole_round: Round) -> None:
    seen: set[str] = set()
    unseen: list[str] = []
    for stop, shown in whole_round.stops():
        before = QApplication.focusWidget()
        for control in controls(shown):
            kind = describe(control)
            if kind not in seen and _takes_focus(control):
                seen.add(kind)
                changed = _pixels_that_change_with_focus(shown, control)
                if changed < _LEAST_PIXELS:
                    unseen.append(f"{stop}: {kind} {control.accessibleName()} ({changed} pixels)")
        if before is not None:
            before.setFocus()
    assert not unseen
    assert len(seen) > 15


def _takes_focus(control: QWidget) -> bool:
    if isinstance(control, CellEditor):
        return False  # it is gone as soon as it hasn't the focus any more
    return control.focusPolicy() is not Qt.FocusPolicy.NoFocus and not control.visibleRegion().isEmpty()


def _pixels_that_change_with_focus(window: QWidget, control: QWidget) -> int:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    before = _picture(window, control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    after = _picture(window, control)
    width, height = before.width(), before.height()
    return sum(before.pixel(x, y) != after.pixel(x, y) for x in range(width) for y in range(height))


def _picture(window: QWidget, control: QWidget) -> QImage:
    place = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).adjusted(-3, -3, 3, 3)
    return window.grab(place & window.rect()).toImage()


def test_field_in_error_tells_its_message_to_screen_readers(whole_round: Round) -> None:
    stops = whole_round.stops()
    next(stop for stop, _ in stops if stop == "a field with an error")
    focused = QApplication.focusWidget()
    assert focused is not None
    node = QAccessible.queryAccessibleInterface(focused)
    assert node.text(QAccessible.Text.Name).startswith("Contact e-mail")
    assert "the @ is missing" in node.text(QAccessible.Text.Description)
