import type { RunningTimer } from "../contract/boards";
import { minutesOn } from "./example_car";

/** A rule that began so many minutes before two o'clock and is due so many after. */
export function aTimer(rule: string, since: number, due: number, more: Partial<RunningTimer> = {}): RunningTimer {
  return {
    timer_id: rule,
    rule,
    subject_id: "subject",
    state: due < 0 ? "overdue" : "running",
    visit_id: null,
    plate: null,
    role: "advisor",
    owner: null,
    starts_at: minutesOn(-since),
    warns_at: minutesOn(due - 1),
    due_at: minutesOn(due),
    at_least: false,
    asks: null,
    ...more,
  };
}
