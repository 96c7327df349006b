"""Whom an agent trusts to be the shop's server: the shop's own authority, or those of the machine."""

import ssl
import time
from pathlib import Path

NOT_TRUSTED = "its certificate is not trusted"


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


def why_unheard(error: Exception, authority: Path | None = None) -> str:
    """Return in words why a server was not heard, with what to do where it is not trusted.

    `authority` is the file that was given. What begins with NOT_TRUSTED is a matter of trust alone.
    """
    said = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" not in said:
        return said.split("] ", 1)[-1]
    reason = said.rpartition("verify failed: ")[2].partition(" (")[0]
    return f"{NOT_TRUSTED} ({reason}); {_advice(reason, authority)}"


def _advice(reason: str, authority: Path | None) -> str:
    if "mismatch" in reason:
        return "open the server by a name or an address that the certificate is for"
    if authority is None:
        return "give the shop's authority by --authority"
    return f"it is not of the authority in {authority}: give the one that this server has now"
