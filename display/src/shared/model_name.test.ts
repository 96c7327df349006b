import { expect, test } from "vitest";
import { aCar } from "./car_for_tests";
import { isUndescribed, modelName } from "./model_name";

const NONE = { zh: "", en: "" };

test("brand and series stand on one line in the language asked for", () => {
  expect(modelName(aCar(), "zh")).toBe("宝马 3系");
  expect(modelName(aCar(), "en")).toBe("BMW 3 Series");
});

test("a car that nobody has described is a dash", () => {
  const car = aCar({ brand: NONE, series: NONE });
  expect(isUndescribed(car)).toBe(true);
  expect(modelName(car, "en")).toBe("–");
});

test("half a description is shown as it is", () => {
  const car = aCar({ series: NONE });
  expect(isUndescribed(car)).toBe(false);
  expect(modelName(car, "zh")).toBe("宝马");
});
