import { expect, test } from "vitest";
import type { ComplaintEntry } from "../../shared/contract/after_service";
import { complaintState, nextDue, openSteps, statusOfDue } from "./due";

const note = (step: string) => ({ step, words: "", at: "2026-11-21T06:00:00Z", by: null });
const due = (rule: string, state: "running" | "overdue") => ({ rule, state, due_at: "2026-11-21T06:10:00Z" });
const complaint = (more: Partial<ComplaintEntry>) =>
  ({ notes: [note("opened")], due: [], missing: [], ...more }) as unknown as ComplaintEntry;

test("what was done is not asked for again", () => {
  expect(openSteps(complaint({ notes: [note("opened"), note("answered"), note("visited")] }))).toEqual([
    "planned",
    "manager_informed",
    "concluded",
  ]);
});

test("a complaint is as bad as the worst that is due about it", () => {
  const bad = complaint({ due: [due("complaint_plan", "running"), due("complaint_reply", "overdue")] });
  expect(complaintState(bad)).toBe("overdue");
  expect(nextDue(bad)?.rule).toBe("complaint_plan");
  expect(statusOfDue(complaintState(complaint({})))).toBe("ok");
});
