"""Build the disk image for macOS, on a Mac: frozen, signed and notarised where the environment says by whom.

``JOOR_SIGN_IDENTITY`` names the certificate of the keychain to sign with, ``JOOR_NOTARY_PROFILE`` the keychain's
profile of notarytool; without them the image is neither. No password is ever an argument.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from build_target import PROJECT, OtherSystemError, Target, run_tool, tell_size
from frozen import freeze, shipped_components
from icons import write_icon_of_macos
from macos_facts import BUNDLE
from shipped import write_bill, write_licences

_MOST_MEGABYTES = 90.0
_ENTITLEMENTS = PROJECT / "installer" / "macos" / "entitlements.plist"
_STRICTLY_SIGNED = {"PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR": "1"}
"""PyInstaller signs each library and the bundle, with the identity that the environment names."""


def build(target: Target) -> None:
    """Build the image for the processor of this Mac.

    :raises OtherSystemError: on another system.
    :raises BuildError: when a step fails.
    """
    if platform.system() != "Darwin":
        raise OtherSystemError("The image for macOS can be built on a Mac only, by the tools that come with it.")
    icon = target.work / "joor-desktop.icns"
    write_icon_of_macos(icon)
    told = {"JOOR_ENTITLEMENTS": str(_ENTITLEMENTS), "JOOR_ICON": str(icon), **_STRICTLY_SIGNED}
    bundle = freeze(target, told) / BUNDLE
    run_tool(["codesign", "--verify", "--deep", "--strict", bundle], target)
    components = shipped_components(bundle / "Contents")
    write_bill(target, components)
    write_licences(target, components)
    image = target.product(f"-{platform.machine()}.dmg")
    options = ["-volname", "JOOR Desktop", "-format", "UDZO", "-ov"]
    run_tool(["hdiutil", "create", *options, "-srcfolder", lay_out(bundle, target.work / "image"), image], target)
    if identity := os.environ.get("JOOR_SIGN_IDENTITY"):
        run_tool(["codesign", "--sign", identity, "--timestamp", image], target)
    if profile := os.environ.get("JOOR_NOTARY_PROFILE"):
        _notarise(image, profile, target)
    tell_size(image, _MOST_MEGABYTES)


def lay_out(bundle: Path, folder: Path) -> Path:
    """Move *bundle* into the new *folder*, beside a way to where a person drags it to; return the folder."""
    folder.mkdir()
    shutil.move(bundle, folder / bundle.name)
    (folder / "Applications").symlink_to("/Applications")
    return folder


def _notarise(image: Path, profile: str, target: Target) -> None:
    run_tool(["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"], target)
    run_tool(["xcrun", "stapler", "staple", image], target)
