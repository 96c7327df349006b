import { expect, it } from "vitest";
import type { StaffState } from "../contract/boards";
import { concernOf } from "./concern";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "./example_car";
import { responsibleFor } from "./responsible";

function person(staff_id: string, surname: string, role: string, state: StaffState["state"] = "free"): StaffState {
  const name = { zh: surname, en: surname };
  return { staff_id, name, surname: name, roles: [role], state, bay_number: null };
}

const STAFF = [
  person("a1", "王", "advisor"),
  person("a2", "李", "advisor"),
  person("t1", "陈", "technician", "working"),
  person("p0", "郑", "parts", "off"),
  person("p1", "孙", "parts"),
];
const owner = (change: Parameters<typeof exampleCar>[0]) => {
  const car = exampleCar(change);
  return responsibleFor(car, concernOf(car, TWO_PM), STAFF);
};

it("names the car's own advisor for a late promise", () => {
  const window = { from_at: minutesOn(-30), to_at: minutesOn(-10), moved: false };
  expect(owner({ window, advisor_id: "a2" })).toEqual({ role: "advisor", name: { zh: "李", en: "李" } });
});

it("names the technician for work that takes too long", () => {
  expect(owner({ work: exampleWork({ standard_minutes: 5 }) }).name?.zh).toBe("陈");
});

it("names whoever keeps the parts and is here while a car waits for parts", () => {
  const work = exampleWork({ state: "paused", working_since: null, pause_reason: "parts", paused_at: minutesOn(-5) });
  expect(owner({ work })).toEqual({ role: "parts", name: { zh: "孙", en: "孙" } });
});

it("names no advisor for a car that nobody has taken on", () => {
  const waits = { stage: "arrived", stage_kind: "wait", step: "reception", work: null, window: null } as const;
  const since = { stage_entered_at: minutesOn(-20), stage_limit_minutes: 5 };
  expect(owner({ ...waits, ...since, advisor_id: null })).toEqual({ role: "advisor", name: null });
});

it("names nobody who has left", () => {
  const work = exampleWork({ state: "paused", working_since: null, pause_reason: "parts", paused_at: minutesOn(-5) });
  const car = exampleCar({ work });
  const left = STAFF.map((each) => ({ ...each, state: "off" as const }));
  expect(responsibleFor(car, concernOf(car, TWO_PM), left)).toEqual({ role: "parts", name: null });
});

it("leaves the name out where nobody has the role", () => {
  const work = exampleWork({ state: "paused", working_since: null, pause_reason: "tool", paused_at: minutesOn(-5) });
  expect(owner({ work })).toEqual({ role: "foreman", name: null });
});
