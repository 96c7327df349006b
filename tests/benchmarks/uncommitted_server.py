"""The floor of a tap: a FastAPI server that stores nothing and tells fifty screens.

`python -m tests.benchmarks.uncommitted_server` takes a tap (its body and its headers are checked as pydantic
and FastAPI check them), makes the delta of one car and sends it to each screen. Its port is printed as JSON.
"""

from typing import Annotated

from fastapi import FastAPI, Header, WebSocket
from starlette.websockets import WebSocketDisconnect

from server.actions.orders import OrderAnswer
from server.contract.deeds import PauseWork, StartWork
from server.contract.realtime import Delta, Patch
from tests.benchmarks.loopback import serve_alone

CAR_BYTES = 2000
"""A car on the control board is as long, within a tenth."""


def uncommitted_app() -> FastAPI:
    """Return the application."""
    app = FastAPI()
    screens: set[WebSocket] = set()
    number = 0

    @app.websocket("/api/live")
    async def live(websocket: WebSocket) -> None:
        await websocket.accept()
        screens.add(websocket)
        try:
            while True:
                await websocket.receive_text()
        except WebSocketDisconnect:
            screens.discard(websocket)

    @app.post("/api/repair-orders/{order_id}/{deed}")
    async def tap(
        order_id: str,
        deed: str,
        body: PauseWork | StartWork,
        authorization: Annotated[str, Header()],
        idempotency_key: Annotated[str, Header()],
    ) -> OrderAnswer:
        nonlocal number
        number += 1
        patch = Patch(set={f"car/{order_id}": f"{deed} {body.done_at} {'x' * CAR_BYTES}"}, remove=[])
        delta = Delta(topic="workshop", previous=number - 1, number=number, patch=patch).model_dump_json()
        for screen in tuple(screens):
            await screen.send_text(delta)
        return OrderAnswer(order_id=order_id, order_version=number, stage="in_bay", event_number=number)

    return app


if __name__ == "__main__":
    serve_alone(uncommitted_app())
