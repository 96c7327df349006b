// Written by display/write_types.py. Change the Python and run it again.

import type { Colleague } from "./after_service";
import type { Plate, Words } from "./boards";

/** `POST /api/slips`: somebody asks or suggests something, about a car that is known or about none. */
export interface OpenSlip {
  /** UUIDv7 made by the client */
  slip_id: string;
  kind: "consultation" | "suggestion";
  words: string;
  name?: string;
  phone?: string;
  /** of a car that the shop knows */
  plate?: string | null;
}

/** `POST /api/customer-links/{token}/slips`: the same, by the customer from their own page. */
export interface HandInSlip {
  slip_id: string;
  kind: "consultation" | "suggestion";
  words: string;
}

/** `POST /api/slips/{slip_id}/owner`: whose it is to answer. */
export interface GiveSlip {
  owner_id: string;
}

/** `POST /api/slips/{slip_id}/answer`: what was answered. */
export interface AnswerSlip {
  words: string;
}

/** `POST /api/slips/{slip_id}/close`: nothing more is to be said, but for these last words. */
export interface CloseSlip {
  words?: string;
}

/** What was said at one step: `answered` or `closed`. */
export interface SlipNote {
  step: string;
  words: string;
  at: string;
  by: Words | null;
}

/** One slip as the staff read it. */
export interface SlipEntry {
  slip_id: string;
  kind: "consultation" | "suggestion";
  source: "desk" | "phone";
  plate: Plate | null;
  name: string;
  phone: string;
  words: string;
  opened_at: string;
  closed_at: string | null;
  owner_id: string | null;
  owner: Words | null;
  answered: boolean;
  notes: Array<SlipNote>;
}

/** `GET /api/slips`: the open ones, the oldest first, and those closed within seven days. */
export interface Slips {
  slips: Array<SlipEntry>;
  /** who can answer */
  colleagues: Array<Colleague>;
  /** the shop's, IANA: times are shown in it */
  zone: string;
}

/** `GET /api/slips/history?visit_id=…`: all slips about the car of a visit, the newest first. */
export interface SlipHistory {
  slips: Array<SlipEntry>;
}
