import { expect, test } from "vitest";
import type { CustomerVisit, JobLine } from "../../shared/contract/boards";
import { added, aLine, minutesAgo } from "../../shared/car_for_tests";
import { questionFor } from "./questions";
import { headlineOf, linkIdOf, stepsOf } from "./steps";

const STEPS: CustomerVisit["steps"] = ["reception", "approval", "service", "checking", "washing", "ready"];

function aVisit(lines: JobLine[], more: Partial<CustomerVisit> = {}): CustomerVisit {
  return {
    plate: { text: "京A12345", colour: "blue" },
    brand: { zh: "宝马", en: "BMW" },
    series: { zh: "3系", en: "3 Series" },
    step: "service",
    step_index: 2,
    step_count: 6,
    steps: STEPS,
    timeline: [],
    window: null,
    advisor: null,
    lines,
    total_minor: 0,
    ready_at: null,
    handover_bay: null,
    delivered_at: null,
    rating: null,
    ...more,
  };
}

test("the estimate is asked first and as a whole, with the sum of what is asked", () => {
  const lines = [aLine({ authorization: "requested", price_minor: 100 }), aLine({ authorization: "requested", price_minor: 50 })];
  expect(questionFor(aVisit([...lines, added()]))).toMatchObject({ kind: "estimate", total: 150 });
});

test("added work is asked line by line, the oldest first", () => {
  const first = added({ line_id: "first", requested_at: minutesAgo(9) });
  const second = added({ line_id: "second", requested_at: minutesAgo(2) });
  const question = questionFor(aVisit([aLine(), second, first]));
  expect(question).toMatchObject({ kind: "added_work", line: { line_id: "first" }, number: 1, count: 2 });
});

test("a rating is asked after delivery, once", () => {
  expect(questionFor(aVisit([aLine()]))).toBeNull();
  expect(questionFor(aVisit([aLine()], { delivered_at: minutesAgo(1) }))).toEqual({ kind: "rating" });
  expect(questionFor(aVisit([aLine()], { delivered_at: minutesAgo(1), rating: 5 }))).toBeNull();
});

test("steps before the present one are done, with the time when each was last reached", () => {
  const timeline: CustomerVisit["timeline"] = [
    { step: "reception", at: minutesAgo(60) },
    { step: "service", at: minutesAgo(50) },
    { step: "checking", at: minutesAgo(20) },
    { step: "service", at: minutesAgo(10) },
  ];
  const shown = stepsOf(aVisit([], { timeline }));
  expect(shown.map(({ state }) => state)).toEqual(["done", "done", "now", "to_come", "to_come", "to_come"]);
  expect(shown[2]?.at).toBe(minutesAgo(10));
  expect(shown[3]?.at).toBeNull();
});

test("an approval that was given is not asked for in the headline", () => {
  const waiting = aVisit([aLine()], { step: "approval", step_index: 1 });
  expect(headlineOf(waiting)).toBe("confirmed");
  expect(headlineOf({ ...waiting, lines: [aLine({ authorization: "requested" })] })).toBe("approval");
  expect(headlineOf({ ...waiting, delivered_at: minutesAgo(1) })).toBe("delivered");
});

test("an approval that was given is ticked while the car waits, one that is asked for is not", () => {
  const waiting = aVisit([aLine()], { step: "approval", step_index: 1, timeline: [{ step: "approval", at: minutesAgo(9) }] });
  const shown = stepsOf(waiting);
  expect(shown.map(({ state }) => state)).toEqual(["done", "done", "to_come", "to_come", "to_come", "to_come"]);
  expect(shown[1]?.at).toBe(minutesAgo(9));
  expect(stepsOf({ ...waiting, lines: [aLine({ authorization: "requested" })] })[1]?.state).toBe("now");
});

test("a link's board is named by the part of the token before the dot", () => {
  expect(linkIdOf("abc.signature")).toBe("abc");
  expect(linkIdOf("abc")).toBe("abc");
});
