"""What boards over HTTP are measured against: a FastAPI route with a response model.

`python -m tests.benchmarks.board_model_server FOLDER` serves the same boards to the same tokens from the shop
in that folder. The model is made, checked and written for each request. Its port is printed as JSON.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI

from server.api.authentication import CurrentActor
from server.api.services import Services, services
from server.bootstrap import Plan, build_app, database_url
from server.contract.realtime import Snapshot
from server.settings import load_settings
from tests.benchmarks.loopback import serve_alone


async def board(topic: str, actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> Snapshot:
    """Return a topic's board as it stands."""
    found.gatekeeper.may_watch(actor, topic)
    return found.hub.feed(actor.shop_id).history(topic).snapshot().message


def model_app(folder: Path) -> FastAPI:
    """The application with that one route, over what the server is built of."""
    whole = build_app(Plan(folder, load_settings(folder), database_url(folder)))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with whole.router.lifespan_context(whole):
            yield

    app = FastAPI(lifespan=lifespan)
    app.state.services = whole.state.services
    app.get("/api/boards/{topic:path}")(board)
    return app


if __name__ == "__main__":
    serve_alone(model_app(Path(sys.argv[1])))
