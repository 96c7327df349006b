"""The websocket of the screens."""

from fastapi import APIRouter, WebSocket

from server.realtime.websocket import LiveSocket

router = APIRouter()


@router.websocket("/api/live")
async def live(socket: WebSocket) -> None:
    """Talk to one screen; it says who it is in its first message."""
    found: LiveSocket = socket.app.state.live
    await found.serve(socket)
