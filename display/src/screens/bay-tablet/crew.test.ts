import { expect, test } from "vitest";
import type { AtJob, StaffState } from "../../shared/contract/boards";
import { exampleCar } from "../../shared/floor/example_car";
import type { Tap } from "../../shared/taps";
import { clockTap, crewShown } from "./crew";

const NAME = { zh: "李娜", en: "Li Na" };
const SINCE = "2025-11-21T06:00:00Z";
const car = exampleCar();
const people = [{ staff_id: "t2", name: NAME }] as StaffState[];
const strong: AtJob = { staff_id: "t1", name: NAME, visit_id: "v1", line_id: null, since: SINCE };

function tapped(...deeds: ReturnType<typeof clockTap>[]): Tap[] {
  return deeds.map(({ path, body }, index) => ({ key: String(index), path, body: { ...body, done_at: SINCE } }));
}

test("who joins or leaves while the network is gone is shown so at once", () => {
  const joined = crewShown([strong], tapped(clockTap(car, "t2", "line", true)), car, people);
  expect(joined.map((each) => [each.staff_id, each.line_id, each.since])).toEqual([
    ["t1", null, SINCE],
    ["t2", "line", SINCE],
  ]);
  expect(crewShown(joined, tapped(clockTap(car, "t1", null, false)), car, people)).toEqual([joined[1]]);
});

test("who joins another job leaves this one, and other taps change nothing", () => {
  const elsewhere = exampleCar({ order_id: "o2" });
  expect(crewShown([strong], tapped(clockTap(elsewhere, "t1", null, true)), car, people)).toEqual([]);
  const pause: Tap = { key: "p", path: "/api/repair-orders/o1/pause-work", body: {} };
  expect(crewShown([strong], [pause], car, people)).toEqual([strong]);
});
