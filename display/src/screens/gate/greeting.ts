import type { GateBooking, Greeting } from "../../shared/contract/boards";
import { pagesOf } from "../../shared/paging";

/** How long a greeting stays on the glass. */
export const HOLD_MS = 7_000;
export const BOOKINGS_A_PAGE = 7;

/** Whether a greeting of this age in real ms is still to be shown; a screen that starts late shows none. */
export function isHeld(ageMs: number): boolean {
  return ageMs < HOLD_MS;
}

/** Whether a greeting is that of the car on the glass, now known by its plate: the same one, read better. */
export function isReadBetter(shown: Greeting | null, now: Greeting): boolean {
  return shown?.greeting_id === now.greeting_id && shown.outcome === "neutral" && now.outcome === "welcome";
}

/** Today's bookings by time, then by plate, so that a line keeps its place. */
export function bookingsByTime(bookings: ReadonlyArray<[string, GateBooking]>): Array<[string, GateBooking]> {
  return bookings
    .filter(([, booking]) => booking.state !== "cancelled")
    .sort(
      ([, one], [, other]) =>
        one.slot_at.localeCompare(other.slot_at) || one.plate.text.localeCompare(other.plate.text),
    );
}

/** Pages of the welcome list. Cars long received make room: the list begins two lines before the first to come. */
export function listPages(bookings: ReadonlyArray<[string, GateBooking]>): Array<Array<[string, GateBooking]>> {
  const sorted = bookingsByTime(bookings);
  const next = sorted.findIndex(([, booking]) => booking.state === "expected" || booking.state === "arrived");
  const begin = next < 0 ? Math.max(0, sorted.length - BOOKINGS_A_PAGE) : Math.max(0, next - 2);
  return pagesOf(sorted.length <= BOOKINGS_A_PAGE ? sorted : sorted.slice(begin), BOOKINGS_A_PAGE);
}

/** Whether this line's car is the one that was greeted last and is being received now. */
export function isBeingReceived(booking: GateBooking, greeting: Greeting | undefined): boolean {
  return booking.state === "arrived" && greeting?.plate?.text === booking.plate.text;
}
