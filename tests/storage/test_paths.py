"""The folders of the program are those that platformdirs names."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from joor_desktop.storage.paths import HOME_VARIABLE, SITE_VARIABLE, data_home, site_settings_path


@pytest.mark.parametrize(("data", "config"), [("", ""), ("/tmp/data", "/tmp/one:/tmp/two")])
def test_the_folders_are_those_that_the_system_names(
    monkeypatch: pytest.MonkeyPatch, data: str, config: str
) -> None:
    for name, text in (("XDG_DATA_HOME", data), ("XDG_CONFIG_DIRS", config), (HOME_VARIABLE, ""), (SITE_VARIABLE, "")):
        monkeypatch.setenv(name, text)
    assert data_home() == Path(platformdirs.user_data_dir("joor_desktop", appauthor=False))
    assert site_settings_path().parent == Path(platformdirs.site_config_dir("joor_desktop", appauthor=False))
