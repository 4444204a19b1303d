"""The settings of one profile: name, environment, address, and below them what is seldom changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from joor_desktop.model.countries import find_country
from joor_desktop.model.profile import BASE_URLS, Environment, Profile, Proxy, ProxyUse, WireFormat
from joor_desktop.ui.form.choices import ChoiceCompleter, country_choices
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
        self._showing = False
        self._is_short = False
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
        self._read_first = QLineEdit(self)
        self._read_first.setValidator(QIntValidator(0, _MOST_IN_A_JOB, self))
        self._email = QLineEdit(self)
        self._email.setPlaceholderText(self.tr("Who at JOOR is told of new customers in the sandbox"))
        self._country = QLineEdit(self)
        self._country.setPlaceholderText(self.tr("Whose public holidays count, such as France"))
        self._country.setCompleter(ChoiceCompleter(country_choices(), self._country, closed=True))
        self._quiet = QCheckBox(self.tr("Quiet: no notifications when a job ends or is late"), self)
        self._proxy = self._proxies()
        self._proxy_address = QLineEdit(self)
        self._proxy_address.setPlaceholderText("proxy.example.com:8080")
        self._proxy_user = QLineEdit(self)
        self._proxy_user.setPlaceholderText(self.tr("Empty where the proxy wants none"))
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

    def _proxies(self) -> Segments[ProxyUse]:
        choices = [
            (ProxyUse.SYSTEM, self.tr("The system's")),
            (ProxyUse.NONE, self.tr("None")),
            (ProxyUse.GIVEN, self.tr("Given")),
        ]
        return Segments(self.tr("Proxy"), choices, self)

    def _lay_out(self) -> None:
        self._explanation.setProperty("role", "small")
        self._explanation.setWordWrap(True)
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.PAGE)
        form.setVerticalSpacing(Space.CONTROLS)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for label, field in (
            (self.tr("Name"), self._name),
            (self.tr("Where to"), self._environment),
            (self.tr("Address"), self._url),
            (self.tr("Integration Manager"), self._email),
            (self.tr("Country"), self._country),
            (self.tr("Customers in one job"), self._batch_size),
            (self.tr("Read before a send"), self._read_first),
            (self.tr("Format"), self._format),
            (self.tr("Proxy"), self._proxy),
            (self.tr("Proxy's address"), self._proxy_address),
            (self.tr("Proxy's user"), self._proxy_user),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        for switch in (self._quiet, self._example_names, self._is_base64, self._explanation):
            form.addRow(switch)  # over the whole width: what they say is long in some languages
        self._batch_size.setMaximumWidth(_NUMBER_WIDTH)
        self._batch_size.setToolTip(self.tr("A larger send becomes several jobs, one after the other."))
        self._read_first.setMaximumWidth(_NUMBER_WIDTH)
        self._read_first.setToolTip(
            self.tr("So many customers at most are read from JOOR before a send, to see what colleagues sent.")
        )
        self._example_names.setToolTip(
            self.tr("JOOR's table and JOOR's example name two fields differently. Leave it unless JOOR tells you.")
        )
        self._is_base64.setToolTip(self.tr("The token is sent as it is. Leave it unless JOOR gave you such a token."))

    def _connect(self) -> None:
        for field in (
            self._name, self._url, self._batch_size, self._read_first, self._email, self._country,
            self._proxy_address, self._proxy_user,
        ):
            field.textChanged.connect(self._on_changed)
        self._proxy.chosen.connect(self._on_environment_chosen)
        self._quiet.clicked.connect(self._on_changed)
        self._environment.chosen.connect(self._on_environment_chosen)
        self._format.chosen.connect(self._on_changed)
        self._example_names.clicked.connect(self._on_changed)
        self._is_base64.clicked.connect(self._on_changed)

    def show_profile(self, profile: Profile, *, is_built_in: bool) -> None:
        """Show the settings of *profile*; the built-in one keeps its name and where it sends to."""
        self._showing = True
        self._email.setText(profile.manager_email)
        country = find_country(profile.country) if profile.country else None
        self._country.setText(country.name if country else "")
        self._read_first.setText(str(profile.read_first))
        self._quiet.setChecked(profile.quiet)
        self._proxy.choose(profile.proxy.use)
        self._proxy_address.setText(profile.proxy.address)
        self._proxy_user.setText(profile.proxy.user)
        self._name.setText(profile.name)
        self._url.setText(profile.url if profile.environment is Environment.CUSTOM else "")
        self._environment.choose(profile.environment)
        self._format.choose(profile.wire_format)
        self._batch_size.setText(str(profile.batch_size))
        self._example_names.setChecked(profile.example_names)
        self._is_base64.setChecked(profile.token_is_base64)
        self._environment.setEnabled(not is_built_in)
        self._form.setRowVisible(self._name, not is_built_in)
        self._explanation.setText(
            self.tr("The built-in profile. It answers as JOOR does, on this computer; its name and address are fixed.")
            if is_built_in
            else ""
        )
        self._explanation.setVisible(is_built_in)
        self._show_rows()
        self._showing = False

    def profile(self) -> Profile:
        """The profile as it stands on screen; its name and address are not checked here."""
        environment = self.environment()
        url = self._url.text().strip() if environment is Environment.CUSTOM else BASE_URLS.get(environment, "")
        country = find_country(self._country.text()) if self._country.text().strip() else None
        return Profile(
            self._name.text().strip(),
            environment,
            url,
            int(self._batch_size.text() or "1"),
            self._format.value(),
            self._example_names.isChecked(),
            self._is_base64.isChecked(),
            self._email.text().strip(),
            country.alpha_2 if country else self._country.text().strip(),
            int(self._read_first.text() or "0"),
            self._quiet.isChecked(),
            self._proxy_settings(),
        )

    def _proxy_settings(self) -> Proxy:
        use = self._proxy.value()
        if use is not ProxyUse.GIVEN:
            return Proxy(use)
        return Proxy(use, self._proxy_address.text().strip(), self._proxy_user.text().strip())

    def environment(self) -> Environment:
        """The environment that is chosen."""
        return self._environment.value()

    def focus_name(self) -> None:
        """Put the cursor into the name."""
        self._name.setFocus()

    def show_short(self, is_short: bool) -> None:
        """Show only what every profile needs, or all settings again."""
        self._is_short = is_short
        self._show_rows()

    def _show_rows(self) -> None:
        environment = self.environment()
        self._form.setRowVisible(self._url, environment is Environment.CUSTOM)
        for seldom in (
            self._email, self._country, self._batch_size, self._read_first, self._format, self._quiet,
            self._example_names,
        ):
            self._form.setRowVisible(seldom, not self._is_short)
        has_account = environment is not Environment.PRACTICE and not self._is_short
        for field in (self._is_base64, self._proxy):
            self._form.setRowVisible(field, has_account)
        given = has_account and self._proxy.value() is ProxyUse.GIVEN
        self._form.setRowVisible(self._proxy_address, given)
        self._form.setRowVisible(self._proxy_user, given)

    def _on_environment_chosen(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _on_changed(self) -> None:
        if not self._showing:
            self.changed.emit()
