import { expect, it } from "vitest";
import { aCar, minutesAgo, windowOf } from "../car_for_tests";
import { inTurn } from "./turn";

it("takes whoever booked first, then the earliest promise, then who waits here, then who came first", () => {
  const window = windowOf(5, 20);
  const cars = [
    aCar({ visit_id: "walk-in, late", booked: false, window: windowOf(-20, -5) }),
    aCar({ visit_id: "unpromised", window: null }),
    aCar({ visit_id: "came second", window, arrived_at: minutesAgo(5) }),
    aCar({ visit_id: "came first", window, arrived_at: minutesAgo(9) }),
    aCar({ visit_id: "waits here", window, waits_here: true, arrived_at: minutesAgo(1) }),
    aCar({ visit_id: "sooner", window: windowOf(0, 10) }),
  ];
  expect(cars.toSorted(inTurn).map((car) => car.visit_id)).toEqual([
    "sooner",
    "waits here",
    "came first",
    "came second",
    "unpromised",
    "walk-in, late",
  ]);
});
