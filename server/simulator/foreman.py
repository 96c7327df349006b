"""The foreman: comes when help is called, and gives cars to bays and technicians."""

from functools import partial

from server.contract.boards import Bay, FloorCar, StaffState
from server.contract.deeds import AnswerHelp, AssignBay
from server.contract.dispatch import Candidates
from server.simulator.colleague import Colleague, Errand

_PREFERRED_KIND = {"express": "quick"}
_USUAL_KIND = "lift"


class Foreman(Colleague):
    """The foreman at the control board."""

    def next_errand(self) -> Errand | None:
        """Help goes first."""
        return self._help_called() or self._to_assign()

    def _help_called(self) -> Errand | None:
        for car in self._cars():
            if car.work and car.work.help_called_at:
                name = f"help {car.order_id} {car.work.help_called_at}"
                if self.is_free(name):
                    return Errand(name, partial(self._help, car))
        return None

    def _to_assign(self) -> Errand | None:
        """The car that waits longest, if a bay and a technician are free."""
        waiting = [
            car
            for car in self._cars()
            if "assign_bay" in car.allowed and "start_work" not in car.allowed and self.is_free(_assign(car))
        ]
        if not waiting or not self._free_bays() or not self._free_technicians():
            return None
        first = min(waiting, key=lambda car: (not car.booked, car.stage_entered_at))
        return Errand(_assign(first), partial(self._assign, first))

    async def _help(self, car: FloorCar) -> None:
        await self.take(1.0, 3.0)
        await self.api.do(car.order_id, AnswerHelp())

    async def _assign(self, car: FloorCar) -> None:
        """Nobody else takes bays or technicians, so what was free is still free."""
        await self.take(0.3, 1.0)
        suits = await self.api.get(f"/api/dispatch/{car.order_id}", Candidates)
        unfit = {bay.bay_id for bay in suits.bays if bay.doubts}
        wanted = _PREFERRED_KIND.get(car.flow, _USUAL_KIND)
        bay = min(self._free_bays(), key=lambda bay: (bay.bay_id in unfit, bay.kind != wanted, bay.number))
        barred = {one.staff_id for one in suits.technicians if one.doubts}
        free = self._free_technicians()
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
        return all(bay.bay_id != bay_id for bay in self._free_bays())

    def _cars(self) -> list[FloorCar]:
        return self.screen.values("car/", FloorCar)

    def _free_bays(self) -> list[Bay]:
        return [bay for bay in self.screen.values("bay/", Bay) if bay.visit_id is None]

    def _free_technicians(self) -> list[StaffState]:
        people = self.screen.values("staff/", StaffState)
        return [one for one in people if "technician" in one.roles and one.state == "free"]


def _assign(car: FloorCar) -> str:
    return f"assign {car.order_id} {car.stage} {car.stage_entered_at} {car.rework_count}"
