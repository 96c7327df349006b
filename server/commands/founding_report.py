"""Printing how the people of a new shop sign in, and what its server shows on HTTPS."""

import shlex
from pathlib import Path

from cryptography import x509

from server.certificates.issuing import TlsFolder, names_of
from server.certificates.pem_files import fingerprint, read_certificate
from server.founding import FoundedShop


def credentials_table(founded: FoundedShop) -> str:
    """Return the table of names, roles, passwords and PINs."""
    lines = [f"{founded.shop.name.zh} / {founded.shop.name.en} is founded. Sign in at /sign-in:", ""]
    lines.append(f"{'login':<14}{'password':<16}{'PIN':<10}roles")
    for found in founded.credentials:
        roles = ", ".join(sorted(found.member.roles))
        lines.append(f"{found.login:<14}{found.password:<16}{found.pin:<10}{roles}")
    return "\n".join([*lines, "", "These are told once: note them now."])


def next_steps(data_folder: Path, database: str | None, *, secured: bool) -> str:
    """Return what to do with a shop that has just been founded."""
    where = f"--data-folder {shlex.quote(str(data_folder))}"
    # A database's address may hold a password: it is not repeated.
    told = " (with the same --database)" if database else ""
    secure = f"  glassbay init --tls {where}{told}   # HTTPS: tablets need it for their camera"
    return "\n".join(
        [
            "",
            "What comes next:",
            *([] if secured else [secure]),
            f"  glassbay serve {where} --host 0.0.0.0{told}",
            f"  then sign in at {'https' if secured else 'http'}://<this computer>:8080/sign-in",
            "  and pair the screens at /administrator",
        ]
    )


def certificate_report(folder: TlsFolder, certificate: x509.Certificate) -> str:
    """Return what the server's certificate is for, and what to do with the authority's."""
    digits = fingerprint(read_certificate(folder.authority)).upper()
    groups = [digits[place : place + 4] for place in range(0, len(digits), 4)]
    return "\n".join(
        [
            f"`glassbay serve` serves HTTPS from its next start on, as {names_of(certificate)}.",
            f"The certificate is good until {certificate.not_valid_after_utc:%Y-%m-%d}; "
            "the server renews it by itself.",
            "Devices trust it once they have the shop's authority: from the page that it then tells of, or "
            "as a file:",
            str(folder.authority_certificate),
            f"Its fingerprint (SHA-256) is {' '.join(groups)}.",
        ]
    )
