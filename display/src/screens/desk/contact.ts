import type { FloorCar, JobLine } from "../../shared/contract/boards";
import { approvalSince } from "../../shared/floor/concern";
import { minutesSince } from "../../shared/floor/work_time";
import { serviceClock } from "../../shared/service_clock.svelte";
import { unansweredLines } from "./margin";

export type Reason = "late" | "uncollected" | "added_work" | "silent";

/** Whom to speak to next, why, and for how many minutes that has been so. */
export interface Contact {
  readonly car: FloorCar;
  readonly reason: Reason;
  readonly minutes: number;
}

const REASON_ORDER: readonly Reason[] = ["late", "uncollected", "added_work", "silent"];

/** `toldAt`: shop time (ms) at which this customer was last told something from this desk. */
export function contactFor(car: FloorCar, now: number, toldAt: number | undefined): Contact | null {
  const reason = reasonFor(car, now, toldAt);
  return reason === null ? null : { car, reason, minutes: minutesSince(sinceFor(car, reason), now) };
}

function reasonFor(car: FloorCar, now: number, toldAt: number | undefined): Reason | null {
  if (car.stage_kind === "ready") return isUncollected(car, now) ? "uncollected" : null;
  if (car.stage_kind === "settle" || car.stage_kind === "done") return null;
  if (car.window && Date.parse(car.window.to_at) < now) return "late";
  if (unansweredLines(car).some((line) => line.added)) return "added_work";
  const lastWord = Math.max(Date.parse(car.stage_entered_at), toldAt ?? 0);
  return car.waits_here && now - lastWord >= serviceClock.seconds("progress_word") * 1_000 ? "silent" : null;
}

function isUncollected(car: FloorCar, now: number): boolean {
  return minutesSince(car.stage_entered_at, now) >= serviceClock.minutes("collect");
}

function sinceFor(car: FloorCar, reason: Reason): string {
  if (reason === "late") return car.window!.to_at;
  return (reason === "added_work" ? approvalSince(car) : null) ?? car.stage_entered_at;
}

/** The worst reason first, then who has waited longest. */
export function contactsOf(cars: readonly FloorCar[], now: number, toldAt: ReadonlyMap<string, number>): Contact[] {
  return cars
    .map((car) => contactFor(car, now, toldAt.get(car.visit_id)))
    .filter((contact) => contact !== null)
    .sort(
      (left, right) =>
        REASON_ORDER.indexOf(left.reason) - REASON_ORDER.indexOf(right.reason) || right.minutes - left.minutes,
    );
}

/** What a customer is asked to agree to: an estimate as a whole, or one added line. */
export interface Approval {
  readonly car: FloorCar;
  readonly line: JobLine | null;
  /** The cheapest and the dearest way, in minor units. */
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

function estimateOf(car: FloorCar, now: number): Approval[] {
  if (car.stage_kind !== "authorization") return [];
  const total = unansweredLines(car).reduce((sum, line) => sum + line.price_minor, 0);
  return [{ car, line: null, from: total, to: total, minutes: minutesSince(car.stage_entered_at, now) }];
}

function addedOf(car: FloorCar, now: number): Approval[] {
  return unansweredLines(car)
    .filter((line) => line.added)
    .map((line) => {
      const prices = line.options.length > 0 ? line.options.map((option) => option.price_minor) : [line.price_minor];
      const since = line.requested_at ?? car.stage_entered_at;
      return { car, line, from: Math.min(...prices), to: Math.max(...prices), minutes: minutesSince(since, now) };
    });
}

/** Everything that waits for a customer's answer, the oldest first. */
export function approvalsOf(cars: readonly FloorCar[], now: number): Approval[] {
  return cars
    .filter((car) => approvalSince(car) !== null)
    .flatMap((car) => [...estimateOf(car, now), ...addedOf(car, now)])
    .sort((left, right) => right.minutes - left.minutes);
}
