import type { Found } from "../contract/search";
import { modelName } from "../model_name";
import type { WordingKey } from "../wording_keys";

/** The groups, in the order in which they are shown. */
export type HitKind = "cars" | "customers" | "orders" | "bookings" | "faults";

/** One thing that was found: where it leads, and the texts of its row. */
export interface Hit {
  readonly kind: HitKind;
  readonly key: string;
  readonly path: string;
  readonly title: string;
  readonly detail: string;
  /** When it was or will be: an instant, said in the shop's zone. */
  readonly at: string | null;
  /** What to say of that instant. */
  readonly when: WordingKey;
  /** Of a car that is on the premises. */
  readonly visitId: string | null;
}

type Of = (words: { zh: string; en: string }) => string;

const joined = (...texts: (string | null | undefined)[]): string => texts.filter(Boolean).join(" · ");
const carPath = (vehicleId: string): string => `/records/vehicles/${encodeURIComponent(vehicleId)}`;

/** Where a visit is looked at: on the desk while the car is here, for whoever has one. */
function visitPath(visitId: string | null, vehicleId: string, desk: boolean): string {
  return visitId !== null && desk ? `/desk?car=${encodeURIComponent(visitId)}` : carPath(vehicleId);
}

/** Where a booking is looked at: among those of today and the next day, else with its car. */
function bookingPath(appointmentId: string, vehicleId: string, desk: boolean): string {
  if (!desk) return carPath(vehicleId);
  return `/desk/bookings?booking=${encodeURIComponent(appointmentId)}&car=${encodeURIComponent(vehicleId)}`;
}

/** All that was found as rows, group by group. `desk`: whether this person has a desk. */
export function hitsOf(found: Found, of: Of, desk: boolean): Hit[] {
  return [
    ...found.cars.map((car): Hit => ({
      kind: "cars",
      key: car.vehicle_id,
      path: visitPath(car.here_visit_id, car.vehicle_id, desk),
      title: car.plate.text,
      detail: joined(modelName(car), car.owner_name, car.vin),
      at: car.last_arrived_at,
      when: car.here_visit_id === null ? "search.last" : "search.here",
      visitId: car.here_visit_id,
    })),
    ...found.customers.map((customer): Hit => ({
      kind: "customers",
      key: customer.customer_id,
      path: `/records/customers/${encodeURIComponent(customer.customer_id)}`,
      title: customer.name,
      detail: joined(customer.phone, customer.plates.map((plate) => plate.text).join(" ")),
      at: null,
      when: "search.last",
      visitId: null,
    })),
    ...found.orders.map((order): Hit => ({
      kind: "orders",
      key: order.order_id,
      path:
        order.here_visit_id !== null && desk
          ? visitPath(order.here_visit_id, order.vehicle_id, desk)
          : `${carPath(order.vehicle_id)}?order=${encodeURIComponent(order.order_id)}`,
      title: order.number,
      detail: joined(order.plate.text, order.job ? of(order.job) : ""),
      at: order.arrived_at,
      when: order.here_visit_id === null ? "search.on" : "search.here",
      visitId: order.here_visit_id,
    })),
    ...found.bookings.map((booking): Hit => ({
      kind: "bookings",
      key: booking.appointment_id,
      path: bookingPath(booking.appointment_id, booking.vehicle_id, desk),
      title: booking.plate.text,
      detail: joined(booking.number, booking.contact || booking.customer_name, booking.job ? of(booking.job) : ""),
      at: booking.slot_at,
      when: "search.booked",
      visitId: null,
    })),
    ...found.faults.map((fault): Hit => ({
      kind: "faults",
      key: fault.report_id,
      path: `/knowledge?report=${encodeURIComponent(fault.report_id)}`,
      title: fault.title,
      detail: joined(fault.plate?.text, fault.symptom),
      at: null,
      when: "search.last",
      visitId: null,
    })),
  ];
}

/** The row after or before the chosen one, round at the ends; -1: none is chosen. */
export function stepped(chosen: number, by: number, count: number): number {
  if (count === 0) return -1;
  return chosen < 0 && by < 0 ? count - 1 : (chosen + by + count) % count;
}
