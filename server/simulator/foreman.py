"""The foreman: comes when help is called, gives cars to bays and technicians, and fills the paint booth."""

import random
from functools import partial
from typing import Any

from server.contract.boards import Bay, FloorCar, PaintBooth, StaffState
from server.contract.deeds import AnswerHelp, AssignBay, FillBooth, PlanLoad
from server.contract.dispatch import Candidates
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.painting import LINE, PAINT_STAGE, suits
from server.simulator.screen_client import ScreenClient

_PREFERRED_KIND = {"express": "quick"}
_USUAL_KIND = "lift"


class Foreman(Colleague):
    """The foreman at the control board, who knows by name who can paint."""

    def __init__(
        self,
        workday: Workday,
        api: ApiClient,
        board: ScreenClient,
        rng: random.Random,
        painters: frozenset[str],
    ) -> None:
        super().__init__(workday, api, board, rng)
        self._painters = painters

    def next_errand(self) -> Errand | None:
        """Help goes first, then the booth: a whole line waits for it."""
        return self._help_called() or self._booth_to_fill() or self._to_assign()

    def _help_called(self) -> Errand | None:
        for car in self._cars():
            if car.work and car.work.help_called_at:
                name = f"help {car.order_id} {car.work.help_called_at}"
                if self.is_free(name):
                    return Errand(name, partial(self._help, car))
        return None

    def _booth_to_fill(self) -> Errand | None:
        """A booth that is empty, as soon as somebody who paints is free."""
        for booth in self.screen.values("booth/", PaintBooth):
            name = f"fill {booth.bay_id} {booth.proposed[0].order_ids if booth.proposed else ()}"
            if not booth.inside and booth.proposed and self._who_paints() and self.is_free(name):
                return Errand(name, partial(self._fill, booth))
        return None

    async def _fill(self, booth: PaintBooth) -> None:
        """Go by the proposal, and let all of it in."""
        await self.take(0.3, 1.0)
        path = f"/api/booths/{booth.bay_id}"
        await self.api.post(f"{path}/plan", PlanLoad(order_ids=booth.proposed[0].order_ids), dict[str, Any])
        await self.take(0.5, 2.0)
        painter = self.rng.choice(await self.screen.until(lambda: self._who_paints() or None))
        await self.api.post(f"{path}/fill", FillBooth(technician_id=painter.staff_id), dict[str, Any])
        self.workday.done["loads painted"] += 1

    def _to_assign(self) -> Errand | None:
        """The car that waits longest, if a bay for it and a technician are free."""
        waiting = [
            car
            for car in self._cars()
            if "assign_bay" in car.allowed
            and "start_work" not in car.allowed
            and car.stage != PAINT_STAGE
            and self.is_free(_assign(car))
            and self._free_bays_for(car)
        ]
        if not waiting or not self._free_technicians():
            return None
        first = min(waiting, key=lambda car: (not car.booked, car.stage_entered_at))
        return Errand(_assign(first), partial(self._assign, first))

    async def _help(self, car: FloorCar) -> None:
        await self.take(1.0, 3.0)
        await self.api.do(car.order_id, AnswerHelp())

    async def _assign(self, car: FloorCar) -> None:
        """Nobody else takes bays, so what was free is still free; technicians may have gone on a break."""
        await self.take(0.3, 1.0)
        suits = await self.api.get(f"/api/dispatch/{car.order_id}", Candidates)
        unfit = {bay.bay_id for bay in suits.bays if bay.doubts}
        wanted = _PREFERRED_KIND.get(car.flow, _USUAL_KIND)
        bay = min(
            self._free_bays_for(car), key=lambda bay: (bay.bay_id in unfit, bay.kind != wanted, bay.number)
        )
        barred = {one.staff_id for one in suits.technicians if one.doubts}
        free = await self.screen.until(lambda: self._own_people(car) or None)
        technician = self.rng.choice([one for one in free if one.staff_id not in barred] or free)
        body = AssignBay(
            bay_id=bay.bay_id,
            technician_id=technician.staff_id,
            order_version=car.order_version,
            override="urgent" if bay.bay_id in unfit or technician.staff_id in barred else None,
        )
        await self.api.do(car.order_id, body)
        await self.screen.until(lambda: self._is_in_bay(bay.bay_id) or None)

    def _is_in_bay(self, bay_id: str) -> bool:
        return any(bay.bay_id == bay_id and bay.visit_id for bay in self.screen.values("bay/", Bay))

    def _cars(self) -> list[FloorCar]:
        return self.screen.values("car/", FloorCar)

    def _free_bays_for(self, car: FloorCar) -> list[Bay]:
        bays = self.screen.values("bay/", Bay)
        return [bay for bay in bays if bay.visit_id is None and suits(car, bay.kind)]

    def _own_people(self, car: FloorCar) -> list[StaffState]:
        """Who paints works along the line, the others beside it; where none of them is free, anybody."""
        free = self._free_technicians()
        own = [one for one in free if (one.name.zh in self._painters) == (car.flow == LINE)]
        return own or free

    def _who_paints(self) -> list[StaffState]:
        """The free painters; in a shop without any, whoever is free."""
        free = self._free_technicians()
        return [one for one in free if one.name.zh in self._painters] if self._painters else free

    def _free_technicians(self) -> list[StaffState]:
        people = self.screen.values("staff/", StaffState)
        return [one for one in people if "technician" in one.roles and one.state == "free"]


def _assign(car: FloorCar) -> str:
    return f"assign {car.order_id} {car.stage} {car.stage_entered_at} {car.rework_count}"
