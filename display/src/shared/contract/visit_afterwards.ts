// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";
import type { SettlementLine } from "./settlement";

/** `GET /api/customer-links/{token}/afterwards`: what was done and advised, when to come again. */
export interface VisitAfterwards {
  plate: Plate;
  brand: Words;
  series: Words;
  lines: Array<SettlementLine>;
  /** what was advised and not wanted this time */
  declined: Array<Words>;
  /** the customer's own part, tax included */
  own_minor: number;
  advice: string;
  next_service_on: string | null;
  next_service_km: number | null;
  recheck_on: string | null;
  rating: number | null;
}
