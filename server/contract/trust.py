"""Whom an agent trusts to be the shop's server: the shop's own authority, or those of the machine."""

import ssl
import time
from pathlib import Path


class UnusableAuthority(ValueError):
    """What `--authority` names cannot be trusted; the message says why."""


def trust_for(origin: str, authority: Path | None) -> ssl.SSLContext:
    """Return whom to trust at the server's address; raise UnusableAuthority in one line."""
    if authority is None:
        return ssl.create_default_context()
    if not origin.startswith("https:"):
        raise UnusableAuthority(
            f"--authority: {origin} is plain HTTP; write --server https://…, or leave it out"
        )
    try:
        context = ssl.create_default_context(cafile=authority)
    except ssl.SSLError:
        raise UnusableAuthority(f"--authority {authority}: holds no certificate in PEM") from None
    except OSError as problem:
        raise UnusableAuthority(f"--authority {authority}: cannot be read: {problem.strerror}") from problem
    for certificate in context.get_ca_certs():
        ends_at = str(certificate["notAfter"])
        if ssl.cert_time_to_seconds(ends_at) <= time.time():
            raise UnusableAuthority(f"--authority {authority}: ended on {ends_at}; take the shop's new one")
    return context


def why_unheard(error: Exception) -> str:
    """Return in words why a server was not heard, with what to do where it is not trusted."""
    said = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in said:
        reason = said.rpartition("verify failed: ")[2].partition(" (")[0]
        return f"its certificate is not trusted ({reason}); give the shop's authority by --authority"
    return said.split("] ", 1)[-1]
