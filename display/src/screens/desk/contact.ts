import type { FloorCar, JobLine, RunningTimer } from "../../shared/contract/boards";
import { approvalSince } from "../../shared/floor/concern";
import { isOverdue, timerFor } from "../../shared/floor/timers";
import { bookedFirst } from "../../shared/floor/turn";
import { minutesSince } from "../../shared/floor/work_time";
import { unansweredLines } from "./margin";

export type Reason = "late" | "uncollected" | "added_work" | "silent";

/** Whom to speak to next, why, and for how many minutes that has been so; `timer` runs until it is done. */
export interface Contact {
  readonly car: FloorCar;
  readonly reason: Reason;
  readonly minutes: number;
  readonly timer: RunningTimer | null;
}

const REASON_ORDER: readonly Reason[] = ["late", "uncollected", "added_work", "silent"];

/** The service clock says who is late, uncollected or without a word; what a customer was asked, the car itself. */
export function contactFor(car: FloorCar, timers: readonly RunningTimer[], now: number): Contact | null {
  const found = (reason: Reason, since: string, timer: RunningTimer | null): Contact => {
    return { car, reason, minutes: minutesSince(since, now), timer };
  };
  const running = (rule: string) => timerFor(timers, rule, car.visit_id);
  const [late, collect, word] = [running("late_care"), running("collect"), running("progress_word")];
  if (late) return found("late", late.starts_at, late);
  if (collect && isOverdue(collect)) return found("uncollected", collect.starts_at, collect);
  if (unansweredLines(car).some((line) => line.added)) {
    return found("added_work", approvalSince(car) ?? car.stage_entered_at, null);
  }
  return word && isOverdue(word) ? found("silent", word.starts_at, word) : null;
}

/** The worst reason first, then whoever booked, then who has waited longest. */
export function contactsOf(cars: readonly FloorCar[], timers: readonly RunningTimer[], now: number): Contact[] {
  return cars
    .map((car) => contactFor(car, timers, now))
    .filter((contact) => contact !== null)
    .sort(
      (left, right) =>
        REASON_ORDER.indexOf(left.reason) - REASON_ORDER.indexOf(right.reason) ||
        bookedFirst(left.car, right.car) ||
        right.minutes - left.minutes,
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

/** Everything that waits for a customer's answer: whoever booked first, of each kind the oldest. */
export function approvalsOf(cars: readonly FloorCar[], now: number): Approval[] {
  return cars
    .filter((car) => approvalSince(car) !== null)
    .flatMap((car) => [...estimateOf(car, now), ...addedOf(car, now)])
    .sort((left, right) => bookedFirst(left.car, right.car) || right.minutes - left.minutes);
}
