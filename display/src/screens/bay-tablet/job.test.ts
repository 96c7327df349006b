import { expect, it } from "vitest";
import { exampleCar } from "../../shared/floor/example_car";
import { jobTitle } from "./job";

const NONE = { zh: "", en: "" };

it("titles a job by its car and what is done to it", () => {
  expect(jobTitle(exampleCar())).toBe("宝马 3系\u00a0· 保养 A");
});

it("titles a car that nobody has described by the job alone", () => {
  expect(jobTitle(exampleCar({ brand: NONE, series: NONE }))).toBe("保养 A");
});
