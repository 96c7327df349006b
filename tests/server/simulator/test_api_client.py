"""Simulated people go home in the middle of a request: it is let end, so that no connection stays behind."""

import asyncio

from server.simulator.api_client import ApiClient, open_http

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull"
SLOW_S = 0.05


async def cancelled_while_the_server_thinks() -> tuple[bool, list[str]]:
    """Return whether who asked was cancelled, and what had happened when they were."""
    happened: list[str] = []
    asked = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        await asyncio.sleep(SLOW_S)
        happened.append("answered")
        writer.write(ANSWER)
        await reader.read()
        happened.append("hung up")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        async with open_http(f"http://{host}:{port}") as http:
            task = asyncio.create_task(ApiClient(http, "token").get("/x", object))
            await asked.wait()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            happened.append("cancelled")
        await asyncio.sleep(SLOW_S)
    return task.cancelled(), happened


def test_a_cancelled_request_is_let_end_and_its_connection_closed() -> None:
    cancelled, happened = asyncio.run(cancelled_while_the_server_thinks())
    assert cancelled
    assert happened == ["answered", "cancelled", "hung up"]
