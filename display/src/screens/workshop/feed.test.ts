import { expect, it } from "vitest";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "../../shared/floor/example_car";
import type { Floor } from "../../shared/floor/floor";
import { aTimer } from "../../shared/floor/timer_for_tests";
import { countsOf } from "./counts";
import { feedOf, feedPages } from "./feed";

const until = (minutes: number) => ({ from_at: minutesOn(minutes), to_at: minutesOn(minutes), moved: false });
const pause = (minutes: number) =>
  exampleWork({ state: "paused", working_since: null, pause_reason: "parts", paused_at: minutesOn(-minutes) });

const floor: Floor = {
  bays: [
    { bay_id: "b1", number: "1", kind: "lift", name: { zh: "", en: "" }, visit_id: "fine" },
    { bay_id: "b2", number: "2", kind: "lift", name: { zh: "", en: "" }, visit_id: null },
  ],
  cars: [
    exampleCar({ visit_id: "fine", waits_here: true }),
    exampleCar({ visit_id: "approval", stage_kind: "authorization", work: null, stage_entered_at: minutesOn(-38) }),
    exampleCar({ visit_id: "over", work: exampleWork({ standard_minutes: 8 }) }),
    exampleCar({ visit_id: "tight", window: until(20) }),
    exampleCar({ visit_id: "late", window: until(-31) }),
    exampleCar({ visit_id: "short pause", work: pause(14) }),
    exampleCar({ visit_id: "long pause", work: pause(15) }),
    exampleCar({ visit_id: "ready late", stage_kind: "ready", work: null, window: until(-5), stage_entered_at: minutesOn(-9) }),
  ],
  staff: ["working", "free", "break", "off"].map((state, index) => ({
    staff_id: `t${index}`,
    name: { zh: "", en: "" },
    surname: { zh: "", en: "" },
    roles: ["technician"],
    state: state as "working",
    bay_number: null,
  })),
  columns: [],
  reserved: [],
  timers: [
    aTimer("pause", 14, 1, { visit_id: "short pause" }),
    aTimer("pause", 15, 0, { visit_id: "long pause", state: "overdue" }),
    aTimer("late_care", 31, -2, { visit_id: "late" }),
    aTimer("triage", 3, -2),
    aTimer("welcome_list", 100, 20),
  ],
  exceptions: [
    { exception_id: "left", kind: "left_unsettled", visit_id: "gone", plate: null, owner: null, raised_at: minutesOn(-20) },
  ],
};

it("puts the worst first, and among equals the oldest", () => {
  expect(feedOf(floor, TWO_PM).map((entry) => entry.id)).toEqual([
    "late",
    "left",
    "over",
    "triage",
    "tight",
    "approval",
    "long pause",
  ]);
});

it("says nothing of cars on track, short pauses and ready cars", () => {
  expect(feedOf({ ...floor, exceptions: [], timers: [], cars: [floor.cars[0]!, floor.cars[5]!, floor.cars[7]!] }, TWO_PM)).toEqual([]);
});

it("counts the promise only while it is open", () => {
  expect(countsOf(floor, TWO_PM)).toEqual({
    carsIn: 8,
    waiting: 1,
    late: 1,
    atRisk: 1,
    freeBays: 1,
    working: 1,
    onBreak: 1,
    free: 1,
  });
});

it("keeps the worst on every page of the wall and lets the others take turns", () => {
  const entries = Array.from({ length: 6 }, (_, id) => ({ id: `${id}` }) as never);
  const ids = (pages: ReturnType<typeof feedPages>) => pages.map((page) => page.map(({ id }) => id));
  expect(ids(feedPages(entries))).toEqual([["0", "1", "2", "3"], ["0", "4", "5"]]);
  expect(ids(feedPages(entries.slice(2)))).toEqual([["2", "3", "4", "5"]]);
  expect(feedPages([])).toEqual([[]]);
});
