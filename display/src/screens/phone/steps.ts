import type { CustomerVisit } from "../../shared/contract/boards";

export interface StepShown {
  readonly step: CustomerVisit["step"];
  readonly state: "done" | "now" | "to_come";
  /** When it was last reached; null for what is to come. */
  readonly at: string | null;
}

/** The visit's steps in order. After rework a step that the car has gone back before is to come again. */
export function stepsOf(visit: CustomerVisit): StepShown[] {
  const reached = new Map(visit.timeline.map((entry) => [entry.step, entry.at]));
  return visit.steps.map((step, index) => {
    const state = index < visit.step_index || visit.delivered_at !== null ? "done" : index === visit.step_index ? "now" : "to_come";
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
  const asked = visit.lines.some((line) => line.authorization === "requested");
  return visit.step === "approval" && !asked && visit.lines.length > 0 ? "confirmed" : visit.step;
}
