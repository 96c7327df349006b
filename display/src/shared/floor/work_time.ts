import type { AtJob, FloorCar, Work } from "../contract/boards";

const MINUTE_MS = 60_000;

/** Whole minutes from an instant until `now` (shop time, ms); never negative. */
export function minutesSince(from: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(from)) / MINUTE_MS));
}

/** Minutes worked so far, pauses left out, as a fraction. */
export function workedMinutes(work: Work, now: number): number {
  const runningMs = work.working_since ? Math.max(0, now - Date.parse(work.working_since)) : 0;
  return work.worked_seconds / 60 + runningMs / MINUTE_MS;
}

/** Whole minutes that somebody has worked on the job they are at, before a pause or a check, too. */
export function ownMinutes(at: AtJob, now: number): number {
  const running = Math.max(0, now - Date.parse(at.since)) / MINUTE_MS;
  return Math.floor((at.earlier_seconds ?? 0) / 60 + running);
}

/** Minutes of standard time that the work still needs; 0 once the work is over. */
export function remainingMinutes(car: FloorCar, now: number): number {
  if (!car.work || !["wait", "reception", "authorization", "work"].includes(car.stage_kind)) return 0;
  return Math.max(0, car.work.standard_minutes - workedMinutes(car.work, now));
}

/** Minutes left until the end of the promised window; negative once it has closed. Null without a promise. */
export function minutesToPromise(car: FloorCar, now: number): number | null {
  return car.window ? (Date.parse(car.window.to_at) - now) / MINUTE_MS : null;
}
