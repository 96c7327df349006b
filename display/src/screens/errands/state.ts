import type { ErrandEntry, ErrandStepTaken } from "../../shared/contract/errands";
import type { Status } from "../../shared/shapes/StatusShape.svelte";

/** How an errand stands: the last step that was taken, or whether somebody is to go. */
export function stateOf(errand: ErrandEntry): ErrandStepTaken["step"] | "nobody" | "arranged" {
  const last = errand.steps.at(-1)?.step;
  if (last !== undefined) return last;
  return errand.staff_id === null ? "nobody" : "arranged";
}

export function statusOf(errand: ErrandEntry): Status {
  if (errand.ended_at !== null) return stateOf(errand) === "cancelled" ? "idle" : "ok";
  return stateOf(errand) === "nobody" ? "move" : "hold";
}
