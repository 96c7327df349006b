// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** `POST /api/parts-picks/{order_id}`: a part goes to somebody, who types their PIN. */
export interface HandOutPart {
  /** a UUIDv7 of yours */
  pick_id: string;
  part: string;
  quantity_thousandths: number;
  taken_by: string;
  pin: string;
  problem?: "short" | "wrong" | null;
  note?: string;
}

/** What was handed out of a part. */
export interface PickEntry {
  pick_id: string;
  quantity_thousandths: number;
  handed_by: Words;
  taken_by: Words;
  picked_at: string;
  problem: "short" | "wrong" | null;
  note: string;
}

/** A part that an order takes. */
export interface WantedEntry {
  part: string;
  name: Words;
  number: string;
  brand: string;
  quantity_thousandths: number;
  picks: Array<PickEntry>;
}

/** An order in the workshop that takes parts. */
export interface PickOrder {
  order_id: string;
  order_number: string;
  plate: Plate;
  technician_id: string | null;
  waits_for_parts: boolean;
  parts: Array<WantedEntry>;
}

/** Somebody who can take parts. */
export interface Taker {
  staff_id: string;
  name: Words;
}

/** `GET /api/parts-picks`: orders in the workshop, those that wait for parts first. */
export interface PickList {
  zone: string;
  orders: Array<PickOrder>;
  takers: Array<Taker>;
}
