import { describe, expect, it } from "vitest";
import { plateKeys } from "./plate_keys";

const keys = (text: string) => plateKeys(text).flat();

describe("plate keys", () => {
  it("begin with the provinces, so that no Chinese keyboard is needed", () => {
    expect(keys("")).toHaveLength(33);
    expect(keys("")).toContain("京");
    expect(keys("")).not.toContain("A");
  });

  it("go on with letters and digits, without those that no plate has", () => {
    expect(keys("京")).toContain("A");
    expect(keys("京")).toContain("7");
    expect(keys("京")).not.toContain("I");
    expect(keys("京")).not.toContain("O");
    expect(keys("京A1")).not.toContain("警");
  });

  it("offer endings only where one fits", () => {
    expect(keys("京A0316")).toContain("警");
    expect(keys("京A0316")).toContain("应急");
    expect(keys("京A03161")).not.toContain("应急");
    expect(keys("京AD06827")).toEqual([]);
  });

  it("ask for the province of an armed police plate", () => {
    expect(keys("WJ")).toContain("京");
    expect(keys("WJ")).not.toContain("1");
  });
});
