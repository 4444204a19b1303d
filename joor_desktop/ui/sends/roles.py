"""The roles in which the models of the sends hand their delegates more than words."""

from __future__ import annotations

from PySide6.QtCore import Qt

COURSE_ROLE = Qt.ItemDataRole.UserRole + 1
ENVIRONMENT_ROLE = Qt.ItemDataRole.UserRole + 2
STATE_ROLE = Qt.ItemDataRole.UserRole + 3
