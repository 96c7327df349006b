import { expect, test } from "vitest";
import { aCar, minutesAgo } from "../../shared/car_for_tests";
import { mergeOf, mergeRequest } from "./corrections";

const untouched = { stage_kind: "wait", order_version: 1 } as const;
const begun = { stage_kind: "reception", order_version: 2 } as const;
const early = aCar({ visit_id: "early", arrived_at: minutesAgo(9), ...untouched });
const late = aCar({ visit_id: "late", arrived_at: minutesAgo(5), ...untouched });

test("of two visits of one car the later one becomes a part of the earlier", () => {
  expect(mergeOf(late, early)).toEqual({ into: early, other: late });
});

test("a visit that was begun stays, whichever came first", () => {
  const received = { ...late, ...begun };
  expect(mergeOf(early, received)).toEqual({ into: received, other: early });
  expect(mergeOf({ ...early, ...begun }, received)).toBeNull();
});

test("the visit that stays is asked to take the other in", () => {
  expect(mergeRequest({ into: early, other: late }, " twice ")).toEqual({
    path: "/api/visits/early/merge",
    body: { other_visit_id: "late", reason: "twice" },
  });
});
