"""Programs for Windows are signed with what the environment names; a certificate made here proves the step."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from build_target import BuildError, Target
from windows_program import compile_programs
from windows_signatures import Certificate, certificate_from_outside, sign, verify_digests, verify_maker
from windows_tools import COMPILER, PACKAGES, SIGNER

PASSWORD = "päss wörd"
NOW = 1_700_000_000

pytestmark = pytest.mark.skipif(
    not shutil.which(SIGNER) or not shutil.which(COMPILER),
    reason=f"{PACKAGES[SIGNER]} or {PACKAGES[COMPILER]} is not installed",
)


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """Return a target whose files lie in a folder of the test."""
    return Target("windows", "1.2.3", "What it is", NOW, tmp_path, tmp_path)


@pytest.fixture
def program(target: Target) -> Path:
    """Return a start program that nobody has signed."""
    return compile_programs(target.work, target)[0]


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """Return a certificate that was made here, named as one from outside is."""
    (tmp_path / "own.pfx").write_bytes(_self_made())
    (tmp_path / "password.txt").write_text(PASSWORD, encoding="utf-8")
    monkeypatch.setenv("JOOR_SIGN_CERTIFICATE", str(tmp_path / "own.pfx"))
    monkeypatch.setenv("JOOR_SIGN_PASSWORD_FILE", str(tmp_path / "password.txt"))
    monkeypatch.delenv("JOOR_SIGN_TIMESTAMP", raising=False)
    named = certificate_from_outside()
    assert named is not None
    return named


def _self_made() -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = rsa.generate_private_key(65537, 2048)
    who = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Self Made"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Self Made"),
        ]
    )
    signed_on = datetime.fromtimestamp(NOW, UTC)
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(signed_on - timedelta(days=1))
        .not_valid_after(signed_on + timedelta(days=365))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return serialize_key_and_certificates(None, key, made, None, BestAvailableEncryption(PASSWORD.encode()))


def test_signed_program_tells_who_made_it(program: Path, certificate: Certificate, target: Target) -> None:
    sign(program, certificate, target)
    verify_digests([program], target)
    told = subprocess.run([SIGNER, "verify", "-in", program], capture_output=True, text=True, check=False).stdout
    assert "/O=Self Made/CN=Self Made" in told
    assert "JOOR Desktop" in told


def test_program_that_was_changed_or_never_signed_is_refused(
    program: Path, certificate: Certificate, target: Target
) -> None:
    with pytest.raises(BuildError, match="not as its maker signed it"):
        verify_digests([program], target)
    sign(program, certificate, target)
    changed = bytearray(program.read_bytes())
    changed[0x600] ^= 1
    program.write_bytes(changed)
    with pytest.raises(BuildError, match="not as its maker signed it"):
        verify_digests([program], target)


def test_certificate_that_nobody_trusts_is_not_taken_for_another_makers(
    program: Path, certificate: Certificate, target: Target
) -> None:
    sign(program, certificate, target)
    with pytest.raises(BuildError, match="self-signed certificate"):
        verify_maker([program], "Self Made", NOW, target)


def test_wrong_password_stops_the_build(program: Path, certificate: Certificate, target: Target) -> None:
    assert certificate.password_file is not None
    certificate.password_file.write_text("wrong", encoding="utf-8")
    before = program.read_bytes()
    with pytest.raises(BuildError, match="This failed, see above"):
        sign(program, certificate, target)
    assert program.read_bytes() == before
