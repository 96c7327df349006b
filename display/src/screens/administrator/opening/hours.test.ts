import { expect, it } from "vitest";
import type { OpeningSection } from "../../../shared/contract/opening";
import { inOrder, nextStretch, toldHours, typedHours } from "./hours";

const TOLD: OpeningSection = {
  monday: ["08:00-12:00", "13:30-18:00"],
  tuesday: ["08:00-18:00"],
  wednesday: ["08:00-18:00"],
  thursday: ["08:00-18:00"],
  friday: ["08:00-24:00"],
  saturday: ["09:00-16:00"],
  sunday: [],
  special_days: [{ first: "2027-02-05", last: "2027-02-11", hours: [] }],
};

it("tells the same hours that it was told", () => {
  expect(toldHours(typedHours(TOLD))).toEqual(TOLD);
});

it.each([
  ["09:00", "09:00", false],
  ["18:00", "08:00", false],
  ["8:00", "18:00", false],
  ["", "18:00", false],
  ["08:00", "24:00", true],
])("from %s to %s is a stretch: %s", (from, to, good) => {
  expect(inOrder([{ from, to }])).toBe(good);
});

it("refuses a second stretch that begins while the first goes on", () => {
  expect(inOrder([{ from: "08:00", to: "13:00" }, { from: "12:30", to: "18:00" }])).toBe(false);
  expect(inOrder([{ from: "08:00", to: "12:00" }, nextStretch([{ from: "08:00", to: "12:00" }])])).toBe(true);
});

it("says nothing while days have no date, or the shop would never open", () => {
  const hours = typedHours(TOLD);
  expect(toldHours({ ...hours, special: [{ first: "", last: "", hours: [] }] })).toBeNull();
  expect(toldHours({ ...hours, special: [{ first: "2027-02-05", last: "2027-02-01", hours: [] }] })).toBeNull();
  const closed = Object.fromEntries(Object.keys(hours.week).map((day) => [day, []])) as unknown as typeof hours.week;
  expect(toldHours({ ...hours, week: closed })).toBeNull();
});
