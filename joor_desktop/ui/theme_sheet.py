"""The style sheet: what the palette can't say about buttons, fields, menus and scroll bars.

It asks for a few properties: ``kind`` of a button (``strong``, ``link``, ``line``, ``quiet``), ``role`` of a label,
``severity`` of a field or message, ``segment`` of a choice, ``surface`` of a container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from joor_desktop.storage.resources import RESOURCES

if TYPE_CHECKING:
    from joor_desktop.ui.theme_colours import Colours

FIXED_PICTURES = ("arrow", "checked")
"""A style sheet takes a picture only as it is: these two have a colour that can be seen in both themes."""

_SHEET = """
QPushButton { background: %(surface)s; border: 1px solid %(border)s; border-radius: 5px; padding: 0 12px;
  min-height: 28px; color: %(text)s; }
QPushButton:hover { border-color: %(border_hover)s; background: %(hover)s; }
QPushButton:pressed { background: %(press)s; }
QPushButton:focus { border: 2px solid %(accent)s; padding: 0 11px; min-height: 26px; }
QPushButton:disabled { color: %(faint)s; background: %(header)s; border-color: %(hairline)s; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="strong"] { background: %(accent)s; border-color: %(accent)s; color: %(on_strong)s; font-weight: 600; }
QPushButton[kind="strong"]:hover { background: %(accent_hover)s; border-color: %(accent_hover)s; }
QPushButton[kind="strong"]:pressed { background: %(accent_press)s; }
QPushButton[kind="strong"]:focus { border: 2px solid %(text)s; padding: 0 11px; min-height: 26px; }
QPushButton[kind="strong"]:disabled { background: %(hairline)s; border-color: %(hairline)s; color: %(muted)s; }
QPushButton[kind="offer"] { color: %(accent)s; font-weight: 600; }
QPushButton[kind="offer"]:disabled { color: %(faint)s; }
QPushButton[kind="quiet"], QPushButton[kind="link"], QPushButton[kind="line"] { background: transparent;
  border: 1px solid transparent; }
QPushButton[kind="quiet"] { padding: 0 6px; }
QPushButton[kind="quiet"]:hover { background: %(hover)s; }
QPushButton[kind="quiet"]:pressed { background: %(press)s; }
QPushButton[kind="quiet"]:focus { border: 2px solid %(accent)s; padding: 0 5px; }
QPushButton[kind="link"] { color: %(accent)s; padding: 0; min-height: 20px; text-align: left; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:pressed { color: %(accent_press)s; text-decoration: underline;
  background: transparent; }
QPushButton[kind="link"]:focus { border: 1px solid %(accent)s; }
QPushButton[kind="link"]:disabled { color: %(faint)s; }
QPushButton[kind="line"] { color: %(muted)s; padding: 0 4px; text-align: left; }
QPushButton[kind="line"]:hover { color: %(text)s; background: %(hover)s; }
QPushButton[kind="line"]:focus { border: 1px solid %(accent)s; }
QPushButton[kind="line"][severity="error"] { color: %(error_text)s; }
QPushButton[kind="line"][severity="warning"] { color: %(warning_text)s; }
QPushButton[kind="item"] { background: transparent; border: 1px solid transparent; padding: 0 6px; min-height: 24px;
  text-align: left; }
QPushButton[kind="item"]:hover { background: %(selection)s; }
QPushButton[kind="item"]:focus { border: 1px solid %(accent)s; }
QPushButton[segment] { border-radius: 0; padding: 0 8px; border-right-width: 0; }
QPushButton[segment="first"] { border-top-left-radius: 5px; border-bottom-left-radius: 5px; }
QPushButton[segment="last"] { border-right-width: 1px; border-top-right-radius: 5px; border-bottom-right-radius: 5px; }
QPushButton[segment]:checked { background: %(selection)s; color: %(accent)s; font-weight: 600; }
QPushButton[kind="toggle"]:checked { background: %(selection)s; color: %(accent)s; border-color: %(accent)s; }
QPushButton[segment]:focus { border: 2px solid %(accent)s; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit { background: %(surface)s; border: 1px solid %(border)s;
  border-radius: 5px; padding: 0 8px; min-height: 28px; color: %(text)s; selection-background-color: %(accent)s;
  selection-color: %(on_strong)s; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDateEdit:hover { border-color: %(border_hover)s; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus {
  border: 2px solid %(accent)s; padding: 0 7px;
  min-height: 26px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("%(arrow)s"); width: 12px; height: 12px; }
QLineEdit:disabled, QComboBox:disabled { background: %(header)s; color: %(faint)s; }
QLineEdit[severity="error"] { border-color: %(error)s; background: %(error_tint)s; }
QLineEdit[severity="warning"] { border-color: %(warning)s; background: %(warning_tint)s; }
QLineEdit[severity="error"]:focus { border-color: %(error)s; }
QLineEdit[severity="warning"]:focus { border-color: %(warning)s; }
QLineEdit[cell="true"] { border: 2px solid %(accent)s; border-radius: 0; padding: 0 4px; min-height: 0; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 14px; height: 14px;
  border: 1px solid %(border)s; background: %(surface)s; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: %(border_hover)s; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { border-color: %(accent)s;
  image: url("%(checked)s"); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %(accent)s; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid %(accent)s; width: 12px; height: 12px; }
QRadioButton::indicator:checked:focus { width: 4px; height: 4px; border: 6px solid %(accent)s; }
QCheckBox:focus, QRadioButton:focus { color: %(accent)s; }
QCheckBox:disabled, QRadioButton:disabled { color: %(faint)s; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="section"], QLabel[role="caption"] { font-size: 11px; font-weight: 600; color: %(muted)s; }
QLabel[role="muted"], QLabel[role="recommended"], QLabel[role="counter"] { color: %(muted)s; }
QLabel[role="label"], QLabel[role="recommended"], QLabel[role="counter"], QLabel[role="message"],
  QLabel[role="small"] { font-size: 12px; }
QLabel[role="small"] { color: %(muted)s; }
QLabel[role="busy"] { background: %(strong)s; color: %(on_strong)s; border-radius: 5px; padding: 6px 12px; }
QLabel[role="question"] { color: %(warning_text)s; }
QLabel[role="required"] { color: %(error_text)s; }
QLabel[role="counter-over"] { color: %(error_text)s; font-size: 12px; font-weight: 600; }
QLabel[severity="error"] { color: %(error_text)s; }
QLabel[severity="warning"] { color: %(warning_text)s; }
QLabel[severity="right"] { color: %(right_text)s; }
QFrame[bar] { border: 0 solid %(hairline)s; border-radius: 0; }
QFrame[bar="top"] { background: %(surface)s; border-bottom-width: 1px; }
QFrame[bar="status"] { background: %(surface)s; border-top-width: 1px; }
QFrame[bar="side"] { background: %(side)s; }
QLabel[environment] { border: 1px solid; border-radius: 5px; padding: 0 11px; font-size: 12px; font-weight: 600; }
QLabel[environment="practice"] { background: %(practice_tint)s; border-color: %(practice_line)s;
  color: %(practice_text)s; }
QLabel[environment="sandbox"] { background: %(warning_tint)s; border-color: %(warning_line)s; color: %(warning_text)s; }
QLabel[environment="production"], QLabel[environment="custom"] { background: %(error_tint)s;
  border-color: %(error_line)s; color: %(error_text)s; }
QPushButton[kind="place"] { background: transparent; border: 1px solid transparent; min-height: 32px; padding: 0 9px;
  text-align: left; }
QPushButton[kind="place"]:hover { background: %(hover)s; }
QPushButton[kind="place"]:checked { background: %(chosen)s; border-color: %(hairline)s; font-weight: 600; }
QPushButton[kind="place"]:focus { border-color: %(accent)s; }
QPushButton[kind="chooser"] { background: transparent; border: 1px solid transparent; padding: 0 24px 0 6px;
  text-align: left; font-weight: 600; }
QPushButton[kind="chooser"]:hover { background: %(hover)s; }
QPushButton[kind="chooser"]:pressed { background: %(press)s; }
QPushButton[kind="chooser"]:focus { border: 2px solid %(accent)s; padding: 0 23px 0 5px; }
QWidget[surface="white"] { background: %(surface)s; }
QFrame[surface="popup"] { background: %(surface)s; border: 1px solid %(edge)s; }
QWidget[surface="side"] { background: %(side)s; }
QScrollArea, QStackedWidget { border: none; background: transparent; }
QTableView { background: %(surface)s; border: none; gridline-color: %(grid)s; selection-background-color: %(selection)s;
  selection-color: %(text)s; }
QTextBrowser { background: %(surface)s; border: 1px solid %(hairline)s; }
QTextBrowser:focus { border: 2px solid %(accent)s; }
QHeaderView { background: %(header)s; border: none; }
QHeaderView::section { background: %(header)s; color: %(muted)s; font-weight: 600; border: none; padding: 0 8px;
  border-right: 1px solid %(grid)s; border-bottom: 1px solid %(hairline)s; }
QTableCornerButton::section { background: %(header)s; border: none; }
QMenu { background: %(surface)s; border: 1px solid %(edge)s; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; color: %(text)s; }
QMenu::item:selected { background: %(selection)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { height: 1px; background: %(hairline)s; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 4px; }
QToolTip { background: %(strong)s; color: %(on_strong)s; border: 1px solid %(strong)s; padding: 4px 6px; }
QListView { background: %(surface)s; border: 1px solid %(edge)s; outline: none; }
QListView[frame="none"] { border: 2px solid transparent; }
QListView:focus { border: 2px solid %(accent)s; }
QListView[frame="popup"], QListView[frame="popup"]:focus, QComboBox QListView, QComboBox QListView:focus {
  border: 1px solid %(edge)s; }
QListView::item { padding: 4px 8px; color: %(text)s; }
QListView::item:selected { background: %(selection)s; color: %(text)s; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: %(hairline)s; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: %(border)s; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(border_hover)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %(hairline)s; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 3px; }
"""


def style_sheet(colours: Colours) -> str:
    """The sheet with these colours put in."""
    chosen = {name: colour.name() for name, colour in vars(colours).items()}
    pictures = {name: (RESOURCES / "icons" / f"{name}.svg").as_posix() for name in FIXED_PICTURES}
    return _SHEET % {**chosen, **pictures}
