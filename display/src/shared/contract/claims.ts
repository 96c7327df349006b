// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** `POST /api/claims`: a line that somebody else than the customer is to pay. */
export interface OpenClaim {
  /** UUIDv7 made by the client */
  claim_id: string;
  order_id: string;
  line_id: string;
  words?: string;
}

/** `POST /api/claims/{claim_id}/next`. */
export interface TakeClaimStep {
  step: "sent" | "accepted" | "partly" | "refused" | "paid";
  /** of `partly`: what they pay */
  accepted_minor?: number | null;
  words?: string;
  /** refused as stale if the claim has moved on */
  version?: number | null;
}

/** `POST /api/claims/{claim_id}/part`: where the old part is now. */
export interface MovePart {
  custody: "stored" | "handed_over" | "returned";
  /** on the part; empty: as before */
  label?: string;
  /** where it lies, or who has it */
  place?: string;
  words?: string;
  version?: number | null;
}

/** The line that a claim is, or can be, about. */
export interface ClaimLine {
  order_id: string;
  order_number: string;
  line_id: string;
  title: Words;
  payer: "customer" | "insurer" | "warranty" | "internal";
  amount_minor: number;
  plate: Plate;
  brand: Words;
  series: Words;
}

/** What was said at one step. */
export interface ClaimNoted {
  step: string;
  words: string;
  at: string;
  by: Words | null;
}

/** One claim as staff read it. */
export interface ClaimEntry {
  claim_id: string;
  version: number;
  line: ClaimLine;
  step: "opened" | "sent" | "accepted" | "partly" | "refused" | "paid";
  next_steps: Array<"opened" | "sent" | "accepted" | "partly" | "refused" | "paid">;
  accepted_minor: number | null;
  opened_at: string;
  custody: "none" | "stored" | "handed_over" | "returned";
  next_custody: Array<"none" | "stored" | "handed_over" | "returned">;
  part_label: string;
  part_place: string;
  part_with: string;
  notes: Array<ClaimNoted>;
}

/** `GET /api/claims`: the latest change first, and the lines for which none was opened yet. */
export interface ClaimList {
  zone: string;
  claims: Array<ClaimEntry>;
  unclaimed: Array<ClaimLine>;
}
