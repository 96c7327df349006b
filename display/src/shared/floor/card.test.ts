import { describe, expect, it } from "vitest";
import { cardOf, isShaped, worstFirst } from "./card";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "./example_car";

describe("a card", () => {
  it("ages by worked time in a bay and by the stage's limit elsewhere", () => {
    expect(cardOf(exampleCar(), TWO_PM)).toMatchObject({ minutes: 20, limit: 60, share: 20 / 60 });
    const washed = exampleCar({ stage_kind: "wash", work: null, stage_limit_minutes: 15, stage_entered_at: minutesOn(-12) });
    expect(cardOf(washed, TWO_PM)).toMatchObject({ minutes: 12, limit: 15, share: 0.8 });
  });

  it("never ages beyond its whole bar", () => {
    expect(cardOf(exampleCar({ work: exampleWork({ standard_minutes: 10 }) }), TWO_PM).share).toBe(1);
  });
});

it("stands above another by what is wrong, then by its age", () => {
  const over = cardOf(exampleCar({ visit_id: "over", work: exampleWork({ standard_minutes: 10 }) }), TWO_PM);
  const old = cardOf(exampleCar({ visit_id: "old" }), TWO_PM);
  const young = cardOf(exampleCar({ visit_id: "young", work: exampleWork({ standard_minutes: 65 }) }), TWO_PM);
  expect([young, old, over].sort(worstFirst).map(({ car }) => car.visit_id)).toEqual(["over", "old", "young"]);
  expect([over, young].map(isShaped)).toEqual([true, false]);
});

it("stands above a walk-in that is as well as itself, and below one that is worse", () => {
  const worse = cardOf(exampleCar({ visit_id: "worse", booked: false, work: exampleWork({ standard_minutes: 10 }) }), TWO_PM);
  const walkIn = cardOf(exampleCar({ visit_id: "walk-in", booked: false }), TWO_PM);
  const booked = cardOf(exampleCar({ visit_id: "booked", booked: true, work: exampleWork({ standard_minutes: 65 }) }), TWO_PM);
  expect([walkIn, booked, worse].sort(worstFirst).map(({ car }) => car.visit_id)).toEqual(["worse", "booked", "walk-in"]);
});
