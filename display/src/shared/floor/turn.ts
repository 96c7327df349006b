import type { FloorCar } from "../contract/boards";

type Order = (one: FloorCar, other: FloorCar) => number;

/** Booked customers before those who came without a booking. */
export const bookedFirst: Order = (one, other) => Number(other.booked) - Number(one.booked);

/** By the promised time; a car without a promise comes last. */
export const byPromise: Order = (one, other) => {
  const end = ({ window }: FloorCar) => (window ? Date.parse(window.to_at) : Number.MAX_SAFE_INTEGER);
  return end(one) - end(other);
};

/**
 * Whose turn it is, in every list from which people take the next car: whoever booked; of each kind the earliest
 * promise; of the same promise who waits in the shop, then who came first.
 */
export const inTurn: Order = (one, other) =>
  bookedFirst(one, other) ||
  byPromise(one, other) ||
  Number(other.waits_here) - Number(one.waits_here) ||
  Date.parse(one.arrived_at) - Date.parse(other.arrived_at);
