import type { FloorCar } from "../contract/boards";
import { promiseHeat } from "../promise";
import type { Status } from "../shapes/StatusShape.svelte";
import { minutesSince, minutesToPromise, remainingMinutes, workedMinutes } from "./work_time";

/**
 * Why a car needs somebody, worst first. `tight`: the work no longer fits before the promise; `soon`: the promise
 * is less than an hour away; `slow`: longer at its stage than the stage's limit.
 */
export type ConcernKind =
  | "help"
  | "late"
  | "overrun"
  | "tight"
  | "soon"
  | "uncollected"
  | "slow"
  | "approval"
  | "collect"
  | "to_start"
  | "paused"
  | "on_track"
  | "waiting";

export interface Concern {
  readonly kind: ConcernKind;
  readonly status: Status;
  /** How long it has lasted, or by how much it is too late. */
  readonly minutes: number;
}

type Rule = (car: FloorCar, now: number) => Concern | null;

/** A promise is kept once the car is ready: from then on the customer sets the pace. */
export function isPromiseOpen(car: FloorCar): boolean {
  return !["ready", "settle", "done"].includes(car.stage_kind);
}

/** Since when the customer has been asked and has not answered, by the eldest question; null: nothing is asked. */
export function approvalSince(car: FloorCar): string | null {
  const asked = car.lines
    .filter((line) => line.added && line.authorization === "requested")
    .map((line) => line.requested_at ?? car.stage_entered_at);
  return asked.toSorted()[0] ?? (car.stage_kind === "authorization" ? car.stage_entered_at : null);
}

const help: Rule = ({ work }, now) =>
  work?.help_called_at ? { kind: "help", status: "act", minutes: minutesSince(work.help_called_at, now) } : null;

const late: Rule = (car, now) => {
  const left = minutesToPromise(car, now);
  if (left === null || left >= 0 || !isPromiseOpen(car)) return null;
  return { kind: "late", status: "act", minutes: Math.floor(-left) };
};

const overrun: Rule = ({ work }, now) => {
  if (work?.state !== "working") return null;
  const over = Math.floor(workedMinutes(work, now) - work.standard_minutes);
  return over > 0 ? { kind: "overrun", status: "act", minutes: over } : null;
};

const atRisk: Rule = (car, now) => {
  const [left, remaining] = [minutesToPromise(car, now), remainingMinutes(car, now)];
  if (left === null || !isPromiseOpen(car)) return null;
  if (promiseHeat(car, now, remaining) !== "amber") return null;
  return { kind: remaining > left ? "tight" : "soon", status: "warn", minutes: Math.ceil(left) };
};

const overLimit: Rule = (car, now) => {
  const minutes = minutesSince(car.stage_entered_at, now);
  if (["work", "authorization", "settle"].includes(car.stage_kind) || minutes <= car.stage_limit_minutes) return null;
  return { kind: car.stage_kind === "ready" ? "uncollected" : "slow", status: "warn", minutes };
};

const approval: Rule = (car, now) => {
  const since = approvalSince(car);
  return since ? { kind: "approval", status: "move", minutes: minutesSince(since, now) } : null;
};

const collect: Rule = (car, now) =>
  isPromiseOpen(car) ? null : { kind: "collect", status: "move", minutes: minutesSince(car.stage_entered_at, now) };

const byWork: Rule = ({ work, stage_entered_at }, now) => {
  if (work?.state === "assigned") return { kind: "to_start", status: "move", minutes: minutesSince(stage_entered_at, now) };
  if (work?.state === "paused" && work.paused_at)
    return { kind: "paused", status: "hold", minutes: minutesSince(work.paused_at, now) };
  if (work?.state === "working") return { kind: "on_track", status: "ok", minutes: Math.floor(workedMinutes(work, now)) };
  return null;
};

const RULES: readonly Rule[] = [help, late, overrun, atRisk, overLimit, approval, collect, byWork];

/** What matters most about a car at `now` (shop time, ms). */
export function concernOf(car: FloorCar, now: number): Concern {
  for (const rule of RULES) {
    const found = rule(car, now);
    if (found) return found;
  }
  return { kind: "waiting", status: "idle", minutes: minutesSince(car.stage_entered_at, now) };
}
