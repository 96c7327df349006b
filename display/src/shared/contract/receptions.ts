// Written by display/write_types.py. Change the Python and run it again.

import type { RepairWarranty, WarrantyEnd, Words } from "./boards";

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

/** Earlier work that the shop answers for still. */
export interface StandingRepair {
  line_id: string;
  order_id: string;
  order_number: string;
  title: Words;
  delivered_on: string;
  /** at that delivery */
  mileage_km: number | null;
  warranty: RepairWarranty;
}

/** One of the manufacturer's terms, as the shop has written it down. */
export interface ManufacturerCover {
  name: Words;
  state: "stands" | "over" | "unknown";
  /** null without the day of the first registration */
  end: WarrantyEnd | null;
}

/** Who may have to pay for an operation: the advisor decides. */
export interface PayerProposal {
  operation_id: string;
  payer: "internal" | "warranty";
  /** of the shop: the `line_id` of the repair to be done again */
  repeats: string | null;
  /** of the manufacturer: by which of its terms */
  term: Words | null;
}

/** `GET /api/receptions/{order_id}/warranty`: of the car's last twenty orders, the newest first. */
export interface StandingWarranty {
  /** as it was read now; null: the days alone count */
  mileage_km: number | null;
  repairs: Array<StandingRepair>;
  manufacturer: Array<ManufacturerCover>;
  /** for those of the operations asked about that have one */
  proposals: Array<PayerProposal>;
}
