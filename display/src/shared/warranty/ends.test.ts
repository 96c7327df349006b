import { describe, expect, it } from "vitest";
import { saidEnds } from "./ends";

const SHORT = { until: "2027-02-22", until_km: 53_000 };
const LONG = { until: "2027-11-22", until_km: null };

describe("what a warranty is said to cover", () => {
  it("is labour and parts as one where they end alike", () => {
    expect(saidEnds({ labour: SHORT, parts: { ...SHORT } })).toEqual([{ of: "warranty.both", end: SHORT }]);
  });

  it("is each by itself where they end apart", () => {
    expect(saidEnds({ labour: SHORT, parts: LONG })).toEqual([
      { of: "warranty.labour", end: SHORT },
      { of: "warranty.parts", end: LONG },
    ]);
  });

  it("is the one that was given", () => {
    expect(saidEnds({ labour: null, parts: LONG })).toEqual([{ of: "warranty.parts", end: LONG }]);
  });
});
