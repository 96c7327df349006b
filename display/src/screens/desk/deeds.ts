import type { FloorCar } from "../../shared/contract/boards";
import type { May } from "../../shared/may";

/** What is done from a desk, in the order in which a car needs it; the rest belongs to the bay and the foreman. */
export const DESK_DEEDS = [
  "choose_flow",
  "begin_reception",
  "finish_reception",
  "authorize_estimate",
  "revise_estimate",
  "answer_added_work",
  "pass_check",
  "fail_check",
  "start_wash",
  "finish_wash",
  "skip_wash",
  "call_customer",
  "settle_order",
  "deliver_vehicle",
  "move_promised_time",
  "answer_help",
] as const;

export type DeskDeed = (typeof DESK_DEEDS)[number];

/** Deeds that a person must look at the car's sheet for: they need an answer, an amount or a signature. */
const NEEDS_SHEET: ReadonlySet<DeskDeed> = new Set<DeskDeed>([
  "choose_flow",
  "finish_reception",
  "authorize_estimate",
  "answer_added_work",
  "pass_check",
  "fail_check",
  "settle_order",
  "deliver_vehicle",
  "move_promised_time",
]);

/** Never offered as the next thing to do: they answer something that went wrong. */
const NEVER_NEXT: ReadonlySet<DeskDeed> = new Set<DeskDeed>([
  "choose_flow",
  "revise_estimate",
  "fail_check",
  "skip_wash",
  "move_promised_time",
  "answer_help",
]);

export function needsSheet(deed: DeskDeed): boolean {
  return NEEDS_SHEET.has(deed);
}

/** The deeds that the car's stage allows, a desk does and this person may do, in order. */
export function deskDeeds(car: FloorCar, may: May): DeskDeed[] {
  return DESK_DEEDS.filter((deed) => car.allowed.includes(deed) && may(deed));
}

/**
 * The one deed that brings the car on; none while it is in the bay. A customer who has been called once is not
 * next called again but asked to pay, by whoever keeps the till.
 */
export function nextDeed(car: FloorCar, may: May): DeskDeed | undefined {
  const called = car.called_at !== null;
  return deskDeeds(car, may).find((deed) => !NEVER_NEXT.has(deed) && !(called && deed === "call_customer"));
}

/** Where a deed on an order is posted. */
export function deedPath(orderId: string, deed: string): string {
  return `/api/repair-orders/${encodeURIComponent(orderId)}/${deed.replaceAll("_", "-")}`;
}
