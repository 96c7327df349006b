import type { BayJob } from "../../shared/contract/boards";
import type { Session } from "../../shared/contract/deeds";
import { may } from "../../shared/may";

/** Why the self check cannot be passed yet; null: it can. */
export type FinishBlock = { readonly kind: "items"; readonly count: number } | { readonly kind: "approval" };

export function openItems(job: BayJob): number {
  return job.checklist.filter((item) => item.ticked_at === null).length;
}

/** What keeps a job from being finished: items not ticked, or added work that the customer has not answered. */
export function finishBlock(job: BayJob): FinishBlock | null {
  const count = openItems(job);
  if (count > 0) return { kind: "items", count };
  const asked = job.car.lines.some((line) => line.added && line.authorization === "requested");
  return asked ? { kind: "approval" } : null;
}

/** The job as this person may work on it; somebody who has not signed in yet is asked who they are at the first tap. */
export function jobFor(person: Session | null, job: BayJob | undefined): BayJob | undefined {
  if (!person || !job) return job;
  return { ...job, car: { ...job.car, allowed: job.car.allowed.filter((deed) => may(deed, person)) } };
}

export function isAllowed(job: BayJob, deed: string): boolean {
  return job.car.allowed.includes(deed);
}
