"""The shop's certificate authority, open to everybody: who does not trust the server yet cannot sign in.

Nothing here is a secret: whoever connects is shown the names, and what a device is to trust must be public.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.api.services import Services, services
from server.certificates.public_authority import PublicAuthority
from server.contract.authority import ShopAuthority
from server.domain.errors import NotFound

router = APIRouter()


async def _authority(found: Annotated[Services, Depends(services)]) -> PublicAuthority:
    if found.authority is None or not found.authority.is_there:
        raise NotFound("this server has no authority of its own; `glassbay init --tls` founds one")
    return found.authority


_Authority = Annotated[PublicAuthority, Depends(_authority)]


@router.get("/api/authority")
def authority(found: _Authority) -> ShopAuthority:
    """Tell what a device is to trust, and how a person recognises it."""
    return found.told()


@router.get("/authority.crt")
def certificate(found: _Authority) -> Response:
    """Return the authority's certificate, as devices install it."""
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": 'attachment; filename="glassbay-authority.crt"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(found.certificate(), media_type="application/x-x509-ca-cert", headers=headers)
