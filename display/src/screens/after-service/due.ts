import type { ComplaintDue, ComplaintEntry, FollowUpDue } from "../../shared/contract/after_service";
import type { Status } from "../../shared/shapes/StatusShape.svelte";

export type DueState = FollowUpDue["state"];

/** A car is called twice: each call is a row of its own. */
export function callKey(due: FollowUpDue): string {
  return `${due.call} ${due.visit_id}`;
}

/** The steps of a complaint, in the order in which they are taken. */
export const STEPS = ["answered", "planned", "manager_informed", "visited", "concluded"] as const;

/** Those that were not taken yet. */
export function openSteps(complaint: ComplaintEntry): Array<(typeof STEPS)[number]> {
  const taken = new Set(complaint.notes.map(({ step }) => step));
  return STEPS.filter((step) => !taken.has(step));
}

/** What falls due first. */
export function nextDue(complaint: ComplaintEntry): ComplaintDue | undefined {
  return complaint.due[0];
}

const WORST: readonly DueState[] = ["escalated", "overdue", "warned", "running"];

/** The worst of what is due about it; null: nothing is. */
export function complaintState(complaint: ComplaintEntry): DueState | null {
  return WORST.find((state) => complaint.due.some((due) => due.state === state)) ?? null;
}

const STATUS: Readonly<Record<DueState, Status>> = { running: "idle", warned: "warn", overdue: "act", escalated: "act" };

export function statusOfDue(state: DueState | null): Status {
  return state === null ? "ok" : STATUS[state];
}
