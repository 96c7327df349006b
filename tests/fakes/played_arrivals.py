"""How cars come into a shop, by the gate and by hand."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from server.actions.arrivals import check_in_vehicle, confirm_arrival
from server.actions.cameras import hear_agent, note_silence
from server.actions.parking import park_vehicle
from server.actions.plates_given import give_plate
from server.actions.sightings import decide_sighting, expire_sightings, forget_passages
from server.contract import deeds
from server.contract.heartbeats import AgentHeartbeat, CameraState
from server.domain.arrival import GateThresholds
from tests.fakes.plate_reads import sighting
from tests.fakes.played_shop import PlayedShop, plates


class CarsArrive(PlayedShop):
    """Passages at the gate, cars received by hand, and the cameras that see them."""

    @rule(plate=plates, direction=st.sampled_from(["in", "out"]), doubtful=st.booleans())
    def a_car_passes_the_gate(self, plate: str, direction: Any, doubtful: bool) -> None:
        doubts = {4: "6"} if doubtful else None
        seen = sighting(plate, direction=direction, doubts=doubts)
        self._moves(lambda unit: decide_sighting(unit, seen, unit.now, None, GateThresholds()))

    @rule(plate=plates, choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.sightings)
    def an_advisor_says_which_car_it_is(self, plate: str, choice: Any) -> None:
        seen = choice.choice(sorted(self.shop.floor.sightings))
        self._tries(lambda unit: confirm_arrival(unit, seen, deeds.ConfirmArrival(plate=plate)))

    @rule()
    def reads_expire(self) -> None:
        self.shop.do(lambda unit: expire_sightings(unit, timedelta(minutes=30)))
        self.shop.do(lambda unit: forget_passages(unit, timedelta(minutes=30)))

    @rule()
    def agents_fall_silent(self) -> None:
        self.shop.do(lambda unit: note_silence(unit, self.shop.now, timedelta(minutes=1)))

    @rule(state=st.sampled_from(["up", "down"]))
    def a_camera_is_heard(self, state: Any) -> None:
        said = CameraState(camera="entry", direction="both", state=state, since=self.shop.now)
        beat = AgentHeartbeat(sent_at=self.shop.now, version="1", cameras=[said], outbox_waiting=0)
        self.shop.do(lambda unit: hear_agent(unit, beat, self.shop.now))

    @rule(plate=plates)
    def a_car_is_checked_in_by_hand(self, plate: str) -> None:
        self._tries(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))

    @rule(mark=st.sampled_from(["K17", "临123", None]))
    def a_car_without_a_plate_is_checked_in(self, mark: str | None) -> None:
        body = deeds.CheckInVehicle(no_plate=deeds.NoPlate(mark=mark))
        self._tries(lambda unit: check_in_vehicle(unit, body))

    @rule(choice=st.randoms(use_true_random=False), plate=plates)
    @precondition(lambda self: self.shop.floor.visits)
    def a_car_gets_its_plate(self, choice: Any, plate: str) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        self._tries(lambda unit: give_plate(unit, visit_id, deeds.GivePlate(plate=plate)))

    @rule(choice=st.randoms(use_true_random=False), key_tag=st.sampled_from(["", "A1", "A2"]))
    @precondition(lambda self: self.shop.floor.visits)
    def a_car_is_parked(self, choice: Any, key_tag: str) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        body = deeds.ParkVehicle(key_tag=key_tag, spot="B2-14")
        self._tries(lambda unit: park_vehicle(unit, visit_id, body))
