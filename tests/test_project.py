"""The project stands alone: what lies where, what the locks hold, and what no file may speak of."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {"README.md", "installer", "joor_desktop", "pyproject.toml", "resources", "tests"}
PROGRAM_LOCK = ROOT / "installer" / "requirements.txt"
BUILD_LOCK = ROOT / "installer" / "build-requirements.txt"
TESTS_LOCK = ROOT / "tests" / "requirements.txt"

# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted",
    "index" + "-url",
    "find" + "-links",
    "/sim" + "ple/",
]
MACHINE_PATHS = ["/wo" + "rk/", "/ro" + "ot/", "/op" + "t/", ".py" + "env", "/tmp/te" + "am"]


def _files() -> list[Path]:
    """Return the project's files: what git holds or would add, or all that is not hidden where there is no git."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
        paths = [ROOT / name for name in names if name]
    else:
        paths = [
            path for name in [*TOP_LEVEL, ".ci", ".gitignore"] for path in (ROOT / name, *(ROOT / name).rglob("*"))
        ]
    return sorted(path for path in paths if path.is_file() and path.suffix != ".pyc")


FILES = _files()
TEXTS = [path for path in FILES if path.suffix in {"", ".csv", ".json", ".md", ".py", ".toml", ".txt", ".xml"}]
PYTHON_FILES = [path for path in FILES if path.suffix == ".py"]


SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _dependencies() -> list[Requirement]:
    return [Requirement(line) for line in SETTINGS["project"]["dependencies"]]


def _locked(lock: Path) -> dict[str, Version]:
    pins = re.findall(r"^([a-z0-9-]+)==([^\s;]+)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: Version(version) for name, version in pins}


def _name_in_lock(requirement: Requirement) -> str:
    return re.sub(r"[-_.]+", "-", requirement.name).lower()


def test_only_what_is_settled_lies_at_the_top() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in FILES}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_every_package_is_built_and_nothing_else() -> None:
    folders = {path.relative_to(ROOT).parent for path in PYTHON_FILES if path.is_relative_to(ROOT / "joor_desktop")}
    packages = {".".join(folder.parts) for folder in folders}
    assert set(SETTINGS["tool"]["setuptools"]["packages"]) == packages | {"joor_desktop.resources"}
    assert all((ROOT / folder / "__init__.py").is_file() for folder in folders)


def test_an_installed_package_finds_its_pictures(tmp_path: Path) -> None:
    """There the pictures lie inside the package, as ``package-dir`` puts them."""
    package = tmp_path / "joor_desktop"
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "joor_desktop", package, ignore=without)
    shutil.copytree(ROOT / "resources", package / "resources", ignore=without)
    program = "from joor_desktop.storage.resources import RESOURCES; print(RESOURCES)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8")
    assert Path(run.stdout.strip()) == package / "resources"


@pytest.mark.parametrize("forbidden", REGISTRIES + MACHINE_PATHS)
def test_no_file_speaks_of_a_registry_or_a_machine(forbidden: str) -> None:
    speaking = [str(path) for path in TEXTS if forbidden in path.read_text(encoding="utf-8", errors="replace").lower()]
    assert not speaking


def test_no_unfinished_work_is_left() -> None:
    marks = re.compile(r"\b(TODO|FIXME)\b")
    assert not [str(path) for path in PYTHON_FILES if path != Path(__file__) and marks.search(path.read_text("utf-8"))]


def test_files_stay_short_enough_to_read() -> None:
    assert not [str(path) for path in PYTHON_FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400]


@pytest.mark.parametrize("requirement", _dependencies(), ids=str)
def test_each_dependency_is_bounded_and_locked_within_its_bounds(requirement: Requirement) -> None:
    assert any(bound.operator == "<" for bound in requirement.specifier)
    for lock in (PROGRAM_LOCK, TESTS_LOCK):
        assert requirement.specifier.contains(_locked(lock)[_name_in_lock(requirement)])


def test_pyside_that_aborts_is_excluded() -> None:
    pyside = next(requirement for requirement in _dependencies() if requirement.name == "PySide6-Essentials")
    assert not pyside.specifier.contains("6.12.0")
    assert pyside.specifier.contains("6.12.1")


@pytest.mark.parametrize("lock", [PROGRAM_LOCK, BUILD_LOCK, TESTS_LOCK], ids=lambda lock: lock.name)
def test_each_locked_package_has_hashes(lock: Path) -> None:
    packages = re.split(r"^(?=[a-z])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(packages) >= len(_dependencies())
    assert not [package.split()[0] for package in packages if "--hash=sha256:" not in package]


@pytest.mark.parametrize(
    "name",
    [
        "installer/requirements.txt",
        "installer/build-requirements.txt",
        "tests/requirements.txt",
        "pyproject.toml",
        ".ci/run",
    ],
)
def test_nothing_that_installs_holds_an_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", [BUILD_LOCK, TESTS_LOCK], ids=lambda lock: lock.name)
def test_what_is_built_and_tested_has_the_versions_that_are_shipped(lock: Path) -> None:
    locked = _locked(lock)
    assert {name: locked.get(name) for name in _locked(PROGRAM_LOCK)} == _locked(PROGRAM_LOCK)


def test_an_old_python_can_read_start_and_say_that_it_is_too_old() -> None:
    source = (ROOT / "installer" / "start.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    before_the_check = source[: source.index("sys.version_info")]
    assert re.findall(r"^(?:import|from) (\S+)", before_the_check, flags=re.MULTILINE) == ["sys"]


def test_the_gate_is_the_readmes_command() -> None:
    command = "python3 tests/run.py"
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 installer/start.py" in (ROOT / "README.md").read_text(encoding="utf-8")


LATE = ["PySide6.QtWidgets", "openpyxl", "python_calamine", "requests", "keyring", "truststore", "xlsxwriter"]


def test_what_is_slow_to_import_is_imported_late() -> None:
    program = (
        f"import sys, joor_desktop.app, joor_desktop.cli; print(*[name for name in {LATE} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    assert not run.stdout.split()


def test_pictures_of_the_readme_are_there_and_small() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert all((ROOT / picture).stat().st_size < 200_000 for picture in pictures)
