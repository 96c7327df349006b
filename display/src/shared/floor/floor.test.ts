import { expect, it } from "vitest";
import { exampleCar, exampleWork, minutesOn } from "./example_car";
import { carsToAssign, floorOf } from "./floor";

const until = (minutes: number) => ({ from_at: minutesOn(minutes), to_at: minutesOn(minutes), moved: false });
const queued = exampleWork({ state: "queued", bay_id: null, working_since: null, started_at: null });

it("offers cars without a bay by their promise, those without a promise last", () => {
  const waiting = { work: queued, allowed: ["assign_bay"] };
  const cars = [
    exampleCar({ visit_id: "none", window: null, ...waiting }),
    exampleCar({ visit_id: "late", window: until(90), ...waiting }),
    exampleCar({ visit_id: "soon", window: until(30), ...waiting }),
    exampleCar({ visit_id: "has a bay", work: exampleWork({ state: "assigned" }), allowed: ["assign_bay", "start_work"] }),
    exampleCar({ visit_id: "not yet", work: null, allowed: ["authorize_estimate"] }),
  ];
  expect(carsToAssign(cars).map((car) => car.visit_id)).toEqual(["soon", "late", "none"]);
});

it("reads bays in the order of their numbers", () => {
  const bay = (number: string) => ({ bay_id: number, number, kind: "lift", name: { zh: "", en: "" }, visit_id: null });
  const floor = floorOf({ "bay/a": bay("10"), "bay/b": bay("2"), "bay/c": bay("1"), shop: {} });
  expect(floor.bays.map((found) => found.number)).toEqual(["1", "2", "10"]);
});
