import { expect, it, test } from "vitest";
import { hoursAndMinutes, shareOf } from "./hours";

test.each([
  [0, "–"],
  [300, "0:05"],
  [25_470, "7:05"],
  [3_599, "1:00"],
])("%d seconds are %s", (seconds, said) => {
  expect(hoursAndMinutes(seconds)).toBe(said);
});

it("says the share of jobs only of who tapped", () => {
  const hours = { staff_id: "a", name: { zh: "", en: "" }, break_seconds: 0, job_seconds: 1_800, jobs: 1 };
  expect(shareOf({ ...hours, attended_seconds: 3_600 })).toBe("50 %");
  expect(shareOf({ ...hours, attended_seconds: 0 })).toBe("–");
});
