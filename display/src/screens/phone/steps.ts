import type { CustomerVisit } from "../../shared/contract/boards";

export interface StepShown {
  readonly step: CustomerVisit["step"];
  readonly state: "done" | "now" | "to_come";
  /** When it was last reached; null for what is to come. */
  readonly at: string | null;
}

/** Whether the customer has answered all that was asked, and the car waits for its work to begin. */
function waitsToStart(visit: CustomerVisit): boolean {
  const asked = visit.lines.some((line) => line.authorization === "requested");
  return visit.step === "approval" && !asked && visit.lines.length > 0;
}

/** The visit's steps in order. After rework a step that the car has gone back before is to come again. */
export function stepsOf(visit: CustomerVisit): StepShown[] {
  const reached = new Map(visit.timeline.map((entry) => [entry.step, entry.at]));
  const behind = waitsToStart(visit) ? visit.step_index + 1 : visit.step_index;
  return visit.steps.map((step, index) => {
    const state = index < behind || visit.delivered_at !== null ? "done" : index === visit.step_index ? "now" : "to_come";
    return { step, state, at: state === "to_come" ? null : (reached.get(step) ?? null) };
  });
}

/** The part of a link's token that names its board. */
export function linkIdOf(token: string): string {
  return token.split(".", 1)[0] ?? "";
}

export type Headline = CustomerVisit["step"] | "confirmed" | "delivered";

/** The one thing to say about the car: an answered approval is not asked for again. */
export function headlineOf(visit: CustomerVisit): Headline {
  if (visit.delivered_at !== null) return "delivered";
  return waitsToStart(visit) ? "confirmed" : visit.step;
}
