"""The settings of one profile: name, environment, address, and below them what is seldom changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from joor_desktop.model.profile import BASE_URLS, Environment, Profile, WireFormat
from joor_desktop.ui.profiles.segments import Segments
from joor_desktop.ui.theme import Space

_MOST_IN_A_JOB = 10_000
_NUMBER_WIDTH = 96
_URL_PLACEHOLDER = "https://joor.example.com/v2"


class ProfileForm(QWidget):
    """Shows a profile and gives back what was made of it; ``changed`` tells that something was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Paris showroom"))
        self._environment = self._environments()
        self._url = QLineEdit(self)
        self._url.setPlaceholderText(_URL_PLACEHOLDER)
        self._batch_size = QLineEdit(self)
        self._batch_size.setValidator(QIntValidator(1, _MOST_IN_A_JOB, self))
        self._format = Segments(self.tr("Format"), [(each, each.value.upper()) for each in WireFormat], self)
        self._example_names = QCheckBox(self.tr("Write the contact fields as in JOOR's example"), self)
        self._is_base64 = QCheckBox(self.tr("The token is Base64 already"), self)
        self._explanation = QLabel(self)
        self._lay_out()
        self._connect()

    def _environments(self) -> Segments[Environment]:
        choices = [
            (Environment.SANDBOX, self.tr("Sandbox")),
            (Environment.PRODUCTION, self.tr("Production")),
            (Environment.PRACTICE, self.tr("Practice")),
            (Environment.CUSTOM, self.tr("Another address")),
        ]
        return Segments(self.tr("Where to"), choices, self)

    def _lay_out(self) -> None:
        self._explanation.setProperty("role", "small")
        self._explanation.setWordWrap(True)
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.PAGE)
        form.setVerticalSpacing(Space.CONTROLS)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for label, field in (
            (self.tr("Name"), self._name),
            (self.tr("Where to"), self._environment),
            (self.tr("Address"), self._url),
            (self.tr("Customers in one job"), self._batch_size),
            (self.tr("Format"), self._format),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        for switch in (self._example_names, self._is_base64, self._explanation):
            form.addRow("", switch)
        self._batch_size.setMaximumWidth(_NUMBER_WIDTH)
        self._batch_size.setToolTip(self.tr("A larger send becomes several jobs, one after the other."))
        self._example_names.setToolTip(
            self.tr("JOOR's table and JOOR's example name two fields differently. Leave it unless JOOR tells you.")
        )
        self._is_base64.setToolTip(self.tr("The token is sent as it is. Leave it unless JOOR gave you such a token."))

    def _connect(self) -> None:
        for field in (self._name, self._url, self._batch_size):
            field.textEdited.connect(self._on_changed)
        self._environment.chosen.connect(self._on_environment_chosen)
        self._format.chosen.connect(self._on_changed)
        self._example_names.clicked.connect(self._on_changed)
        self._is_base64.clicked.connect(self._on_changed)

    def show_profile(self, profile: Profile, *, is_new: bool, is_built_in: bool) -> None:
        """Show the settings of *profile*; a name is given once, and the built-in profile stays as it is."""
        self._name.setText(profile.name)
        self._url.setText(profile.url if profile.environment is Environment.CUSTOM else "")
        self._environment.choose(profile.environment)
        self._format.choose(profile.wire_format)
        self._batch_size.setText(str(profile.batch_size))
        self._example_names.setChecked(profile.example_names)
        self._is_base64.setChecked(profile.token_is_base64)
        self.setEnabled(not is_built_in)
        self._form.setRowVisible(self._name, is_new)
        self._explanation.setText(
            self.tr("The built-in profile. It answers as JOOR does, on this computer, and can't be changed.")
            if is_built_in
            else ""
        )
        self._explanation.setVisible(is_built_in)
        self._show_rows()

    def profile(self) -> Profile:
        """The profile as it stands on screen; its name and address are not checked here."""
        environment = self.environment()
        url = self._url.text().strip() if environment is Environment.CUSTOM else BASE_URLS.get(environment, "")
        return Profile(
            self._name.text().strip(),
            environment,
            url,
            int(self._batch_size.text() or "1"),
            self._format.value(),
            self._example_names.isChecked(),
            self._is_base64.isChecked(),
        )

    def environment(self) -> Environment:
        """The environment that is chosen."""
        return self._environment.value()

    def focus_name(self) -> None:
        """Put the cursor into the name."""
        self._name.setFocus()

    def _show_rows(self) -> None:
        environment = self.environment()
        self._form.setRowVisible(self._url, environment is Environment.CUSTOM)
        self._form.setRowVisible(self._is_base64, environment is not Environment.PRACTICE)

    def _on_environment_chosen(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()
