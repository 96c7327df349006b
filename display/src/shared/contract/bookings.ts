// Written by display/write_types.py. Change the Python and run it again.

import type { PlateColour, Words } from "./boards";

/** The query of `GET /api/slots`. */
export interface SlotsWanted {
  minutes: number;
  flow?: string;
  bay_kind?: string | null;
  team?: string;
  technician_id?: string | null;
  most?: number;
}

/** A time at which there is room. */
export interface OfferedSlot {
  slot_at: string;
  /** by the standard time, while the shop is open */
  ends_at: string;
  /** places of that kind where the time is fullest, without this booking */
  free: number;
  of: number;
  /** hours at which everybody comes, or much is booked */
  peak: boolean;
  /** not a peak, on a half of the day that has one */
  avoids_peak: boolean;
}

/** `GET /api/slots`: times for some work, best first. */
export interface SlotOffers {
  bay_kind: string;
  /** that have places of this kind of their own; most shops have none */
  teams: Array<string>;
  slots: Array<OfferedSlot>;
}

/** `GET /api/appointments/known-car`: what is on record of a car by its plate, and its owner. */
export interface KnownCar {
  colour: PlateColour;
  brand: Words;
  series: Words;
  vehicle_colour: Words;
  customer_name: string;
  customer_phone: string;
}

/** Something that a customer is to be told. */
export interface WaitingMessage {
  message_id: string;
  kind: string;
  due_at: string;
  /** its time has come */
  due: boolean;
  customer_name: string;
  customer_phone: string;
  plate: string;
  /** in the customer's language */
  text: string;
}

/** `GET /api/messages`: what waits to be told, the earliest first. */
export interface WaitingMessages {
  /** the shop's, for the times */
  zone: string;
  messages: Array<WaitingMessage>;
}

/** A part that a booking takes. */
export interface ShelfPart {
  part_id: string;
  number: string;
  brand: string;
  name: Words;
  quantity_thousandths: number;
  /** its arrival, where it is not in stock */
  expected_at: string | null;
  shelved: boolean;
}

/** A booking with its parts. Whose car it is the parts keeper need not know. */
export interface ShelfBooking {
  appointment_id: string;
  number: string;
  slot_at: string;
  plate: string;
  job: Words;
  parts: Array<ShelfPart>;
}

/** `GET /api/shelf`: the bookings of today and of the next open day that take parts. */
export interface Shelf {
  zone: string;
  bookings: Array<ShelfBooking>;
}
