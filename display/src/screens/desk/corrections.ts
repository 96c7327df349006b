import type { FloorCar, ReceptionRecord } from "../../shared/contract/boards";
import type { KeptParts } from "../../shared/contract/deeds";
import { writtenParts } from "./split";

export type Correction = "merge" | "split" | "advisor" | "vehicle";

/** Each correction with the right that it wants. */
export const CORRECTIONS: readonly (readonly [Correction, "correct_visit" | "split_visit"])[] = [
  ["merge", "correct_visit"],
  ["split", "split_visit"],
  ["advisor", "correct_visit"],
  ["vehicle", "correct_visit"],
];

/** Two visits that become one: `into` stays. Where both were begun, somebody says which parts stand. */
export interface Merge {
  readonly into: FloorCar;
  readonly other: FloorCar;
  readonly begun: boolean;
}

function isUntouched(car: FloorCar): boolean {
  return car.stage_kind === "wait" && car.order_version === 1;
}

/** Whether the customer has agreed to nothing yet, nor paid. */
function isEarly(car: FloorCar): boolean {
  const received = car.stage_kind === "reception" || car.stage_kind === "authorization";
  return isUntouched(car) || (received && (car.paid_minor ?? 0) === 0);
}

/** Which of two visits becomes a part of the other: one that nobody has begun, else one without an agreement. */
export function mergeOf(one: FloorCar, two: FloorCar): Merge | null {
  const [early, late] = one.arrived_at <= two.arrived_at ? [one, two] : [two, one];
  const [fits, begun] = [isUntouched, isEarly].map((fit) => [late, early].find(fit));
  const other = fits ?? begun;
  return other ? { into: other === late ? early : late, other, begun: fits === undefined } : null;
}

/** What to post, and where. */
export function mergeRequest(merge: Merge, reason: string, kept: KeptParts): { path: string; body: object } {
  const path = `/api/visits/${encodeURIComponent(merge.into.visit_id)}/merge`;
  const body = { other_visit_id: merge.other.visit_id, reason: reason.trim() };
  return { path, body: merge.begun ? { ...body, kept } : body };
}

/** Of two records: the other's stands where nothing else is written, and of what was found both do. */
export function usuallyKept(own: ReceptionRecord | undefined, other: ReceptionRecord | undefined): Required<KeptParts> {
  const mine = writtenParts(own);
  return { of_other: writtenParts(other).filter((part) => !mine.includes(part)), marks: "both", photos: "both" };
}
