import { expect, test } from "vitest";
import { aCar, minutesAgo } from "../../shared/car_for_tests";
import type { ReceptionRecord } from "../../shared/contract/boards";
import { mergeOf, mergeRequest, usuallyKept } from "./corrections";

const untouched = { stage_kind: "wait", order_version: 1 } as const;
const begun = { stage_kind: "reception", order_version: 2 } as const;
const early = aCar({ visit_id: "early", arrived_at: minutesAgo(9), ...untouched });
const late = aCar({ visit_id: "late", arrived_at: minutesAgo(5), ...untouched });

test("of two visits of one car the later one becomes a part of the earlier", () => {
  expect(mergeOf(late, early)).toEqual({ into: early, other: late, begun: false });
});

test("a visit that was begun stays, whichever came first", () => {
  const received = { ...late, ...begun };
  expect(mergeOf(early, received)).toEqual({ into: received, other: early, begun: false });
});

test("of two that were begun the one without an agreement becomes a part of the other", () => {
  const [one, two] = [{ ...early, ...begun }, { ...late, ...begun }];
  expect(mergeOf(one, two)).toEqual({ into: one, other: two, begun: true });
  const worked = { ...two, stage_kind: "work" } as const;
  expect(mergeOf(one, worked)).toEqual({ into: worked, other: one, begun: true });
  expect(mergeOf({ ...one, paid_minor: 100 }, worked)).toBeNull();
});

const none: ReceptionRecord = {
  bringer_name: null,
  mileage_km: null,
  fuel_eighths: null,
  warning_lamps: [],
  valuables: "",
  valuables_reminded: false,
  own_words: "",
  notes: "",
  stay: null,
} as unknown as ReceptionRecord;
const kept = usuallyKept({ ...none, own_words: "异响" }, { ...none, own_words: "抖动", mileage_km: 52_300 });

test("what only the other has written down stands, and of what was found both", () => {
  expect(kept).toEqual({ of_other: ["readings"], marks: "both", photos: "both" });
});

test("the visit that stays is asked to take the other in", () => {
  const merge = { into: early, other: late, begun: false };
  const body = { other_visit_id: "late", reason: "twice" };
  expect(mergeRequest(merge, " twice ", kept)).toEqual({ path: "/api/visits/early/merge", body });
  expect(mergeRequest({ ...merge, begun: true }, "twice", kept).body).toEqual({ ...body, kept });
});
