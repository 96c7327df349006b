import { isPromiseOpen } from "../../shared/floor/concern";
import type { Floor } from "../../shared/floor/floor";
import { remainingMinutes } from "../../shared/floor/work_time";
import { promiseHeat } from "../../shared/promise";

/** The figures on top of the control board. */
export interface Counts {
  readonly carsIn: number;
  readonly waiting: number;
  readonly late: number;
  readonly atRisk: number;
  readonly freeBays: number;
  readonly working: number;
  readonly onBreak: number;
  readonly free: number;
}

/** Counts the floor at `now` (shop time, ms). Late and at risk go by the promise, so only while it is open. */
export function countsOf(floor: Floor, now: number): Counts {
  const heats = floor.cars
    .filter(isPromiseOpen)
    .map((car) => promiseHeat(car, now, remainingMinutes(car, now)));
  const technicians = floor.staff.filter((person) => person.roles.includes("technician"));
  const technicianCount = (state: string) => technicians.filter((person) => person.state === state).length;
  return {
    carsIn: floor.cars.length,
    waiting: floor.cars.filter((car) => car.waits_here && car.settled_at === null).length,
    late: heats.filter((heat) => heat === "red").length,
    atRisk: heats.filter((heat) => heat === "amber").length,
    freeBays: floor.bays.filter((bay) => bay.visit_id === null).length,
    working: technicianCount("working"),
    onBreak: technicianCount("break"),
    free: technicianCount("free"),
  };
}
