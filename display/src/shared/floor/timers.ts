import type { RunningTimer } from "../contract/boards";
import type { Status } from "../shapes/StatusShape.svelte";

/** Whether its time is over while nobody has done what it waits for. */
export function isOverdue(timer: RunningTimer): boolean {
  return timer.state === "overdue" || timer.state === "escalated";
}

const STATUS: Readonly<Record<RunningTimer["state"], Status>> = {
  running: "move",
  warned: "warn",
  overdue: "act",
  escalated: "act",
};

export function statusOf(timer: RunningTimer): Status {
  return STATUS[timer.state];
}

/** Milliseconds until it is due, negative afterwards; `now` is shop time. */
export function leftMs(timer: RunningTimer, now: number): number {
  return Date.parse(timer.due_at) - now;
}

/** Whole minutes since it was due. */
export function minutesOver(timer: RunningTimer, now: number): number {
  return Math.max(0, Math.floor(-leftMs(timer, now) / 60_000));
}

/** The one of a rule that runs for a car. */
export function timerFor(timers: readonly RunningTimer[], rule: string, visit: string): RunningTimer | undefined {
  return timers.find((timer) => timer.rule === rule && timer.visit_id === visit);
}

/** What is over first, then what is due first. */
export function byDue(one: RunningTimer, other: RunningTimer): number {
  return Date.parse(one.due_at) - Date.parse(other.due_at);
}
