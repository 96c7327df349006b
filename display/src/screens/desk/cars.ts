import type { DeskBooking, FloorCar, ReceptionRecord } from "../../shared/contract/boards";
import { STATUS_ORDER, type Status } from "../../shared/shapes/StatusShape.svelte";
import { marginOf, marginStatus } from "./margin";

export type Whose = "mine" | "all";

const SEPARATORS = /[\s·•.-]/g;

function searchable(text: string): string {
  return text.replace(SEPARATORS, "").toLocaleLowerCase();
}

/** Whether every word that was typed occurs in one of the texts; nothing typed matches everything. */
export function matches(typed: string, texts: readonly string[]): boolean {
  const found = texts.map(searchable);
  return typed
    .trim()
    .split(/\s+/)
    .map(searchable)
    .every((word) => found.some((text) => text.includes(word)));
}

/** Name of the customer by plate: from today's bookings, and from the receptions of the cars that are here. */
export function customerNames(
  bookings: readonly DeskBooking[],
  cars: readonly FloorCar[],
  records: readonly ReceptionRecord[],
): ReadonlyMap<string, string> {
  const plates = new Map(cars.map((car) => [car.order_id, car.plate.text]));
  const told = records.filter((record) => record.owner_name !== "" && plates.has(record.order_id));
  return new Map([
    ...bookings.map((booking) => [booking.plate.text, booking.customer_name] as const),
    ...told.map((record) => [plates.get(record.order_id)!, record.owner_name] as const),
  ]);
}

export function textsOf(car: FloorCar, customer: string | undefined): string[] {
  const { brand, series, job } = car;
  const shown = [brand, series, job, ...(car.advisor ? [car.advisor] : [])].flatMap((words) => [words.zh, words.en]);
  return [car.plate.text, car.order_number, customer ?? "", ...shown];
}

/** A car that nobody has taken on yet is everybody's. */
export function isMine(car: FloorCar, staffId: string | undefined): boolean {
  return car.advisor_id === null || car.advisor_id === staffId;
}

/** Whose cars a desk begins with: an advisor's own, unless all that are here are a colleague's. */
export function whoseFirst(isAdvisor: boolean, counts: Readonly<Record<Whose, number>>): Whose {
  return isAdvisor && (counts.mine > 0 || counts.all === 0) ? "mine" : "all";
}

/** How many cars there are in each state, worst first; states without a car are left out. */
export function countByStatus(cars: readonly FloorCar[], now: number): Array<[Status, number]> {
  const counts = new Map<Status, number>();
  for (const car of cars) {
    const status = marginStatus(marginOf(car, now));
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return STATUS_ORDER.flatMap((status) => (counts.has(status) ? [[status, counts.get(status)!] as [Status, number]] : []));
}
