import type { OpenException, FloorCar, Plate, RunningTimer } from "../../shared/contract/boards";
import { type Concern, concernOf } from "../../shared/floor/concern";
import type { Floor } from "../../shared/floor/floor";
import { isOverdue, minutesOver, timerFor } from "../../shared/floor/timers";
import { minutesSince } from "../../shared/floor/work_time";
import { pagesOf } from "../../shared/paging";
import { STATUS_ORDER, type Status } from "../../shared/shapes/StatusShape.svelte";

interface FeedEntry {
  readonly id: string;
  readonly status: Status;
  readonly minutes: number;
  readonly plate: Plate | null;
}

export interface CarEntry extends FeedEntry {
  readonly car: FloorCar;
  readonly concern: Concern;
}

export interface RaisedEntry extends FeedEntry {
  readonly raised: OpenException;
}

export interface OverdueEntry extends FeedEntry {
  readonly overdue: RunningTimer;
}

export type Entry = CarEntry | RaisedEntry | OverdueEntry;

/** Whether a concern is more than the car's own row can say. */
function needsSomebody({ concern: { kind }, car }: CarEntry, timers: readonly RunningTimer[]): boolean {
  /* Nobody is called over a short pause: how short, the service clock says. */
  if (kind === "paused") {
    const pause = timerFor(timers, "pause", car.visit_id);
    return pause !== undefined && isOverdue(pause);
  }
  return ["help", "late", "overrun", "tight", "uncollected", "slow", "approval"].includes(kind);
}

function ofCar(car: FloorCar, now: number): CarEntry {
  const concern = concernOf(car, now);
  return { id: car.visit_id, status: concern.status, minutes: concern.minutes, plate: car.plate, car, concern };
}

function ofException(raised: OpenException, now: number): RaisedEntry {
  const minutes = minutesSince(raised.raised_at, now);
  return { id: raised.exception_id, status: "act", minutes, plate: raised.plate, raised };
}

function ofTimer(overdue: RunningTimer, now: number): OverdueEntry {
  return { id: overdue.timer_id, status: "act", minutes: minutesOver(overdue, now), plate: overdue.plate, overdue };
}

function worstFirst(one: Entry, other: Entry): number {
  const rank = STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status);
  return rank || other.minutes - one.minutes || one.id.localeCompare(other.id);
}

/**
 * What somebody must see to at `now` (shop time, ms): the worst first, then the oldest. A car has one row: what
 * the service clock says of it besides is on the desk.
 */
export function feedOf(floor: Floor, now: number): Entry[] {
  const cars = floor.cars.map((car) => ofCar(car, now)).filter((entry) => needsSomebody(entry, floor.timers));
  const told = new Set<string | null>(cars.map(({ car }) => car.visit_id));
  const overdue = floor.timers.filter((timer) => isOverdue(timer) && !told.has(timer.visit_id));
  const raised = floor.exceptions.map((exception) => ofException(exception, now));
  return [...raised, ...overdue.map((timer) => ofTimer(timer, now)), ...cars].sort(worstFirst);
}

/** Entries for which a wall has room. */
const A_PAGE = 4;

/** The feed's pages: what fits on one stands still, else the worst stays on top and the others turn below it. */
export function feedPages(entries: readonly Entry[]): Entry[][] {
  if (entries.length <= A_PAGE) return [[...entries]];
  const [worst, ...others] = entries;
  return pagesOf(others, A_PAGE - 1).map((page) => [worst!, ...page]);
}
