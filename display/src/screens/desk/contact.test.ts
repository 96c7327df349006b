import { expect, test } from "vitest";
import { NOW, added, aCar, aLine, minutesAgo, windowOf } from "../../shared/car_for_tests";
import { approvalsOf, contactFor, contactsOf } from "./contact";

const NOBODY: ReadonlyMap<string, number> = new Map();
const late = aCar({ visit_id: "late", window: windowOf(-20, -5) });
const uncollected = aCar({ visit_id: "uncollected", stage_kind: "ready", stage_entered_at: minutesAgo(30) });
const asked = aCar({ visit_id: "asked", lines: [added()] });
const silent = aCar({ visit_id: "silent", waits_here: true, stage_entered_at: minutesAgo(30) });

test("the worst reason comes first, and within it who has waited longest", () => {
  const longer = { ...silent, visit_id: "longer", stage_entered_at: minutesAgo(45) };
  const found = contactsOf([silent, asked, longer, uncollected, late, aCar()], NOW, NOBODY);
  expect(found.map(({ car }) => car.visit_id)).toEqual(["late", "uncollected", "asked", "longer", "silent"]);
});

test("a car appears once, with its worst reason", () => {
  const both = { ...late, lines: [added()], waits_here: true, stage_entered_at: minutesAgo(90) };
  expect(contactsOf([both], NOW, NOBODY)).toMatchObject([{ reason: "late", minutes: 5 }]);
});

test.each([
  ["29 minutes at a stage are not yet silence", { ...silent, stage_entered_at: minutesAgo(29) }],
  ["a customer who went away hears from us when something happens", { ...silent, waits_here: false }],
  ["a car ready for 29 minutes may still be fetched", { ...uncollected, stage_entered_at: minutesAgo(29) }],
  ["a settled car is being handed over", aCar({ stage_kind: "settle", window: windowOf(-60, -40) })],
])("%s", (_, car) => {
  expect(contactFor(car, NOW, undefined)).toBeNull();
});

test("who was told something is silent again half an hour later", () => {
  const toldAt = NOW - 29 * 60_000;
  expect(contactFor(silent, NOW, toldAt)).toBeNull();
  expect(contactFor(silent, NOW + 60_000, toldAt)).toMatchObject({ reason: "silent" });
});

test("an estimate is one approval with its sum, each added line its own with its range", () => {
  const estimate = aCar({
    visit_id: "estimate",
    stage_kind: "authorization",
    stage_entered_at: minutesAgo(21),
    lines: [aLine({ authorization: "requested", price_minor: 100 }), aLine({ authorization: "requested", price_minor: 50 })],
  });
  const option = { title: { zh: "", en: "" }, detail: { zh: "", en: "" }, minutes: 40 };
  const choice = added({
    options: [
      { ...option, option_id: "1", price_minor: 128_600 },
      { ...option, option_id: "2", price_minor: 91_800 },
    ],
  });
  const found = approvalsOf([aCar({ visit_id: "added", lines: [choice] }), estimate, aCar()], NOW);
  expect(found).toMatchObject([
    { car: { visit_id: "estimate" }, line: null, from: 150, to: 150, minutes: 21 },
    { car: { visit_id: "added" }, from: 91_800, to: 128_600, minutes: 10 },
  ]);
});
