"""What a package holds beside the program itself: its names, versions and licences, told in two files.

The bill of materials is CycloneDX 1.6 in JSON; the licences are one file of plain text.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from build_target import PROJECT, BuildError, Target

_LICENCE_NAMES = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS|COPYRIGHT)[^/]*", re.IGNORECASE)
_LICENCE_ID = r"\(*(MIT|ISC|FTL|IJG|Zlib|blessing|[A-Za-z0-9]+(-[A-Za-z0-9.]+)+)\)*"
_SPDX = re.compile(f"{_LICENCE_ID}( (AND|OR|WITH) {_LICENCE_ID})*")
_TEXTS = PROJECT / "installer" / "licences"
_RULE = "=" * 78


@dataclass(frozen=True)
class Component:
    """Something of others that is shipped.

    :param version: empty where it is not known.
    :param licence: an SPDX expression, or words where its makers give none.
    :param texts: the texts of its licences; each name tells which.
    :param address: its package URL, as ``pkg:pypi/requests@2.34.2``.
    """

    name: str
    version: str
    licence: str
    texts: Mapping[str, str]
    address: str


def locked_names(lock: Path, surroundings: Mapping[str, str]) -> set[str]:
    """Return the packages that *lock* names for a system.

    :param surroundings: the markers of that system, as ``packaging.markers.default_environment`` gives them.
    """
    from packaging.requirements import Requirement

    lines = re.findall(r"^[a-z0-9][^\\\n]*", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wanted = [Requirement(line.strip()) for line in lines]
    return {each.name for each in wanted if each.marker is None or each.marker.evaluate(dict(surroundings))}


def python_packages(site: Path, names: Iterable[str]) -> list[Component]:
    """Return the packages called *names* that are installed in the folder *site*.

    :raises BuildError: when one isn't there, or one of them comes without the text of a licence.
    """
    found = {_plain_name(each.metadata["Name"]): each for each in distributions(path=[str(site)])}
    missing = sorted({_plain_name(name) for name in names} - found.keys())
    if missing:
        raise BuildError(f"These packages are not in {site}: {', '.join(missing)}")
    return [_component(found[_plain_name(name)]) for name in sorted(names)]


def _plain_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(distribution: Distribution) -> Component:
    name, version = _plain_name(distribution.metadata["Name"]), distribution.version
    licence = _licence(distribution.metadata)
    texts = {
        path.name: Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
        for path in sorted(distribution.files or [])
        if _LICENCE_NAMES.fullmatch(path.name) and ".dist-info" in path.parts[0]
    }
    return Component(name, version, licence, texts or common_texts(licence, name), f"pkg:pypi/{name}@{version}")


def _licence(metadata: Any) -> str:
    assert isinstance(metadata, Message)
    told = metadata.get("License-Expression") or metadata.get("License") or ""
    if told and len(told) < 100:
        return str(told)
    classifiers = [str(each) for each in metadata.get_all("Classifier", []) if str(each).startswith("License ::")]
    return classifiers[0].rpartition(" :: ")[2] if classifiers else "see the text"


def common_texts(licence: str, name: str) -> dict[str, str]:
    """Return the texts of the licences that the expression *licence* names, for packages that come without.

    :raises BuildError: when the project holds none of them.
    """
    known = {each.stem: each for each in sorted(_TEXTS.glob("*.txt"))}
    texts = {each: known[each].read_text(encoding="utf-8") for each in re.split(r"[ ()]+", licence) if each in known}
    if not texts:
        raise BuildError(f"{name} comes without the text of its licence, {licence}: put it into {_TEXTS}.")
    return texts


def licence_text(name: str) -> str:
    """Return the text of a licence that the project holds under *name*."""
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def write_bill(target: Target, components: Iterable[Component]) -> Path:
    """Write the bill of materials beside the package, and return it."""
    parts = [_part(each) for each in components]
    itself = f"pkg:generic/joor-desktop@{target.version}"
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([target.system, itself, parts])).urn,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(target.epoch, UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": itself,
                "name": "joor-desktop",
                "version": target.version,
                "purl": itself,
            },
        },
        "components": parts,
        "dependencies": [{"ref": itself, "dependsOn": sorted(part["bom-ref"] for part in parts)}],
    }
    file = target.product(".cdx.json")
    file.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8", newline="\n")
    return file


def _part(component: Component) -> dict[str, Any]:
    is_spdx = _SPDX.fullmatch(component.licence)
    licence = {"expression": component.licence} if is_spdx else {"license": {"name": component.licence}}
    version = {"version": component.version} if component.version else {}
    return {
        "type": "library",
        "bom-ref": component.address,
        "name": component.name,
        **version,
        "licenses": [licence],
        "purl": component.address,
    }


def write_licences(target: Target, components: Iterable[Component]) -> Path:
    """Write the licences of all that is shipped beside the package, and return the file: it goes into the package too.

    A text that several share is written once.
    """
    parts = list(components)
    owners: dict[str, list[str]] = {}
    for part in parts:
        for name, text in part.texts.items():
            owners.setdefault(text.strip(), []).append(f"{_called(part)} ({name})")
    heads = [f"{_called(part)}: {part.licence}" for part in parts]
    texts = [f"{_RULE}\n" + "\n".join(names) + f"\n{_RULE}\n\n{text}" for text, names in owners.items()]
    file = target.product("-licences.txt")
    intro = (
        f"joor-desktop {target.version} is shipped with the work of others, under the licences below.\n"
        "Qt and PySide lie in it as libraries of their own, which may be replaced by others of the same make;\n"
        "their source is at https://download.qt.io/official_releases/QtForPython/ and .../qt/.\n"
        "All that Qt itself holds of others is told at https://doc.qt.io/qt-6/licenses-used-in-qt.html."
    )
    whole = "\n\n".join([intro, "\n".join(heads), *texts]) + "\n"
    file.write_text(whole, encoding="utf-8", newline="\n")
    return file


def _called(component: Component) -> str:
    return f"{component.name} {component.version}".rstrip()
