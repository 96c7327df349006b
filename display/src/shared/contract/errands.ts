// Written by display/write_types.py. Change the Python and run it again.

import type { Colleague } from "./after_service";
import type { Plate, Words } from "./boards";
import type { WhichCar } from "./deeds";

/** `POST /api/errands`: somebody is to go out for a car. */
export interface ArrangeErrand {
  /** UUIDv7 made by the client */
  errand_id: string;
  kind: "rescue" | "on_site" | "fetch" | "return";
  car: WhichCar;
  contact: string;
  phone: string;
  address: string;
  words?: string;
  wanted_at: string;
  /** who goes, if that is settled */
  staff_id?: string | null;
}

/** `POST /api/errands/{errand_id}/staff`: who goes. */
export interface GiveErrand {
  staff_id: string;
}

/** `POST /api/errands/{errand_id}/steps`: it has come one step on. */
export interface TakeErrandStep {
  step: "set_off" | "there" | "brought_in" | "repaired" | "handed_over";
}

/** `POST /api/errands/{errand_id}/cancel`: nobody needs to go any more. */
export interface CancelErrand {
  reason: string;
}

/** A step that was taken. */
export interface ErrandStepTaken {
  step: "set_off" | "there" | "brought_in" | "repaired" | "handed_over" | "cancelled";
  at: string;
  by: Words | null;
}

/** One errand as the staff read it. */
export interface ErrandEntry {
  errand_id: string;
  kind: "rescue" | "on_site" | "fetch" | "return";
  plate: Plate;
  brand: Words;
  series: Words;
  /** of the car, once it is in the shop's hands */
  visit_id: string | null;
  contact: string;
  phone: string;
  address: string;
  words: string;
  wanted_at: string;
  staff_id: string | null;
  goes: Words | null;
  steps: Array<ErrandStepTaken>;
  next_steps: Array<"set_off" | "there" | "brought_in" | "repaired" | "handed_over" | "cancelled">;
  ended_at: string | null;
  cancelled_because: string;
}

/** `GET /api/errands`: those that are open, the next one first, and those that ended within a day. */
export interface Errands {
  /** IANA: the shop's */
  zone: string;
  errands: Array<ErrandEntry>;
  /** who can go */
  colleagues: Array<Colleague>;
}
