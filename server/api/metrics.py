"""Metrics for Prometheus, behind a token of their own: they tell of all shops of the process."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST

from server.access.secrets import same, token_digest
from server.api.authentication import BearerToken
from server.api.services import Services, services
from server.domain.errors import NotAllowed

router = APIRouter()


def scraper(token: BearerToken, found: Annotated[Services, Depends(services)]) -> None:
    """Refuse whoever has not the token whose digest is among the settings."""
    if not found.metrics_digest or not same(token_digest(token), found.metrics_digest):
        found.gatekeeper.actor_of(token)
        raise NotAllowed("metrics are for the token of the setting metrics.token_sha256 only")


@router.get("/metrics", dependencies=[Depends(scraper)])
async def metrics(found: Annotated[Services, Depends(services)]) -> Response:
    """Return all metrics in Prometheus' text format."""
    return Response(found.metrics.text(), media_type=CONTENT_TYPE_LATEST)
