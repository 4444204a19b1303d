"""Build the disk image for macOS, on a Mac: frozen, signed and notarised where the environment says by whom.

``JOOR_SIGN_IDENTITY`` names the certificate of the keychain to sign with, ``JOOR_NOTARY_PROFILE`` the keychain's
profile of notarytool; without them the image is neither. No password is ever an argument.
"""

from __future__ import annotations

import os
import platform
from pathlib import Path

from build_target import PROJECT, BuildError, Target, run_tool, tell_size
from frozen import freeze, shipped_components
from macos_facts import BUNDLE
from shipped import write_bill, write_licences

_MOST_MEGABYTES = 90.0
_ENTITLEMENTS = PROJECT / "installer" / "macos" / "entitlements.plist"


def build(target: Target) -> None:
    """Build the image for the processor of this Mac.

    :raises BuildError: on another system, or when a step fails.
    """
    if platform.system() != "Darwin":
        raise BuildError("The image for macOS can be built on a Mac only, by the tools that come with it.")
    results = freeze(target, {"JOOR_ENTITLEMENTS": str(_ENTITLEMENTS)})
    bundle = results / BUNDLE
    identity = os.environ.get("JOOR_SIGN_IDENTITY", "")
    if identity:
        _sign(bundle, identity, target)
    image = target.product(f"-{platform.machine()}.dmg")
    options = ["-volname", "JOOR Desktop", "-format", "UDZO", "-ov"]
    run_tool(["hdiutil", "create", *options, "-srcfolder", bundle, image], target)
    if identity:
        run_tool(["codesign", "--sign", identity, "--timestamp", image], target)
    if os.environ.get("JOOR_NOTARY_PROFILE"):
        _notarise(image, os.environ["JOOR_NOTARY_PROFILE"], target)
    components = shipped_components(bundle / "Contents")
    write_bill(target, components)
    write_licences(target, components)
    tell_size(image, _MOST_MEGABYTES)


def _sign(bundle: Path, identity: str, target: Target) -> None:
    """Sign from the inside out: a signature covers what lies in a folder as it is then."""
    inside = sorted((*bundle.rglob("*.dylib"), *bundle.rglob("*.so")), key=lambda path: -len(path.parts))
    command = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    for library in inside:
        run_tool([*command, library], target)
    run_tool([*command, "--entitlements", _ENTITLEMENTS, bundle], target)
    run_tool(["codesign", "--verify", "--deep", "--strict", bundle], target)


def _notarise(image: Path, profile: str, target: Target) -> None:
    run_tool(["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"], target)
    run_tool(["xcrun", "stapler", "staple", image], target)
