"""What is open to everybody on the network: the words, and whether the server lives."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from server.api.services import Services, services

router = APIRouter()


class Health(BaseModel):
    """The server answers."""

    status: Literal["ok"] = "ok"
    version: str


@router.get("/health")
async def health(found: Annotated[Services, Depends(services)]) -> Health:
    """Tell that the server answers, and in which version."""
    return Health(version=found.version)


@router.get("/api/wording")
async def wording(found: Annotated[Services, Depends(services)]) -> Mapping[str, Mapping[str, str]]:
    """Return all words in both languages."""
    return found.wording
