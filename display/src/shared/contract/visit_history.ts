// Written by display/write_types.py. Change the Python and run it again.

import type { ReceptionRecord, Walkaround, Words } from "./boards";

/** Who took an entry back, when, and why. */
export interface StruckThrough {
  at: string;
  by: Words | null;
  /** in words; empty where a tap was taken back at once */
  reason: string;
}

/** What was written down for a visit that became a part of this one, and does not stand. */
export interface SetAside {
  record: ReceptionRecord;
  walk: Walkaround;
}

/** One thing that was done. */
export interface HistoryEntry {
  /** of the shop's journal */
  number: number;
  at: string;
  /** a wording key after `history.`, e.g. `work_finished` */
  what: string;
  /** where the car was then */
  stage: Words | null;
  by: Words | null;
  /** a wording key after `history.how_`: what there is to show for it */
  how: string | null;
  /** of a payment, a refund or a settlement */
  amount_minor: number | null;
  /** what a step back made void */
  voided: "estimate" | "authorization" | "settlement" | "delivery" | "step" | null;
  /** of a step back, a refund, or a merge or split of visits */
  reason: string;
  /** of an entry of a merged visit, a merge or a split: the number of that order */
  other_order: string | null;
  set_aside?: SetAside | null;
  struck: StruckThrough | null;
}

/** `GET /api/visits/{visit_id}/history`, the oldest first. */
export interface VisitHistory {
  visit_id: string;
  entries: Array<HistoryEntry>;
}
