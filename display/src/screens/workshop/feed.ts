import type { OpenException, FloorCar, Plate } from "../../shared/contract/boards";
import { type Concern, concernOf } from "../../shared/floor/concern";
import type { Floor } from "../../shared/floor/floor";
import { minutesSince } from "../../shared/floor/work_time";
import { pagesOf } from "../../shared/paging";
import { serviceClock } from "../../shared/service_clock.svelte";
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

export type Entry = CarEntry | RaisedEntry;

/** Whether a concern is more than the car's own row can say. */
function needsSomebody({ kind, minutes }: Concern): boolean {
  /* Nobody is called over a short pause. */
  if (kind === "paused") return minutes >= serviceClock.minutes("pause");
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

function worstFirst(one: Entry, other: Entry): number {
  const rank = STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status);
  return rank || other.minutes - one.minutes || one.id.localeCompare(other.id);
}

/** What somebody must see to at `now` (shop time, ms): the worst first, then the oldest. */
export function feedOf(floor: Floor, now: number): Entry[] {
  const cars = floor.cars.map((car) => ofCar(car, now)).filter((entry) => needsSomebody(entry.concern));
  return [...floor.exceptions.map((raised) => ofException(raised, now)), ...cars].sort(worstFirst);
}

/** Entries for which a wall has room. */
const A_PAGE = 4;

/** The feed's pages: what fits on one stands still, else the worst stays on top and the others turn below it. */
export function feedPages(entries: readonly Entry[]): Entry[][] {
  if (entries.length <= A_PAGE) return [[...entries]];
  const [worst, ...others] = entries;
  return pagesOf(others, A_PAGE - 1).map((page) => [worst!, ...page]);
}
