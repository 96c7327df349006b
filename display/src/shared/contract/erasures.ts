// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** `POST /api/records/customers/{customer_id}/erase`: one of a list, since words might name somebody. */
export interface EraseCustomer {
  reason: "asked" | "consent_withdrawn" | "no_longer_needed" | "kept_by_mistake";
}

/** What one table holds of a customer. */
export interface HeldTable {
  table: string;
  rows: number;
  /** pictures or sounds that its rows name */
  pictures: number;
  /** why its rows stay, nameless; null where they go */
  kept_because: "anchor" | "accounts" | "work_done" | "knowledge" | null;
}

/** `GET /api/records/customers/{customer_id}/held`. */
export interface HeldOfCustomer {
  tables: Array<HeldTable>;
  /** rows elsewhere that say a plate, the number or a VIN */
  mentions: number;
  /** what has to be over before the customer can be erased */
  holds: Array<"car_here" | "booking_open" | "money_open" | "complaint_open" | "claim_open" | "loaner_out" | "errand_open" | "slip_open">;
  erased_at: string | null;
}

/** What became of one table's rows. `left` is what the search found afterwards: 0 is the proof. */
export interface FoundInTable {
  table: string;
  columns: Array<string>;
  rows: number;
  gone: number;
  blanked: number;
  struck: number;
  kept: number;
  kept_because: "anchor" | "accounts" | "work_done" | "knowledge" | null;
  left: number;
}

/** The search after an erasure. */
export interface ErasureProof {
  proved_at: string;
  clean: boolean;
  columns_searched: number;
  /** once, at the erasure: the words are kept nowhere */
  words_searched: boolean;
  words_found: number;
  pictures_gone: number;
  /** the same content belongs to somebody else's row: it stays */
  pictures_shared: number;
  pictures_left: number;
}

/** One erasure: `GET /api/erasures/{erasure_id}`. */
export interface ToldErasure {
  zone: string;
  erasure_id: string;
  customer_id: string;
  reason: "asked" | "consent_withdrawn" | "no_longer_needed" | "kept_by_mistake";
  erased_at: string;
  erased_by: Words | null;
  findings: Array<FoundInTable>;
  /** null while the search has not been made */
  proof: ErasureProof | null;
}

/** One erasure in the list. */
export interface ErasureLine {
  erasure_id: string;
  erased_at: string;
  reason: "asked" | "consent_withdrawn" | "no_longer_needed" | "kept_by_mistake";
  clean: boolean | null;
}

/** `GET /api/erasures`: the newest first. */
export interface Erasures {
  zone: string;
  erasures: Array<ErasureLine>;
}
