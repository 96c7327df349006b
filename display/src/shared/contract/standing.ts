// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** `POST /api/win-back/{customer_id}`: what somebody answered who was asked back. */
export interface NoteWinBack {
  answer: "booked" | "later" | "no";
}

/** The best tier that a customer has reached. */
export interface ReachedTier {
  name: Words;
  benefits: Words;
}

/** `GET /api/customer-tier?plate=…`: of the car's owner; null where none is reached. */
export interface OwnersTier {
  tier: ReachedTier | null;
}

/** Somebody who has not been here for long. */
export interface AwayCustomer {
  customer_id: string;
  name: string;
  /** null for who may not see telephone numbers */
  phone: string | null;
  tier: ReachedTier | null;
  plates: Array<Plate>;
  last_arrived_at: string;
  /** within the time that counts for the tiers */
  visits: number;
  paid_minor: number;
  /** the last recommendation that is still open */
  declined: Words | null;
  /** who received them last */
  advisor: Words | null;
}

/** `GET /api/win-back`: who was here last first. */
export interface WinBack {
  zone: string;
  customers: Array<AwayCustomer>;
}
