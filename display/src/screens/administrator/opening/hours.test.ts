import { expect, it } from "vitest";
import type { OpeningSection } from "../../../shared/contract/opening";
import { everOpen, inOrder, nextStretch, toldHours, typedHours, wrongDates, wrongTime } from "./hours";

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

it("says of each end what is wrong with it, and which time it follows", () => {
  const day = [{ from: "08:00", to: "25:00" }, { from: "13:30", to: "13:00" }];
  expect(wrongTime(day, 0, "from")).toBeNull();
  expect(wrongTime(day, 0, "to")).toEqual({ why: "not_a_time", time: "" });
  expect(wrongTime(day, 1, "from")).toBeNull();
  expect(wrongTime(day, 1, "to")).toEqual({ why: "ends_first", time: "13:30" });
  const overlapping = [{ from: "08:00", to: "14:00" }, { from: "13:30", to: "18:00" }];
  expect(wrongTime(overlapping, 1, "from")).toEqual({ why: "begins_early", time: "14:00" });
});

it("says what is wrong with dates, and whether the shop ever opens", () => {
  expect(wrongDates({ first: "", last: "2027-02-05", hours: [] })).toBe("no_date");
  expect(wrongDates({ first: "2027-02-05", last: "2027-02-01", hours: [] })).toBe("last_before_first");
  expect(wrongDates({ first: "2027-02-05", last: "2027-02-05", hours: [] })).toBeNull();
  expect(everOpen(typedHours(TOLD))).toBe(true);
});

it("says nothing while days have no date, or the shop would never open", () => {
  const hours = typedHours(TOLD);
  expect(toldHours({ ...hours, special: [{ first: "", last: "", hours: [] }] })).toBeNull();
  expect(toldHours({ ...hours, special: [{ first: "2027-02-05", last: "2027-02-01", hours: [] }] })).toBeNull();
  const closed = Object.fromEntries(Object.keys(hours.week).map((day) => [day, []])) as unknown as typeof hours.week;
  expect(toldHours({ ...hours, week: closed })).toBeNull();
});
