import { expect, it } from "vitest";
import { aCar, windowOf } from "../../shared/car_for_tests";
import type { Tap } from "../../shared/taps";
import { foretold, tasksFor } from "./tasks";

const CHECK = { allowed: ["pass_check", "fail_check"], check: { checklist: [], road_test: false, causes: [], not_for: [] } };

function named(visit_id: string, more: Parameters<typeof aCar>[0]) {
  return aCar({ visit_id, ...more });
}

function tap(deed: string, order = "o1"): Tap {
  return { key: deed, path: `/api/repair-orders/${order}/${deed}`, body: {} };
}

it("lists what a role may do and the stage allows, oldest promise first", () => {
  const cars = [
    named("late", { ...CHECK, window: windowOf(-20, -5) }),
    named("wash", { allowed: ["start_wash"], window: windowOf(-40, -30) }),
    named("soon", { ...CHECK, window: windowOf(5, 20) }),
    named("unpromised", { ...CHECK, window: null }),
  ];
  const inspects = tasksFor(cars, (deed) => deed.endsWith("_check"), "tang");
  expect(inspects.map((task) => task.car.visit_id)).toEqual(["late", "soon", "unpromised"]);
  const washes = tasksFor(cars, (deed) => deed.endsWith("_wash"), "xu");
  expect(washes.map((task) => [task.car.visit_id, task.kind, task.deeds])).toEqual([["wash", "wash", ["start_wash"]]]);
});

it("puts who has booked before walk-ins, and who waits here before others of the same promise", () => {
  const window = windowOf(5, 20);
  const cars = [
    named("walk-in", { ...CHECK, window, booked: false }),
    named("booked", { ...CHECK, window, booked: true }),
    named("waits", { ...CHECK, window, booked: false, waits_here: true }),
  ];
  expect(tasksFor(cars, () => true, "tang").map((task) => task.car.visit_id)).toEqual(["booked", "waits", "walk-in"]);
});

it("leaves a check of one's own work to others, at the end of the list", () => {
  const own = { ...CHECK, check: { ...CHECK.check, not_for: ["gao"] } };
  const cars = [named("own", { ...own, window: windowOf(-20, -5) }), named("theirs", CHECK)];
  expect(tasksFor(cars, () => true, "gao").map((task) => [task.car.visit_id, task.barred])).toEqual([
    ["theirs", false],
    ["own", true],
  ]);
});

it("foretells what a tap makes of a car until the board shows it", () => {
  const car = aCar({ allowed: ["start_wash"] });
  expect(foretold(car, [tap("start-wash")])?.allowed).toContain("finish_wash");
  expect(foretold(car, [tap("start-wash"), tap("finish-wash")])).toBeUndefined();
  expect(foretold(car, [tap("pass-check")])).toBeUndefined();
  expect(foretold(car, [tap("pass-check"), tap("undo-deed")])).toBe(car);
  expect(foretold(car, [])).toBe(car);
});
