import { expect, test } from "vitest";
import { pageOf } from "./timer_page";
import { aTimer } from "./timer_for_tests";

test("what is done on another page leads to it there", () => {
  expect(pageOf(aTimer("complaint_reply", 3, -2, { subject_id: "complaint-1" }))).toBe("/after-service?open=complaint-1");
  expect(pageOf(aTimer("follow_up", 3, -2, { subject_id: "visit-1" }))).toBe("/after-service?open=first%20visit-1");
  expect(pageOf(aTimer("second_follow_up", 3, -2, { subject_id: "visit-1" }))).toBe("/after-service?open=second%20visit-1");
  expect(pageOf(aTimer("recheck", 3, -2, { timer_id: "timer-1" }))).toBe("/after-service?open=timer-1");
  expect(pageOf(aTimer("loaner_back", 3, -2))).toBe("/loaners");
  expect(pageOf(aTimer("late_loaner", 3, -2, { visit_id: "visit-1" }))).toBe("/loaners?visit=visit-1");
  expect(pageOf(aTimer("greet", 3, -2))).toBeNull();
});
