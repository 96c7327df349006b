import type { FloorCar, Reservation } from "../../shared/contract/boards";
import { remainingMinutes, workedMinutes } from "../../shared/floor/work_time";

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = HOUR_MS / 2;
const MINUTE_MS = 60_000;

/** A stretch of time drawn from left to right. Instants are ms since 1970, distances px from the lane's left. */
export interface Lane {
  readonly beginAt: number;
  readonly width: number;
  readonly hourWidth: number;
}

/** The lane at `now`: it begins an hour before the last half hour, so that it moves on twice an hour. */
export function laneAt(now: number, width: number, hourWidth: number): Lane {
  return { beginAt: Math.floor(now / HALF_HOUR_MS) * HALF_HOUR_MS - HOUR_MS, width, hourWidth };
}

/** Where an instant stands, be it outside of the lane. */
export function positionOf(lane: Lane, at: number): number {
  return ((at - lane.beginAt) / HOUR_MS) * lane.hourWidth;
}

/** The half hours within the lane. */
export function halfHours(lane: Lane): number[] {
  const endAt = lane.beginAt + (lane.width / lane.hourWidth) * HOUR_MS;
  const count = Math.floor((endAt - lane.beginAt) / HALF_HOUR_MS) + 1;
  return Array.from({ length: count }, (_, index) => lane.beginAt + index * HALF_HOUR_MS);
}

/** Of a time written on the axis, in px. */
export interface LabelSize {
  /** From its mark to its first digit. */
  readonly inset: number;
  readonly width: number;
  /** The whole box of the present time, which begins at the now-line. */
  readonly nowWidth: number;
}

/** Whether the box of the present time would stand on the label of a mark. */
export function isCovered(mark: number, nowAt: number, { inset, width, nowWidth }: LabelSize): boolean {
  return mark + inset < nowAt + nowWidth && mark + inset + width > nowAt;
}

/** A job drawn on its lane, in px from the lane's left. */
export interface Bar {
  readonly left: number;
  readonly right: number;
  /** Up to here time has passed. */
  readonly doneTo: number;
  /** From here on the job has taken longer than its standard; null: it has not. */
  readonly overFrom: number | null;
  /** Not begun yet. */
  readonly planned: boolean;
}

const LEAST_WIDTH = 16;

interface Times {
  readonly begin: number;
  readonly end: number;
  readonly over: number | null;
}

/** From the first start to where the standard time will be used up, or to now where it already is. */
function timesOf(car: FloorCar, now: number): Times {
  const remainingMs = remainingMinutes(car, now) * MINUTE_MS;
  const begin = car.work?.started_at ? Date.parse(car.work.started_at) : now;
  const overMs = car.work ? (workedMinutes(car.work, now) - car.work.standard_minutes) * MINUTE_MS : 0;
  const over = overMs > 0 && car.work?.state === "working" ? Math.max(begin, now - overMs) : null;
  return { begin, end: now + remainingMs, over };
}

/** A reserved time drawn on the lane. */
export interface ReservedBar {
  readonly left: number;
  readonly right: number;
  /** The car that stands in the bay is not done by then. */
  readonly blocked: boolean;
}

/** Lays a reserved time on its lane; null where it lies outside. A car that is late for it keeps its place. */
export function reservedBarOf(lane: Lane, reserved: Reservation, car: FloorCar | undefined, now: number): ReservedBar | null {
  const [begin, end] = [Date.parse(reserved.begins_at), Date.parse(reserved.ends_at)];
  const [left, right] = [Math.max(0, positionOf(lane, begin)), Math.min(lane.width, positionOf(lane, end))];
  if (right <= 0 || left >= lane.width) return null;
  const taken = car === undefined ? begin : timesOf(car, now).end;
  // What is left of it beside the car that is still there.
  const free = Math.min(Math.max(left, positionOf(lane, taken)), lane.width - LEAST_WIDTH);
  return { left: free, right: Math.max(right, free + LEAST_WIDTH), blocked: taken > begin };
}

/** Where the first of a bay's reserved times begins that is drawn; the lane's end where none is. */
export function firstReservedAt(lane: Lane, reserved: readonly Reservation[], car: FloorCar, now: number): number {
  const drawn = reserved.flatMap((each) => reservedBarOf(lane, each, car, now) ?? []);
  return Math.min(lane.width, ...drawn.map((bar) => bar.left));
}

/** Lays the job of a car in a bay on its lane. */
export function barOf(lane: Lane, car: FloorCar, now: number): Bar {
  const { begin, end, over } = timesOf(car, now);
  const within = (at: number) => Math.min(lane.width, Math.max(0, positionOf(lane, at)));
  const left = Math.min(within(begin), lane.width - LEAST_WIDTH);
  const right = Math.max(within(end), left + LEAST_WIDTH);
  return {
    left,
    right,
    doneTo: Math.min(right, Math.max(left, within(now))),
    overFrom: over === null ? null : within(over),
    planned: car.work?.started_at == null,
  };
}
