// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, RepairWarranty, Words } from "./boards";

/** One line that the customer has agreed to, tax included. */
export interface SettlementLine {
  line_id: string;
  title: Words;
  standard_minutes: number;
  amount_minor: number;
  payer: "customer" | "insurer" | "warranty" | "internal";
  added: boolean;
  /** what the shop answers for since the delivery */
  warranty: RepairWarranty | null;
}

/** One payer's part. */
export interface PayerBalance {
  payer: "customer" | "insurer" | "warranty" | "internal";
  due_minor: number;
  paid_minor: number;
}

/** One entry of the till. */
export interface PaymentEntry {
  payment_id: string;
  kind: "cash" | "card" | "wechat" | "alipay" | "transfer" | "voucher" | "insurer" | "warranty" | "internal" | "rounding";
  payer: "customer" | "insurer" | "warranty" | "internal";
  /** below 0 for a refund */
  amount_minor: number;
  taken_at: string;
  taken_by: Words | null;
  /** of a refund */
  reason: string;
  /** what can still be given back of it */
  refundable_minor: number;
}

/** Something that is missing, and who must see to it. */
export interface SettlementGap {
  kind: "no_lines" | "not_authorized" | "added_work_open" | "stage_ahead" | "not_priced" | "no_mileage" | "parts_not_handed_out";
  role: string;
  /** the line or the stage */
  of: Words | null;
  blocks: boolean;
}

/** What a customer is to pay for a loaner, besides the bill: until somebody has taken it. */
export interface LoanCharge {
  loan_id: string;
  plate: Plate;
  customer_name: string;
  amount_minor: number;
  reason: string;
  returned_at: string;
}

/** `GET /api/settlements/{order_id}`. */
export interface Settlement {
  order_id: string;
  order_version: number;
  order_number: string;
  shop: Words;
  zone: string;
  plate: Plate;
  brand: Words;
  series: Words;
  customer_name: string;
  mileage_km: number | null;
  advisor: Words | null;
  arrived_at: string;
  settled_at: string | null;
  lines: Array<SettlementLine>;
  /** what the customer did not want this time */
  declined: Array<Words>;
  balances: Array<PayerBalance>;
  due_minor: number;
  paid_minor: number;
  payments: Array<PaymentEntry>;
  gaps: Array<SettlementGap>;
  loan_charges: Array<LoanCharge>;
  /** for the next time, once the car was handed over */
  advice: string;
  next_service_on: string | null;
  next_service_km: number | null;
  recheck_on: string | null;
  /** the customer has signed for their car */
  signed: boolean;
  /** the word of a customer who wished no wash, empty from the reception; null: nobody did */
  no_wash: string | null;
  delivered: boolean;
  invoice_title: string;
  invoice_tax_number: string;
  allowed: Array<string>;
}

/** An order whose car has left or was handed over: what is still owed, or may go back. */
export interface DepartedOrder {
  order_id: string;
  order_number: string;
  order_version: number;
  plate: Plate;
  brand: Words;
  series: Words;
  customer_name: string;
  left_at: string | null;
  delivered_at: string | null;
  owed_minor: number;
}

/** `GET /api/settlements`: who left owing, the last first; with a `search`, the orders of that plate. */
export interface DepartedOrders {
  zone: string;
  orders: Array<DepartedOrder>;
  /** of all customers, the last first */
  loan_charges: Array<LoanCharge>;
}

/** One ring to a customer whose car is ready. */
export interface ReadyCallMade {
  reached: boolean;
  words: string;
  called_at: string;
  by: Words | null;
}

/** `GET /api/visits/{visit_id}/ready-calls`: the last first. */
export interface ReadyCalls {
  calls: Array<ReadyCallMade>;
}
