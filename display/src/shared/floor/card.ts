import type { FloorCar } from "../contract/boards";
import { STATUS_ORDER } from "../shapes/StatusShape.svelte";
import { type Concern, concernOf } from "./concern";
import { waitsForBay } from "./floor";
import { bookedFirst } from "./turn";
import { minutesSince, workedMinutes } from "./work_time";

/** One car on a wall that shows where cars stand, with its age against its limit. */
export interface Card {
  readonly car: FloorCar;
  readonly concern: Concern;
  /** Minutes at the stage; in a bay minutes of work. */
  readonly minutes: number;
  readonly limit: number;
  /** Of the limit that has passed, 0–1. */
  readonly share: number;
}

/** A car's card at `now` (shop time, ms). */
export function cardOf(car: FloorCar, now: number): Card {
  const work = car.stage_kind === "work" && !waitsForBay(car) ? car.work : null;
  const minutes = work ? Math.floor(workedMinutes(work, now)) : minutesSince(car.stage_entered_at, now);
  const limit = work ? work.standard_minutes : car.stage_limit_minutes;
  const share = limit > 0 ? Math.min(1, minutes / limit) : 1;
  return { car, concern: concernOf(car, now), minutes, limit, share };
}

/** The order of cards in a column: by what is wrong, then whoever booked, then by age. */
export function worstFirst(one: Card, other: Card): number {
  const rank = STATUS_ORDER.indexOf(one.concern.status) - STATUS_ORDER.indexOf(other.concern.status);
  return rank || bookedFirst(one.car, other.car) || other.share - one.share || one.car.visit_id.localeCompare(other.car.visit_id);
}

/** What goes as it should needs no shape on a card: plate and age say it. */
export function isShaped({ concern }: Card): boolean {
  return concern.status !== "ok" && concern.status !== "idle";
}
