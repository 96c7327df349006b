import { expect, it } from "vitest";
import { uuid7 } from "./uuid7";

it("is a version 7 UUID that carries its time", () => {
  const id = uuid7(0x0198_a000_1234);
  expect(id).toMatch(/^0198a000-1234-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it("sorts by time and does not repeat", () => {
  const ids = Array.from({ length: 500 }, (_, index) => uuid7(1_700_000_000_000 + index));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 500 }, () => uuid7(1))).size).toBe(500);
});
