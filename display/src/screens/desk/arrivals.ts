import type { Arrival, DeskBooking, RunningTimer } from "../../shared/contract/boards";
import { timerFor } from "../../shared/floor/timers";
import { serviceClock } from "../../shared/service_clock.svelte";

/** Whether the car is, or most likely is, one that was booked. */
function isBooked(arrival: Arrival): boolean {
  return Boolean(arrival.candidates[0]?.appointment_id);
}

/** Arrivals that somebody must still greet or name: booked cars first, of each kind the newest first. */
export function waitingArrivals(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals
    .filter((arrival) => !arrival.received)
    .sort(
      (left, right) =>
        Number(isBooked(right)) - Number(isBooked(left)) || Date.parse(right.seen_at) - Date.parse(left.seen_at),
    );
}

/** The one in the greeting block: the one that was chosen, while it waits, else the first. */
export function arrivalToGreet(waiting: readonly Arrival[], chosen: string | null): Arrival | undefined {
  return waiting.find((arrival) => arrival.sighting_id === chosen) ?? waiting[0];
}

/** Seconds since the car was seen, in shop time. */
export function greetSeconds(arrival: Arrival, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(arrival.seen_at)) / 1_000));
}

/** `0:11`; from an hour on `72:05` says more than hours would. */
export function greetClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Seconds in which an idle advisor and in which anybody is to greet; Infinity: nobody is asked to. */
export interface GreetLimits {
  readonly idle: number;
  readonly anybody: number;
}

const lasting = (timer: RunningTimer | undefined): number =>
  timer ? (Date.parse(timer.due_at) - Date.parse(timer.starts_at)) / 1_000 : Infinity;

/** What the service clock runs for the arrival; for a car that nobody has named yet, what its rules say. */
export function greetLimits({ visit_id: visit }: Arrival, timers: readonly RunningTimer[]): GreetLimits {
  if (visit === null) return { idle: serviceClock.seconds("greet_idle"), anybody: serviceClock.seconds("greet") };
  return { idle: lasting(timerFor(timers, "greet_idle", visit)), anybody: lasting(timerFor(timers, "greet", visit)) };
}

export type GreetPace = "good" | "slow" | "overdue";

/** Within the time of an idle advisor, within that of anybody, or later. */
export function greetPace(seconds: number, { idle, anybody }: GreetLimits): GreetPace {
  if (seconds > anybody) return "overdue";
  return seconds > idle ? "slow" : "good";
}

/** Today's bookings by their time; who has come, and who was to. */
function bookingsByTime(bookings: readonly DeskBooking[]): DeskBooking[] {
  return bookings
    .filter((booking) => booking.state !== "cancelled")
    .sort((left, right) => Date.parse(left.slot_at) - Date.parse(right.slot_at));
}

export function arrivedCount(bookings: readonly DeskBooking[]): number {
  return bookings.filter((booking) => booking.state === "arrived" || booking.state === "in_service").length;
}

const BOOKING_ORDER: ReadonlyArray<DeskBooking["state"]> = ["arrived", "expected", "no_show", "in_service"];

/** Who waits first, then who is to come, then those who did not, then those who are taken care of. */
export function bookingsInTurn(bookings: readonly DeskBooking[]): DeskBooking[] {
  return bookingsByTime(bookings).sort(
    (left, right) => BOOKING_ORDER.indexOf(left.state) - BOOKING_ORDER.indexOf(right.state),
  );
}
