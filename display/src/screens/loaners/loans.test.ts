import { describe, expect, it } from "vitest";
import type { LoanEntry, LoanerEntry } from "../../shared/contract/loaners";
import { missingFuel, newSince, stateOf, typedKilometres, usualDue } from "./loans";

const LOAN = { due_at: "2026-11-21T10:00:00Z", given_eighths: 6 } as LoanEntry;
const LOANER = { loan: LOAN, in_service: true } as LoanerEntry;
const MARK = { mark_id: "1", station: "rear", kind: "dent", x: 0.5, y: 0.9 } as const;

describe("a loaner", () => {
  it("is out until its time, then overdue", () => {
    expect(stateOf(LOANER, Date.parse("2026-11-21T09:59:00Z"))).toBe("out");
    expect(stateOf(LOANER, Date.parse("2026-11-21T10:01:00Z"))).toBe("overdue");
  });

  it("is free, or lent no more", () => {
    expect(stateOf({ ...LOANER, loan: null }, 0)).toBe("free");
    expect(stateOf({ ...LOANER, loan: null, in_service: false }, 0)).toBe("retired");
  });

  it("has no fewer kilometres than before", () => {
    expect(typedKilometres("38,290", 38_210)).toBe(38_290);
    expect(typedKilometres("38 200", 38_210)).toBeNull();
    expect(typedKilometres("much", 0)).toBeNull();
  });

  it("shows what is new on it, and what is missing in the tank", () => {
    const other = { ...MARK, mark_id: "2" };
    expect(newSince([MARK], [MARK, other])).toEqual([other]);
    expect(missingFuel(LOAN, 4)).toBe(2);
    expect(missingFuel(LOAN, 8)).toBe(0);
  });

  it("is lent until the evening, or until tomorrow's", () => {
    expect(usualDue("2026-11-21T10:05")).toBe("2026-11-21T18:00");
    expect(usualDue("2026-11-30T17:05")).toBe("2026-12-01T18:00");
  });
});
