// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** `POST /api/booking-codes`: the code is told this once; the codes before it end a day later. */
export interface BookingCodeMade {
  code: string;
  expires_at: string;
}

/** `GET /api/booking-codes`: until when a code opens the page; null: none does. */
export interface BookingCodeState {
  open_until: string | null;
}

/** Something that can be chosen, in plain words. `price_minor` is what the catalogue asks for it, tax included; null: the car must be looked at first. */
export interface WorkOffered {
  key: string;
  name: Words;
  minutes: number;
  price_minor: number | null;
}

/** `GET /api/public-booking/{code}`: the shop, and what can be booked there. */
export interface PublicShop {
  name: Words;
  zone: string;
  works: Array<WorkOffered>;
}

/** A time that is free. How much else is booked is nobody's business. */
export interface PublicSlot {
  slot_at: string;
  reason: "soonest" | "off_peak" | "quiet" | "busy";
}

/** `GET /api/public-booking/{code}/slots`: times for some work. */
export interface PublicSlots {
  slots: Array<PublicSlot>;
}

/** `POST /api/public-booking/{code}`: what a customer leaves. */
export interface WebBooking {
  work: string;
  note?: string;
  plate: string;
  customer_name: string;
  customer_phone: string;
  slot_at: string;
}

/** The customer's booking, by its number. */
export interface WebBooked {
  number: string;
  slot_at: string;
}
