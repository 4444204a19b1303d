"""The packages for Linux: a frozen program, and a .deb and an .rpm from one description."""

from __future__ import annotations

import platform
import shutil
from datetime import UTC, datetime
from pathlib import Path

from build_target import PROJECT, Target, filled, run_tool, tell_size
from environment import BUILD
from frozen import freeze, put_in_order, shipped_components, strip_python
from frozen_parts import NAME
from icons import DRAWING, draw_icons
from shipped import write_bill, write_licences

_FILES = PROJECT / "installer" / "linux"
_METAINFO = "com.jooraccess.joor_desktop.metainfo.xml"
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_MOST_MEGABYTES = 70


def build(target: Target) -> None:
    """Build both packages, with a bill of materials and the licences beside them.

    :raises BuildError: when a part can't be built or is too large.
    """
    stage = target.work / "stage"
    folder = freeze(target) / NAME
    strip_python(folder, target)
    components = shipped_components(folder)
    write_bill(target, components)
    shutil.copytree(folder, stage / "lib" / NAME, symlinks=True)
    _place(write_licences(target, components), stage / "share" / "doc" / NAME / "copyright")
    add_desktop_files(stage, target)
    put_in_order(stage, target)
    for package in pack(stage, target):
        tell_size(package, _MOST_MEGABYTES)


def add_desktop_files(stage: Path, target: Target) -> None:
    """Put the menu entry, the icons and what a software centre shows into *stage*, which becomes /usr."""
    share = stage / "share"
    _place(_FILES / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    metainfo = share / "metainfo" / _METAINFO
    metainfo.parent.mkdir(parents=True)
    day = datetime.fromtimestamp(target.epoch, UTC).date().isoformat()
    metainfo.write_text(filled(_FILES / _METAINFO, VERSION=target.version, DATE=day), encoding="utf-8")
    icons = share / "icons" / "hicolor"
    _place(DRAWING, icons / "scalable" / "apps" / f"{NAME}.svg")
    draw_icons({size: icons / f"{size}x{size}" / "apps" / f"{NAME}.png" for size in _ICON_SIZES})


def pack(stage: Path, target: Target) -> list[Path]:
    """Pack *stage* as a .deb and an .rpm, and return both."""
    is_arm = platform.machine() in {"aarch64", "arm64"}
    description = target.work / "nfpm.yaml"
    text = filled(
        _FILES / "nfpm.yaml",
        ARCH="arm64" if is_arm else "amd64",
        VERSION=target.version,
        SUMMARY=target.summary,
        TIME=datetime.fromtimestamp(target.epoch, UTC).isoformat(),
        STAGE=str(stage),
        GLIBC=platform.libc_ver()[1],
    )
    description.write_text(text, encoding="utf-8")
    return [_packed(kind, description, target) for kind in ("deb", "rpm")]


def _packed(kind: str, description: Path, target: Target) -> Path:
    fresh = target.work / kind
    fresh.mkdir()
    nfpm = Path(BUILD.python).with_name("nfpm")
    run_tool([nfpm, "package", "--config", description, "--packager", kind, "--target", fresh], target)
    (package,) = fresh.iterdir()
    out = target.out / package.name
    shutil.move(package, out)
    return out


def _place(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place)
