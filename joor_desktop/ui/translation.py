"""Puts Qt's translator behind the door through which all texts of the program pass."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from joor_desktop.model.texts import install_translator


def open_translator() -> None:
    """Translate what the core says as what the window says."""
    install_translator(QCoreApplication.translate)
