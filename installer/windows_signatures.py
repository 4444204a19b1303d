"""Signatures of programs for Windows: those of others are verified, our own are made with a certificate from outside.

``JOOR_SIGN_CERTIFICATE`` names a file of a certificate with its key (.pfx), ``JOOR_SIGN_PASSWORD_FILE`` a file with its
password, ``JOOR_SIGN_TIMESTAMP`` the address of a server that says when it was signed. Without a certificate nothing is
signed. No password is ever an argument.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_target import BuildError, Target, run_tool
from windows_tools import SIGNER

_DIGESTS = re.compile(r"^(Current|Calculated) message digest *: *([0-9A-F]+)", flags=re.MULTILINE)
_ADDRESS = "https://www.joor.com"


@dataclass(frozen=True)
class Certificate:
    """What programs are signed with.

    :param file: a certificate and its key, as PKCS #12 (.pfx).
    :param password_file: a file with the password of *file*; None where it has none.
    :param timestamp: the address of a server for time stamps (RFC 3161); None: a signature ends with the certificate.
    """

    file: Path
    password_file: Path | None
    timestamp: str | None


def certificate_from_outside() -> Certificate | None:
    """Return the certificate that the environment names, None where it names none.

    :raises BuildError: when it names a file that isn't there.
    """
    named = {key: os.environ.get(f"JOOR_SIGN_{key}", "") for key in ("CERTIFICATE", "PASSWORD_FILE", "TIMESTAMP")}
    if not named["CERTIFICATE"]:
        return None
    for key in ("CERTIFICATE", "PASSWORD_FILE"):
        if named[key] and not Path(named[key]).is_file():
            raise BuildError(f"JOOR_SIGN_{key} names {named[key]}, and there is no such file.")
    password_file = Path(named["PASSWORD_FILE"]) if named["PASSWORD_FILE"] else None
    return Certificate(Path(named["CERTIFICATE"]), password_file, named["TIMESTAMP"] or None)


def signing_command(certificate: Certificate, target: Target) -> list[str]:
    """Return the command that signs a program, without the names of the files."""
    command = [SIGNER, "sign", "-pkcs12", str(certificate.file), "-h", "sha256", "-n", "JOOR Desktop", "-i", _ADDRESS]
    if certificate.password_file:
        command += ["-readpass", str(certificate.password_file)]
    if certificate.timestamp:
        return [*command, "-ts", certificate.timestamp]
    return [*command, "-time", str(target.epoch)]


def sign(program: Path, certificate: Certificate, target: Target) -> None:
    """Sign *program* in place.

    :raises BuildError: when the certificate can't be used.
    """
    signed = target.work / "signed"
    signed.unlink(missing_ok=True)
    run_tool([*signing_command(certificate, target), "-in", program, "-out", signed], target)
    signed.replace(program)


def verify_digests(programs: Sequence[Path], target: Target) -> None:
    """Make sure that each of *programs* is as its maker signed it, whoever that was.

    :raises BuildError: when one was changed since, or never signed.
    """
    for program in programs:
        # It ends with 1 where it doesn't know the maker, so what it found counts and not its exit code.
        said = run_tool([SIGNER, "verify", "-ignore-cdp", "-ignore-crl", "-in", program], target, may_fail=True)
        digests = [digest for _, digest in _DIGESTS.findall(said)]
        if not digests or len(set(digests)) != 1:
            raise BuildError(f"{program.name} is not as its maker signed it:\n{said}")


def verify_maker(programs: Sequence[Path], maker: str, day: int, target: Target) -> None:
    """Make sure that each of *programs* was signed by *maker*, with a certificate that held good on a *day*.

    :param maker: the organisation, as the certificate calls it.
    :param day: in seconds since 1970: certificates run out, and what they signed before stays signed.
    :raises BuildError: when one was not.
    """
    import certifi

    trusted = ["-CAfile", certifi.where(), "-TSA-CAfile", certifi.where()]
    options = ["-ignore-cdp", "-ignore-crl", "-time", str(day), *trusted]
    for program in programs:
        said = run_tool([SIGNER, "verify", *options, "-in", program], target)
        signer = said.partition("Signer #0:")[2].partition("Issuer")[0]
        if f"/O={maker}/" not in signer:
            raise BuildError(f"{program.name} was signed by another than {maker}: {signer.strip()}")
