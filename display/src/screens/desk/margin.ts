import type { FloorCar, JobLine } from "../../shared/contract/boards";
import { approvalSince, isPromiseOpen } from "../../shared/floor/concern";
import { minutesSince, minutesToPromise, remainingMinutes } from "../../shared/floor/work_time";
import { promiseHeat } from "../../shared/promise";
import type { Status } from "../../shared/shapes/StatusShape.svelte";

/** How a car stands against its promise, and for whom it waits. Minutes are whole and never negative. */
export type Margin =
  | { readonly kind: "late" | "short" | "left" | "risk"; readonly minutes: number }
  | { readonly kind: "signature" | "hold" | "ready" | "arrived" | "received" | "slow"; readonly minutes: number };

const STATUS: Readonly<Record<Margin["kind"], Status>> = {
  late: "act",
  short: "warn",
  risk: "warn",
  signature: "move",
  arrived: "move",
  hold: "hold",
  left: "ok",
  ready: "ok",
  received: "ok",
  slow: "warn",
};

export function marginStatus(margin: Margin): Status {
  return STATUS[margin.kind];
}

/** Lines that wait for the customer: the estimate's, or work that was found later. */
export function unansweredLines(car: FloorCar): JobLine[] {
  return car.lines.filter((line) => line.authorization === "requested");
}

/** What against the clock there is to say of a car at `now` (shop time, ms). */
export function marginOf(car: FloorCar, now: number): Margin {
  if (!isPromiseOpen(car)) return { kind: "ready", minutes: minutesSince(car.stage_entered_at, now) };
  const remaining = remainingMinutes(car, now);
  const heat = promiseHeat(car, now, remaining);
  if (car.window && heat === "red") return { kind: "late", minutes: minutesSince(car.window.to_at, now) };
  const asked = approvalSince(car);
  if (asked !== null) return { kind: "signature", minutes: minutesSince(asked, now) };
  if (car.work?.state === "paused") {
    return { kind: "hold", minutes: minutesSince(car.work.paused_at ?? car.stage_entered_at, now) };
  }
  const left = minutesToPromise(car, now);
  return left === null ? beforePromise(car, now) : againstWindow(left - remaining, heat === "amber");
}

function againstWindow(slackMinutes: number, amber: boolean): Margin {
  const slack = Math.floor(slackMinutes);
  if (slack < 0) return { kind: "short", minutes: -slack };
  return { kind: amber ? "risk" : "left", minutes: slack };
}

function beforePromise(car: FloorCar, now: number): Margin {
  const waiting = car.allowed.includes("begin_reception");
  if (waiting) return { kind: "arrived", minutes: minutesSince(car.arrived_at, now) };
  const minutes = minutesSince(car.stage_entered_at, now);
  return { kind: minutes > car.stage_limit_minutes ? "slow" : "received", minutes };
}
