"""What the taps are measured against: a FastAPI server with an ordinary SQLAlchemy session a request.

`python -m tests.benchmarks.session_server FOLDER` serves the pause and the start of work over the same tables
with the same rules of the trade: it looks up who is signed in, reads and writes the order's row, numbers and
writes the journal's row and keeps the answer under its key, with one commit a tap and synchronous FULL. It
tells no screen. Its port is printed as a line of JSON.
"""

import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from threading import Lock
from typing import Annotated, Any

from fastapi import FastAPI, Header
from sqlalchemy import Table, select
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from server.access.secrets import token_digest
from server.actions.orders import OrderAnswer
from server.bootstrap import database_url
from server.contract.deeds import OrderDeed, PauseWork, StartWork
from server.domain import order_deeds
from server.domain.events import OrderEvent
from server.domain.order_changes import evolve
from server.domain.repair_order import PauseReason, RepairOrder
from server.domain.stage import Flow
from server.shop_clock import real_now
from server.store import tables
from server.store.engines import writing_engine
from server.store.idempotency import request_digest
from server.store.journal import body_of
from tests.benchmarks.loopback import serve_alone


def _keyed_by(table: Table, *names: str) -> dict[str, Any]:
    return {"primary_key": [table.c[name] for name in names]}


class Base(DeclarativeBase):
    """The tables as ORM classes."""


class Order(Base):
    """A repair order's row."""

    __table__ = tables.repair_orders


class FlowRow(Base):
    """A flow's row."""

    __table__ = tables.flows
    __mapper_args__ = _keyed_by(tables.flows, "shop_id", "digest")


class Counter(Base):
    """A counter's row."""

    __table__ = tables.counters
    __mapper_args__ = _keyed_by(tables.counters, "shop_id", "name")


class Entry(Base):
    """A journal entry's row."""

    __table__ = tables.journal


class Kept(Base):
    """A kept answer's row."""

    __table__ = tables.idempotency_keys
    __mapper_args__ = _keyed_by(tables.idempotency_keys, "shop_id", "identity", "key")


class SignIn(Base):
    """A session's row."""

    __table__ = tables.sessions


Decide = Callable[[RepairOrder, Flow], OrderEvent]


Said = Annotated[str, Header()]


def session_app(folder: Path) -> FastAPI:
    """Return the application over the shop in `folder`."""
    app = FastAPI()
    sessions = sessionmaker(writing_engine(database_url(folder)))
    turn = Lock()

    def change(order_id: str, signed: str, key: str, body: OrderDeed, decide: Decide) -> OrderAnswer:
        # Kind to it: in SQLite's own queue of writers the last of 32 would wait for too long and fail.
        with turn, sessions() as session:
            return Tap(session, signed, key, f"{order_id} {body.model_dump_json()}").change(order_id, decide)

    @app.post("/api/repair-orders/{order_id}/start-work")
    def start(order_id: str, body: StartWork, authorization: Said, idempotency_key: Said) -> OrderAnswer:
        return change(order_id, authorization, idempotency_key, body, order_deeds.start_work)

    @app.post("/api/repair-orders/{order_id}/pause-work")
    def pause(order_id: str, body: PauseWork, authorization: Said, idempotency_key: Said) -> OrderAnswer:
        reason = PauseReason(body.reason)
        return change(
            order_id,
            authorization,
            idempotency_key,
            body,
            lambda order, flow: order_deeds.pause_work(order, flow, reason),
        )

    return app


class Tap:
    """One tap in one session."""

    def __init__(self, session: Session, authorization: str, key: str, request: str) -> None:
        self._session = session
        self._key = key
        self._digest = request_digest(request)
        found = session.get(SignIn, token_digest(authorization.removeprefix("Bearer ")))
        if found is None:
            raise ValueError("nobody is signed in")
        self._who: Any = found

    def change(self, order_id: str, decide: Decide) -> OrderAnswer:
        """Change the order and commit; the first answer, where the key was used before."""
        kept: Any = self._session.get(Kept, (self._who.shop_id, self._who.device_id, self._key))
        if kept is not None:
            return OrderAnswer.model_validate_json(kept.answer)
        row: Any = self._session.get_one(Order, order_id)
        order = RepairOrder(**{field.name: getattr(row, field.name) for field in fields(RepairOrder)})
        flow: Any = self._session.get_one(FlowRow, (order.shop_id, order.flow_digest))
        event = decide(order, flow.flow)
        number = self._record(event)
        changed = evolve(order, event, real_now(), flow.flow)
        for field in fields(RepairOrder):
            setattr(row, field.name, getattr(changed, field.name))
        answer = OrderAnswer(
            order_id=order_id, order_version=changed.version, stage=changed.stage, event_number=number
        )
        self._keep(answer)
        self._session.commit()
        return answer

    def _record(self, event: OrderEvent) -> int:
        counter: Any = self._session.scalars(
            select(Counter).where(tables.counters.c.name == "journal").with_for_update()
        ).one()
        counter.value += 1
        now = real_now()
        entry = {
            "shop_id": self._who.shop_id,
            "number": counter.value,
            "type": type(event).__name__,
            "version": event.version,
            "visit_id": event.visit_id,
            "occurred_at": now,
            "recorded_at": now,
            "shop_day": now.date().isoformat(),
            "staff_id": self._who.staff_id,
            "device_id": self._who.device_id,
            "command_id": self._key,
            "body": body_of(event),
        }
        self._session.add(Entry(**entry))
        return int(counter.value)

    def _keep(self, answer: OrderAnswer) -> None:
        kept = {
            "shop_id": self._who.shop_id,
            "identity": self._who.device_id,
            "key": self._key,
            "request_digest": self._digest,
            "answer": answer.model_dump_json(),
            "answered_at": real_now(),
        }
        self._session.add(Kept(**kept))


if __name__ == "__main__":
    serve_alone(session_app(Path(sys.argv[1])))
