// Written by display/write_types.py. Change the Python and run it again.

import type { LineOption, Plate, Words } from "./boards";

/** One line. The price is of one piece, of labour of one hour; `tax_minor` is in `amount_minor`. */
export interface CostEntry {
  kind: "labour" | "part" | "consumable" | "other";
  title: Words;
  number: string;
  brand: string;
  minutes: number;
  quantity_thousandths: number;
  price_minor: number;
  discount_basis_points: number;
  discount_minor: number;
  amount_minor: number;
  tax_minor: number;
}

/** One operation of an estimate with its costs; `line_id` is that of the order's line. */
export interface ItemEntry {
  line_id: string;
  operation_id: string | null;
  title: Words;
  explanation: Words | null;
  payer: "customer" | "insurer" | "warranty" | "internal";
  safety: boolean;
  standard_minutes: number;
  bay_kind: string;
  amount_minor: number;
  costs: Array<CostEntry>;
  options?: Array<LineOption>;
  repeats?: string | null;
}

/** What one payer pays. */
export interface PayerSum {
  payer: "customer" | "insurer" | "warranty" | "internal";
  amount_minor: number;
}

/** One version of an order's estimate. */
export interface EstimateEntry {
  estimate_id: string;
  number: number;
  made_at: string;
  made_by: Words | null;
  items: Array<ItemEntry>;
  total_minor: number;
  tax_minor: number;
  tax_basis_points: number;
  payers: Array<PayerSum>;
  promised_from: string;
  promised_to: string;
  promise_reason: string;
}

/** What the customer said to one line; added lines are in no version, so their words are here. */
export interface LineAnswer {
  line_id: string;
  title: Words;
  added: boolean;
  authorization: "requested" | "authorized" | "declined";
  payer: "customer" | "insurer" | "warranty" | "internal";
  price_minor: number;
}

/** A version that another has taken the place of, as a printed sheet names it: struck through. */
export interface EarlierVersion {
  number: number;
  made_at: string;
  made_by: Words | null;
  titles: Array<Words>;
  total_minor: number;
  promised_from: string;
  promised_to: string;
}

/** An estimate as it is printed, and once the customer has agreed the repair order: the newest version. */
export interface EstimatePaper {
  shop: Words;
  zone: string;
  order_number: string;
  plate: Plate;
  brand: Words;
  series: Words;
  vin: string | null;
  customer_name: string;
  mileage_km: number | null;
  arrived_at: string;
  advisor: Words | null;
  estimate: EstimateEntry;
  answers: Array<LineAnswer>;
  agreed: boolean;
  due_minor: number;
  signed: boolean;
  earlier?: Array<EarlierVersion>;
}

/** What a customer did not want, at this visit or before; minutes and price are of that day. */
export interface RecommendationEntry {
  recommendation_id: string;
  title: Words;
  explanation: Words | null;
  safety: boolean;
  minutes: number;
  price_minor: number;
  declined_at: string;
  order_number: string;
  this_visit: boolean;
}

/** A promise that was moved though the bays did not allow it by themselves. */
export interface PromiseReason {
  moved_at: string;
  moved_by: Words | null;
  promised_from: string;
  promised_to: string;
  reason: string;
}

/** The earliest window that the bays allow, and what it is made of, in minutes of the shop's hours. */
export interface PossibleWindow {
  from_at: string;
  to_at: string;
  bay_kind: string;
  bays: number;
  waiting_minutes: number;
  work_minutes: number;
  other_minutes: number;
}
