import type { FloorCar } from "../../shared/contract/boards";

export type Correction = "merge" | "split" | "advisor" | "vehicle";

/** Each correction with the right that it wants. */
export const CORRECTIONS: readonly (readonly [Correction, "correct_visit" | "split_visit"])[] = [
  ["merge", "correct_visit"],
  ["split", "split_visit"],
  ["advisor", "correct_visit"],
  ["vehicle", "correct_visit"],
];

/** Two visits that become one: `into` stays. */
export interface Merge {
  readonly into: FloorCar;
  readonly other: FloorCar;
}

function isUntouched(car: FloorCar): boolean {
  return car.stage_kind === "wait" && car.order_version === 1;
}

/** Which of two visits becomes a part of the other: the one that nobody has begun, the later one of two such. */
export function mergeOf(one: FloorCar, two: FloorCar): Merge | null {
  const [early, late] = one.arrived_at <= two.arrived_at ? [one, two] : [two, one];
  if (isUntouched(late)) return { into: early, other: late };
  return isUntouched(early) ? { into: late, other: early } : null;
}

/** What to post, and where. */
export function mergeRequest(merge: Merge, reason: string): { path: string; body: object } {
  const path = `/api/visits/${encodeURIComponent(merge.into.visit_id)}/merge`;
  return { path, body: { other_visit_id: merge.other.visit_id, reason: reason.trim() } };
}
