import { expect, it } from "vitest";
import { changeMinor, kindsFor, takenMinor, typedAmount } from "./taking";

it("takes no more than is left, and nothing that is no amount", () => {
  expect(takenMinor("860", 86_000)).toBe(86_000);
  expect(takenMinor("860.01", 86_000)).toBeNull();
  expect(["0", "-1", "", "x", "1.234"].map((typed) => takenMinor(typed, 86_000))).toEqual([null, null, null, null, null]);
});

it("tells the change for cash", () => {
  expect(changeMinor("900", 86_050)).toBe(3_950);
  expect(changeMinor("860", 86_050)).toBeNull();
  expect(changeMinor("", 0)).toBeNull();
});

it("lets off less than one whole unit, of the customer alone", () => {
  expect(kindsFor("customer", 99)).toContain("rounding");
  expect(kindsFor("customer", 100)).not.toContain("rounding");
  expect(kindsFor("warranty", 50)).toEqual(["warranty"]);
});

it("offers what is left as it would be typed", () => {
  expect([86_000, 86_050, 5].map(typedAmount)).toEqual(["860", "860.50", "0.05"]);
  for (const minor of [1, 99, 100, 12_345, 1_000_000]) expect(takenMinor(typedAmount(minor), minor)).toBe(minor);
});
