// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** `POST /api/recalls`: one recall with its list. */
export interface AnnounceRecall {
  /** UUIDv7 made by the client */
  recall_id: string;
  /** the manufacturer's */
  code: string;
  title: string;
  remedy?: string;
  begins_on: string;
  /** one a line; empty lines are left out */
  vins: Array<string>;
}

/** `POST /api/recalls/cars/{car_id}/repaired`: during a visit, if it was done here. */
export interface RepairRecalled {
  visit_id?: string | null;
}

/** One recall in the list. */
export interface RecallEntry {
  recall_id: string;
  code: string;
  title: string;
  remedy: string;
  begins_on: string;
  announced_at: string;
  withdrawn_at: string | null;
  /** cars on the manufacturer's list */
  listed: number;
  /** of them, those that this shop knows */
  known: number;
  repaired: number;
}

/** One car of a recall that the shop knows. */
export interface RecalledCarEntry {
  car_id: string;
  plate: Plate;
  brand: Words;
  series: Words;
  customer_name: string;
  customer_phone: string;
  state: "to_tell" | "told" | "repaired";
  repaired_on: string | null;
}

/** `GET /api/recalls/{recall_id}`: a recall with its known cars, those to be told first. */
export interface RecallSheet {
  recall: RecallEntry;
  cars: Array<RecalledCarEntry>;
}

/** `GET /api/visits/{visit_id}/recalls`: what its car still has to be called back for. */
export interface OpenRecall {
  car_id: string;
  code: string;
  title: string;
  remedy: string;
  begins_on: string;
}
