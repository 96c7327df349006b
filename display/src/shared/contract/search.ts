// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** A car that the shop knows. */
export interface FoundCar {
  vehicle_id: string;
  plate: Plate;
  brand: Words;
  series: Words;
  vin: string | null;
  owner_name: string;
  /** its visit, while it is on the premises */
  here_visit_id: string | null;
  last_arrived_at: string | null;
}

/** Somebody who owns cars, or brings them. */
export interface FoundCustomer {
  customer_id: string;
  name: string;
  /** null for who may not see telephone numbers */
  phone: string | null;
  plates: Array<Plate>;
}

/** A repair order, by its number. */
export interface FoundOrder {
  order_id: string;
  number: string;
  vehicle_id: string;
  plate: Plate;
  job: Words | null;
  arrived_at: string;
  here_visit_id: string | null;
}

/** A booking that is still ahead. */
export interface FoundBooking {
  appointment_id: string;
  number: string;
  vehicle_id: string;
  plate: Plate;
  job: Words | null;
  slot_at: string;
  customer_name: string;
  /** who booked from the web; empty for who may not see telephone numbers */
  contact: string;
}

/** A fault report of the knowledge base. */
export interface FoundFault {
  report_id: string;
  title: string;
  symptom: string;
  plate: Plate | null;
  step: "recorded" | "cause_found" | "repaired" | "verified" | "closed";
}

/** `GET /api/search?q=…`: what has every word that is sought, at most six of each kind. */
export interface Found {
  /** the shop's, IANA */
  zone: string;
  cars: Array<FoundCar>;
  customers: Array<FoundCustomer>;
  orders: Array<FoundOrder>;
  bookings: Array<FoundBooking>;
  faults: Array<FoundFault>;
}
