// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** One item of earlier work. */
export interface PastLine {
  title: Words;
  price_minor: number;
  authorization: "requested" | "authorized" | "declined";
  safety: boolean;
}

/** One repair order of an earlier visit. */
export interface PastOrder {
  order_number: string;
  visit_id: string;
  arrived_at: string;
  mileage_km: number | null;
  total_minor: number;
  /** what the customer said then */
  own_words: string;
  lines: Array<PastLine>;
}

/** `GET /api/receptions/{order_id}/history`: the newest orders first, at most twenty. */
export interface VehicleHistory {
  last_mileage_km: number | null;
  orders: Array<PastOrder>;
}
