import { describe, expect, it } from "vitest";
import type { FaultEntry } from "../../shared/contract/fault_reports";
import { isReached, nextFor, whoAt, wordsAt } from "./steps";

const REPORT: FaultEntry = {
  report_id: "report-1",
  version: 3,
  step: "repaired",
  next_step: "verified",
  title: "刹车异响",
  symptom: "低速时响",
  cause: "刹车片磨损",
  action: "更换刹车片",
  check: "",
  plate: null,
  brand: null,
  series: null,
  reported_by: { zh: "陈强", en: "Chen Qiang" },
  repaired_by: { zh: "李娜", en: "Li Na" },
  verified_by: null,
  reported_on: "2025-11-21",
  reported_at: "2025-11-21T06:00:00Z",
  changed_at: "2025-11-21T07:00:00Z",
};

describe("the steps of a fault report", () => {
  it("are reached one after another", () => {
    expect(isReached(REPORT, "cause_found")).toBe(true);
    expect(isReached(REPORT, "repaired")).toBe(true);
    expect(isReached(REPORT, "verified")).toBe(false);
  });

  it("have their words and their people", () => {
    expect(wordsAt(REPORT, "cause_found")).toBe("刹车片磨损");
    expect(wordsAt(REPORT, "closed")).toBe("");
    expect(whoAt(REPORT, "recorded")?.en).toBe("Chen Qiang");
    expect(whoAt(REPORT, "cause_found")).toBeNull();
  });

  it("are offered to those alone who may take them", () => {
    expect(nextFor(REPORT, (deed) => deed === "report_fault")).toBeNull();
    expect(nextFor(REPORT, (deed) => deed === "verify_fault")).toBe("verified");
    expect(nextFor({ ...REPORT, step: "closed", next_step: null }, () => true)).toBeNull();
  });
});
