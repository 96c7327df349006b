// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, RepairWarranty, Words } from "./boards";
import type { CatalogueProblem } from "./catalogue";
import type { FoundBooking, FoundCar } from "./search";

/** One item of a repair order. */
export interface RecordedLine {
  title: Words;
  price_minor: number;
  authorization: "requested" | "authorized" | "declined";
  added: boolean;
  safety: boolean;
  /** what the shop answers for since the delivery */
  warranty: RepairWarranty | null;
}

/** One repair order, as it ended or stands. */
export interface RecordedOrder {
  order_id: string;
  number: string;
  mileage_km: number | null;
  total_minor: number;
  lines: Array<RecordedLine>;
  /** what the customer said at the reception */
  own_words: string;
  notes: string;
  rework_count: number;
  delivered_at: string | null;
  /** given at the delivery, for the next time */
  advice: string;
  next_service_on: string | null;
  next_service_km: number | null;
}

/** One stay of the car. */
export interface RecordedVisit {
  visit_id: string;
  arrived_at: string;
  departed_at: string | null;
  advisor: Words | null;
  rating: number | null;
  /** empty where its owner did */
  brought_by: string;
  orders: Array<RecordedOrder>;
}

/** Something that the customer did not want. */
export interface RecordedRecommendation {
  title: Words;
  safety: boolean;
  price_minor: number;
  declined_at: string;
  settled_at: string | null;
}

/** A complaint about the car, or about a stay of it. */
export interface RecordedComplaint {
  opened_at: string;
  closed_at: string | null;
  words: string;
}

/** What manufacturer or insurer were asked to pay for the car. */
export interface RecordedClaim {
  claim_id: string;
  title: Words;
  order_number: string;
  payer: "customer" | "insurer" | "warranty" | "internal";
  amount_minor: number;
  step: "opened" | "sent" | "accepted" | "partly" | "refused" | "paid";
  changed_at: string;
}

/** What somebody asked or suggested about the car. */
export interface RecordedSlip {
  slip_id: string;
  kind: "consultation" | "suggestion";
  words: string;
  opened_at: string;
  answered: boolean;
  closed_at: string | null;
}

/** A fault report of the car. */
export interface RecordedFault {
  report_id: string;
  title: string;
  action: string;
  step: "recorded" | "cause_found" | "repaired" | "verified" | "closed";
  changed_at: string;
}

/** Whose car it is. */
export interface Owner {
  customer_id: string;
  name: string;
  /** null for who may not see telephone numbers */
  phone: string | null;
}

/** Work from before this server kept the record. */
export interface PastServiceEntry {
  day: string;
  number: string;
  mileage_km: number | null;
  work: string;
  amount_minor: number;
}

/** `GET /api/records/vehicles/{vehicle_id}`. */
export interface VehicleRecord {
  /** the shop's, IANA */
  zone: string;
  car: FoundCar;
  colour: Words;
  owner: Owner | null;
  last_mileage_km: number | null;
  bookings: Array<FoundBooking>;
  /** the newest first */
  visits: Array<RecordedVisit>;
  /** from another system's file, the newest first */
  past_services: Array<PastServiceEntry>;
  /** how many older ones are not told */
  more_visits: number;
  recommendations: Array<RecordedRecommendation>;
  complaints: Array<RecordedComplaint>;
  claims: Array<RecordedClaim>;
  slips: Array<RecordedSlip>;
  faults: Array<RecordedFault>;
}

/** A stay of somebody else's car that this customer brought. */
export interface BroughtVisit {
  vehicle_id: string;
  plate: Plate;
  arrived_at: string;
}

/** `GET /api/records/customers/{customer_id}`. */
export interface CustomerRecord {
  zone: string;
  owner: Owner;
  cars: Array<FoundCar>;
  bookings: Array<FoundBooking>;
  brought: Array<BroughtVisit>;
}

/** What a file of records would change: nothing at all where it has problems. The first are told. */
export interface RecordsCheck {
  added: number;
  changed: number;
  unchanged: number;
  problems: Array<CatalogueProblem>;
  problem_count: number;
}
