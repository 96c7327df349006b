// Written by display/write_types.py. Change the Python and run it again.

import type { DamageKind, Plate, Station, Words } from "./boards";

/** Damage on a loaner; `x` and `y` are shares of the drawing of the car. */
export interface LoanerDamage {
  /** UUIDv7 made by the client */
  mark_id: string;
  station: Station;
  kind: DamageKind;
  x: number;
  y: number;
}

/** What a loaner is called, in both languages. */
export interface LoanerModel {
  zh: string;
  en: string;
}

/** `POST /api/loaners`: a car that the shop lends from now on. */
export interface AddLoaner {
  /** UUIDv7 made by the client */
  loaner_id: string;
  plate: string;
  model: LoanerModel;
  mileage_km: number;
  /** of the tank, or of the battery */
  fuel_eighths: number;
}

/** `POST /api/loaners/{loaner_id}/change`: it is another car, or is not lent any more. */
export interface ChangeLoaner {
  model: LoanerModel;
  in_service: boolean;
}

/** `POST /api/loaners/loans`: a customer takes it; they have signed for this `loan_id` before. */
export interface GiveLoaner {
  mileage_km: number;
  /** of the tank, or of the battery */
  fuel_eighths: number;
  /** all damage, old and new */
  marks: Array<LoanerDamage>;
  /** UUIDv7 made by the client */
  loan_id: string;
  loaner_id: string;
  visit_id: string;
  due_at: string;
}

/** `POST /api/loaners/loans/{loan_id}/due`. */
export interface MoveLoanDue {
  due_at: string;
}

/** `POST /api/loaners/loans/{loan_id}/return`. */
export interface ReturnLoaner {
  mileage_km: number;
  /** of the tank, or of the battery */
  fuel_eighths: number;
  /** all damage, old and new */
  marks: Array<LoanerDamage>;
  note?: string;
  /** what the customer is to pay for it */
  charge_minor?: number;
  /** wanted with an amount */
  charge_reason?: string;
}

/** A customer and their own car: whom a loaner is for. */
export interface LoanCustomer {
  visit_id: string;
  plate: Plate;
  brand: Words;
  series: Words;
  customer_name: string;
  customer_phone: string;
}

/** One loan, open or over. */
export interface LoanEntry {
  loan_id: string;
  customer: LoanCustomer;
  due_at: string;
  given_at: string;
  given_by: Words | null;
  given_km: number;
  given_eighths: number;
  given_marks: Array<LoanerDamage>;
  returned_at: string | null;
  returned_to: Words | null;
  returned_km: number | null;
  returned_eighths: number | null;
  driven_km: number | null;
  new_marks: Array<LoanerDamage>;
  note: string;
  charge_minor: number;
  charge_reason: string;
  charged_at: string | null;
}

/** One loaner as it stands. */
export interface LoanerEntry {
  loaner_id: string;
  plate: Plate;
  model: Words;
  mileage_km: number;
  fuel_eighths: number;
  marks: Array<LoanerDamage>;
  in_service: boolean;
  /** who has it now */
  loan: LoanEntry | null;
}

/** `GET /api/loaners`: what is overdue first, then what is out, then what is free. */
export interface LoanerList {
  zone: string;
  now: string;
  loaners: Array<LoanerEntry>;
  /** who was said to need one, and has had none */
  wanted: Array<LoanCustomer>;
  /** whose cars are here, too, and who have had none */
  others: Array<LoanCustomer>;
}

/** `GET /api/loaners/{loaner_id}/loans`: who had it when, the last first. */
export interface LoanHistory {
  loans: Array<LoanEntry>;
}
