import { expect, test } from "vitest";
import { NOW, added, aCar, aLine, minutesAgo } from "../../shared/car_for_tests";
import type { RunningTimer } from "../../shared/contract/boards";
import { aTimer } from "../../shared/floor/timer_for_tests";
import { approvalsOf, contactFor, contactsOf } from "./contact";

const running = (rule: string, visit: string, since: number, state: RunningTimer["state"] = "overdue") =>
  aTimer(rule, 0, 0, { visit_id: visit, state, starts_at: minutesAgo(since) });
const of = (visit: string) => aCar({ visit_id: visit });
const asked = aCar({ visit_id: "asked", lines: [added()] });

test("the worst reason comes first, and within it who has waited longest", () => {
  const timers = [
    running("progress_word", "silent", 30),
    running("progress_word", "longer", 45),
    running("collect", "uncollected", 30),
    running("late_care", "late", 5, "running"),
  ];
  const cars = [of("silent"), asked, of("longer"), of("uncollected"), of("late"), of("nobody")];
  const found = contactsOf(cars, timers, NOW);
  expect(found.map(({ car }) => car.visit_id)).toEqual(["late", "uncollected", "asked", "longer", "silent"]);
});

test("a car appears once, with its worst reason", () => {
  const timers = [running("progress_word", "asked", 90), running("late_care", "asked", 5, "running")];
  expect(contactsOf([asked], timers, NOW)).toMatchObject([{ reason: "late", minutes: 5, timer: timers[1] }]);
});

test.each([
  ["a word that is not due yet", running("progress_word", "car", 29, "warned")],
  ["a car that may still be fetched", running("collect", "car", 29, "warned")],
  ["another car's clock", running("late_care", "other", 29)],
])("%s calls for nobody", (_, timer) => {
  expect(contactFor(of("car"), [timer], NOW)).toBeNull();
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
